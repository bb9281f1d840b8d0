/** The tally's state behind a night with figures drawn by a seed: votes of any size, paper of every kind, namesakes, a tie, somebody who died, somebody not eligible. */
import { assert } from '#election/assert.ts'
import { countDistrict } from '#election/count/count.ts'
import { asOpenedDistrict, type SelectionCount } from '#election/count/district.ts'
import type { DrawnLot, Lots } from '#election/count/lots.ts'
import { ballotsOf, invalidKinds, type PaperCount, paperVoters } from '#election/count/paper.ts'
import type { PaperBooks } from '#election/count/paper-books.ts'
import { type AcceptedMedium, emptyReceipt, pairKey } from '#election/count/receipt.ts'
import type { StationReport } from '#election/count/station-report.ts'
import type { CandidateId, ContestBit, ContestId, StationId } from '#election/ids.ts'
import { below, type Randomness } from '#election/randomness.ts'
import type { LocalMinute } from '#election/time.ts'
import { sealedBy } from '#simulation/promises/count-room.ts'
import type { TallyResult } from '#tally/session/effect.ts'
import { outcomesOf, resultOf } from '#tally/session/questions.ts'
import { initialState, type TallyState } from '#tally/session/state.ts'
import type { CountingElection } from './counting-election.ts'
import { lotEntered } from './lot-entered.ts'
import { arrivedAt } from './receive-stations.ts'
import { contestLine, stationReportOf } from './station-report-of.ts'

export interface NightFigures {
  /** No candidate has more by machine. */
  readonly most: number
  /** How the council's paper is: none, fewer than ten ballots, or as many as it takes; the mayor's is of every kind. */
  readonly council: 'none' | 'few' | 'many'
  /** The last mayor is found not eligible. */
  readonly ineligible: boolean
}

const AT = '2002-06-23T22:40' as LocalMinute
const DIED = 999 as CandidateId

export function countedNight(made: CountingElection, figures: NightFigures, randomness: Randomness): TallyResult {
  const { election } = made
  const { electionPackage, list } = election
  const count = countDistrict(votesOf(made, figures, randomness), electionPackage, list)
  const [mayor, council] = count.contests.map((each) => each.totals.map(({ candidate }) => candidate.number))
  const books: PaperBooks = new Map([
    ['mayor' as ContestId, paperOf(mayorsPaper(mayor ?? [], figures, randomness), rulingsOf(mayor ?? [], figures))],
    ['council' as ContestId, paperOf(councilsPaper(council ?? [], figures, randomness), [])],
  ])
  const stations = electionPackage.stations.map(({ id }) => id)
  const reports = new Map(stations.map((id) => [id, reportOf(made, id, randomness)]))
  const media = new Map(stations.flatMap((id) => mediaOf(made, id, randomness)))
  const receipt = { ...emptyReceipt, reports, media, arrivals: arrivedAt(...stations), final: true }
  const before: TallyState = {
    ...initialState(1, '2002-06-23T23:05' as LocalMinute),
    ...{ phase: 'result', election, receipt, count, paper: books },
  }
  const result = resultOf({ ...before, lots: lotsOf(before) })
  assert(result !== null, 'counted night: a result')
  return result
}

function votesOf({ election }: CountingElection, { most }: NightFigures, randomness: Randomness) {
  const said = (contest: number, selection: SelectionCount['selection'], records: number) => {
    return { contest: contest as ContestBit, place: 0, selection, records }
  }
  const draw = () => below(randomness, most + 1)
  const votes = election.list.contests.flatMap(({ candidates }, contest) => [
    ...candidates.map(({ id }) => said(contest, id, draw())),
    said(contest, DIED, draw()),
    said(contest, 'ended', draw()),
    said(contest, 'unopened', below(randomness, 4)),
  ])
  // The last two of the council are tied.
  const tied = votes.filter(({ contest, selection }) => contest === 1 && typeof selection === 'number').slice(-3, -1)
  const [one, two] = tied
  return asOpenedDistrict([votes.map((each) => (one && each === two ? { ...each, records: one.records } : each))])
}

function mayorsPaper(numbers: readonly number[], { most, ineligible }: NightFigures, randomness: Randomness) {
  const draw = () => 10 + below(randomness, most + 1)
  const out = ineligible ? numbers.at(-1) : null
  const shared = { candidates: numbers.filter((number) => number !== out).slice(0, 2), ballots: draw() }
  const paper = { ...paperWith(numbers, draw), shared: [shared] }
  return addedUp({ ...paper, basis: below(randomness, 2) === 0 ? 'all' : 'paper' })
}

