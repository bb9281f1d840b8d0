/** lists.csv: whom the parties of a 比例代表 put up, with their ranks (PEO 86-2(1)). */
import type { Candidate, Contest } from '#election/definition/definition.ts'
import type { ContestId } from '#election/ids.ts'
import { kindOf } from '#election/kinds/kinds.ts'
import {
  DISTRICT_VOTES_MAX,
  LISTED_MAX,
  type Listed,
  type PartyList,
  RANK_MAX,
  sharesRankRightly,
} from '#election/kinds/party-list/rule.ts'
import { type CellReader, listOf } from './cell.ts'
import { LISTS } from './headings.ts'
import type { ReadContests } from './read-contests.ts'
import type { Report } from './report.ts'
import type { Table, TableRow } from './table.ts'
import { halfWidth, trimmed, writtenWord } from './written-forms.ts'

export const LIST_COLUMNS = { required: ['contest', 'number', 'rank', 'name', 'kana'], optional: ['district'] } as const

export type ReadLists = ReadonlyMap<ContestId, readonly PartyList[]>

interface ReadRow {
  readonly row: TableRow
  readonly contest: string
  readonly number: number
  readonly listed: Listed
}

export function contestsOfParties({ contests }: Pick<ReadContests, 'contests'>): readonly Contest[] {
  return contests.filter((contest) => kindOf(contest).about === 'parties')
}

/** @param table null: there is no such file, or nothing of it could be read */
export function readLists(
  table: Table | null,
  { contests, candidates }: { readonly contests: ReadContests; readonly candidates: readonly Candidate[] },
  cells: CellReader,
  report: Report,
): ReadLists {
  const own = contestsOfParties(contests)
  const rows = (table?.rows ?? []).flatMap((row) => readRow(row, own, candidates, cells) ?? [])
  checkRanks(rows, cells)
  return new Map(
    own.map((contest) => {
      const parties = candidates.filter((each) => each.contest === contest.id)
      const lists = parties.map(({ number }) => ({ number, people: listOfParty(rows, contest, number) }))
      const row = contests.ids.get(contest.id)
      const without = lists.find(({ people }) => people.length === 0)
      // Where the file itself could not be read, that is said already.
      if (table !== null && row !== undefined && without !== undefined)
        cells.refuse(row, 'contest', 'party-without-list', `${LISTS}: ${without.number}`)
      const standing = parties.filter(({ gone }) => gone === null)
      const listed = lists.filter(({ number }) => standing.some((each) => each.number === number))
      const people = listed.reduce((sum, each) => sum + each.people.length, 0)
      if (row !== undefined && without === undefined && kindOf(contest).fallsAway(standing.length, contest, people)) {
        const place = { file: row.file, line: row.line, column: 'seats' }
        report.warning(place, 'contest-uncontested', `${contest.seats}`, `2… ${LISTS}: ${contest.seats + 1}…`)
      }
      return [contest.id, lists] as const
    }),
  )
}

function listOfParty(rows: readonly ReadRow[], { id }: Contest, number: number): readonly Listed[] {
  const own = rows.filter((each) => each.contest === id && each.number === number)
  return own.map(({ listed }) => listed).sort((a, b) => a.rank - b.rank)
}

function readRow(
  row: TableRow,
  own: readonly Contest[],
  candidates: readonly Candidate[],
  cells: CellReader,
): ReadRow | null {
  const contest = cells.id(row, 'contest')
  if (contest !== null && !own.some(({ id }) => id === contest))
    cells.refuse(row, 'contest', 'unknown-contest', listOf(own.map(({ id }) => id)))
  const parties = candidates.filter((each) => each.contest === contest).map(({ number }) => number)
  const number = cells.whole(row, 'number', 1, 999)
  if (number !== null && parties.length > 0 && !parties.some((each) => each === number))
    cells.refuse(row, 'number', 'unknown-candidate', listOf(parties.map(String)))
  const rank = cells.whole(row, 'rank', 1, RANK_MAX)
  const name = cells.text(row, 'name', { max: 30, required: true, name: true })
  const kana = cells.text(row, 'kana', { max: 60, required: true, kana: true })
  const district = readDistrict(row, cells)
  if (contest === null || number === null || rank === null || name === null || kana === null) return null
  return district === 'refused' ? null : { row, contest, number, listed: { name, kana, rank, district } }
}

/** Empty: in no district. 重複: in one. 惜敗率, once it is known: own votes / votes of who won there. */
function readDistrict(row: TableRow, cells: CellReader): Listed['district'] | 'refused' {
  const cell = trimmed(row.cell('district') ?? '')
  if (cell === '') return null
  if (cell === 'unknown' || writtenWord(cell, ['unknown']) !== null) return 'unknown'
  const { votes, most } = /^(?<votes>\d{1,8})\/(?<most>\d{1,8})$/.exec(halfWidth(cell))?.groups ?? {}
  const found = { votes: Number(votes), most: Number(most) }
  if (votes !== undefined && found.votes < found.most && found.most <= DISTRICT_VOTES_MAX) return found
  cells.refuse(row, 'district', 'not-district-votes', 'unknown|45000/90000')
  return 'refused'
}

function checkRanks(rows: readonly ReadRow[], cells: CellReader): void {
  for (const [at, { row, contest, number, listed }] of rows.entries()) {
    const before = rows.slice(0, at).filter((each) => each.contest === contest && each.number === number)
    const same = before.filter((each) => each.listed.rank === listed.rank)
    if (before.length === LISTED_MAX) cells.refuse(row, 'rank', 'list-too-long', `1…${LISTED_MAX}`)
    if (same.length > 0 && !sharesRankRightly([listed, ...same.map((each) => each.listed)]))
      cells.refuse(row, 'rank', 'rank-shared', 'unknown')
  }
}
