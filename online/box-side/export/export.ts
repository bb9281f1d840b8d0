/**
 * The evening of an online box: two people, each with a key of their own, one after the other. The box is closed, its log is complete and
 * witnessed, each compares the numbers with paper and signs the same header; then the files are in two places, whole or not at all.
 */
import { join } from 'node:path'
import { concat, equalBytes, fromHex } from '#election/bytes.ts'
import type { KeySetId } from '#election/ids.ts'
import { onlineExportFingerprint } from '#election/keys/fingerprint.ts'
import type { SignEd25519 } from '#election/keys/signature.ts'
import type { BoxCounts } from '#election/online/box.ts'
import type { SignedBy } from '#election/online/by-two.ts'
import type { OnlineChecks } from '#election/online/checks.ts'
import {
  EXPORT_HEADER_BYTES,
  type ExporterSignature,
  eventRow,
  exportHeaderBytes,
  exportSaid,
  signExport,
} from '#election/online/export.ts'
import { parseExportedLog, writeExportedLog } from '#election/online/exported-log.ts'
import type { ExporterKey } from '#election/online/exporter-key.ts'
import type { UnixSecond } from '#election/online/instant.ts'
import { cosignaturesOf, readCheckpoint } from '#election/online/log/checkpoint.ts'
import { leafHash, rootOf, treeOf } from '#election/online/log/tree.ts'
import { logPolicyOf, type SignedSettings } from '#election/online/settings.ts'
import { signVotedList, writeVotedList } from '#election/online/voted.ts'
import { err, ok, type Result } from '#election/result.ts'
import { dropUnfinished } from '#hardware/files/whole-file.ts'
import type { NoAnswer } from '../../database/answered.ts'
import { type Closed, closeBox, eachEvent, entriesOf, handlesOf, type Rows } from './read-box.ts'
import { appearInBoth, areOneStick, bytesIn, GrowingFile, mayWriteIn } from './two-places.ts'

export interface ExportParts extends Rows {
  readonly settings: SignedSettings
  readonly keySet: KeySetId
  readonly packageHash: Uint8Array
  /** SHA-256 of each candidate list, in order. */
  readonly listHashes: readonly Uint8Array[]
  /** Lists of the election, 1…21: a cast has no more records. */
  readonly records: number
  /** SHA-256 of this program. */
  readonly build: Uint8Array
  /** The last checkpoint as the sequencer left it; null: there is none. */
  readonly checkpoint: () => Promise<Uint8Array | null>
  /** 正 and 副. */
  readonly directories: readonly [string, string]
  /** False: a rehearsal or a fixture, on one disk. */
  readonly needsTwoSticks: boolean
  readonly checks: OnlineChecks
  readonly sign: SignEd25519
}

/** Shown to each exporter, and compared with paper. */
export interface ExportNumbers {
  readonly closed: UnixSecond
  readonly counts: BoxCounts
  readonly logSize: number
  /** 20 digits. */
  readonly number: string
}

/** One person at the screen. */
export interface ExportDesk {
  /** The person has compared each number with paper. */
  isSame(turn: 1 | 2, numbers: ExportNumbers): Promise<boolean>
  /** Their own key, opened by their own passphrase; null: they gave up. */
  key(turn: 1 | 2): Promise<ExporterKey | null>
}

export type ExportRefusal =
  | NoAnswer
  | { readonly type: 'too-early' }
  /** Votes wait for the log, or the last checkpoint is older than the last entry. */
  | { readonly type: 'log-not-finished' }
  | { readonly type: 'too-few-witnesses' }
  /** The database, its log and the signed settings are not of one election. */
  | { readonly type: 'of-another-election' }
  /** Rows that were read are not as many as the close has counted. */
  | { readonly type: 'numbers-differ' }
  | { readonly type: 'not-compared' }
  | { readonly type: 'no-key' }
  | { readonly type: 'not-an-exporter' }
  | { readonly type: 'same-exporter-twice' }
  /** Both places are on one device. */
  | { readonly type: 'one-stick' }
  | { readonly type: 'another-export-there'; readonly path: string }
  /** A place or the log's disk. `what`: the system's own word, and where. */
  | { readonly type: 'disk'; readonly what: string }

