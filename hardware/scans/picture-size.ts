/**
 * How large a picture says it is, before anything unpacks it: a file of some kilobytes may claim a wall of dots. PNG and JPEG, read
 * strictly; what is not of their plainest form is no picture here.
 */
import { readUint } from '#election/bytes.ts'

export interface PictureSize {
  readonly width: number
  readonly height: number
}

const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52)
const PNG_SIZE_END = 24
const JPEG = Uint8Array.of(0xff, 0xd8)
/** Baseline, extended and progressive: what the finder of codes unpacks. */
const FRAMES = [0xc0, 0xc1, 0xc2]
const FRAME_BYTES = 9
/** Image data begins: a frame would have come before it. */
const SCAN = 0xda
const END = 0xd9

/** Null: neither a PNG nor a JPEG, or one without a size. */
export function parsePictureSize(bytes: Uint8Array): PictureSize | null {
  const size = startsWith(bytes, PNG) ? sizeOfPng(bytes) : startsWith(bytes, JPEG) ? sizeOfJpeg(bytes) : null
  return size === null || size.width === 0 || size.height === 0 ? null : size
}

function sizeOfPng(bytes: Uint8Array): PictureSize | null {
  if (bytes.length < PNG_SIZE_END) return null
  return { width: readUint(bytes, 16, 4), height: readUint(bytes, 20, 4) }
}

/** Segments follow one another without a gap: marker, length, contents. */
function sizeOfJpeg(bytes: Uint8Array): PictureSize | null {
  for (let at = JPEG.length; at + FRAME_BYTES <= bytes.length; ) {
    const marker = bytes[at + 1] as number
    if (bytes[at] !== 0xff || marker === SCAN || marker === END) return null
    if (FRAMES.includes(marker)) return { height: readUint(bytes, at + 5, 2), width: readUint(bytes, at + 7, 2) }
    const length = readUint(bytes, at + 2, 2)
    if (length < 2) return null
    at += 2 + length
  }
  return null
}

function startsWith(bytes: Uint8Array, head: Uint8Array): boolean {
  return head.every((byte, i) => bytes[i] === byte)
}
