/** Questions about the present state that step and view both ask. */
import { booksOf, type Missing, missingFrom } from '#election/count/completeness.ts'
import { asTold, contestResultOf } from '#election/count/contest-result.ts'
import { lostOnlineBox } from '#election/count/declared-lost.ts'
import { type Doubt, doubtId, stopsTheMerge } from '#election/count/doubt.ts'
import { doubtsOf } from '#election/count/doubts.ts'
import { electorsOf, turnoutOf } from '#election/count/electors.ts'
import { joinedOf } from '#election/count/joined.ts'
import { lotsOf, withLotsDrawn } from '#election/count/lots.ts'
import { paperOf } from '#election/count/paper-books.ts'
import { differencesOf } from '#election/count/papers-sent.ts'
import type { Receipt } from '#election/count/receipt.ts'
import type { StationBooks } from '#election/count/reconcile.ts'
import { roundDoubts } from '#election/count/roll-lists-held.ts'
import { type OnlineVoters, type PolledContest, withVoters } from '#election/count/voters.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import type { ContestId, StationId } from '#election/ids.ts'
import type { Outcome } from '#election/kinds/kind.ts'
import { once } from '#election/once.ts'
import type { TallyRefusalCode } from './codes.ts'
import type { TallyResult } from './effect.ts'
import type { TallyState } from './state.ts'
import type { MessageValues } from './view.ts'

export function missingOf(state: TallyState): readonly Missing[] {
  return state.election === null ? [] : missingFrom(state.receipt, state.election.electionPackage)
}

/** The doubts of all stations in the order of the package, then those of the district; explained ones too. */
export function allDoubts(state: TallyState): readonly Doubt[] {
  const { sharedRecords, count, paper, receipt } = state
  const rounds = state.election === null ? [] : roundDoubts(receipt, state.election.electionPackage)
  const ofDistrict = (code: Doubt['code'], facts: Doubt['facts']): Doubt => ({ code, station: null, pair: null, facts })
  const typed = (count?.contests ?? []).flatMap(({ contest: { id } }) => {
    const differences = differencesOf(receipt.reports, id, paperOf(paper, id).entries.at(-1))
    return differences.map((facts) => ofDistrict('paper-differs', { contest: id, ...facts }))
  })
  return [
    ...stationDoubts(state),
    ...rounds,
    ...(sharedRecords.length > 0 ? [ofDistrict('record-twice', { media: sharedRecords.join(', ') })] : []),
    ...((count?.unopened ?? 0) > 0 ? [ofDistrict('records-unopened', { count: count?.unopened ?? 0 })] : []),
    ...typed,
  ]
}

/** In the order of the package; the same list as long as nothing is known anew. */
export function stationDoubts({ election, receipt, sharedMarks }: TallyState): readonly Doubt[] {
  return election === null ? NO_DOUBTS : doubtsOfStations(receipt, election, sharedMarks)
}

const NO_DOUBTS: readonly Doubt[] = []

const doubtsOfStations = once(
  (receipt: Receipt, election: LoadedElection, sharedMarks: ReadonlySet<StationId>): readonly Doubt[] =>
    election.electionPackage.stations.flatMap(({ id }) => doubtsOf(receipt, election, id, sharedMarks)),
)

/** The doubts that still need a written reason. */
export function unexplainedDoubts(state: TallyState): readonly Doubt[] {
  return allDoubts(state).filter((doubt) => !state.explanations.has(doubtId(doubt)))
}

/** CNT-03: these stop the merge; unbalanced books stop only the final result. */
export function doubtsThatStopTheMerge(state: TallyState): readonly Doubt[] {
  return unexplainedDoubts(state).filter(stopsTheMerge)
}

/** CNT-06, CNT-08: the district is not whole, or a stop is not explained. Null: records may be opened. */
export function notWhole(state: TallyState): { readonly code: TallyRefusalCode; readonly about: MessageValues } | null {
  const missing = missingOf(state)
  if (missing.length > 0) return { code: 'incomplete', about: { count: missing.length } }
  const [stopped] = doubtsThatStopTheMerge(state)
  return stopped === undefined ? null : { code: 'explain-first', about: { station: stopped.station ?? '—' } }
}

function stationsOf(state: TallyState): readonly StationId[] {
  return state.election?.electionPackage.stations.map((station) => station.id) ?? []
}

export function filledSeats(state: TallyState): number {
  return state.seats.filter((seat) => seat.state === 'filled').length
}

