/**
 * The sorted votes of an online box on a stick (docs/formats/online-sorted.md §3, §4): held against the package, the seal of the machine that
 * sorted, and one another, before anything of them counts. A hostile stick meets this in the process that reads media.
 */

import { lstat } from 'node:fs/promises'
import { join } from 'node:path'
import { PROVEN_BYTES, RECORD_BYTES } from '#election/ballot/record.ts'
import { fromHex } from '#election/bytes.ts'
import { listRoom, listsIn, listsOfContest, perList } from '#election/contest-lists.ts'
import { maskOf } from '#election/contests.ts'
import type { OnlineRefusal } from '#election/count/medium-refusal.ts'
import type { OnlineVotes } from '#election/count/receipt.ts'
import { APPROVALS_BYTES_MAX } from '#election/definition/approvals.ts'
import { DOCUMENT_APPROVALS, readDocumentApprovals, wordOfTwo } from '#election/definition/document-approvals.ts'
import { SIGNATURE_FILE_BYTES } from '#election/definition/signed-document.ts'
import type { ContestBit, ContestId } from '#election/ids.ts'
import { areMoreThanElectors } from '#election/online/electors.ts'
import {
  isSealOf,
  ONLINE_SEAL_BYTES,
  ONLINE_SEAL_FILE,
  type OnlineSeal,
  readOnlineSeal,
} from '#election/online/online-seal.ts'
import {
  type ReadSorted,
  readSorted,
  SORTED_BLINDS,
  SORTED_BYTES_MAX,
  SORTED_FILE,
  SORTED_SIGNATURE,
  sortedRecordsName,
} from '#election/online/sorted.ts'
import { atRemovable } from '#hardware/medium/patience.ts'
import { verifyNative } from '#openssl/ed25519.ts'
import { sha256Hex } from '#openssl/hashes.ts'
import { nativeOnlineChecks } from '#openssl/online-checks.ts'
import { nativeChecks } from '#openssl/package-checks.ts'
import { openGroup } from '../open-group.ts'
import { readRegularFile } from '../regular-file.ts'
import { type CountingElection, type ExaminedMedium, UNREADABLE } from './examine-medium.ts'

/** Ten million records of a contest. */
const RECORDS_BYTES_MAX = 10_000_000 * PROVEN_BYTES
const NO_BLIND = 0n as OnlineBlinds[number]
type OnlineBlinds = NonNullable<OnlineVotes['sets']>['blinds']

/** Changes when other files are there; null: no such file. */
export async function onlineMark(directory: string): Promise<{ readonly mark: string; readonly bytes: number } | null> {
  const found = await lstat(join(directory, SORTED_FILE)).catch(() => null)
  return found?.isFile() === true
    ? { mark: `online ${found.dev} ${found.ino} ${found.size} ${found.mtimeMs}`, bytes: found.size }
    : null
}

export async function examineOnline(directory: string, of: CountingElection): Promise<ExaminedMedium> {
  const { electionPackage, authorityPublicKey, packageSha256, several } = of
  if (electionPackage.rules.online !== true || packageSha256 === undefined) return refused('online-without-box')
  const signed = await atRemovable(directory, (goesOn) => signedFilesIn(directory, goesOn))
  if (!signed.ok) return UNREADABLE
  const { document, signature, page, approvals } = signed.value
  if (document === null || signature === null || page === null) return refused('online-not-signed')
  const seal = readOnlineSeal(page, authorityPublicKey, { electionPackage, packageSha256, several }, nativeChecks)
  if (seal === null) return refused('online-not-signed')
  if (!isApprovedMachine(approvals, seal, of)) return refused('online-machine-not-approved')
  const lists = listsIn(maskOf(electionPackage.contests), several)
  const names = [SORTED_BLINDS, ...lists.map(sortedRecordsName)]
  const records = await atRemovable(directory, (goesOn) => recordFilesIn(directory, names, goesOn))
  if (!records.ok) return UNREADABLE
  const files = records.value
  const machineKey = fromHex(seal.machine.signingKey)
  const ours = { electionId: electionPackage.electionId, packageSha256, machineKey, lists }
  const fileNamed = (name: string) => files.get(name) ?? null
  const { group } = openGroup()
  const read = readSorted(group, { bytes: document, signature }, ours, fileNamed, nativeOnlineChecks)
  if (!read.ok) return refused(read.error.type === 'sorted-contradicts' ? 'online-contradicts' : 'online-not-signed')
  if (!isSealOf(seal, read.value.document)) return refused('online-contradicts')
  if (areMoreThanElectors(read.value.document.lists, electionPackage)) return refused('online-above-electors')
  const online = onlineVotes(read.value, { machine: seal.machine, page, approvals }, of)
  return { examination: { type: 'online-votes', online }, contents: { records: paddedRecords(read.value), marks: [] } }
}

