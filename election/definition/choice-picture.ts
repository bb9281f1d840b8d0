/**
 * The picture of a choice (住民投票), PNG or JPEG, with nothing in it but the picture: no place or hour of a photograph, no words, no colour profile, nothing
 * after its end. The office's import strips a file to this form; every reader takes this form alone (docs/formats/candidate-list.md §2). Any other file is
 * never unpacked. Pure.
 */
import { concat, readUint } from '#election/bytes.ts'
import { err, ok, type Result } from '#election/result.ts'

export const PICTURE_TYPES = ['png', 'jpg'] as const
export type PictureType = (typeof PICTURE_TYPES)[number]

export interface PictureFound {
  readonly type: PictureType
  readonly width: number
  readonly height: number
}

/** `no-picture`: neither PNG nor JPEG, torn off, or of a kind that browsers draw differently. `picture-turned`: only a mark in it turns it upright. */
export type PictureFault = 'no-picture' | 'picture-turned' | 'picture-size' | 'picture-bytes'

export const PICTURE_BYTES_MAX = 512 * 1024
/** On each side. Fewer cannot be seen on the glass; more would be a wall of dots that a small file claims. */
export const PICTURE_SIDE = { min: 200, max: 1600 } as const
/** The longer side over the shorter one. */
const PICTURE_RATIO_MAX = 2

const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)
const JPEG = Uint8Array.of(0xff, 0xd8)
const PNG_HEAD_BYTES = 13
/** Those that are the picture; each other chunk of a PNG is words, hours, profiles, or an animation. */
const PNG_KEPT = ['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND']

/** Baseline, extended and progressive. */
const FRAMES = [0xc0, 0xc1, 0xc2]
/** Tables: Huffman, quantisation, restart interval. */
const TABLES = [0xc4, 0xdb, 0xdd]
const [SCAN, END, COMMENT, ADOBE, EXIF] = [0xda, 0xd9, 0xfe, 0xee, 0xe1]
/** "Exif", 0, 0. */
const EXIF_HEAD = Uint8Array.of(0x45, 0x78, 0x69, 0x66, 0, 0)
/** Whether three colours are YCbCr: without it some pictures would be green. It says nothing else. */
const ADOBE_BYTES = 14

const LITTLE_ENDIAN = Uint8Array.of(0x49, 0x49, 42, 0)
const BIG_ENDIAN = Uint8Array.of(0x4d, 0x4d, 0, 42)
const ORIENTATION = 0x0112

export interface Stripped extends PictureFound {
  readonly bytes: Uint8Array
}

/** `isTurned`: what was taken out would have turned or mirrored it, as a telephone marks its photographs. Without the mark it lies on its side. */
type Found = Stripped & { readonly isTurned: boolean }

/** For the import. */
export function strippedPicture(file: Uint8Array): Result<Stripped, { readonly type: PictureFault }> {
  const found = startsWith(file, PNG) ? strippedPng(file) : startsWith(file, JPEG) ? strippedJpeg(file) : null
  if (found === null) return err({ type: 'no-picture' })
  if (found.isTurned) return err({ type: 'picture-turned' })
  if (!isFit(found)) return err({ type: 'picture-size' })
  const { isTurned: _, ...stripped } = found
  return stripped.bytes.length <= PICTURE_BYTES_MAX ? ok(stripped) : err({ type: 'picture-bytes' })
}

/** Null: not of the one form. */
export function parseChoicePicture(bytes: Uint8Array): PictureFound | null {
  if (bytes.length > PICTURE_BYTES_MAX) return null
  const found = strippedPicture(bytes)
  if (!found.ok || found.value.bytes.length !== bytes.length) return null
  const { type, width, height } = found.value
  return { type, width, height }
}

export function isFit({ width, height }: Pick<PictureFound, 'width' | 'height'>): boolean {
  const [shorter, longer] = [Math.min(width, height), Math.max(width, height)]
  return shorter >= PICTURE_SIDE.min && longer <= PICTURE_SIDE.max && longer <= shorter * PICTURE_RATIO_MAX
}

