/**
 * The receipt of a count: which reports and media it has taken in. Pure and without order: the same things received in any
 * order, once or many times, give the same receipt (CNT-03). No ballot and no candidate figure is in it.
 */
import type { Role } from '#election/ballot-box/layout.ts'
import type { LogEntry } from '#election/ballot-box/log-page.ts'
import type { MediumDoubt } from '#election/ballot-box/seal-row.ts'
import type { SetBlinds } from '#election/ballot-box/seal-sets.ts'
import type { ElectionPackage } from '#election/definition/definition.ts'
import type { ContestId, MachineId, PairNumber, StationId } from '#election/ids.ts'
import type { SortingSums } from '#election/online/sorting/sorting.ts'
import { err, ok, type Result } from '#election/result.ts'
import { laterRound, type SignedRollRound } from '#election/roll/roll-round.ts'
import type { LocalMinute } from '#election/time.ts'
import { type Arrival, arrivalWait } from './arrival.ts'
import type { SignedLostMedia } from './lost-media.ts'
import type { MediumRefusal, OnlineRefusal, StrangeMedium, UncountableMedium } from './medium-refusal.ts'
import type { JudgesRecords } from './records-of-lists.ts'
import type { PairState, StationReport } from './station-report.ts'

export interface MediumIdentity {
  readonly serial: string
  readonly station: StationId
  readonly pair: PairNumber
  readonly role: Role
}

/** Statements of the final seal that the bytes confirm. */
export interface SealedFacts {
  /** Merkle root, hex: distinguishes two contents of one pair. */
  readonly root: string
  /** 照合番号 of the final seal, as the machine showed it at closing. */
  readonly sealFingerprint: string
  /** The signer: the pair's own machine, or another kiosk of the station. */
  readonly machine: MachineId
  readonly records: ReadonlyMap<ContestId, number>
  /** Left out: each contest of the medium has one list. */
  readonly judges?: JudgesRecords | undefined
  readonly spentMarks: number
  /** Sessions that must have left a mark. */
  readonly markedSessions: number
  /** Pages that neither medium of the pair holds any more. */
  readonly lostPages: number
  /** CLS-04: the seal names the other medium of the pair as failed. */
  readonly failedPartner: boolean
  /** Each log page names the one before it. */
  readonly logUnbroken: boolean
  /** Versions of the candidate list under which the machine was made votable, from its log; equal ones in a row once. */
  readonly lists: readonly number[]
  /** Minute of the final closing, as the machine's log has it. */
  readonly closedAt: LocalMinute | null
  /** CLS-03: the log says that no card carried the issuer's permission. Shown while media come in, and stored in no stage. */
  readonly unpermitted?: true
  /** LAW-07: the machine's log, for people to read beside its papers. Left out: read back from stage 1, which has no log. */
  readonly log?: readonly LogEntry[]
  readonly doubts: readonly MediumDoubt[]
  /** Null: a seal of format 1. `page`: the final seal as on the medium. */
  readonly sets: { readonly page: Uint8Array; readonly blinds: SetBlinds } | null
}

/** The findings of reading one medium, before anybody decides whether it counts. */
export type MediumExamination =
  | { readonly type: StrangeMedium | OnlineRefusal }
  | { readonly type: UncountableMedium; readonly medium: MediumIdentity }
  | {
      readonly type: 'sealed'
      readonly medium: MediumIdentity
      readonly sealed: SealedFacts
      /** The number of sheets of codes that it was put together from; null: the medium itself was in the slot. */
      readonly sheets: number | null
    }
  | { readonly type: 'online-votes'; readonly online: OnlineVotes }

/** LAW-14: recorded before the duplicate is taken. */
export interface DuplicatePermission {
  readonly station: StationId
  readonly pair: PairNumber
  readonly cause: 'damaged' | 'lost'
  /** The chair of the count, who decided after hearing the witnesses. */
  readonly chair: string
  readonly opinion: string
  readonly witnesses: readonly string[]
}

/** CNT-03: the election chair's word on which of several seals of a pair counts. */
export interface ChosenSeal {
  readonly station: StationId
  readonly pair: PairNumber
  /** `sealName` of the one that counts. */
  readonly seal: string
  /** All that were on the table: a seal that turns up later is another question. */
  readonly among: readonly string[]
  readonly reason: string
  readonly by: readonly string[]
}

/** The receiving clerk's word on one report; another report of the station is another question. */
export interface ReportComparison {
  readonly station: StationId
  /** 照合番号 that was on the screen. */
  readonly number: string
  /** The printed sheet bears the same. */
  readonly same: boolean
}

