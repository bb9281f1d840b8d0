/** Questions about the present state that step and view both ask. */
import { booksOf, type Doubt, doubtsOf, type Missing, missingFrom } from '#election/count/completeness.ts'
import type { StationBooks } from '#election/count/reconcile.ts'
import { type Outcome, outcomeOf, withLot } from '#election/count/winners.ts'
import type { ContestId, StationId } from '#election/ids.ts'
import type { TallyResult } from './effect.ts'
import type { TallyState } from './state.ts'

export function missingOf(state: TallyState): readonly Missing[] {
  return state.election === null ? [] : missingFrom(state.receipt, state.election.electionPackage)
}

/** What still needs a written reason, worst first. Explained stations have none. */
export function openDoubtsOf(state: TallyState, station: StationId): readonly Doubt[] {
  if (state.explanations.has(station)) return []
  return doubtsOf(state.receipt, station, state.sharedMarks)
}

/** CNT-03: these stop the merge; unbalanced books stop only the final result. */
export function stationsThatStopTheMerge(state: TallyState): readonly StationId[] {
  return stationsOf(state).filter((station) => openDoubtsOf(state, station).some((doubt) => doubt !== 'books'))
}

export function stationsToExplain(state: TallyState): readonly StationId[] {
  return stationsOf(state).filter((station) => openDoubtsOf(state, station).length > 0)
}

export function districtToExplain(state: TallyState): boolean {
  return (state.count?.unopened ?? 0) > 0 && !state.explanations.has('district')
}

export function stationsOf(state: TallyState): readonly StationId[] {
  return state.election?.electionPackage.stations.map((station) => station.id) ?? []
}

export function filledSeats(state: TallyState): number {
  return state.seats.filter((seat) => seat.state === 'filled').length
}

export function thresholdOf(state: TallyState): number {
  return state.election?.electionPackage.countingKey.threshold ?? 0
}

/** CNT-06, CNT-08: the district is whole, every stop is explained, k holders are here, and it was not opened before. */
export function mayCount(state: TallyState): boolean {
  const whole = missingOf(state).length === 0 && stationsThatStopTheMerge(state).length === 0
  const seated = state.election !== null && filledSeats(state) >= thresholdOf(state)
  return state.phase === 'receive' && !state.receipt.final && whole && seated
}

/** With the lots that the election chair has entered. */
export function outcomesOf(state: TallyState): ReadonlyMap<ContestId, Outcome> {
  const outcomes = new Map<ContestId, Outcome>()
  for (const contest of state.count?.contests ?? []) {
    const outcome = outcomeOf(contest)
    const lot = state.lots.get(contest.contest.id)
    const drawn = lot === undefined ? null : withLot(outcome, lot.winners)
    outcomes.set(contest.contest.id, drawn?.ok === true ? drawn.value : outcome)
  }
  return outcomes
}

/** CNT-08: no final result while a lot or an explanation is missing. */
export function isFinal(state: TallyState): boolean {
  const lotsDrawn = [...outcomesOf(state).values()].every((outcome) => outcome.needsLot === null)
  return state.count !== null && lotsDrawn && stationsToExplain(state).length === 0 && !districtToExplain(state)
}

export function resultOf(state: TallyState): TallyResult | null {
  const { election, count, receipt, lots, explanations } = state
  if (election === null || count === null) return null
  const books = stationsOf(state)
    .map((station) => booksOf(receipt, station))
    .filter((each): each is StationBooks => each !== null)
  const outcomes = outcomesOf(state)
  return { election, receipt, count, outcomes, lots, books, explanations, final: isFinal(state), madeAt: state.now }
}