function councilsPaper(
  numbers: readonly number[],
  { council, most }: NightFigures,
  randomness: Randomness,
): PaperCount {
  if (council === 'many') return paperWith(numbers, () => 1 + below(randomness, most + 1))
  const few = paperWith(numbers, () => 0)
  if (council === 'none') return few
  const [votes, invalid] = [
    { ...few.votes, 1: 4, 2: 2 },
    { ...few.invalid, blank: 1 },
  ]
  return addedUp({ ...few, voters: { ...few.voters, braille: 5, provisional: 3 }, votes, invalid })
}

function paperWith(numbers: readonly number[], draw: () => number): PaperCount {
  const drawn = <Key extends string>(keys: readonly Key[]) =>
    Object.fromEntries(keys.map((key) => [key, draw()])) as Record<Key, number>
  return addedUp({
    voters: drawn(paperVoters),
    notAccepted: { absentee: draw(), provisional: draw() },
    takenAway: 0,
    votes: drawn(numbers.map(String)),
    shared: [],
    basis: null,
    invalid: drawn(invalidKinds),
  })
}

/** The ballots that were taken away are the rest of the voters: nothing else can be typed. */
function addedUp(paper: PaperCount): PaperCount {
  const voters = Object.values(paper.voters).reduce((sum, each) => sum + each, 0)
  return { ...paper, takenAway: voters - ballotsOf(paper) }
}

function rulingsOf(numbers: readonly number[], { ineligible }: NightFigures) {
  const candidate = numbers.at(-1)
  if (!ineligible || candidate === undefined) return []
  return [{ candidate, eligible: false, reason: '住所', chair: '選挙 長', witnesses: ['立会 春子'], at: AT }]
}

function paperOf(count: PaperCount, rulings: ReturnType<typeof rulingsOf>) {
  const entry = { type: 'typed' as const, count, by: ['入力 太郎', '入力 花子'], reason: '', decided: null, at: AT }
  return { entries: [entry], alone: null, rulings, left: [], told: [] }
}

function reportOf({ election }: CountingElection, station: StationId, randomness: Randomness): StationReport {
  const { electionId, contests } = election.electionPackage
  const draw = (most: number) => below(randomness, most)
  const numbers = { registered: 40_000, eligible: 20_000 + draw(20_000) }
  const lines = contests.map(({ id }) => {
    const [issued, returned, found, missing] = [10_000 + draw(10_000), draw(2000), draw(2000), 1000 + draw(9000)]
    const men = draw(issued - returned)
    const women = issued - returned - men
    return contestLine(id, issued, { returned, found, missing, replaced: draw(1000), ofNobody: draw(1000), men, women })
  })
  // ELG-21: the first contest is not everybody's.
  const entitled = contests.slice(0, 1).map(({ id }) => ({ contest: id, eligible: numbers.eligible - 137 }))
  return stationReportOf(electionId, station, 0, { ...numbers, entitled, contests: lines })
}

/** The originals of a station, with records as if its books did not balance. */
function mediaOf({ election }: CountingElection, station: StationId, randomness: Randomness) {
  const { machines, contests } = election.electionPackage
  return machines.flatMap(({ station: its, pair, id }): [string, AcceptedMedium][] => {
    if (its !== station || pair === null) return []
    const examined = sealedBy(station, pair, 'original')
    assert(examined.type === 'sealed', 'counted night: a sealed medium')
    const records = new Map(contests.map((contest) => [contest.id, below(randomness, 9000)]))
    const sealed = { ...examined.sealed, machine: id, records }
    return [[pairKey({ station, pair }), { ...examined.medium, sealed, sheets: null }]]
  })
}

/** The first ones of every tie. */
function lotsOf(state: TallyState): Lots {
  const drawn = [...outcomesOf(state)].flatMap(([id, { needsLot }]) => {
    if (needsLot === null) return []
    const { list = null, seats, candidates: tied } = needsLot
    const { way, drawnBy, witnesses } = lotEntered(id, [])
    const people = { way, drawnBy, witnesses, by: ['入力 太郎', '読返 花子'], drawnAt: AT, at: AT, again: null }
    const lot: DrawnLot = { type: 'drawn', list, seats, tied, winners: tied.slice(0, seats), ...people }
    return [[id, [lot]] as const]
  })
  return new Map(drawn)
}
