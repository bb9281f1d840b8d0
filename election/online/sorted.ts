/**
 * The files that sorting leaves for the count (docs/formats/online-sorted.md §3): one of records a list, and a document with its sums and with
 * the commitment K to each file's set, as a seal of a voting machine has it. Everybody who has the export gets the same bytes.
 */

import { z } from 'zod'
import { PROVEN_BYTES } from '#election/ballot/record.ts'
import { isWhatSealsHold, setCommitment } from '#election/ballot/set-commitment.ts'
import { branded } from '#election/branded.ts'
import { type BundlePlace, HEADER_BYTES, recordsFile, rowsInHead } from '#election/bundle/bundle-files.ts'
import { concat, equalBytes, fromHex, toHex, uint, utf8 } from '#election/bytes.ts'
import { type ContestList, LISTS_MAX, listRoom } from '#election/contest-lists.ts'
import { CONTESTS_MAX } from '#election/contests.ts'
import {
  type DocumentError,
  readDocument,
  type SignedBytes,
  signDocument,
} from '#election/definition/signed-document.ts'
import type { Group, Scalar } from '#election/group/group.ts'
import { numberFromLittleEndian } from '#election/group/little-endian.ts'
import { electionId } from '#election/id-schemas.ts'
import type { ElectionId } from '#election/ids.ts'
import { deriveKey } from '#election/keys/derive.ts'
import { err, ok, type Result } from '#election/result.ts'
import { type OnlineChecks, portableChecks } from './checks.ts'
import type { Sorted, SortingSums } from './sorting/sorting.ts'

const FORMAT = 'ippyo online sorted 1'
export const SORTED_BYTES_MAX = 64 * 1024
/** It keeps the secret apart from the hash of the same export, which the document makes public. */
const BLIND_LABEL = 'ippyo online set secret 1'
const BLIND_BYTES = 64
const SCALAR_BYTES = 32
export const SORTED_FILE = 'online-sorted.json'
export const SORTED_SIGNATURE = 'online-sorted.sig'
export const SORTED_BLINDS = 'online-sorted-blinds.bin'

export interface SortedDocument {
  readonly electionId: ElectionId
  /** Hex. */
  readonly packageSha256: string
  readonly settingsSha256: string
  readonly exportSha256: string
  readonly sums: SortingSums
  /** Every list of the package by its room, ascending. `sha256` is of the file of records, `commitment` is K, both hex. */
  readonly lists: readonly {
    readonly list: number
    readonly records: number
    readonly sha256: string
    readonly commitment: string
  }[]
}

export interface SortedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

export function sortedRecordsName(list: ContestList): string {
  return `online-sorted-${listRoom(list)}.bin`
}

export interface SortedOf {
  readonly packageHash: Uint8Array
  readonly settingsHash: Uint8Array
  readonly electionId: ElectionId
  /** All lists of the package, in the order of their rooms. */
  readonly lists: readonly ContestList[]
  /** `online-box.ippyo`: the blinds follow from it, so that its readers get the same ones and nobody else finds them. */
  readonly box: Uint8Array
}

/** All files but the signature: the same from everybody who has sorted. */
export function sortedFiles<E>(
  group: Group<E>,
  of: SortedOf,
  { exportHash, sums, records }: Sorted,
  checks: OnlineChecks = portableChecks,
): { readonly document: SortedDocument; readonly files: readonly SortedFile[] } {
  const secret = checks.sha256(concat(utf8(BLIND_LABEL), of.box))
  const each = of.lists.map((list) => {
    const room = listRoom(list)
    const own = records.get(room) ?? []
    const place = { packageHash: of.packageHash, list }
    const { bytes } = recordsFile(
      'votes',
      place,
      own.map((record) => ({ bytes: record })),
    )
    const blind = blindOf(group, secret, of.electionId, room)
    const commitment = toHex(group.encode(setCommitment(group, own, blind)))
    const said = { list: room, records: own.length, sha256: toHex(checks.sha256(bytes)), commitment }
    return { said, blind, file: { name: sortedRecordsName(list), bytes } }
  })
  const blinds = concat(...each.map(({ blind }) => group.encodeScalar(blind)))
  return {
    document: {
      ...{ electionId: of.electionId, packageSha256: toHex(of.packageHash), settingsSha256: toHex(of.settingsHash) },
      ...{ exportSha256: exportHash, sums, lists: each.map(({ said }) => said) },
    },
    files: [...each.map(({ file }) => file), { name: SORTED_BLINDS, bytes: blinds }],
  }
}

/** Only people who have the whole export know the secret, and they know the set anyway. */
function blindOf<E>(group: Group<E>, secret: Uint8Array, id: ElectionId, room: number): Scalar {
  const context = [fromHex(id), uint(room, 1)]
  const bytes = deriveKey({ secret, label: 'online set blind 1', context, length: BLIND_BYTES })
  return group.scalar(numberFromLittleEndian(bytes))
}

export function signSorted(document: SortedDocument, secretKey: Uint8Array): SignedBytes {
  return signDocument('online-sorted', { format: FORMAT, ...document }, secretKey)
}

export interface ReadSorted {
  readonly document: SortedDocument
  /** By the room of the list. */
  readonly records: ReadonlyMap<number, readonly Uint8Array[]>
  readonly blinds: ReadonlyMap<number, Scalar>
}