async function signedFilesIn(directory: string, goesOn: () => void) {
  const read = (name: string, bytesMax: number) => readRegularFile(join(directory, name), bytesMax, goesOn)
  return {
    document: await read(SORTED_FILE, SORTED_BYTES_MAX),
    signature: await read(SORTED_SIGNATURE, SIGNATURE_FILE_BYTES),
    page: await read(ONLINE_SEAL_FILE, ONLINE_SEAL_BYTES),
    approvals: await read(DOCUMENT_APPROVALS['sorting-machine'], APPROVALS_BYTES_MAX),
  }
}

async function recordFilesIn(directory: string, names: readonly string[], goesOn: () => void) {
  const files = new Map<string, Uint8Array>()
  for (const name of names) {
    const bytes = await readRegularFile(join(directory, name), RECORDS_BYTES_MAX, goesOn)
    if (bytes !== null) files.set(name, bytes)
  }
  return files
}

/** own-50: one passphrase makes a machine one that sorts; its votes are taken when two people approved its file. */
function isApprovedMachine(
  approvals: Uint8Array | null,
  { machine: { document } }: OnlineSeal,
  { electionPackage, authorityPublicKey }: CountingElection,
): boolean {
  const approved = { kind: 'sorting-machine', document: sha256Hex(document.bytes) } as const
  return readDocumentApprovals(approvals, approved, wordOfTwo(electionPackage, authorityPublicKey), verifyNative).ok
}

interface OfSorter {
  readonly machine: OnlineSeal['machine']
  readonly page: Uint8Array
  readonly approvals: Uint8Array | null
}

function onlineVotes(
  { document, blinds }: ReadSorted,
  { machine, page, approvals }: OfSorter,
  { electionPackage, several }: CountingElection,
): OnlineVotes {
  const { exportSha256, settingsSha256, sums, lists } = document
  const recordsIn = (bit: ContestBit) =>
    listsOfContest(bit, several).flatMap((of) =>
      lists.filter(({ list }) => list === listRoom(of)).map((each) => each.records),
    )
  const records = electionPackage.contests.map(({ id, bit }) => [id, Math.max(0, ...recordsIn(bit))] as const)
  const review = electionPackage.contests.find(({ bit }) => bit === several?.bit)
  // Each judge's list is held against its own number, as that of a medium.
  const judges = review === undefined ? {} : { judges: { contest: review.id, records: recordsIn(review.bit) } }
  return {
    ...{ exportSha256, settingsSha256, machine: machine.serial, machineKey: machine.signingKey, sums },
    records: new Map<ContestId, number>(records),
    ...judges,
    commitments: lists.map(({ commitment }) => commitment),
    sets: { page, blinds: perList((room) => blinds.get(room) ?? NO_BLIND), approvals },
  }
}

/** As a medium has them: from stage 2 on nothing says which ones came from where. */
function paddedRecords({ records }: ReadSorted): Uint8Array {
  const all = [...records.values()].flat()
  const bytes = new Uint8Array(all.length * RECORD_BYTES)
  for (const [row, record] of all.entries()) bytes.set(record, row * RECORD_BYTES)
  return bytes
}

function refused(type: OnlineRefusal): ExaminedMedium {
  return { examination: { type }, contents: null }
}
