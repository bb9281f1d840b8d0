/**
 * bundle.md §1: the files of a bundle in one plain ustar file, by their places in it. Links, extended headers and doubled paths are refused. Who makes
 * such a file by hand has each path with `./` before it, or with the folder.
 */
import { isOfTheComputer } from './layout.ts'

export interface TarEntry {
  readonly name: string
  readonly from: number
  readonly size: number
}

const BLOCK = 512
const FILES_MAX = 20_000

/** Null: no such file, or cut short. @param read bytes of the file */
export async function entriesOfTar(
  size: number,
  read: (from: number, to: number) => Promise<Uint8Array>,
): Promise<readonly TarEntry[] | null> {
  if (size % BLOCK !== 0) return null
  const entries = new Map<string, TarEntry>()
  let at = 0
  while (at < size && entries.size <= FILES_MAX) {
    const block = await read(at, at + BLOCK)
    if (block.length < BLOCK) return null
    if (block.every((byte) => byte === 0))
      return (await isZero(at, size, read)) ? inTheBundle([...entries.values()]) : null
    const header = headerOf(block)
    at += BLOCK
    if (header === null || at + header.size > size || entries.has(header.name)) return null
    if (!header.directory) entries.set(header.name, { name: header.name, from: at, size: header.size })
    const end = at + header.size
    at += Math.ceil(header.size / BLOCK) * BLOCK
    // Nothing is hidden between two files.
    if (!(await read(end, at)).every((byte) => byte === 0)) return null
  }
  return null
}

/** Without the folder that all of them are in, and without what a computer puts into a folder by itself, as in a folder. */
function inTheBundle(all: readonly TarEntry[]): readonly TarEntry[] {
  const ofNobody = ({ name }: TarEntry) => !isOfTheComputer(name)
  const entries = all.filter(ofNobody)
  const folder = /^[^/]+\//.exec(entries[0]?.name ?? '')?.[0] ?? ''
  const isIn =
    entries.every(({ name }) => name.startsWith(folder)) && entries.some(({ name }) => name === `${folder}${MANIFEST}`)
  const below = (entry: TarEntry) => ({ ...entry, name: entry.name.slice(folder.length) })
  return isIn ? entries.map(below).filter(ofNobody) : entries
}

const MANIFEST = 'manifest.json'

/** Two blocks of zeros at least, and nothing else up to the end. */
async function isZero(from: number, size: number, read: (from: number, to: number) => Promise<Uint8Array>) {
  if (size - from < 2 * BLOCK || size - from > MOST_ZEROS) return false
  return (await read(from, size)).every((byte) => byte === 0)
}

/** A writer of tapes fills up to 10 KiB; anything much longer is no end. */
const MOST_ZEROS = 1024 * 1024

function headerOf(
  block: Uint8Array,
): { readonly name: string; readonly size: number; readonly directory: boolean } | null {
  const text = (from: number, length: number) => textAt(block.subarray(from, from + length))
  const [type, size, sum] = [block[156], octalAt(block.subarray(124, 136)), octalAt(block.subarray(148, 156))]
  const path = text(0, 100)
  const name = path?.replace(/^\.\/(?=.)/, '') ?? null
  const spaced = block.reduce((all, byte, at) => all + (at >= 148 && at < 156 ? 0x20 : byte), 0)
  if (name === null || name === '' || size === null || sum !== spaced) return null
  // Linked name, prefix and the end are empty; a plain file is no device.
  const isPlain = [text(157, 100), text(345, 155), text(500, 12)].every((each) => each === '')
  const isDevice = block.subarray(329, 345).some((byte) => byte !== 0 && byte !== 0x20 && byte !== 0x30)
  if (text(257, 6) !== 'ustar' || text(263, 2) !== '00' || !isPlain || isDevice) return null
  const directory = type === 0x35
  if (!directory && type !== 0x30) return null
  return directory && size !== 0 ? null : { name, size, directory }
}

/** Letters up to the first zero byte, printable ones alone, and zeros after it. */
function textAt(field: Uint8Array): string | null {
  const end = field.indexOf(0)
  const letters = end < 0 ? field : field.subarray(0, end)
  const isFilled = field.subarray(letters.length).every((byte) => byte === 0)
  if (!isFilled || !letters.every((byte) => byte >= 0x20 && byte <= 0x7e)) return null
  return String.fromCharCode(...letters)
}

function octalAt(field: Uint8Array): number | null {
  const digits = /^ *([0-7]{1,11})[ \0]*$/.exec(String.fromCharCode(...field))?.[1]
  return digits === undefined ? null : Number.parseInt(digits, 8)
}
