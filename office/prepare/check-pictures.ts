/**
 * Unpacks the pictures of choices once, here, so that no machine is the first to do it: the import has seen that each is of the plain form and not larger than
 * it may be. A PNG is unpacked by zlib into exactly as many bytes as it says; a JPEG in the memory of the finder of codes, from which nothing comes back.
 */
import { inflateSync } from 'node:zlib'
import { concat, readUint } from '#election/bytes.ts'
import type { PictureRead } from '#election/definition/import/read-explained.ts'
import { codesOnPicture } from '#hardware/scans/codes-on-picture.ts'

/** @returns those that cannot be drawn whole */
export async function tornPictures(pictures: readonly PictureRead[]): Promise<readonly PictureRead[]> {
  const torn: PictureRead[] = []
  for (const picture of pictures) if (!(await isWhole(picture))) torn.push(picture)
  return torn
}

async function isWhole({ path, bytes }: PictureRead): Promise<boolean> {
  return path.endsWith('.png') ? isWholePng(bytes) : (await codesOnPicture(bytes)) !== null
}

const HEAD = 16
/** Samples of a dot, by the kind of colour; others do not exist. */
const SAMPLES: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }
/** The passes of Adam7: first column and row, and the steps from one to the next. */
const PASSES = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const
const WHOLE = [[0, 0, 1, 1]] as const
const FILTERS = 5

function isWholePng(bytes: Uint8Array): boolean {
  const [width, height] = [readUint(bytes, HEAD, 4), readUint(bytes, HEAD + 4, 4)]
  const [depth = 0, colour = 0, packed, filter, interlaced] = bytes.subarray(HEAD + 8, HEAD + 13)
  const samples = SAMPLES[colour]
  if (samples === undefined || ![1, 2, 4, 8, 16].includes(depth) || packed !== 0 || filter !== 0) return false
  const rows = (interlaced === 1 ? PASSES : WHOLE).flatMap(([x, y, right, down]) => {
    const [columns, lines] = [Math.ceil((width - x) / right), Math.ceil((height - y) / down)]
    return columns <= 0 || lines <= 0
      ? []
      : Array.from({ length: lines }, () => 1 + Math.ceil((columns * samples * depth) / 8))
  })
  const expected = rows.reduce((sum, row) => sum + row, 0)
  const unpacked = inflated(packedIn(bytes), expected)
  if (unpacked === null || unpacked.length !== expected) return false
  let at = 0
  return rows.every((row) => {
    const isFilter = (unpacked[at] ?? FILTERS) < FILTERS
    at += row
    return isFilter
  })
}

function packedIn(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = []
  for (let at = 8; at + 12 <= bytes.length; at += 12 + readUint(bytes, at, 4)) {
    if (String.fromCharCode(...bytes.subarray(at + 4, at + 8)) === 'IDAT') {
      parts.push(bytes.subarray(at + 8, at + 8 + readUint(bytes, at, 4)))
    }
  }
  return concat(...parts)
}

/** Null: it is no stream of zlib, is torn off, or holds more than the picture says: a small file could fill the memory. */
function inflated(packed: Uint8Array, most: number): Uint8Array | null {
  try {
    return inflateSync(packed, { maxOutputLength: most })
  } catch {
    return null
  }
}