/** Why a report was typed in, and by which two people. */
interface TypedOrigin {
  readonly station: StationId
  readonly reason: string
  readonly by: readonly string[]
}

export interface Receipt {
  /** The last one of each station. */
  readonly reports: ReadonlyMap<StationId, StationReport>
  /** Those of `reports` that nobody signed, and two people typed in from the printed sheet (MED-06). */
  readonly typed: ReadonlyMap<StationId, TypedOrigin>
  /** CNT-01: stations that were received by their transport list. */
  readonly arrivals: ReadonlyMap<StationId, Arrival>
  /** Comparisons of the reports in `reports`, and of no other: a new report is compared anew. */
  readonly comparisons: ReadonlyMap<StationId, ReportComparison>
  /** Pairs that any report of their station called started or failed, also one that another report replaced. */
  readonly toldUsed: ReadonlySet<string>
  readonly media: ReadonlyMap<string, AcceptedMedium>
  /** Every whole seal that was shown for a pair, whether it counts or not. */
  readonly seen: ReadonlyMap<string, readonly AcceptedMedium[]>
  /** Pairs of which a medium was shown that may have votes and that nobody closed. */
  readonly begun: ReadonlySet<string>
  readonly permissions: ReadonlyMap<string, DuplicatePermission>
  readonly choices: ReadonlyMap<string, ChosenSeal>
  /** The declaration of lost media beside the reports; null: there is none. */
  readonly lost: SignedLostMedia | null
  /** The newest round of roll lists beside the reports (own-18); null: there is none. */
  readonly rollRound: SignedRollRound | null
  /** By contest: how many of its papers that may be refused are accepted, where the opening hangs on it. By the reports in `reports`, and by no others. */
  readonly accepted: ReadonlyMap<ContestId, EnteredPapers>
  /** The sorted votes of the online box; null: not here, or the election has none. */
  readonly online: OnlineVotes | null
  /** D-32: records are opened; nothing is added or taken out any more. */
  readonly final: boolean
}

/** So many of the papers of a contest that may be refused, absentee and provisional, are accepted. */
export interface AcceptedPapers {
  readonly contest: ContestId
  readonly accepted: number
}

/** As two people entered it. */
interface EnteredPapers extends AcceptedPapers {
  readonly by: readonly string[]
  readonly at: LocalMinute
}

/** In the place of a medium's serial, which is printable ASCII. */
export const ONLINE_SOURCE = 'オンライン投票箱'

/** Sorted online votes that hold (docs/formats/online-sorted.md §3, §4). */
export interface OnlineVotes {
  /** Hex. */
  readonly exportSha256: string
  readonly settingsSha256: string
  /** The serial number of the machine that sorted. */
  readonly machine: string
  /** Its signing key, hex: people compare its number with the sorting room's paper. */
  readonly machineKey: string
  readonly sums: SortingSums
  readonly records: ReadonlyMap<ContestId, number>
  /** Likewise. */
  readonly judges?: JudgesRecords | undefined
  /** K of each contest of the package, ascending, hex: what was sorted, and of which export. */
  readonly commitments: readonly string[]
  /** As of a medium; null: read back from stage 1, and opened. */
  readonly sets: {
    readonly page: Uint8Array
    readonly blinds: SetBlinds
    /** Two people's word about the machine that sorted, as it came; null: none, where a package names nobody. */
    readonly approvals: Uint8Array | null
  } | null
}

export interface AcceptedMedium extends MediumIdentity {
  readonly sealed: SealedFacts
  /** It came on so many sheets of paper, and nobody has shown the medium itself (decision 032). Null: somebody has. */
  readonly sheets: number | null
}

export type PermissionRefusal =
  | { readonly type: 'unknown-pair' }
  /** The original was read: there is no cause. */
  | { readonly type: 'original-is-read' }
  | { readonly type: 'set-is-final' }

export type ChoiceRefusal =
  /** No such seal was shown, or there is only one. */
  { readonly type: 'nothing-to-choose' } | { readonly type: 'set-is-final' }

export const emptyReceipt: Receipt = {
  reports: new Map(),
  typed: new Map(),
  arrivals: new Map(),
  comparisons: new Map(),
  toldUsed: new Set(),
  media: new Map(),
  seen: new Map(),
  begun: new Set(),
  permissions: new Map(),
  choices: new Map(),
  lost: null,
  rollRound: null,
  accepted: new Map(),
  online: null,
  final: false,
}

