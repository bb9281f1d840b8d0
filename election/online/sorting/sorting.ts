/**
 * Sorting (仕分け), stage A of an online box's evening, on a PC without a line and without the counting key (docs/formats/online-sorted.md).
 * All checks are made: the first failure hides no other. When all hold, it keeps the vote of the latest card check of each box that is neither
 * held nor voided, drops the box numbers, and sorts the records by their bytes.
 */
import { PROVEN_BYTES } from '#election/ballot/record.ts'
import { concat, equalBytes, fromHex, toHex } from '#election/bytes.ts'
import { listRoom, listsIn, type SeveralLists } from '#election/contest-lists.ts'
import type { Group } from '#election/group/group.ts'
import type { ContestMask, ElectionId, KeySetId } from '#election/ids.ts'
import { err, ok, type Result } from '#election/result.ts'
import { newestRound } from '../../roll/roll-round.ts'
import type { CastGrounds } from '../cast.ts'
import { type OnlineChecks, P256_SIGNATURE_BYTES, portableChecks } from '../checks.ts'
import { voteCodeIn } from '../envelope.ts'
import { type BoxExport, type ExportHeader, readExport } from '../export.ts'
import { type BoxId, type Handle, handleOf } from '../ids.ts'
import { PERMIT_BYTES } from '../permit.ts'
import type { SignedSettings } from '../settings.ts'
import { type VotedList, votedListHash } from '../voted.ts'
import type { SortingRefusal } from './refusal.ts'
import { type CheckedEvent, checkEvents } from './sort-events.ts'
import { checkEvidence, type EvidenceGrounds } from './sort-evidence.ts'
import { checkHolds } from './sort-holds.ts'
import { checkLog } from './sort-log.ts'
import { checkVoids, type VoidsGrounds } from './sort-voids.ts'

export interface SortingGrounds extends VoidsGrounds {
  readonly settings: SignedSettings
  readonly keySet: KeySetId
  readonly packageHash: Uint8Array
  /** SHA-256 of each candidate list, in order. */
  readonly listHashes: readonly Uint8Array[]
  readonly casts: CastGrounds
  /** Each box that two people of the roll side gave to the box side, and the contests of its voter. */
  readonly boxes: ReadonlyMap<BoxId, ContestMask>
  /** Null in an election whose settings say `evidence: none`. */
  readonly evidence: EvidenceGrounds | null
}

export interface SortingFiles {
  /** `online-box.ippyo` of the first stick. */
  readonly box: Uint8Array
  readonly log: Uint8Array
  readonly voted: VotedList
  /** S02: files that are not the same on both sticks. Null: there is only one stick. */
  readonly differing: readonly string[] | null
}

/** R10: events − superseded = voted; voted − held − voided + restored = boxes that count. */
export interface SortingSums {
  readonly events: number
  readonly superseded: number
  readonly voted: number
  /** Held boxes whose vote stays out. */
  readonly held: number
  readonly voided: number
  readonly restored: number
  /** Boxes of which a vote counts. */
  readonly counted: number
}

export interface Sorted {
  /** SHA-256 of the export, hex. */
  readonly exportHash: string
  /** The last checkpoint: it names the evening, also when the exporters sign in another order (S03). */
  readonly log: ExportHeader['log']
  readonly sums: SortingSums
  /** For the room of each list its records of 136 bytes, ascending. */
  readonly records: ReadonlyMap<number, readonly Uint8Array[]>
}

