/**
 * Lots that the election chair drew (PEO 95(2)): an act before witnesses, never a field. A lot stays for good, with who drew it, how and
 * when. Other figures overtake it; if the very same tie comes back, it holds again. Two people enter it: one writes down who was drawn,
 * another reads it back from the lot.
 */
import { assert } from '#election/assert.ts'
import type { ContestId } from '#election/ids.ts'
import type { Outcome } from '#election/kinds/kind.ts'
import { isOnePerson } from '#election/person-name.ts'
import { err, ok, type Result } from '#election/result.ts'
import { dateOf, type LocalDate, type LocalMinute } from '#election/time.ts'
import { type LotError, withLot } from './winners.ts'

export interface DrawnLot {
  readonly type: 'drawn'
  readonly seats: number
  /** Numbers of those among whom it was drawn, ascending. */
  readonly tied: readonly number[]
  /** Ascending. */
  readonly winners: readonly number[]
  /** As the people who were there say it. */
  readonly drawnAt: LocalMinute
  readonly way: string
  readonly drawnBy: string
  readonly witnesses: readonly string[]
  /** The person who entered it, and the one who read it back. */
  readonly by: readonly string[]
  /** A lot of this tie was entered before: why it is entered again, and the chair who decided that. Null: the first. */
  readonly again: { readonly reason: string; readonly chair: string } | null
  readonly at: LocalMinute
}

/** The later fate of a lot. */
export interface LotFate {
  readonly type: 'overtaken' | 'taken-up'
  /** Place of the lot among those that were drawn in this contest, from 1. */
  readonly lot: number
  readonly by: LotCause
  readonly reason: string
  readonly at: LocalMinute
}

/** Paper was corrected, somebody was found (not) eligible, or a lot of the same tie was entered again. */
export const lotCauses = ['paper-corrected', 'candidate-ruled', 'entered-again'] as const
export type LotCause = (typeof lotCauses)[number]

export type LotStep = DrawnLot | LotFate

/** By contest, in their order; nothing is ever taken out. */
export type Lots = ReadonlyMap<ContestId, readonly LotStep[]>

export interface LotEntry {
  readonly winners: readonly number[]
  readonly drawnAt: LocalMinute
  readonly way: string
  readonly drawnBy: string
  readonly witnesses: readonly string[]
  readonly by: string
  /** A second person's reading of the lot. */
  readonly readBack: { readonly by: string; readonly winners: readonly number[] }
  readonly again: DrawnLot['again']
}

export type LotRefusal =
  | LotError
  | { readonly type: 'lot-by-one-person' }
  /** Before the day of the poll, or after today. */
  | { readonly type: 'lot-not-then' }
  /** The two do not name the same winners. */
  | { readonly type: 'lot-read-differently' }
  /** One of this tie was entered before: a second one says why, and who decided it. */
  | { readonly type: 'lot-reason-missing' }

export function lotsOf(lots: Lots, id: ContestId): readonly LotStep[] {
  return lots.get(id) ?? []
}

export function drawnLots(steps: readonly LotStep[]): readonly DrawnLot[] {
  return steps.filter((step): step is DrawnLot => step.type === 'drawn')
}

/** The last one that was drawn for this very tie: the same seats among the same candidates. Null: none. */
function lotInForce(steps: readonly LotStep[], tie: Outcome['needsLot']): DrawnLot | null {
  if (tie === null) return null
  const tied = ascending(tie.candidates).join()
  return drawnLots(steps).findLast((lot) => lot.seats === tie.seats && lot.tied.join() === tied) ?? null
}

/** @param outcome before any lot */
export function withLotDrawn(steps: readonly LotStep[], outcome: Outcome): Outcome {
  const lot = lotInForce(steps, outcome.needsLot)
  const drawn = lot === null ? null : withLot(outcome, lot.winners)
  return drawn?.ok === true ? drawn.value : outcome
}

/**
 * False: a slip in year, month or day. By days, for the clock may be some minutes behind those who drew. A rehearsal is before the poll; so is
 * a clock that nobody set, and it must not keep the right day out.
 */
export function isDayOfLot(drawnAt: LocalMinute, poll: LocalDate, now: LocalMinute): boolean {
  const [day, today] = [dateOf(drawnAt), dateOf(now)]
  return today < poll ? day >= poll || day === today : day >= poll && day <= today
}

/**
 * @param outcome before any lot
 * @param poll its day
 */
export function withEnteredLot(
  lots: Lots,
  id: ContestId,
  outcome: Outcome,
  entry: LotEntry,
  { at, poll }: { readonly at: LocalMinute; readonly poll: LocalDate },
): Result<Lots, LotRefusal> {
  const drawn = withLot(outcome, entry.winners)
  if (!drawn.ok) return drawn
  const { by, readBack, again, drawnAt, way, drawnBy, witnesses } = entry
  if (!isDayOfLot(drawnAt, poll, at)) return err({ type: 'lot-not-then' })
  if (isOnePerson(by, readBack.by)) return err({ type: 'lot-by-one-person' })
  if (ascending(entry.winners).join() !== ascending(readBack.winners).join())
    return err({ type: 'lot-read-differently' })
  const tie = outcome.needsLot
  assert(tie !== null, 'lots: a tie, or it was refused')
  const steps = lotsOf(lots, id)
  const before = lotInForce(steps, tie)
  if (before !== null && again === null) return err({ type: 'lot-reason-missing' })
  const overtaken =
    before === null ? [] : [fateOf(steps, before, 'overtaken', 'entered-again', again?.reason ?? '', at)]
  const lot: DrawnLot = {
    type: 'drawn',
    seats: tie.seats,
    tied: ascending(tie.candidates),
    winners: ascending(entry.winners),
    ...{ drawnAt, way, drawnBy, witnesses, at },
    by: [by, readBack.by],
    again: before === null ? null : again,
  }
  return ok(new Map(lots).set(id, [...steps, ...overtaken, lot]))
}

/** After other figures a lot whose tie is gone holds no more; an earlier lot of the tie that is there now holds again. */
export function afterFigures(
  lots: Lots,
  id: ContestId,
  { before, after }: { readonly before: Outcome | null; readonly after: Outcome | null },
  cause: { readonly by: LotCause; readonly reason: string; readonly at: LocalMinute },
): Lots {
  const steps = lotsOf(lots, id)
  const [held, holds] = [before, after].map((outcome) => lotInForce(steps, outcome?.needsLot ?? null))
  if (held === holds) return lots
  const { by, reason, at } = cause
  const gone = held ? [fateOf(steps, held, 'overtaken', by, reason, at)] : []
  const back = holds ? [fateOf(steps, holds, 'taken-up', by, reason, at)] : []
  return new Map(lots).set(id, [...steps, ...gone, ...back])
}

function fateOf(
  steps: readonly LotStep[],
  lot: DrawnLot,
  type: LotFate['type'],
  by: LotCause,
  reason: string,
  at: LocalMinute,
): LotFate {
  return { type, lot: drawnLots(steps).indexOf(lot) + 1, by, reason, at }
}

function ascending(numbers: readonly number[]): readonly number[] {
  return [...numbers].sort((a, b) => a - b)
}
