/** candidates.csv of a 参議院比例代表: a party, and the people who bear its name as their 党派 (PEO 86-3(1)); 特定枠 is a column of its own. */
import type { Candidate, Contest } from '#election/definition/definition.ts'
import type { ContestId } from '#election/ids.ts'
import { kindOf } from '#election/kinds/kinds.ts'
import { type OpenList, standingIn } from '#election/kinds/open-list/rule.ts'
import { type CellReader, listOf } from './cell.ts'
import type { ReadContests } from './read-contests.ts'
import type { Report } from './report.ts'
import type { Table, TableRow } from './table.ts'
import { halfWidth, trimmed } from './written-forms.ts'

export type ReadOpenLists = ReadonlyMap<ContestId, readonly OpenList[]>

const RANK_MAX = 998

interface ReadRow {
  readonly row: TableRow
  readonly candidate: Candidate
  readonly rank: number | null
}

export function readOpenLists(
  table: Table,
  { contests, candidates }: { readonly contests: ReadContests; readonly candidates: readonly Candidate[] },
  cells: CellReader,
  report: Report,
): ReadOpenLists {
  const rows = table.rows.flatMap((row) => readRow(row, table, candidates, cells) ?? [])
  const areOpen = ({ id }: Pick<Contest, 'id'>) =>
    contests.contests.some((each) => each.id === id && kindOf(each).about === 'open-lists')
  for (const { row, candidate, rank } of rows) {
    if (rank !== null && !areOpen({ id: candidate.contest })) cells.refuse(row, 'rank', 'not-on-an-open-list', 'empty')
  }
  return new Map(
    contests.contests.filter(areOpen).map((contest) => {
      const own = rows.filter(({ candidate }) => candidate.contest === contest.id)
      const openLists = listsOf(own, cells)
      const row = contests.ids.get(contest.id)
      const entry = { candidates: own.map(({ candidate }) => candidate), openLists }
      const { parties, people } = standingIn(entry)
      if (row !== undefined && own.length > 0 && kindOf(contest).fallsAway(parties, contest, people)) {
        const place = { file: row.file, line: row.line, column: 'seats' }
        report.warning(place, 'contest-uncontested', `${contest.seats}`, `${contest.seats + 1}… ${table.file}`)
      }
      return [contest.id, openLists] as const
    }),
  )
}

/** Null: of no candidate that could be read; why is said already. */
function readRow(row: TableRow, table: Table, candidates: readonly Candidate[], cells: CellReader): ReadRow | null {
  const number = Number(halfWidth(row.cell('number') ?? ''))
  const contest = trimmed(row.cell('contest') ?? '')
  const candidate = candidates.find((each) => each.contest === contest && each.number === number)
  if (candidate === undefined) return null
  const isRanked = table.columns.has('rank') && trimmed(row.cell('rank') ?? '') !== ''
  return { row, candidate, rank: isRanked ? cells.whole(row, 'rank', 1, RANK_MAX) : null }
}

function listsOf(rows: readonly ReadRow[], cells: CellReader): readonly OpenList[] {
  const names = new Set(rows.map(({ candidate }) => candidate.name))
  const isPerson = ({ candidate: { party, name } }: ReadRow) => party !== name && names.has(party)
  const parties = rows.filter((each) => !isPerson(each))
  parties.forEach((each, at) => {
    checkParty(each, parties.slice(0, at), cells)
  })
  return [...parties]
    .sort((a, b) => a.candidate.number - b.candidate.number)
    .map((party) => {
      const people = rows.filter((each) => isPerson(each) && each.candidate.party === party.candidate.name)
      if (people.length === 0)
        cells.refuse(party.row, 'party', 'party-without-people', listOf(namesWithPeople(rows, parties)))
      checkPeople(party, people, cells)
      const inOrder = [...people].sort(
        (a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || a.candidate.number - b.candidate.number,
      )
      return {
        number: party.candidate.number,
        people: inOrder.map(({ candidate: { number }, rank }) => ({ number, rank })),
      }
    })
}

function namesWithPeople(rows: readonly ReadRow[], parties: readonly ReadRow[]): readonly string[] {
  const borne = new Set(rows.map(({ candidate }) => candidate.party))
  return parties.map(({ candidate }) => candidate.name).filter((name) => borne.has(name))
}

/** A party has its 略称 in the column of the party. Another name is nowhere, and it withdraws its list. */
function checkParty({ row, candidate, rank }: ReadRow, before: readonly ReadRow[], cells: CellReader): void {
  const { name, displayName, gone } = candidate
  if (displayName !== '') cells.refuse(row, 'display_name', 'not-of-a-party', 'empty')
  if (gone === 'died') cells.refuse(row, 'state', 'not-of-a-party', 'empty|withdrew')
  if (rank !== null) cells.refuse(row, 'rank', 'not-on-an-open-list', 'empty')
  if (before.some((each) => each.candidate.name === name)) cells.refuse(row, 'name', 'duplicate-value', 'once')
}

/** 特定枠 has its ranks from 1 without a gap, and nobody stands for a list that is withdrawn. */
function checkPeople(party: ReadRow, people: readonly ReadRow[], cells: CellReader): void {
  const ranked = people.filter(({ rank }) => rank !== null)
  for (const { row, rank } of ranked) {
    const isAlone = ranked.filter((each) => each.rank === rank).length === 1
    if (!isAlone || (rank ?? 0) > ranked.length) cells.refuse(row, 'rank', 'rank-not-in-order', `1…${ranked.length}`)
  }
  if (party.candidate.gone === null) return
  for (const { row, candidate } of people)
    if (candidate.gone === null) cells.refuse(row, 'state', 'list-is-withdrawn', 'withdrew')
}
