/** contests.csv: what is voted on. */
import { CONTESTS_MAX } from '#election/contests.ts'
import type { Contest, Display, ReceptionContest } from '#election/definition/definition.ts'
import type { ContestBit, ContestId } from '#election/ids.ts'
import { CONTEST_KINDS, type ContestKind, isForPractice, kindOf, type Seats } from '#election/kinds/kinds.ts'
import { NO_CODE } from '../private-body.ts'
import type { CellReader } from './cell.ts'
import { isWritten, SEATS_OF_EITHER } from './headings.ts'
import { checkReviews, readNoSeats } from './read-judges.ts'
import { QUESTION_COLUMNS, readQuestion } from './read-question.ts'
import type { ReadRules } from './read-rules.ts'
import type { Report } from './report.ts'
import type { Table, TableRow } from './table.ts'
import { trimmed, writtenWord } from './written-forms.ts'

export const CONTEST_COLUMNS = {
  required: ['contest', 'title', 'kind', 'seats'],
  optional: [
    ...['council_seats', 'districts', 'display', 'title_kana', 'title_en', 'medium', 'result'],
    ...QUESTION_COLUMNS,
  ],
} as const

/** Empty: on machines. */
const MEDIA = ['', 'machine', 'paper'] as const
/** Empty: who is elected follows from this count. TC-55: it is one 開票区 of several, and reports its totals. */
const RESULTS = ['', 'winners', 'report'] as const
/** PAP-10: the other authority counts. A cell that nothing here would read is refused. */
const OF_OUR_COUNT = [
  ...['kind', 'seats', 'council_seats', 'display', 'title_kana', 'title_en', 'result'],
  ...QUESTION_COLUMNS,
] as const

/** Columns of votes.csv that a contest id would hide. */
const RESERVED = new Set(['roll_no', 'station', 'mode'])
const DISTRICT = { max: 40, required: true }
const SEATS_MAX = 99

export interface ReadContests {
  /** Every id that could be read, also of contests with other problems: candidates are checked against these. */
  readonly ids: ReadonlyMap<string, TableRow>
  /** Those of another authority. */
  readonly paperIds: ReadonlyMap<string, TableRow>
  readonly paperContests: readonly ReceptionContest[]
  readonly contests: readonly Contest[]
  readonly displays: ReadonlyMap<ContestId, Display>
}

/**
 * Fewer are elected than the council has seats (PEO 95(1)3, 93(1)3): nobody sees from the number of seats that the minimum of votes and the
 * deposits need another one, so it is asked for.
 */
const BY_ELECTION = /\b(?:by|re|repeat|special|supplementary)[- ]?election/i

/** Empty: as many pages as are needed. */
const DISPLAYS = ['', 'at_once', 'by_kana'] as const

/** @param rules null: they could not be read */
export function readContests(
  table: Table,
  rules: Pick<ReadRules, 'title' | 'online' | 'municipalityCode' | 'rehearsal'> | null,
  cells: CellReader,
  report: Report,
): ReadContests {
  const [ids, paperIds] = [new Map<string, TableRow>(), new Map<string, TableRow>()]
  const contests: Contest[] = []
  const displays = new Map<ContestId, Display>()
  const election = rules?.title ?? null
  const ofPaper = table.rows.filter((row) => isOnPaper(table, row, cells))
  const ofMachines = table.rows.filter((row) => !ofPaper.includes(row))
  checkHeading(table, ofMachines, election, report)
  for (const [place, row] of ofMachines.entries()) {
    const contest = readContest(table, { row, place, election }, ids, cells, report)
    if (contest !== null && isForPractice(contest) && rules?.rehearsal === false)
      cells.refuse(row, 'kind', 'kind-for-practice-alone', kindsOfTheAct())
    if (contest !== null) checkBody(row, contest, rules?.municipalityCode ?? null, cells)
    const display = table.columns.has('display') ? cells.oneOf(row, 'display', DISPLAYS) : ''
    if (contest) contests.push(contest)
    if (contest && display) displays.set(contest.id, display === 'at_once' ? 'at-once' : 'by-kana')
  }
  checkReviews(contests, ids, cells)
  if (ofMachines.length === 0 && ofPaper.length > 0)
    report.error({ file: table.file, line: 1, column: 'medium' }, 'no-contest-on-machines', 'paper', 'machine')
  const paperContests = ofPaper.flatMap((row, at) => {
    if (rules?.online === true) cells.refuse(row, 'medium', 'paper-contest-beside-online', 'machine')
    return readPaperContest(row, ofMachines.length + at, { ids, paperIds }, cells) ?? []
  })
  return { ids, paperIds, contests, paperContests, displays }
}