/**
 * Reports are proven by `acceptStationReport` before they come here. The station's last word counts, in any order of reading: an earlier
 * one, genuine but put back, would leave out pairs and cards of the rest of the day. A pair that an earlier report called used stays used:
 * a second report does not make it unused.
 */
export function withReport(receipt: Receipt, report: StationReport): Receipt {
  if (receipt.final) return receipt
  const used = report.pairs.filter(({ state }) => isUsed(state))
  const toldUsed = new Set([...receipt.toldUsed, ...used.map(({ pair }) => pairKey({ station: report.station, pair }))])
  const present = receipt.reports.get(report.station)
  // MED-06: what was typed is no word of the station's key. A signed report takes its place, whichever it is.
  const signedBefore = present !== undefined && !receipt.typed.has(report.station)
  if (signedBefore && !isLater(report, present)) return { ...receipt, toldUsed }
  const [comparisons, typed] = [new Map(receipt.comparisons), new Map(receipt.typed)]
  comparisons.delete(report.station)
  typed.delete(report.station)
  return {
    ...receipt,
    toldUsed,
    comparisons,
    typed,
    accepted: new Map(),
    reports: new Map(receipt.reports).set(report.station, report),
  }
}

/** A stick without a round changes nothing, and an earlier round takes the place of no later one. */
export function withRollRound(receipt: Receipt, round: SignedRollRound | null): Receipt {
  return receipt.final ? receipt : { ...receipt, rollRound: laterRound(receipt.rollRound, round) }
}

export function isUsed(state: PairState | undefined): boolean {
  return state === 'started' || state === 'failed'
}

/**
 * For reports of one version and minute any rule will do that does not depend on the order of reading; books that do not fit are explained.
 */
function isLater(report: StationReport, present: StationReport): boolean {
  if (report.version !== present.version) return report.version > present.version
  if (report.madeAt !== present.madeAt) return report.madeAt > present.madeAt
  return JSON.stringify(report) > JSON.stringify(present)
}

/** Takes a medium in, or says why not. Every medium shown is remembered: a box that was seen is never left out in silence. */
export function withMedium(
  before: Receipt,
  examined: MediumExamination,
): { readonly receipt: Receipt; readonly refusal: MediumRefusal | null } {
  if (before.final) return { receipt: before, refusal: { type: 'set-is-final' } }
  if (examined.type === 'online-votes') return withOnline(before, examined.online)
  if (!('medium' in examined)) return { receipt: before, refusal: { type: examined.type } }
  const { station, pair } = examined.medium
  if (!before.reports.has(station)) return { receipt: before, refusal: { type: 'station-not-received', station } }
  const wait = arrivalWait(before, station)
  if (wait !== null) return { receipt: before, refusal: { type: wait, station } }
  if (examined.type !== 'sealed') return withoutSeal(before, examined.type, examined.medium)
  const shown: AcceptedMedium = { ...examined.medium, sealed: examined.sealed, sheets: examined.sheets }
  const refusal = refusalOf(before, shown)
  const receipt = withItself(withSeen(before, shown), shown)
  if (refusal !== null) return { receipt, refusal: { type: refusal, station, pair } }
  const counted = receipt.seen.get(pairKey(shown))?.find((each) => isSame(each, shown)) ?? shown
  return { receipt: { ...receipt, media: new Map(receipt.media).set(pairKey(shown), counted) }, refusal: null }
}

/** One export counts once: the votes of another sorting are another set. */
function withOnline(receipt: Receipt, online: OnlineVotes): ReturnType<typeof withMedium> {
  const { online: present } = receipt
  if (present === null) return { receipt: { ...receipt, online }, refusal: null }
  const isSame = present.commitments.join() === online.commitments.join()
  return { receipt, refusal: { type: isSame ? 'online-already-here' : 'online-sorted-otherwise' } }
}

function withoutSeal(receipt: Receipt, type: UncountableMedium, { station, pair, role }: MediumIdentity) {
  const entry = receipt.reports.get(station)?.pairs.find((each) => each.pair === pair)
  if (type === 'as-initialised') {
    const code = isUsed(entry?.state) ? 'unused-but-started' : 'unused-spare'
    return { receipt, refusal: { type: code, station, pair } as const }
  }
  if (type !== 'not-closed') return { receipt, refusal: { type, station, pair } as const }
  const begun = new Set(receipt.begun).add(pairKey({ station, pair }))
  const refusal = { type: role === 'duplicate' ? 'duplicate-not-closed' : type, station, pair } as const
  return { receipt: { ...receipt, begun }, refusal }
}

