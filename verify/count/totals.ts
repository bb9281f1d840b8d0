/** ballot-box.md §4: what becomes of each record. Numbers and names are those of the current list. */
import type { Trust } from '../package/trust.ts'
import type { Selection } from './key-messages.ts'

export interface ContestTotals {
  readonly contest: string
  /** In the order of the current list. */
  readonly candidates: readonly { readonly number: number; readonly name: string; readonly votes: number }[]
  /** valid + ended + invalid + unopened = records */
  readonly valid: number
  readonly ended: number
  /** For a candidate of the list that the record names who is not in the current one any more, or is there as dead or withdrawn. */
  readonly invalid: number
  readonly unopened: number
  readonly records: number
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
    unopened: sumOf(selections.filter((each) => each.selection === 'unopened')),
    selections: [...selections].sort((a, b) => a.contest - b.contest || a.place - b.place || rank(a) - rank(b)),
  }
}

function contestTotals(
  { id, bit }: Trust['contests'][number],
  selections: readonly Selection[],
  trust: Trust,
): ContestTotals {
  const own = selections.filter((each) => each.contest === bit)
  const saying = (selection: Selection['selection']) => sumOf(own.filter((each) => each.selection === selection))
  const ofContest = trust.lists.at(-1)?.contests.find((each) => each.contest === id)?.candidates ?? []
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