function strippedPng(file: Uint8Array): Found | null {
  let isTurned = false
  const kept: Uint8Array[] = [PNG]
  const names: string[] = []
  for (let at = PNG.length; at + 12 <= file.length; ) {
    const length = readUint(file, at, 4)
    const end = at + 12 + length
    if (end > file.length) return null
    const name = String.fromCharCode(...file.subarray(at + 4, at + 8))
    if (!/^[A-Za-z]{4}$/.test(name) || readUint(file, end - 4, 4) !== crc32(file.subarray(at + 4, end - 4))) return null
    const isKept = PNG_KEPT.includes(name)
    // A reader must know a chunk with a capital: who does not, cannot draw the picture.
    if (!isKept && /^[A-Z]/.test(name)) return null
    if (name === 'eXIf') isTurned ||= isTurning(file.subarray(at + 8, end - 4))
    if (isKept) {
      kept.push(file.subarray(at, end))
      names.push(name)
    }
    at = end
    if (name === 'IEND') break
  }
  const order = /^IHDR (?:PLTE )?(?:tRNS )?(?:IDAT )+IEND$/
  const [, head] = kept
  if (!order.test(names.join(' ')) || head?.length !== 12 + PNG_HEAD_BYTES || kept.at(-1)?.length !== 12) return null
  return { type: 'png', width: readUint(head, 8, 4), height: readUint(head, 12, 4), bytes: concat(...kept), isTurned }
}

/** Segments follow one another: marker, length, contents; after the head of a scan its coded dots, up to the next marker. */
function strippedJpeg(file: Uint8Array): Found | null {
  let isTurned = false
  const kept: Uint8Array[] = [JPEG]
  let size: { readonly width: number; readonly height: number } | null = null
  let scans = 0
  for (let at = JPEG.length; at + 2 <= file.length; ) {
    const marker = file[at + 1] as number
    if (file[at] !== 0xff) return null
    if (marker === END) {
      return size === null || scans === 0
        ? null
        : { type: 'jpg', ...size, bytes: concat(...kept, Uint8Array.of(0xff, END)), isTurned }
    }
    if (at + 4 > file.length) return null
    const length = readUint(file, at + 2, 2)
    const end = at + 2 + length
    if (length < 2 || end > file.length) return null
    const segment = file.subarray(at, end)
    const isFrame = FRAMES.includes(marker)
    if (isFrame) {
      // One frame of grey or of three colours: four are drawn differently by each browser.
      if (size !== null || length < 8 || ![1, 3].includes(segment[9] ?? 0)) return null
      size = { height: readUint(segment, 5, 2), width: readUint(segment, 7, 2) }
    }
    const isScan = marker === SCAN
    if (isScan && size === null) return null
    const next = isScan ? endOfScan(file, end) : end
    if (next === null) return null
    if (isScan) scans++
    if (marker === EXIF && startsWith(segment.subarray(4), EXIF_HEAD))
      isTurned ||= isTurning(segment.subarray(4 + EXIF_HEAD.length))
    if (isFrame || isScan || TABLES.includes(marker) || isAdobe(marker, segment)) kept.push(file.subarray(at, next))
    else if (!(marker >= 0xe0 && marker <= 0xef) && marker !== COMMENT) return null
    at = next
  }
  return null
}

function isAdobe(marker: number, segment: Uint8Array): boolean {
  return (
    marker === ADOBE && segment.length === ADOBE_BYTES + 2 && String.fromCharCode(...segment.subarray(4, 9)) === 'Adobe'
  )
}

/** Tag 0112 (Orientation) of TIFF 6.0, as Exif has it: 1 is upright, 2…8 are turned or mirrored, anything else says nothing. */
function isTurning(tiff: Uint8Array): boolean {
  const isLittle = startsWith(tiff, LITTLE_ENDIAN)
  if (!isLittle && !startsWith(tiff, BIG_ENDIAN)) return false
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.length)
  if (tiff.length < 8) return false
  const first = view.getUint32(4, isLittle)
  const count = first + 2 <= tiff.length ? view.getUint16(first, isLittle) : 0
  for (let at = first + 2; at + 12 <= Math.min(tiff.length, first + 2 + 12 * count); at += 12) {
    if (view.getUint16(at, isLittle) !== ORIENTATION) continue
    const value = view.getUint16(at + 8, isLittle)
    return value >= 2 && value <= 8
  }
  return false
}

/** The place of the next marker that is neither a stuffed byte nor a restart. Null: it is torn off. */
function endOfScan(file: Uint8Array, from: number): number | null {
  for (let at = from; at + 1 < file.length; at++) {
    if (file[at] !== 0xff) continue
    const after = file[at + 1] as number
    if (after === 0 || (after >= 0xd0 && after <= 0xd7)) at++
    else return at
  }
  return null
}

function startsWith(bytes: Uint8Array, head: Uint8Array): boolean {
  return head.every((byte, i) => bytes[i] === byte)
}

/** A remainder for each byte of a chunk; ISO 15948, annex D. */
const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1
  return crc
})

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) crc = (CRC_TABLE[(crc ^ byte) & 0xff] as number) ^ (crc >>> 8)
  return (crc ^ 0xffffffff) >>> 0
}
