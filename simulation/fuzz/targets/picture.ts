/** A scanner's bytes of a medium that was carried by picture: one code, and the medium that many of them make. */
import { sha256 } from '@noble/hashes/sha2.js'
import { PAGE_BYTES } from '#election/ballot-box/layout.ts'
import { concat, utf8 } from '#election/bytes.ts'
import { parseChoicePicture, strippedPicture } from '#election/definition/choice-picture.ts'
import { type CarriedMedium, encodeCarried, parseCarried } from '#election/picture/carried-medium.ts'
import { codesOf, encodeCode, PART_BYTES, parseCode } from '#election/picture/code.ts'
import { parsePictureSize } from '#hardware/scans/picture-size.ts'
import { planOfBridge } from '#simulation/rooms/choice-pictures.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { spoilt } from '../mutate.ts'
import { reads } from '../target.ts'

const randomness = seededRandomness('fuzz picture')
const CHECK_BYTES = 8

function pageOf(...pieces: readonly (readonly [offset: number, length: number])[]): Uint8Array {
  const page = new Uint8Array(PAGE_BYTES)
  for (const [offset, length] of pieces) page.set(randomness.bytes(length), offset)
  return page
}

const medium: CarriedMedium = {
  pages: 176,
  used: new Map([
    [0, pageOf([0, 184], [4032, 64])],
    [16, pageOf([0, PAGE_BYTES])],
    [50, pageOf([0, 544])],
    [83, pageOf([0, 64])],
    [160, pageOf([0, 4], [16, 8], [4090, 6])],
  ]),
}
const carried = encodeCarried(medium)
const codes = codesOf({ station: 2, pair: 1, role: 'duplicate' }, carried).map(encodeCode)

export const code = reads('picture code', {
  make: (random) => spoilt(random, codes, { most: PART_BYTES + 60 }),
  mend(given) {
    const said = given.slice(0, Math.max(0, given.length - CHECK_BYTES))
    return concat(said, sha256(concat(utf8('ippyo picture code 1'), said)).subarray(0, CHECK_BYTES))
  },
  read: parseCode,
  form: encodeCode,
})

export const wholeMedium = reads('carried medium', {
  make: (random) => spoilt(random, [carried], { most: carried.length + 20 }),
  read: parseCarried,
  form: encodeCarried,
})

const PNG = Uint8Array.from(Buffer.from('89504e470d0a1a0a0000000d4948445200000d8000001320080000000000000000', 'hex'))
/** A segment of five bytes, then the frame. */
const JPEG = Uint8Array.from(Buffer.from('ffd8ffe00005abababffc0000b0813200d8001011100', 'hex'))

/** The size of any picture by its own claim: above zero, or no picture. */
export const size = reads('size of a picture', {
  make: (random) => spoilt(random, [PNG, JPEG], { most: 80 }),
  read: parsePictureSize,
  holds: (read) => read.width > 0 && read.height > 0,
})

const PLAN = planOfBridge(150, 220, 200)
/** Tables, a frame, a scan of a few bytes with a restart, and the end. */
const SCANNED = Uint8Array.from(
  Buffer.from(
    'ffd8 ffdb000443aa ffc0000b0800c800f001011100 ffc40004aaaa ffda0008010100003f00 12ff0034ffd056 ffd9'.replaceAll(
      ' ',
      '',
    ),
    'hex',
  ),
)

/** The bytes that the import leaves of a file are the one form, and says the same of itself. */
export const choicePicture = reads('picture of a choice', {
  make: (random) => spoilt(random, [PLAN, SCANNED], { most: 6000 }),
  read: strippedPicture,
  holds: ({ bytes, width, height, type }) => {
    const again = parseChoicePicture(bytes)
    return again?.width === width && again.height === height && again.type === type
  },
})

export const signedPicture = reads('signed picture of a choice', {
  make: (random) => spoilt(random, [PLAN, SCANNED], { most: 6000 }),
  read: parseChoicePicture,
  holds: ({ width, height }) => Math.min(width, height) >= 200 && Math.max(width, height) <= 1600,
})
