/** Finds what a selection would leave in files. Names and ids of candidates are public; only a selection makes one more frequent than the others. */
import { spawnSync } from 'node:child_process'
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'

export interface Marker {
  readonly contest: string
  readonly name: string
  readonly id: number
}

/** Beginnings that all markers of a run share and nothing else on the machine has: one pass over a file asks for these. */
export interface Tags {
  readonly name: string
  /** The upper two bytes of every id. */
  readonly idHigh: number
}

export interface Found {
  readonly file: string
  /** As `marker name, UTF-16: 1 instead of 0`. */
  readonly what: string
}

const CHUNK_BYTES = 2 ** 24
const OVERLAP_BYTES = 256

/** A number as a program keeps it in memory: so short that chance puts it into some file of a machine every few runs. */
const SHORT_FORM = 'id, little-endian'
/** Bytes on either side of it, and how many different ones of them are more than a program's own data has: of random ones there are a hundred. */
const AROUND = 64
const NOISE_VALUES = 85

/** Forms in which a program keeps text: as files, as strings of a browser, in JSON, in an address. */
function formsOf(text: string): readonly (readonly [string, Buffer])[] {
  const swapped = Buffer.from(text, 'utf16le').swap16()
  const escaped = [...text].map((each) => `\\u${(each.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`).join('')
  return [
    ['UTF-8', Buffer.from(text)],
    ['UTF-16', Buffer.from(text, 'utf16le')],
    ['UTF-16 big-endian', swapped],
    ['JSON escapes', Buffer.from(escaped)],
    ['percent', Buffer.from(encodeURIComponent(text))],
  ]
}

/** As a number in text, and as the plaintext of a ballot record: four bytes and zeros. */
function formsOfId(id: number): readonly (readonly [string, Buffer])[] {
  const plaintext = Buffer.alloc(12)
  plaintext.writeUInt32BE(id)
  const [big, little] = [Buffer.alloc(4), Buffer.alloc(4)]
  big.writeUInt32BE(id)
  little.writeUInt32LE(id)
  return [
    ['id in digits', Buffer.from(String(id))],
    ['id in digits, UTF-16', Buffer.from(String(id), 'utf16le')],
    ['id in hex', Buffer.from(id.toString(16).padStart(8, '0'))],
    ['plaintext of a record', plaintext],
    [SHORT_FORM, little],
  ]
}

/** Files of the whole machine that were written since `since`: other file systems than the root's are named by the caller. */
export function filesWrittenSince(since: Date, roots: readonly string[]): string[] {
  const skipped = ['/proc', '/sys'].flatMap((path) => ['-path', path, '-prune', '-o'])
  const run = spawnSync(
    'find',
    [...roots, '-xdev', ...skipped, '-type', 'f', '-newermt', `@${Math.floor(since.getTime() / 1000)}`, '-print0'],
    { encoding: 'utf8', maxBuffer: 2 ** 28 },
  )
  return [...new Set(run.stdout.split('\0').filter((path) => path !== ''))]
}

/**
 * Files of `files` in which any marker stands at all, and those in which the candidates of a contest are not alike. Four bytes amid
 * random ones tell nothing in a picture or a compressed cache; in a file of the programs themselves, on whose media random bytes
 * are all there is to see, they do.
 * @param isOurs whether a program of the station wrote the file
 */
export function search(
  files: readonly string[],
  markers: readonly Marker[],
  tags: Tags,
  isOurs: (file: string) => boolean = () => true,
): { readonly withMarker: readonly string[]; readonly bytes: number; readonly found: readonly Found[] } {
  const withMarker: string[] = []
  const found: Found[] = []
  let bytes = 0
  const digits = sharedBeginning(markers.map(({ id }) => String(id)))
  const [high, highLittle] = [Buffer.alloc(2), Buffer.alloc(2)]
  high.writeUInt16BE(tags.idHigh)
  highLittle.writeUInt16LE(tags.idHigh)
  const probes = [...formsOf(tags.name).map(([, form]) => form)]
  const idProbes = [digits, [...digits].join('\0'), tags.idHigh.toString(16)].map((text) => Buffer.from(text))
  for (const file of files) {
    for (const piece of piecesOf(file)) {
      bytes += piece.length
      const names = probes.some((probe) => piece.includes(probe))
      const ids = [...idProbes, high, highLittle].some((probe) => piece.includes(probe))
      if (!names && !ids) continue
      if (names && !withMarker.includes(file)) withMarker.push(file)
      found.push(...unlike(file, piece, markers, isOurs(file)))
    }
  }
  return { withMarker, bytes, found }
}

/** The common beginning of all: ids of one upper half may lie on both sides of a million, and then share fewer digits. */
function sharedBeginning(texts: readonly string[]): string {
  const first = texts[0] ?? ''
  const shared = [...first].findIndex((sign, i) => texts.some((text) => text[i] !== sign))
  return shared < 0 ? first : first.slice(0, shared)
}

function unlike(file: string, piece: Buffer, markers: readonly Marker[], ours: boolean): Found[] {
  const found: Found[] = []
  for (const contest of new Set(markers.map((marker) => marker.contest))) {
    const counts = markers.filter((marker) => marker.contest === contest).map((marker) => countsOf(piece, marker, ours))
    for (const form of counts[0]?.keys() ?? []) {
      const numbers = counts.map((each) => each.get(form) ?? 0)
      if (new Set(numbers).size > 1) found.push({ file, what: `${contest}, ${form}: ${numbers.join(' ')}` })
    }
  }
  return found
}

function countsOf(piece: Buffer, marker: Marker, ours: boolean): Map<string, number> {
  const forms = [...formsOf(marker.name), ...formsOfId(marker.id)]
  return new Map(
    forms.map(([form, bytes]) => {
      const places = placesOf(piece, bytes)
      const telling = form === SHORT_FORM && !ours ? places.filter((at) => !isAmongNoise(piece, at)) : places
      return [form, telling.length]
    }),
  )
}

function placesOf(piece: Buffer, wanted: Buffer): readonly number[] {
  const places: number[] = []
  for (let at = piece.indexOf(wanted); at >= 0; at = piece.indexOf(wanted, at + 1)) places.push(at)
  return places
}

function isAmongNoise(piece: Buffer, at: number): boolean {
  const before = piece.subarray(Math.max(0, at - AROUND), at)
  const behind = piece.subarray(at + 4, at + 4 + AROUND)
  return new Set([...before, ...behind]).size >= NOISE_VALUES
}

/** Whole where it fits, else in pieces that overlap; nothing for a file that has gone meanwhile. */
function* piecesOf(path: string): Generator<Buffer> {
  let file: number
  try {
    file = openSync(path, 'r')
  } catch {
    // Temporary files come and go while the machine runs; what is gone holds nothing.
    return
  }
  try {
    const { size } = fstatSync(file)
    for (let from = 0; from < size; from += CHUNK_BYTES - OVERLAP_BYTES) {
      const piece = Buffer.alloc(Math.min(CHUNK_BYTES, size - from))
      const read = readSync(file, piece, 0, piece.length, from)
      yield piece.subarray(0, read)
      if (from + read >= size) return
    }
  } finally {
    closeSync(file)
  }
}