const BOX_FILE = 'online-box.ippyo'
const LOG_FILE = 'online-log.ippyo'
const VOTED_FILE = 'online-voted.ippyo'

export async function exportBox(parts: ExportParts, desk: ExportDesk): Promise<Result<ExportNumbers, ExportRefusal>> {
  const { number, pool, settings } = parts
  const closed = await closeBox(pool, number)
  if (!closed.ok) return closed
  if (closed.value.waiting > 0) return err({ type: 'log-not-finished' })
  if (closed.value.opened !== settings.opens || closed.value.closed < settings.closes) {
    return err({ type: 'of-another-election' })
  }
  try {
    return await signedInBoth(parts, closed.value, desk)
  } catch (error) {
    if (!isOfDisk(error)) throw error
    const { code = '', dest, path = '' } = error
    return err({ type: 'disk', what: `${code} ${dest ?? path}`.trim() })
  }
}

async function signedInBoth(
  parts: ExportParts,
  closed: Closed,
  desk: ExportDesk,
): Promise<Result<ExportNumbers, ExportRefusal>> {
  const { directories } = parts
  const log = await finishedLog(parts)
  if (!log.ok) return log
  // Before two people sign for nothing.
  await mayWriteIn(directories)
  if (parts.needsTwoSticks && (await areOneStick(directories))) return err({ type: 'one-stick' })
  const file = await GrowingFile.begin(join(directories[0], BOX_FILE), EXPORT_HEADER_BYTES)
  try {
    const written = await writeRows(parts, closed, file)
    if (!written.ok) return written
    const signed = await signedByTwo(parts, closed, log.value, file.hash(), desk)
    if (!signed.ok) return signed
    const { header, numbers, by } = signed.value
    await file.end(header)
    const voted = await votedFiles(parts, closed, by)
    if (!voted.ok) return voted
    const other = await appearInBoth(directories, [...voted.value, log.value.file], BOX_FILE)
    return other === null ? ok(numbers) : err({ type: 'another-export-there', path: other })
  } finally {
    const names = [BOX_FILE, LOG_FILE, VOTED_FILE]
    await dropUnfinished(directories.flatMap((directory) => names.map((name) => join(directory, name))))
    await file.close()
  }
}

/** `dest`: of a copy, whose source has just been written. */
type DiskError = NodeJS.ErrnoException & { readonly dest?: string }

function isOfDisk(error: unknown): error is DiskError {
  return error instanceof Error && 'syscall' in error
}

interface FinishedLog {
  readonly file: { readonly name: string; readonly bytes: Uint8Array }
  readonly size: number
  readonly root: Uint8Array
}

/**
 * A retry takes up the checkpoint of the log that has its name already: the sequencer shows a new one each second, with newer times of the
 * witnesses, and then the places would differ.
 */
async function finishedLog(parts: ExportParts): Promise<Result<FinishedLog, ExportRefusal>> {
  const entries = await entriesOf(parts)
  if (!entries.ok) return entries
  const there = await checkpointsThere(parts.directories)
  const taken = there.map((bytes) => logBy(parts, entries.value, bytes)).find(({ ok: holds }) => holds)
  return taken ?? logBy(parts, entries.value, await parts.checkpoint())
}

async function checkpointsThere(directories: ExportParts['directories']): Promise<readonly Uint8Array[]> {
  const files = await Promise.all(directories.map((directory) => bytesIn(join(directory, LOG_FILE))))
  return files.flatMap((bytes) => (bytes === null ? [] : (parseExportedLog(bytes)?.checkpoint ?? [])))
}

