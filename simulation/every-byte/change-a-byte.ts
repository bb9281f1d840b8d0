/** Both readers must refuse a sealed medium with one changed byte. The image is always the same; the new value comes from the seed. */
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8 } from '#election/bytes.ts'
import { disagreement, type Grounds, readWithBoth } from './both-readers.ts'

/** The fault of the readers, or null. Leaves the image as it was. */
export async function changeByte(
  image: Buffer,
  offset: number,
  flip: number,
  grounds: Grounds,
): Promise<string | null> {
  const before = image.readUInt8(offset)
  image.writeUInt8(before ^ flip, offset)
  try {
    const readings = await readWithBoth(image, grounds)
    const place = `offset ${offset}, ${before} changed to ${before ^ flip}`
    if (readings.verify.problem === null) return `${place}: verify accepts it`
    if (readings.tally.type === 'sealed') return `${place}: the tally accepts it`
    const different = disagreement(readings)
    return different === null ? null : `${place}: ${different}`
  } finally {
    image.writeUInt8(before, offset)
  }
}

/** The values that are xored onto each byte of a block: 1…255. */
export function flipsOf(round: number, block: number, bytes: number): readonly number[] {
  const flips: number[] = []
  for (let part = 0; flips.length < bytes; part++) {
    const drawn = sha256(utf8(`every byte\0${round}\0${block}\0${part}`))
    // 1 + a byte modulo 255: 1 comes twice as often as the rest, 0 never.
    flips.push(...[...drawn].map((byte) => 1 + (byte % 255)))
  }
  return flips.slice(0, bytes)
}
