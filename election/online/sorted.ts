/**
 * The files that sorting leaves for the count (docs/formats/online-sorted.md §3): one of records a contest, and a document with its sums and with
 * the commitment K to each file's set, as a seal of a voting machine has it. Everybody who has the export gets the same bytes.
 */

import { z } from 'zod'
import { PROVEN_BYTES } from '#election/ballot/record.ts'
import { isWhatSealsHold, setCommitment } from '#election/ballot/set-commitment.ts'
import { branded } from '#election/branded.ts'
import { type BundlePlace, HEADER_BYTES, recordsFile, rowsInHead } from '#election/bundle/bundle-files.ts'
import { concat, equalBytes, fromHex, toHex, uint, utf8 } from '#election/bytes.ts'
import { oneListOf } from '#election/contest-lists.ts'
import { CONTESTS_MAX } from '#election/contests.ts'
import {
  type DocumentError,
  readDocument,
  type SignedBytes,
  signDocument,
} from '#election/definition/signed-document.ts'
import type { Group, Scalar } from '#election/group/group.ts'
import { numberFromLittleEndian } from '#election/group/little-endian.ts'
import { contestBit, electionId } from '#election/id-schemas.ts'
import type { ContestBit, ElectionId } from '#election/ids.ts'
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
  /** Ascending; every contest of the package. `sha256` is of the file of records, `commitment` is K, both hex. */
  readonly contests: readonly {
    readonly contest: ContestBit
    readonly records: number
    readonly sha256: string
    readonly commitment: string
  }[]
}

export interface SortedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

export function sortedRecordsName(contest: ContestBit): string {
  return `online-sorted-${contest}.bin`
}

export interface SortedOf {
  readonly packageHash: Uint8Array
  readonly settingsHash: Uint8Array
  readonly electionId: ElectionId
  /** All contests of the package. */
  readonly contests: readonly ContestBit[]
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
  const bits = of.contests.toSorted((a, b) => a - b)
  const secret = checks.sha256(concat(utf8(BLIND_LABEL), of.box))
  const each = bits.map((contest) => {
    const own = records.get(contest) ?? []
    const place = { packageHash: of.packageHash, list: oneListOf(contest) }
    const { bytes } = recordsFile(
      'votes',
      place,
      own.map((record) => ({ bytes: record })),
    )
    const blind = blindOf(group, secret, of.electionId, contest)
    const commitment = toHex(group.encode(setCommitment(group, own, blind)))
    const said = { contest, records: own.length, sha256: toHex(checks.sha256(bytes)), commitment }
    return { said, blind, file: { name: sortedRecordsName(contest), bytes } }
  })
  const blinds = concat(...each.map(({ blind }) => group.encodeScalar(blind)))
  return {
    document: {
      ...{ electionId: of.electionId, packageSha256: toHex(of.packageHash), settingsSha256: toHex(of.settingsHash) },
      ...{ exportSha256: exportHash, sums, contests: each.map(({ said }) => said) },
    },
    files: [...each.map(({ file }) => file), { name: SORTED_BLINDS, bytes: blinds }],
  }
}

/** Only people who have the whole export know the secret, and they know the set anyway. */
function blindOf<E>(group: Group<E>, secret: Uint8Array, id: ElectionId, contest: ContestBit): Scalar {
  const context = [fromHex(id), uint(contest, 1)]
  const bytes = deriveKey({ secret, label: 'online set blind 1', context, length: BLIND_BYTES })
  return group.scalar(numberFromLittleEndian(bytes))
}

export function signSorted(document: SortedDocument, secretKey: Uint8Array): SignedBytes {
  return signDocument('online-sorted', { format: FORMAT, ...document }, secretKey)
}

export interface ReadSorted {
  readonly document: SortedDocument
  readonly records: ReadonlyMap<ContestBit, readonly Uint8Array[]>
  readonly blinds: ReadonlyMap<ContestBit, Scalar>
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
  contests: z
    .array(z.strictObject({ contest: contestBit, records: count, sha256: hex32, commitment: hex32 }))
    .min(1)
    .max(CONTESTS_MAX)
    .refine((all) => all.every(({ contest }, at) => at === 0 || (all[at - 1]?.contest ?? 9) < contest)),
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
function openSum({ sums, contests }: SortedDocument): string | null {
  if (sums.events - sums.superseded !== sums.voted) return 'events'
  if (sums.voted - sums.held - sums.voided + sums.restored !== sums.counted) return 'voted'
  return contests.some(({ records }) => records > sums.counted) ? 'records' : null
}

/** With the records: each file is the one of the document, and K is the commitment to its records. */
export function readSorted<E>(
  group: Group<E>,
  signed: SignedBytes,
  of: Parameters<typeof readSortedDocument>[1],
  fileNamed: (name: string) => Uint8Array | null,
  checks: OnlineChecks = portableChecks,
): Result<ReadSorted, SortedError> {
  const read = readSortedDocument(signed, of)
  if (!read.ok) return read
  const document = read.value
  const packageHash = fromHex(document.packageSha256)
  const blinds = fileNamed(SORTED_BLINDS)
  if (blinds?.length !== SCALAR_BYTES * document.contests.length) return contradicts(SORTED_BLINDS)
  const records = new Map<ContestBit, readonly Uint8Array[]>()
  const scalars = new Map<ContestBit, Scalar>()
  for (const [at, { contest, records: rows, sha256, commitment }] of document.contests.entries()) {
    const name = sortedRecordsName(contest)
    const bytes = fileNamed(name)
    if (bytes === null || toHex(checks.sha256(bytes)) !== sha256) return contradicts(name)
    const own = recordsIn(bytes, { packageHash, list: oneListOf(contest) })
    if (own === null || own.length !== rows) return contradicts(name)
    const blind = group.decodeScalar(blinds.subarray(at * SCALAR_BYTES, (at + 1) * SCALAR_BYTES))
    const k = group.decode(fromHex(commitment))
    if (blind === null || k === null || !isWhatSealsHold(group, [k], blind, own)) return contradicts(name)
    records.set(contest, own)
    scalars.set(contest, blind)
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