export function sortBoxes<E>(
  group: Group<E>,
  grounds: SortingGrounds,
  files: SortingFiles,
  checks: OnlineChecks = portableChecks,
): Result<Sorted, readonly SortingRefusal[]> {
  const { settings } = grounds
  const exportHash = toHex(checks.sha256(files.box))
  const refusals: SortingRefusal[] = []
  for (const file of files.differing ?? []) refusals.push({ check: 'S02', type: 'copies-differ', file })
  const exporters = settings.settings.keys.exporters.map(({ key }) => fromHex(key))
  const read = readExport(files.box, exporters, checks)
  // Without rows there is nothing that another check could look at.
  if (!read.ok) return err([...refusals, { check: 'S01', type: 'export-refused', why: read.error.type }])
  const { header, events: rows, held } = read.value
  refusals.push(...checkHeader(header, grounds, checks))
  const codes = rows.map(({ cast }) => codeOfRow(cast))
  refusals.push(...checkLog(files.log, { header, settings, codes, verify: checks.ed25519 }))
  const overwrite = settings.settings.switches.overwrite
  const checked = checkEvents(group, { grounds: grounds.casts, boxes: grounds.boxes, overwrite, checks }, rows)
  refusals.push(...checked.refusals)
  if (grounds.evidence !== null) refusals.push(...checkEvidence(checked.events, grounds.evidence, checks))
  const voted = handlesOf(settings.settings.electionId, read.value)
  const { deskOverride } = settings.settings.switches
  const holds = checkHolds(deskOverride, grounds.decisions, { voted, held: new Set(held) })
  const boxes = { voted, held: holds.held }
  const voids = checkVoids(grounds, boxes)
  refusals.push(...voids.refusals, ...holds.refusals)
  const isVoted =
    files.voted.handles.length === boxes.voted.size && files.voted.handles.every((each) => boxes.voted.has(each))
  if (!isVoted) refusals.push({ check: 'R10', type: 'voted-list-differs' })
  const round = newestRound(grounds.rounds)
  // R10: the desks and the count have the same list of who voted.
  const isNobody = typeof round !== 'string' && round.voted === null && files.voted.handles.length === 0
  const isOfRound = typeof round === 'string' || isNobody || round.voted === votedListHash(files.voted)
  if (!isOfRound) refusals.push({ check: 'R10', type: 'voted-list-of-another-round' })
  if (refusals.length > 0) return err(refusals)
  const last = latestOf(checked.events).filter(({ handle }) => !boxes.held.has(handle) && !voids.out.has(handle))
  const sums = {
    ...{ events: rows.length, superseded: rows.length - boxes.voted.size, voted: boxes.voted.size },
    held: [...boxes.held].filter((each) => boxes.voted.has(each)).length,
    ...{ voided: voids.voided, restored: voids.restored, counted: last.length },
  }
  return ok({ exportHash, log: header.log, sums, records: sortedRecords(last, grounds.casts.several) })
}

/** S01: the export is of this election, and a reviewed program made it. */
function checkHeader(header: ExportHeader, grounds: SortingGrounds, checks: OnlineChecks): readonly SortingRefusal[] {
  const { settings, keySet, packageHash, listHashes } = grounds
  const differs: readonly (readonly [boolean, 'election' | 'key-set' | 'settings' | 'package' | 'lists' | 'hours'])[] =
    [
      [header.electionId !== settings.settings.electionId, 'election'],
      [header.keySet !== keySet, 'key-set'],
      [!equalBytes(header.settingsHash, settings.hash), 'settings'],
      [!equalBytes(header.packageHash, packageHash), 'package'],
      [!equalBytes(header.listsHash, checks.sha256(concat(...listHashes))), 'lists'],
      [header.opened !== settings.opens || header.closed < settings.closes, 'hours'],
    ]
  const others = differs.flatMap(([isOther, what]): readonly SortingRefusal[] =>
    isOther ? [{ check: 'S01', type: 'export-of-another', what }] : [],
  )
  const isReviewed = settings.settings.builds.includes(toHex(header.build))
  return isReviewed ? others : [...others, { check: 'S01', type: 'build-not-reviewed' }]
}

/** Also of a cast with faults: the log has the code of everything that the collector took. */
function codeOfRow(cast: Uint8Array): string {
  return voteCodeIn(cast.subarray(PERMIT_BYTES, cast.length - P256_SIGNATURE_BYTES))
}

function handlesOf(electionId: ElectionId, { events }: BoxExport): ReadonlySet<Handle> {
  return new Set([...new Set(events.map(({ box }) => box))].map((box) => handleOf(electionId, box)))
}

/**
 * R1: one vote of each box, that of its latest card check. A vote that hung on its way, or was cast with a permit that a coercer kept, is recorded
 * like any other and counts for nothing: a refusal would show its holder that the voter has voted again.
 */
function latestOf(events: readonly CheckedEvent[]): readonly CheckedEvent[] {
  const latest = new Map<BoxId, CheckedEvent>()
  for (const event of events) {
    const before = latest.get(event.box)
    if (before === undefined || event.cast.permit.notAfter >= before.cast.permit.notAfter) latest.set(event.box, event)
  }
  return [...latest.values()]
}

/**
 * Each list by itself, in the order of its bytes, which were drawn: the places of one voter's records in two lists have nothing to do with each other.
 * So the judges whom a voter marked cannot be put together again (promise 3).
 */
function sortedRecords(
  events: readonly CheckedEvent[],
  several: SeveralLists | null,
): ReadonlyMap<number, readonly Uint8Array[]> {
  const records = new Map<number, Uint8Array[]>()
  for (const { cast } of events) {
    for (const [at, list] of listsIn(cast.envelope.style, several).entries()) {
      const record = cast.envelope.records[at]
      const room = listRoom(list)
      const own = records.get(room) ?? []
      if (record?.length === PROVEN_BYTES) own.push(record)
      records.set(room, own)
    }
  }
  return new Map([...records].map(([room, all]) => [room, all.toSorted(byBytes)]))
}

function byBytes(a: Uint8Array, b: Uint8Array): number {
  for (let i = 0; i < a.length; i++) {
    const difference = (a[i] as number) - (b[i] as number)
    if (difference !== 0) return difference
  }
  return 0
}
