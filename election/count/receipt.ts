/**
 * The receipt of a count: which reports and media it has taken in. Pure and without order: the same things received in any
 * order, once or many times, give the same receipt (CNT-03). No ballot and no candidate figure is in it.
 */
import type { Role } from '#election/ballot-box/layout.ts'
import type { ElectionPackage } from '#election/definition/definition.ts'
import type { ContestId, PairNumber, StationId } from '#election/ids.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { MediumRefusal } from './medium-refusal.ts'
import type { StationReport } from './station-report.ts'

export interface MediumIdentity {
  readonly serial: string
  readonly station: StationId
  readonly pair: PairNumber
  readonly role: Role
}

/** What the final seal says and the bytes confirm. */
export interface SealedFacts {
  /** Merkle root, hex: tells two contents of one pair apart. */
  readonly root: string
  readonly records: ReadonlyMap<ContestId, number>
  readonly spentMarks: number
  /** Sessions that must have left a mark. */
  readonly markedSessions: number
  /** Pages that neither medium of the pair holds any more. */
  readonly lostPages: number
  /** CLS-04: the seal names the other medium of the pair as failed. */
  readonly failedPartner: boolean
  /** Each log page names the one before it. */
  readonly logUnbroken: boolean
}

/** What reading one medium gave, before anybody decides whether it counts. */
export type MediumExamination =
  | {
      readonly type:
        | 'medium-unreadable'
        | 'not-a-ballot-box'
        | 'header-altered'
        | 'medium-of-other-election'
        | 'medium-of-other-use'
        | 'unknown-serial'
    }
  | {
      readonly type: 'as-initialised' | 'not-closed' | 'medium-damaged' | 'medium-altered'
      readonly medium: MediumIdentity
    }
  | { readonly type: 'sealed'; readonly medium: MediumIdentity; readonly sealed: SealedFacts }

/** LAW-14: recorded before the duplicate is taken. */
export interface DuplicatePermission {
  readonly station: StationId
  readonly pair: PairNumber
  readonly cause: 'damaged' | 'lost'
  readonly opinion: string
  readonly witnesses: readonly string[]
}

export interface Receipt {
  readonly reports: ReadonlyMap<StationId, StationReport>
  readonly media: ReadonlyMap<string, AcceptedMedium>
  readonly permissions: ReadonlyMap<string, DuplicatePermission>
  /** Pairs of which two media with different contents are sealed: the election chair decides, whichever came first. */
  readonly contested: ReadonlySet<string>
  /** D-32: records are opened; nothing is added or taken out any more. */
  readonly final: boolean
}

export interface AcceptedMedium extends MediumIdentity {
  readonly sealed: SealedFacts
}

export type PermissionRefusal =
  | { readonly type: 'unknown-pair' }
  /** The original was read: there is no cause. */
  | { readonly type: 'original-is-read' }
  | { readonly type: 'set-is-final' }

export const emptyReceipt: Receipt = {
  reports: new Map(),
  media: new Map(),
  permissions: new Map(),
  contested: new Set(),
  final: false,
}

/**
 * Reports are proven by `acceptStationReport` before they come here. The station's last word counts, in whatever order its
 * reports are read: an earlier one, genuine but put back, would leave out pairs and cards of the rest of the day.
 */
export function withReport(receipt: Receipt, report: StationReport): Receipt {
  const present = receipt.reports.get(report.station)
  if (receipt.final || (present !== undefined && !isLater(report, present))) return receipt
  return { ...receipt, reports: new Map(receipt.reports).set(report.station, report) }
}

/** Of one minute: any rule that does not depend on the order of reading; books that do not fit are explained. */
function isLater(report: StationReport, present: StationReport): boolean {
  if (report.madeAt !== present.madeAt) return report.madeAt > present.madeAt
  return JSON.stringify(report) > JSON.stringify(present)
}

/** Takes a medium in, or says why not. A refusal changes nothing but one thing: a second seal makes its pair contested. */
export function withMedium(
  receipt: Receipt,
  examined: MediumExamination,
): { readonly receipt: Receipt; readonly refusal: MediumRefusal | null } {
  if (receipt.final) return { receipt, refusal: { type: 'set-is-final' } }
  const refusal = refusalOf(receipt, examined)
  if (refusal?.type === 'second-original') {
    return { receipt: { ...receipt, contested: new Set(receipt.contested).add(pairKey(refusal)) }, refusal }
  }
  if (refusal !== null || examined.type !== 'sealed')
    return { receipt, refusal: refusal ?? { type: 'medium-unreadable' } }
  const media = new Map(receipt.media).set(pairKey(examined.medium), { ...examined.medium, sealed: examined.sealed })
  return { receipt: { ...receipt, media }, refusal: null }
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

export function pairKey(pair: { readonly station: StationId; readonly pair: PairNumber }): string {
  return `${pair.station} ${pair.pair}`
}

/** The refusals in the order in which a person would ask: what is it, is its station here, is it whole, does it count? */
function refusalOf(receipt: Receipt, examined: MediumExamination): MediumRefusal | null {
  if (!('medium' in examined)) return { type: examined.type }
  const { station, pair, role } = examined.medium
  const report = receipt.reports.get(station)
  if (report === undefined) return { type: 'station-not-received', station }
  const state = report.pairs.find((entry) => entry.pair === pair)?.state
  const inUse = state === 'started' || state === 'failed'
  if (examined.type === 'as-initialised') {
    return { type: inUse ? 'unused-but-started' : 'unused-spare', station, pair }
  }
  if (examined.type !== 'sealed') return { type: examined.type, station, pair }
  if (!inUse) return { type: 'not-started-by-report', station, pair }
  const present = receipt.media.get(pairKey(examined.medium))
  if (present !== undefined) return { type: besides(present, examined.medium, examined.sealed), station, pair }
  const allowed = role === 'original' || receipt.permissions.has(pairKey(examined.medium))
  return allowed ? null : { type: 'duplicate-not-allowed', station, pair }
}

type Besides = 'already-merged' | 'second-original' | 'duplicate-beside-original' | 'original-beside-duplicate'

/** One pair counts once, whatever comes beside it (promise 8). */
function besides(present: AcceptedMedium, medium: MediumIdentity, sealed: SealedFacts): Besides {
  if (present.role !== medium.role) {
    return medium.role === 'duplicate' ? 'duplicate-beside-original' : 'original-beside-duplicate'
  }
  const same = present.serial === medium.serial && present.sealed.root === sealed.root
  return same ? 'already-merged' : 'second-original'
}