export type SortedError =
  | DocumentError
  | { readonly type: 'of-another-election' }
  /** A file is not the one of the document, or the document contradicts itself. */
  | { readonly type: 'sorted-contradicts'; readonly where: string }

const hex32 = z.string().regex(/^[0-9a-f]{64}$/)
const count = z.number().int().min(0)
export const sortingSumsSchema = z.strictObject({
  ...{ events: count, superseded: count, voted: count, held: count, voided: count, restored: count, counted: count },
})
const schema = z.strictObject({
  format: z.literal(FORMAT),
  electionId,
  ...{ packageSha256: hex32, settingsSha256: hex32, exportSha256: hex32 },
  sums: sortingSumsSchema,
  lists: z
    .array(
      z.strictObject({
        list: z
          .number()
          .int()
          .min(0)
          .max(LISTS_MAX - 1),
        records: count,
        sha256: hex32,
        commitment: hex32,
      }),
    )
    .min(1)
    .max(LISTS_MAX)
    .refine((all) => all.every(({ list }, at) => at === 0 || (all[at - 1]?.list ?? LISTS_MAX) < list)),
})

/** The document alone: whose signature, of which count, and sums that close (R10). */
function readSortedDocument(
  signed: SignedBytes,
  of: { readonly electionId: ElectionId; readonly packageSha256: string; readonly machineKey: Uint8Array },
): Result<SortedDocument, SortedError> {
  const asked = { use: 'online-sorted' as const, document: signed, authorityPublicKey: of.machineKey }
  const read = readDocument({ ...asked, bytesMax: SORTED_BYTES_MAX, schema })
  if (!read.ok) return read
  const { format: _format, ...plain } = read.value.value
  const document = branded<SortedDocument>(plain)
  if (document.electionId !== of.electionId || document.packageSha256 !== of.packageSha256) {
    return err({ type: 'of-another-election' })
  }
  const where = openSum(document)
  return where === null ? ok(document) : err({ type: 'sorted-contradicts', where })
}

/** R10: the first sum that does not close; null: all do. */
function openSum({ sums, lists }: SortedDocument): string | null {
  if (sums.events - sums.superseded !== sums.voted) return 'events'
  if (sums.voted - sums.held - sums.voided + sums.restored !== sums.counted) return 'voted'
  // Each voter has a say about every judge.
  const ofJudges = new Set(lists.flatMap(({ list, records }) => (list < CONTESTS_MAX ? [] : [records])))
  return ofJudges.size > 1 || lists.some(({ records }) => records > sums.counted) ? 'records' : null
}

/** With the records: each file is the one of the document, and K is the commitment to its records. */
export function readSorted<E>(
  group: Group<E>,
  signed: SignedBytes,
  of: Parameters<typeof readSortedDocument>[1] & Pick<SortedOf, 'lists'>,
  fileNamed: (name: string) => Uint8Array | null,
  checks: OnlineChecks = portableChecks,
): Result<ReadSorted, SortedError> {
  const read = readSortedDocument(signed, of)
  if (!read.ok) return read
  const document = read.value
  const packageHash = fromHex(document.packageSha256)
  const blinds = fileNamed(SORTED_BLINDS)
  if (document.lists.map(({ list }) => list).join() !== of.lists.map(listRoom).join()) return contradicts(SORTED_FILE)
  if (blinds?.length !== SCALAR_BYTES * document.lists.length) return contradicts(SORTED_BLINDS)
  const records = new Map<number, readonly Uint8Array[]>()
  const scalars = new Map<number, Scalar>()
  for (const [at, { list: room, records: rows, sha256, commitment }] of document.lists.entries()) {
    const list = of.lists[at] as ContestList
    const name = sortedRecordsName(list)
    const bytes = fileNamed(name)
    if (bytes === null || toHex(checks.sha256(bytes)) !== sha256) return contradicts(name)
    const own = recordsIn(bytes, { packageHash, list })
    if (own === null || own.length !== rows) return contradicts(name)
    const blind = group.decodeScalar(blinds.subarray(at * SCALAR_BYTES, (at + 1) * SCALAR_BYTES))
    const k = group.decode(fromHex(commitment))
    if (blind === null || k === null || !isWhatSealsHold(group, [k], blind, own)) return contradicts(name)
    records.set(room, own)
    scalars.set(room, blind)
  }
  return ok({ document, records, blinds: scalars })
}

function contradicts(where: string): Result<never, SortedError> {
  return err({ type: 'sorted-contradicts', where })
}

/** Strictly ascending; null: another form. */
function recordsIn(bytes: Uint8Array, place: BundlePlace): readonly Uint8Array[] | null {
  const rows = rowsInHead('votes', place, 0, bytes.subarray(0, HEADER_BYTES))
  if (rows === null || bytes.length !== HEADER_BYTES + rows * PROVEN_BYTES) return null
  const record = (row: number) =>
    bytes.subarray(HEADER_BYTES + row * PROVEN_BYTES, HEADER_BYTES + (row + 1) * PROVEN_BYTES)
  const records = Array.from({ length: rows }, (_, row) => record(row))
  const isAscending = records.every((each, at) => {
    const before = records[at - 1]
    return before === undefined || (!equalBytes(before, each) && toHex(before) < toHex(each))
  })
  return isAscending ? records : null
}