/** The checkpoint has every entry of the database, and enough witnesses saw it: later nobody can make another one. */
function logBy(
  { settings, checks }: ExportParts,
  entries: readonly Uint8Array[],
  bytes: Uint8Array | null,
): Result<FinishedLog, ExportRefusal> {
  if (bytes === null) return err({ type: 'log-not-finished' })
  const policy = logPolicyOf(settings.settings)
  const checkpoint = readCheckpoint(bytes, policy, checks.ed25519)
  if (!checkpoint.ok) return err({ type: 'of-another-election' })
  const { size, root, note } = checkpoint.value
  if (size < entries.length) return err({ type: 'log-not-finished' })
  const [client, first] = entries
  const isOurs =
    size === entries.length &&
    equalBytes(root, rootOf(treeOf(entries.map(leafHash)), size)) &&
    equalBytes(client ?? new Uint8Array(), fromHex(settings.settings.clientFiles)) &&
    equalBytes(first ?? new Uint8Array(), settings.hash)
  if (!isOurs) return err({ type: 'of-another-election' })
  const cosigned = cosignaturesOf(note, policy.witnesses, checks.ed25519)
  if (cosigned === null || cosigned.size < policy.quorum) return err({ type: 'too-few-witnesses' })
  const { electionId } = settings.settings
  return ok({
    file: { name: LOG_FILE, bytes: writeExportedLog({ electionId, entries, checkpoint: bytes }) },
    size,
    root,
  })
}

async function writeRows(
  rows: Rows & Pick<ExportParts, 'records'>,
  { counts }: Closed,
  file: GrowingFile,
): Promise<Result<void, ExportRefusal>> {
  let events = 0
  const boxes = new Set<string>()
  const read = await eachEvent(rows, async (event) => {
    events++
    boxes.add(event.box)
    await file.add(eventRow(event, rows.records))
  })
  if (!read.ok) return read
  const held = await handlesOf(rows.pool, rows.number, 'held')
  if (!held.ok) return held
  await file.add(concat(...held.value.map(fromHex)))
  const isAsCounted = events === counts.events && boxes.size === counts.voted && held.value.length === counts.held
  return isAsCounted ? ok() : err({ type: 'numbers-differ' })
}

async function signedByTwo(
  parts: ExportParts,
  { opened, closed, counts }: Closed,
  log: FinishedLog,
  bodyHash: Uint8Array,
  desk: ExportDesk,
) {
  const { settings, keySet, packageHash, listHashes, checks, build, records } = parts
  const said = exportSaid({
    ...{ electionId: settings.settings.electionId, keySet, settingsHash: settings.hash, packageHash },
    ...{ listsHash: checks.sha256(concat(...listHashes)), opened, closed, counts },
    ...{ log: { size: log.size, root: log.root }, bodyHash, build, records },
  })
  const numbers = { closed, counts, logSize: log.size, number: onlineExportFingerprint(bodyHash) }
  const first = await turnOf(parts, 1, said, numbers, null, desk)
  if (!first.ok) return first
  const second = await turnOf(parts, 2, said, numbers, first.value, desk)
  if (!second.ok) return second
  const header = exportHeaderBytes(said, [first.value.signed, second.value.signed])
  return ok({ header, numbers, by: [first.value.key, second.value.key] as const })
}

interface Turn {
  readonly key: ExporterKey
  readonly signed: ExporterSignature
}

/** Refused before anything is signed with it. */
async function turnOf(
  { settings, sign }: ExportParts,
  turn: 1 | 2,
  said: Uint8Array,
  numbers: ExportNumbers,
  before: Turn | null,
  desk: ExportDesk,
): Promise<Result<Turn, ExportRefusal>> {
  if (!(await desk.isSame(turn, numbers))) return err({ type: 'not-compared' })
  const key = await desk.key(turn)
  if (key === null) return err({ type: 'no-key' })
  const isKnown = settings.settings.keys.exporters.some((each) => equalBytes(fromHex(each.key), key.publicKey))
  if (!isKnown) return err({ type: 'not-an-exporter' })
  if (before !== null && equalBytes(before.key.publicKey, key.publicKey)) return err({ type: 'same-exporter-twice' })
  return ok({ key, signed: signExport(said, key, sign) })
}

/** For the roll side: which boxes have a vote. */
async function votedFiles(
  { number, pool, settings, sign }: ExportParts,
  { closed }: Closed,
  by: readonly [ExporterKey, ExporterKey],
) {
  const handles = await handlesOf(pool, number, 'voted')
  if (!handles.ok) return handles
  const list = { electionId: settings.settings.electionId, closedAt: closed, handles: handles.value }
  const signed = by.map(({ secretKey }) => signVotedList(list, secretKey, sign)) as [SignedBy, SignedBy]
  return ok([{ name: VOTED_FILE, bytes: writeVotedList(list, signed) }])
}
