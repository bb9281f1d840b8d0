/** The files of a bundle as bytes (docs/formats/bundle.md). They are read by `verify/bundle/`, which shares no code with this. */
import { assert } from '#election/assert.ts'
import { ENDED, PROVEN_BYTES } from '#election/ballot/record.ts'
import { concat, equalBytes, readUint, toHex, uint, utf8 } from '#election/bytes.ts'
import { canonicalJson } from '#election/canonical-json.ts'
import { type ContestList, LISTS_MAX, listRoom } from '#election/contest-lists.ts'
import type { Group, Scalar } from '#election/group/group.ts'
import { type Mix, mixBytes } from '#election/mix/mix-bytes.ts'
import type { OpenedList } from '#election/opening/opened-list.ts'
import { openingBytes } from '#election/opening/opening-bytes.ts'
import type { PartialDecryption } from '#election/opening/partial-decryption.ts'

const FORMAT = 1
export const HEADER_BYTES = 64
const ROWS_AT = 12
/** A' and C' of a row. */
export const PAIR_BYTES = 64
const MAGIC = {
  votes: 'IPPYOVOT',
  refused: 'IPPYOREF',
  first: 'IPPYOFST',
  mix: 'IPPYOMIX',
  open: 'IPPYOOPN',
  opened: 'IPPYOIDS',
} as const

/** Which count a file belongs to. */
export interface BundlePlace {
  /** SHA-256 of the package. */
  readonly packageHash: Uint8Array
  readonly list: ContestList
}

/** bundle.md §1: a list by its room. */
const ROOM = `(?:${Array.from({ length: LISTS_MAX }, (_, room) => room).join('|')})`
const FOR_PARTIES = new RegExp(`^(?:(?:votes|refused)-${ROOM}\\.bin|mix-${ROOM}-1\\.bin)$`)
const FIRST = new RegExp(`^first-${ROOM}\\.bin$`)

export interface BundleFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Votes or refused records, 136 bytes each, in the order of `mergeRecords`. */
export function recordsFile(
  kind: 'votes' | 'refused',
  place: BundlePlace,
  records: readonly { readonly bytes: Uint8Array }[],
): BundleFile {
  assert(
    records.every(({ bytes }) => bytes.length === PROVEN_BYTES),
    'bundle: records without their zeros',
  )
  const { name, bytes: head } = headOf(kind, place, { rows: records.length })
  return { name, bytes: concat(head, ...records.map(({ bytes }) => bytes)) }
}

type Kind = 'votes' | 'refused' | 'first' | 'mix' | 'open'

/** The name and the header of a file whose rows come block by block. `number`: the mixer's or the holder's. */
export function headOf(
  kind: Kind,
  place: BundlePlace,
  numbers: { readonly rows: number; readonly number?: number },
): BundleFile {
  const { number } = numbers
  const name = [kind, listRoom(place.list), ...(number === undefined ? [] : [number])].join('-')
  return { name: `${name}.bin`, bytes: header(kind, place, numbers) }
}

export function mixFile<E>(group: Group<E>, place: BundlePlace, mixer: number, mix: Mix<E>): BundleFile {
  const { name, bytes } = headOf('mix', place, { rows: mix.output.a.elements.length, number: mixer })
  return { name, bytes: concat(bytes, mixBytes(group, mix)) }
}

/** bundle.md §1: for the parties of the count alone, where an election publishes from the first mix on. */
export function isForParties(name: string): boolean {
  return FOR_PARTIES.test(name)
}

/** Whether these files are of an election that publishes from the first mix on. */
export function isPublishedInPart(names: readonly string[]): boolean {
  return names.some((name) => FIRST.test(name))
}

/** The output of the first mix alone, for an election that publishes from there on. @param mix `bodyOf` it; null: no vote, so nobody mixed */
export function firstFile(
  place: BundlePlace,
  mix: { readonly rows: number; readonly body: Uint8Array } | null,
): BundleFile {
  const rows = mix?.rows ?? 0
  const output = mix?.body.subarray(0, PAIR_BYTES * rows) ?? new Uint8Array()
  const { name, bytes } = headOf('first', place, { rows })
  return { name, bytes: concat(bytes, output) }
}