/** A private body has kinds of its own, and nobody who reports how many have the vote. */
function checkBody(row: TableRow, contest: Contest, code: string | null, cells: CellReader): void {
  if (code === null) return
  const isOf = (kind: ContestKind) =>
    code === NO_CODE ? kindOf({ kind }).byTheAct === null : kindOf({ kind }).seats !== 'several'
  if (!isOf(contest.kind)) cells.refuse(row, 'kind', 'not-of-this-body', CONTEST_KINDS.filter(isOf).join('|'))
  if (code === NO_CODE && contest.question?.quorum !== undefined)
    cells.refuse(row, 'quorum', 'not-of-this-body', 'empty')
}

function isOnPaper(table: Table, row: TableRow, cells: CellReader): boolean {
  return table.columns.has('medium') && cells.oneOf(row, 'medium', MEDIA) === 'paper'
}

/** PAP-10. Its bit follows those of the machines, whatever the order of the rows. */
function readPaperContest(
  row: TableRow,
  place: number,
  { ids, paperIds }: Pick<ReadContests, 'ids'> & { readonly paperIds: Map<string, TableRow> },
  cells: CellReader,
): ReceptionContest | null {
  const id = readId(row, paperIds, cells)
  if (id !== null && ids.has(id)) return cells.refuse(row, 'contest', 'duplicate-value', 'once')
  if (place >= CONTESTS_MAX) cells.refuse(row, 'contest', 'too-many-contests', `1…${CONTESTS_MAX} contests`)
  const title = cells.text(row, 'title', { max: 40, required: true })
  for (const column of OF_OUR_COUNT) {
    if (trimmed(row.cell(column) ?? '') !== '') cells.refuse(row, column, 'counted-elsewhere', 'empty')
  }
  const districts = readDistricts(row, cells)
  return id === null || title === null ? null : { id, bit: place as ContestBit, title, districts }
}

function readContest(
  table: Table,
  { row, place, election }: { row: TableRow; place: number; election: string | null },
  ids: Map<string, TableRow>,
  cells: CellReader,
  report: Report,
): Contest | null {
  const id = readId(row, ids, cells)
  if (place >= CONTESTS_MAX) cells.refuse(row, 'contest', 'too-many-contests', `1…${CONTESTS_MAX} contests`)
  const title = cells.text(row, 'title', { max: 40, required: true })
  const titleKana = readKana(table, row, title, cells, report)
  const titleEn = table.columns.has('title_en') ? cells.text(row, 'title_en', { max: 60, required: false }) : ''
  const kind = readKind(row, cells, report)
  const isReport = table.columns.has('result') && cells.oneOf(row, 'result', RESULTS) === 'report'
  const seats = readSeats(row, kind, { byElection: isByElection(election, title, titleEn), isReport }, cells)
  const question = readQuestion(table, row, { kind, isReport }, cells)
  const districts = readDistricts(row, cells)
  if (id === null || title === null || titleKana === null || titleEn === null || kind === null || seats === null)
    return null
  if (question === 'refused') return null
  return {
    id,
    bit: place as ContestBit,
    title,
    titleKana,
    titleEn,
    kind,
    ...seats,
    districts,
    ...(question === null ? {} : { question }),
    ...(isReport && { result: 'report' }),
  }
}

/** TC-21: what no law has on machines is imported, and said. */
function readKind(row: TableRow, cells: CellReader, report: Report): ContestKind | null {
  const kind = cells.oneOf(row, 'kind', CONTEST_KINDS)
  if (kind === null || kindOf({ kind }).byTheAct === null || kindOf({ kind }).byTheAct === true) return kind
  report.warning(
    { file: row.file, line: row.line, column: 'kind' },
    'kind-outside-the-act',
    row.cell('kind') ?? '',
    kindsOfTheAct(),
  )
  return kind
}

function kindsOfTheAct(): string {
  return CONTEST_KINDS.filter((kind) => kindOf({ kind }).byTheAct === true).join('|')
}

/** 「定数」 is one number in a general election. In a by-election it is either, also where 議員の定数 is beside it: nobody guesses. */
function checkHeading(table: Table, rows: readonly TableRow[], election: string | null, report: Report): void {
  if (!table.headings.some((each) => isWritten(SEATS_OF_EITHER, each))) return
  const hasTwo = (row: TableRow) =>
    trimmed(row.cell('council_seats') ?? '') !== '' || isByElection(election, row.cell('title'), row.cell('title_en'))
  if (!rows.some((row) => isCouncil(row) && hasTwo(row))) return
  const place = { file: table.file, line: 1, column: 'seats' }
  report.error(place, 'seats-of-either', SEATS_OF_EITHER, 'seats|council_seats')
}