export function thresholdOf(state: TallyState): number {
  return state.election?.electionPackage.countingKey.threshold ?? 0
}

/** CNT-06, CNT-08: the district is whole, every stop is explained, this machine signs, and nothing was mixed or opened before. */
export function mayCount(state: TallyState): boolean {
  return (
    state.election !== null &&
    state.phase === 'receive' &&
    !state.receipt.final &&
    state.machineKey === 'open' &&
    notWhole(state) === null &&
    state.mixed === null
  )
}

/** CNT-07: contests of which nobody has said yet what paper there is. Where the ballots stay closed nobody is asked. */
export function withoutPaperSaid({ count, paper }: TallyState): readonly ContestId[] {
  const contests = count?.contests ?? []
  return contests.flatMap((each) => {
    const isAsked = each.notOpened === undefined && joinedOf(each, paper) === null
    return isAsked ? [each.contest.id] : []
  })
}

/** The outcomes of contests whose machine and paper are joined, with the lots that the election chair has entered. */
export function outcomesOf(state: TallyState): ReadonlyMap<ContestId, Outcome> {
  const outcomes = new Map<ContestId, Outcome>()
  const { election, receipt } = state
  const electors = election === null ? null : electorsOf(election.electionPackage, receipt.reports)
  for (const contest of state.count?.contests ?? []) {
    const joined = joinedOf(contest, state.paper)
    if (joined === null) continue
    const { id } = contest.contest
    outcomes.set(id, withLotsDrawn(lotsOf(state.lots, id), joined, turnoutOf(joined.cast, electors?.get(id) ?? null)))
  }
  return outcomes
}

/** D-22: each contest as far as it may be shown. */
export function toldContests(state: TallyState): readonly PolledContest[] {
  const { election, count, paper, receipt } = state
  if (election === null || count === null) return []
  return toldOf({ election, count, paper, receipt, outcomes: outcomesOf(state) })
}

export function toldOf(
  of: Pick<TallyResult, 'election' | 'count' | 'paper' | 'receipt' | 'outcomes'>,
): readonly PolledContest[] {
  const { stations } = of.election.electionPackage
  return of.count.contests.map((each) => {
    const told = asTold(contestResultOf(each, of.paper, of.outcomes))
    return withVoters(told, stations, of.receipt.reports, onlineVoters(of, each.contest.id))
  })
}

/** Each voter of the box has one record of the contest; of a lost box the declaration has their number, where somebody knows it (CNT-08). */
function onlineVoters(
  { election, receipt }: Pick<TallyResult, 'election' | 'receipt'>,
  id: ContestId,
): OnlineVoters | null {
  if (election.electionPackage.rules.online !== true) return null
  if (receipt.online !== null) return { all: receipt.online.records.get(id) ?? null, isLost: false }
  return { all: lostOnlineBox(receipt)?.recordsTold?.[id] ?? null, isLost: true }
}

/** CNT-07, CNT-08: no final result while a medium, paper, a lot or an explanation is missing. */
export function isFinal(state: TallyState): boolean {
  const lotsDrawn = [...outcomesOf(state).values()].every((outcome) => outcome.needsLot === null)
  const joined = state.count !== null && withoutPaperSaid(state).length === 0
  return joined && lotsDrawn && missingOf(state).length === 0 && unexplainedDoubts(state).length === 0
}

function booksOfStation(state: TallyState, station: StationId): StationBooks | null {
  return state.election === null ? null : booksOf(state.receipt, state.election.electionPackage, station)
}

export function resultOf(state: TallyState): TallyResult | null {
  const { election, count, receipt, paper, lots, explanations, zeroCheck, holders, minutes, bundle, secondMix } = state
  if (election === null || count === null) return null
  const books = stationsOf(state)
    .map((station) => booksOfStation(state, station))
    .filter((each): each is StationBooks => each !== null)
  const outcomes = outcomesOf(state)
  return {
    election,
    receipt,
    count,
    paper,
    outcomes,
    lots,
    books,
    explanations,
    zeroCheck,
    holders,
    minutes,
    bundle,
    secondMix,
    announcements: state.announcements,
    final: isFinal(state),
    madeAt: state.now,
  }
}

/** A medium came after the merge: to read it is to read all of them again. */
export function readsAllAgain({ merged, slots }: TallyState): boolean {
  return merged !== null && slots.some(({ state }) => state === 'present')
}