export function openingFile<E>(
  group: Group<E>,
  place: BundlePlace,
  holder: number,
  opening: PartialDecryption<E>,
): BundleFile {
  const { name, bytes } = headOf('open', place, { rows: opening.d.elements.length, number: holder })
  return { name, bytes: concat(bytes, openingBytes(group, opening)) }
}

export function openedFile<E>(place: BundlePlace, { ids, unknown }: OpenedList<E>): BundleFile {
  const head = header('opened', place, { rows: ids.length, unknown: unknown.elements.length })
  const rows = new Uint8Array(4 * ids.length)
  const view = new DataView(rows.buffer)
  for (const [row, id] of ids.entries()) view.setUint32(4 * row, id)
  return { name: `opened-${listRoom(place.list)}.bin`, bytes: concat(head, rows, unknown.bytes) }
}

/** bundle.md §4: the sum of the blinds of all counted seals, by list. */
export function setsFile<E>(
  group: Group<E>,
  blinds: readonly { readonly room: number; readonly sum: Scalar }[],
): BundleFile {
  const each = blinds.map(({ room, sum }) => ({ list: room, blind: toHex(group.encodeScalar(sum)) }))
  return document('sets.json', { format: 'ippyo bundle sets 1', blinds: each })
}

export interface OpenedRecords {
  readonly list: ContestList
  readonly ids: readonly number[]
  /** How many records were refused. */
  readonly refused: number
}

/** bundle.md §5 */
export function countFile(lists: readonly OpenedRecords[]): BundleFile {
  return document('count.json', { format: 'ippyo bundle count 1', lists: lists.map(sums) })
}

function sums({ list, ids, refused }: OpenedRecords) {
  const records = new Map<number, number>()
  for (const id of ids) records.set(id, (records.get(id) ?? 0) + 1)
  const selections = [...records.entries()]
    .filter(([id]) => id !== 0 && id !== ENDED)
    .toSorted(([a], [b]) => a - b)
    .map(([id, count]) => ({ id, records: count }))
  const [ended, unopened] = [records.get(ENDED) ?? 0, records.get(0) ?? 0]
  return { list: listRoom(list), records: ids.length, refused, ended, unopened, selections }
}

/** bundle.md §3: over every other file. @param files with the SHA-256 of each, hex */
export function manifestFile(
  files: readonly { readonly path: string; readonly bytes: number; readonly sha256: string }[],
): BundleFile {
  const sorted = files.toSorted((a, b) => (a.path < b.path ? -1 : 1))
  return document('manifest.json', { format: 'ippyo bundle 1', files: sorted })
}

export function document(name: string, value: unknown): BundleFile {
  return { name, bytes: canonicalJson(value) }
}

/**
 * The part of a file after its header, for the next mixer and for the holders. Null: this is not the header of this file.
 * @param number the mixer's or the holder's; 0 for records
 */
export function bodyOf(
  kind: 'votes' | 'refused' | 'mix' | 'open',
  place: BundlePlace,
  number: number,
  bytes: Uint8Array,
): { readonly rows: number; readonly body: Uint8Array } | null {
  const rows = rowsInHead(kind, place, number, bytes.subarray(0, HEADER_BYTES))
  return rows === null ? null : { rows, body: bytes.subarray(HEADER_BYTES) }
}

/** N. Null: this is not the header of this file. @param number the mixer's or the holder's; 0 for records @param head its first 64 bytes */
export function rowsInHead(kind: Kind, place: BundlePlace, number: number, head: Uint8Array): number | null {
  if (head.length < HEADER_BYTES) return null
  const rows = readUint(head, ROWS_AT, 4)
  return equalBytes(head, header(kind, place, { rows, number })) ? rows : null
}

/** bundle.md §2 */
function header(
  kind: keyof typeof MAGIC,
  { packageHash, list }: BundlePlace,
  numbers: { readonly rows: number; readonly number?: number; readonly unknown?: number },
): Uint8Array {
  assert(packageHash.length === 32, 'bundle: SHA-256 of the package')
  const { rows, number = 0, unknown = 0 } = numbers
  const fields = [
    uint(FORMAT, 2),
    uint(listRoom(list), 2),
    uint(rows, 4),
    uint(number, 2),
    uint(0, 2),
    uint(unknown, 4),
  ]
  return concat(utf8(MAGIC[kind]), ...fields, uint(0, 8), packageHash)
}
