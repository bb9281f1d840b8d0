/** candidate-list.md §2, `explained`: words and picture of each choice of a question; and the one form that a picture has. */
import type { ListedFile } from './body.ts'
import type { JsonObject } from './canonical.ts'
import { distinct, HEX_32, Malformed, object, objects, oneOf, only, text, whole, words } from './fields.ts'

export interface ListedPicture extends ListedFile {
  readonly type: 'png' | 'jpg'
  readonly width: number
  readonly height: number
}

const BYTES_MAX = 512 * 1024
const [SIDE_LEAST, SIDE_MOST] = [200, 1600]

/** @param numbers of the choices, in their order */
export function picturesIn(entry: JsonObject, numbers: readonly number[]): readonly ListedPicture[] {
  const explained = objects(entry, 'explained', numbers.length, numbers.length)
  const pictures = explained.flatMap((each, at): readonly ListedPicture[] => {
    only(each, ['number', 'picture', 'text', 'textEn', 'textKana'])
    if (each.number !== numbers[at]) throw new Malformed('explained.number')
    words(each, 'text', 1, 400)
    return each.picture === null ? [] : [pictureOf(object(each, 'picture'))]
  })
  for (const name of ['textKana', 'textEn']) {
    const said = explained.filter((each) => words(each, name, 0, 400) !== '').length
    if (said !== 0 && said !== explained.length) throw new Malformed(`explained.${name}`)
  }
  if (pictures.length !== 0 && pictures.length !== explained.length) throw new Malformed('explained.picture')
  if (new Set(pictures.map(({ width, height }) => `${width} ${height}`)).size > 1)
    throw new Malformed('explained.picture')
  distinct(
    pictures.map(({ sha256 }) => sha256),
    'explained.picture',
  )
  return pictures
}

function pictureOf(each: JsonObject): ListedPicture {
  only(each, ['bytes', 'height', 'sha256', 'type', 'width'])
  const type = oneOf(each, 'type', ['png', 'jpg'])
  const [width, height] = [whole(each, 'width', SIDE_LEAST, SIDE_MOST), whole(each, 'height', SIDE_LEAST, SIDE_MOST)]
  if (Math.max(width, height) > 2 * Math.min(width, height)) throw new Malformed('picture')
  const sha256 = text(each, 'sha256', HEX_32)
  const path = `choices/${sha256.slice(0, 32)}.${type}`
  return { type, width, height, path, bytes: whole(each, 'bytes', 1, BYTES_MAX), sha256 }
}

/** A picture of the size that the list says, with nothing beside it. */
export function isPictureOf({ type, width, height }: ListedPicture, bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const size = type === 'png' ? pngSize(view) : jpegSize(view)
  return size?.width === width && size.height === height
}

type Size = { readonly width: number; readonly height: number } | null

const PNG_WORDS = [0x89504e47, 0x0d0a1a0a]

function pngSize(view: DataView): Size {
  if (view.byteLength < 57 || PNG_WORDS.some((word, at) => view.getUint32(4 * at) !== word)) return null
  const names: string[] = []
  let at = 8
  while (at < view.byteLength) {
    if (at + 12 > view.byteLength) return null
    const length = view.getUint32(at)
    if (at + 12 + length > view.byteLength) return null
    if (view.getUint32(at + 8 + length) !== crcOf(view, at + 4, at + 8 + length)) return null
    names.push(String.fromCharCode(...[4, 5, 6, 7].map((place) => view.getUint8(at + place))))
    if (names.length === 1 && length !== 13) return null
    if (names.at(-1) === 'IEND' && length !== 0) return null
    at += 12 + length
  }
  if (!/^IHDR,(?:PLTE,)?(?:tRNS,)?(?:IDAT,)+IEND$/.test(names.join())) return null
  return { width: view.getUint32(16), height: view.getUint32(20) }
}

function crcOf(view: DataView, from: number, to: number): number {
  let rest = 0xffffffff
  for (let at = from; at < to; at++) {
    rest ^= view.getUint8(at)
    for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1
  }
  return ~rest >>> 0
}

/** Markers: start, then tables, one frame and its scans, then the end, which is the last byte. */
function jpegSize(view: DataView): Size {
  const end = view.byteLength
  if (end < 4 || view.getUint16(0) !== 0xffd8 || view.getUint16(end - 2) !== 0xffd9) return null
  let [size, scans]: [Size, number] = [null, 0]
  let at = 2
  while (at < end - 2) {
    const marker = at + 4 <= end ? view.getUint16(at) : 0
    const length = at + 4 <= end ? view.getUint16(at + 2) : 0
    if (length < 2 || at + 2 + length > end) return null
    if (marker >= 0xffc0 && marker <= 0xffc2) {
      if (size !== null || length < 8 || ![1, 3].includes(view.getUint8(at + 9))) return null
      size = { height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
    } else if (marker === 0xffda) {
      if (size === null) return null
      scans++
    } else if (marker === 0xffee) {
      // "Adobe": which colours the three are.
      if (length !== 14 || view.getUint32(at + 4) !== 0x41646f62 || view.getUint8(at + 8) !== 0x65) return null
    } else if (![0xffc4, 0xffdb, 0xffdd].includes(marker)) return null
    at += 2 + length
    if (marker === 0xffda) {
      const next = afterScan(view, at)
      if (next === null) return null
      at = next
    }
  }
  return at === end - 2 && scans > 0 ? size : null
}

function afterScan(view: DataView, from: number): number | null {
  for (let at = from; at + 1 < view.byteLength; at++) {
    if (view.getUint8(at) !== 0xff) continue
    const next = view.getUint8(at + 1)
    if (next !== 0 && (next < 0xd0 || next > 0xd7)) return at
    at++
  }
  return null
}
