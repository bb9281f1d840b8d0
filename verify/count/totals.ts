/** ballot-box.md §4: what becomes of each record. Numbers and names are those of the current list. */
import { kinds } from '../kinds/kinds.ts'
import type { Trust } from '../package/trust.ts'
import type { Selection } from './key-messages.ts'

type Listed = Trust['lists'][number]['contests'][number]['candidates'][number]

export interface ContestTotals {
  readonly contest: string
  /** In the order of the current list. */
  readonly candidates: readonly CandidateTotals[]
  /** valid + ended + invalid + unopened = records */
  readonly valid: number
  readonly ended: number
  /** For a candidate of the list that the record names who is not in the current one any more, or is there as dead or withdrawn. */
  readonly invalid: number
  readonly unopened: number
  readonly records: number
}

interface CandidateTotals {
  readonly number: number
  readonly name: string
  /** A judge has those with a mark. */
  readonly votes: number
  /** A judge has them: votes without a mark. */
  readonly against?: number
}

export interface Totals {
  readonly contests: readonly ContestTotals[]
  readonly records: number
  readonly unopened: number
  /** By candidate id: what the contests are summed from. */
  readonly selections: readonly Selection[]
}

export function totalsOf(selections: readonly Selection[], trust: Trust): Totals {
  const contests = trust.contests.map((contest) => contestTotals(contest, selections, trust))
  return {
    contests,
    records: sumOf(selections),
    unopened: contests.reduce((sum, { unopened }) => sum + unopened, 0),
    selections: [...selections].sort((a, b) => a.contest - b.contest || a.place - b.place || rank(a) - rank(b)),
  }
}

function contestTotals(
  { id, bit, kind }: Trust['contests'][number],
  selections: readonly Selection[],
  trust: Trust,
): ContestTotals {
  const own = selections.filter((each) => each.contest === bit)
  const ofContest = trust.lists.at(-1)?.contests.find((each) => each.contest === id)?.candidates ?? []
  if (kinds[kind].listsOf === 'each-candidate') return { contest: id, ...reviewTotals(own, ofContest) }
  const saying = (selection: Selection['selection']) => sumOf(own.filter((each) => each.selection === selection))
  const listed = ofContest.filter((each) => !each.gone)
  const current = new Set(listed.map((each) => each.id))
  const isGone = (id: number | null) => id !== null && !current.has(id)
  const gone = own.filter(({ selection }) => isGone(idOf(selection)))
  const candidates = listed.map((each) => ({ number: each.number, name: each.shown, votes: saying(each.id) }))
  return {
    contest: id,
    candidates,
    valid: candidates.reduce((sum, each) => sum + each.votes, 0),
    ended: saying('ended'),
    invalid: sumOf(gone),
    unopened: saying('unopened'),
    records: sumOf(own),
  }
}

/** count.md §1: each judge has a list, and the numbers of the contest are those of its longest one. Who left office has a list that nobody counts. */
function reviewTotals(own: readonly Selection[], judges: readonly Listed[]): Omit<ContestTotals, 'contest'> {
  const lists = judges.map((judge, at) => ({ judge, list: own.filter(({ place }) => place === at + 1) }))
  const saying = (list: readonly Selection[], word: Selection['selection']) =>
    sumOf(list.filter(({ selection }) => selection === word))
  const longest = (numbers: readonly number[]) => numbers.reduce((most, each) => (each > most ? each : most), 0)
  const records = longest(lists.map(({ list }) => sumOf(list)))
  const unopened = longest(lists.map(({ list }) => saying(list, 'unopened')))
  const mostEnded = longest(lists.map(({ list }) => saying(list, 'ended')))
  const ended = mostEnded + unopened > records ? records - unopened : mostEnded
  const candidates = lists.flatMap(({ judge: { id, number, shown, gone }, list }) => {
    const votes = { votes: saying(list, id), against: saying(list, 'no-mark') }
    return gone ? [] : [{ number, name: shown, ...votes }]
  })
  return { candidates, valid: records - ended - unopened, ended, invalid: 0, unopened, records }
}

/** Null: of no candidate. Another kind of selection does not compile. */
function idOf(selection: Selection['selection']): number | null {
  return typeof selection === 'number' ? selection : null
}

function sumOf(selections: readonly Selection[]): number {
  return selections.reduce((sum, each) => sum + each.records, 0)
}

/** As `3-opened` has them (count.md §1): ids, then `no-mark`, then `ended`, then `unopened`. */
function rank({ selection }: Selection): number {
  return typeof selection === 'number'
    ? selection
    : { 'no-mark': 2 ** 32, ended: 2 ** 33, unopened: 2 ** 34 }[selection]
}