function withSeen(receipt: Receipt, shown: AcceptedMedium): Receipt {
  const key = pairKey(shown)
  const known = receipt.seen.get(key) ?? []
  if (known.some((each) => isSame(each, shown))) return receipt
  return { ...receipt, seen: new Map(receipt.seen).set(key, [...known, shown]) }
}

/** A medium and its picture are one content, in whatever order they come: shown itself, it did not come by paper alone. */
function withItself(receipt: Receipt, shown: AcceptedMedium): Receipt {
  if (shown.sheets !== null) return receipt
  const key = pairKey(shown)
  const isItsPicture = (each: AcceptedMedium) => isSame(each, shown) && each.sheets !== null
  const seen = receipt.seen.get(key) ?? []
  if (!seen.some(isItsPicture)) return receipt
  const itself = (each: AcceptedMedium) => (isItsPicture(each) ? { ...each, sheets: null } : each)
  const counted = receipt.media.get(key)
  const media = counted === undefined ? receipt.media : new Map(receipt.media).set(key, itself(counted))
  return { ...receipt, media, seen: new Map(receipt.seen).set(key, seen.map(itself)) }
}

/** One medium, itself or on paper. */
function isSame(a: AcceptedMedium, b: AcceptedMedium): boolean {
  return a.serial === b.serial && sealName(a) === sealName(b)
}

/** LAW-14: one duplicate, with cause, opinion and names; refused when its original already counts. */
export function withPermission(
  receipt: Receipt,
  permission: DuplicatePermission,
  electionPackage: ElectionPackage,
): Result<Receipt, PermissionRefusal> {
  if (receipt.final) return err({ type: 'set-is-final' })
  const { station, pair } = permission
  const known = electionPackage.machines.some((machine) => machine.station === station && machine.pair === pair)
  if (!known) return err({ type: 'unknown-pair' })
  const key = pairKey(permission)
  if (receipt.media.get(key)?.role === 'original') return err({ type: 'original-is-read' })
  return ok({ ...receipt, permissions: new Map(receipt.permissions).set(key, permission) })
}

/** The other seals of the pair do not count any more, and what was taken in of one of them goes out again. */
export function withChoice(receipt: Receipt, made: Omit<ChosenSeal, 'among'>): Result<Receipt, ChoiceRefusal> {
  if (receipt.final) return err({ type: 'set-is-final' })
  const key = pairKey(made)
  const among = sealsSeen(receipt, key)
  if (among.length < 2 || !among.includes(made.seal)) return err({ type: 'nothing-to-choose' })
  const choice: ChosenSeal = { ...made, among }
  const media = new Map(receipt.media)
  const present = media.get(key)
  if (present !== undefined && sealName(present) !== choice.seal) media.delete(key)
  return ok({ ...receipt, media, choices: new Map(receipt.choices).set(key, choice) })
}

/** Names of the different seals that were shown for a pair. Original and duplicate of one closing bear the same. */
export function sealsSeen({ seen }: Receipt, key: string): readonly string[] {
  return [...new Set((seen.get(key) ?? []).map(sealName))].sort()
}

/** The number of a final seal, over all that it says (ballot-box.md §8): two media of one closing bear the same, and people compare it. */
export function sealName({ sealed }: AcceptedMedium): string {
  return sealed.sealFingerprint
}

export function pairKey(pair: { readonly station: StationId; readonly pair: PairNumber }): string {
  return `${pair.station} ${pair.pair}`
}

type SealedRefusal = Extract<
  MediumRefusal['type'],
  'already-merged' | 'second-seal' | 'other-seal-chosen' | 'duplicate-beside-original' | 'duplicate-not-allowed'
>

/** One pair counts once, whatever comes beside it (promise 8). The report is not asked: it takes no box out of the count. */
function refusalOf(receipt: Receipt, shown: AcceptedMedium): SealedRefusal | null {
  const key = pairKey(shown)
  const choice = receipt.choices.get(key)
  if (choice !== undefined && choice.seal !== sealName(shown)) return 'other-seal-chosen'
  const present = receipt.media.get(key)
  if (present === undefined) {
    const allowed = shown.role === 'original' || choice !== undefined || receipt.permissions.has(key)
    return allowed ? null : 'duplicate-not-allowed'
  }
  if (sealName(present) !== sealName(shown)) return 'second-seal'
  if (present.role === shown.role) return 'already-merged'
  // LAW-14: the duplicate counts in place of an original that is damaged or lost. An original that is there after all takes its place back.
  return shown.role === 'duplicate' ? 'duplicate-beside-original' : null
}
