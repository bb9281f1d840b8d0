/**
 * Lots that the election chair drew (PEO 95(2)): an act before witnesses, never a field. A lot stays for good, with who drew it, how and
 * when. Other figures overtake it; if the very same tie comes back, it holds again. Two people enter it: one writes down who was drawn,
 * another reads it back from the lot.
 */
import type { ContestId } from '#election/ids.ts'
import type { Outcome, Turnout } from '#election/kinds/kind.ts'
import type { Draws, Tie } from '#election/kinds/ties.ts'
import { isOnePerson } from '#election/person-name.ts'
import { err, ok, type Result } from '#election/result.ts'
import { dateOf, type LocalDate, type LocalMinute } from '#election/time.ts'
import { isSameTie, type LotError, lotRefused, outcomeOf, type Poll } from './winners.ts'

export interface DrawnLot {
  readonly type: 'drawn'
  /** The list inside which it was drawn; `tied` and `winners` are then places in it. Null: numbers of the contest. */
  readonly list: number | null
  readonly seats: number
  /** Those among whom it was drawn, ascending. */
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
  readonly list: number | null
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
function lotInForce(steps: readonly LotStep[], tie: Tie): DrawnLot | null {
  return drawnLots(steps).findLast((lot) => isSameTie(tieOf(lot), tie)) ?? null
}

function tieOf({ list, seats, tied: candidates }: DrawnLot): Tie {
  return list === null ? { seats, candidates } : { list, seats, candidates }
}

/** Also of a file that somebody changed: nobody gets a seat by a lot of too many, or as a stranger to the tie. */
function drawsOf(steps: readonly LotStep[]): Draws {
  return (tie) => {
    const winners = lotInForce(steps, tie)?.winners ?? null
    return winners === null || lotRefused(tie, winners) !== null ? null : winners
  }
}

export function withLotsDrawn(steps: readonly LotStep[], poll: Poll, turnout: Turnout | null = null): Outcome {
  return outcomeOf({ ...poll, drawn: drawsOf(steps) }, turnout)
}

/** Those on which the outcome rests. */
function lotsInForce(steps: readonly LotStep[], poll: Poll | null): readonly DrawnLot[] {
  if (poll === null) return []
  return (withLotsDrawn(steps, poll).byLot ?? []).flatMap((tie) => lotInForce(steps, tie) ?? [])
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
 * @param poll the figures
 * @param when now, and the day of the poll
 */
export function withEnteredLot(
  lots: Lots,
  id: ContestId,
  poll: Poll,
  entry: LotEntry,
  { at, poll: day }: { readonly at: LocalMinute; readonly poll: LocalDate },
): Result<Lots, LotRefusal> {
  const steps = lotsOf(lots, id)
  const { byLot = [], needsLot } = withLotsDrawn(steps, poll)
  const tie = [...byLot, ...(needsLot === null ? [] : [needsLot])].find(({ list = null }) => list === entry.list)
  if (tie === undefined) return err({ type: 'lot-not-needed' })
  const refused = lotRefused(tie, entry.winners)
  if (refused !== null) return err(refused)
  const { list, by, readBack, again, drawnAt, way, drawnBy, witnesses } = entry
  if (!isDayOfLot(drawnAt, day, at)) return err({ type: 'lot-not-then' })
  if (isOnePerson(by, readBack.by)) return err({ type: 'lot-by-one-person' })
  if (ascending(entry.winners).join() !== ascending(readBack.winners).join())
    return err({ type: 'lot-read-differently' })
  const before = lotInForce(steps, tie)
  if (before !== null && again === null) return err({ type: 'lot-reason-missing' })
  const cause = { by: 'entered-again', reason: again?.reason ?? '', at } as const
  const overtaken = before === null ? [] : [fateOf(steps, before, 'overtaken', cause)]
  const lot: DrawnLot = {
    type: 'drawn',
    list,
    seats: tie.seats,
    tied: ascending(tie.candidates),
    winners: ascending(entry.winners),
    ...{ drawnAt, way, drawnBy, witnesses, at },
    by: [by, readBack.by],
    again: before === null ? null : again,
  }
  const after = [...steps, ...overtaken, lot]
  // A party that gets one seat more by lot has other people around its last seat.
  const others = lotsInForce(steps, poll).filter((each) => each !== before)
  const fates = fatesBetween(
    after,
    others,
    lotsInForce(after, poll).filter((each) => each !== lot),
    cause,
  )
  return ok(new Map(lots).set(id, [...after, ...fates]))
}

/** After other figures a lot whose tie is gone holds no more; an earlier lot of the tie that is there now holds again. */
export function afterFigures(
  lots: Lots,
  id: ContestId,
  { before, after }: { readonly before: Poll | null; readonly after: Poll | null },
  cause: Cause,
): Lots {
  const steps = lotsOf(lots, id)
  const fates = fatesBetween(steps, lotsInForce(steps, before), lotsInForce(steps, after), cause)
  return fates.length === 0 ? lots : new Map(lots).set(id, [...steps, ...fates])
}

type Cause = Pick<LotFate, 'by' | 'reason' | 'at'>

function fatesBetween(
  steps: readonly LotStep[],
  held: readonly DrawnLot[],
  holds: readonly DrawnLot[],
  cause: Cause,
): readonly LotFate[] {
  const gone = held.filter((each) => !holds.includes(each)).map((each) => fateOf(steps, each, 'overtaken', cause))
  const back = holds.filter((each) => !held.includes(each)).map((each) => fateOf(steps, each, 'taken-up', cause))
  return [...gone, ...back]
}

function fateOf(steps: readonly LotStep[], lot: DrawnLot, type: LotFate['type'], cause: Cause): LotFate {
  return { type, lot: drawnLots(steps).indexOf(lot) + 1, by: cause.by, reason: cause.reason, at: cause.at }
}

function ascending(numbers: readonly number[]): readonly number[] {
  return [...numbers].sort((a, b) => a - b)
}