function isCouncil(row: TableRow): boolean {
  const cell = row.cell('kind') ?? ''
  const kind = CONTEST_KINDS.find((each) => each === cell) ?? writtenWord(cell, CONTEST_KINDS)?.value
  return kind !== undefined && kindOf({ kind }).seats === 'of-council'
}

function isByElection(...titles: readonly (string | null)[]): boolean {
  return titles.some((each) => {
    const title = (each ?? '').normalize('NFKC')
    return /補欠|再選|増員|欠員/.test(title.replaceAll(/\s/gu, '')) || BY_ELECTION.test(title)
  })
}

function readSeats(
  row: TableRow,
  kind: ContestKind | null,
  { byElection, isReport }: { readonly byElection: boolean; readonly isReport: boolean },
  cells: CellReader,
): Pick<Seats, 'seats' | 'councilSeats'> | null {
  if (kind !== null && kindOf({ kind }).seats === 'none') return readNoSeats(row, cells)
  const seats = cells.whole(row, 'seats', 1, SEATS_MAX)
  const has = kind === null ? 'of-council' : kindOf({ kind }).seats
  if (has !== 'of-council') return readOwnSeats(row, seats, has === 'several' || has === 'by-lists', cells)
  const allowed = `${seats ?? 1}…${SEATS_MAX}`
  if (trimmed(row.cell('council_seats') ?? '') === '') {
    if (byElection && !isReport && kind !== null)
      return cells.refuse(row, 'council_seats', 'council-seats-not-said', allowed)
    return seats === null ? null : { seats }
  }
  if (isReport) return cells.refuse(row, 'council_seats', 'report-has-no-council', 'empty')
  const councilSeats = cells.whole(row, 'council_seats', 1, SEATS_MAX)
  if (seats === null || councilSeats === null) return null
  if (councilSeats < seats && kind !== null && kindOf({ kind }).mayElectMore) return { seats }
  if (councilSeats < seats) return cells.refuse(row, 'council_seats', 'council-seats-below-seats', allowed)
  return councilSeats === seats ? { seats } : { seats, councilSeats }
}

function readOwnSeats(
  row: TableRow,
  seats: number | null,
  areSeveral: boolean,
  cells: CellReader,
): Pick<Seats, 'seats'> | null {
  if (trimmed(row.cell('council_seats') ?? '') !== '')
    return cells.refuse(row, 'council_seats', 'head-has-no-council', 'empty')
  if (seats !== null && seats !== 1 && !areSeveral) return cells.refuse(row, 'seats', 'head-has-one-seat', '1')
  return seats === null ? null : { seats }
}

/** A voter who does not read the kanji of a title finds its kana on every page. A title without kana is reported once, and accepted. */
function readKana(table: Table, row: TableRow, title: string | null, cells: CellReader, report: Report): string | null {
  const has = table.columns.has('title_kana')
  const kana = has ? cells.text(row, 'title_kana', { max: 80, required: false, kana: true, spoken: true }) : ''
  if (kana === '' && /\p{Script=Han}/u.test(title ?? '')) {
    const place = { file: row.file, line: row.line, column: has ? 'title_kana' : '' }
    report.warning(place, 'title-without-kana', '', 'title_kana: 1…80 characters')
  }
  return kana
}

function readId(row: TableRow, ids: Map<string, TableRow>, cells: CellReader): ContestId | null {
  const id = cells.id(row, 'contest')
  if (id === null) return null
  if (ids.has(id)) return cells.refuse(row, 'contest', 'duplicate-value', 'once')
  if (RESERVED.has(id)) return cells.refuse(row, 'contest', 'not-an-id', `not ${[...RESERVED].join('|')}`)
  ids.set(id, row)
  return id as ContestId
}

function readDistricts(row: TableRow, cells: CellReader): readonly string[] {
  const parts = cells.parts(row, 'districts')
  if (parts.length === 0 || cells.text(row, 'districts', { max: 2000, required: false }) === null) return []
  if (new Set(parts).size < parts.length) cells.refuse(row, 'districts', 'duplicate-value', 'each once')
  for (const part of parts) {
    if (part === '') cells.refuse(row, 'districts', 'empty-cell', 'a;b;c')
    else if (part.length > 8 * DISTRICT.max) cells.refuse(row, 'districts', 'too-long', `1…${DISTRICT.max} characters`)
  }
  return parts
}
