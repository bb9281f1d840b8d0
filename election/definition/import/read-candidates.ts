/** candidates.csv: the candidates of each contest, with the number drawn by lot. */
import type { Candidate, Contest } from '#election/definition/definition.ts'
import { CANDIDATE_ID_MAX, type CandidateId, type CandidateNumber, type ContestId } from '#election/ids.ts'
import { kindOf } from '#election/kinds/kinds.ts'
import { mostChoices, type QuestionRule } from '#election/kinds/question/rule.ts'
import type { CellReader } from './cell.ts'
import { listOf } from './cell.ts'
import { looksLike } from './look-alike.ts'
import type { ReadContests } from './read-contests.ts'
import { EXPLAINED_COLUMNS } from './read-explained.ts'
import { checkJudges, isReview } from './read-judges.ts'
import type { Report } from './report.ts'
import type { Table, TableRow } from './table.ts'
import { halfWidth, trimmed } from './written-forms.ts'

export const CANDIDATE_COLUMNS = {
  required: ['contest', 'number', 'name', 'kana', 'party', 'party_kana', 'display_name'],
  optional: ['id', 'state', 'rank', ...EXPLAINED_COLUMNS],
} as const

const NUMBER_MAX = 999
/** PEO Order 89(4): the designation of a political body. */
const PARTY_MAX = 20

const OF_PEOPLE = ['party', 'party_kana', 'display_name', 'state'] as const

/** Empty: still a candidate (D-26). */
const STATES = ['', 'died', 'withdrew'] as const

interface ReadCandidate {
  readonly row: TableRow
  readonly contest: string | null
  readonly number: number | null
  readonly name: string | null
  readonly party: string | null
  readonly displayName: string | null
  readonly gone: boolean
  readonly state: (typeof STATES)[number] | null
}

export function readCandidates(
  table: Table,
  contests: ReadContests | null,
  cells: CellReader,
  report: Report,
): readonly Candidate[] {
  const candidates: Candidate[] = []
  const read: ReadCandidate[] = []
  const ids = new Set<number>()
  const numbers = new Set<string>()
  for (const [place, row] of table.rows.entries()) {
    const id = readId(row, place, table, ids, cells)
    const contest = cells.id(row, 'contest')
    // When no contest could be read at all, contests.csv says why, once.
    if (contest && contests && contests.ids.size > 0 && !contests.ids.has(contest)) {
      cells.refuse(row, 'contest', 'unknown-contest', listOf(contests.ids.keys()))
    }
    const number = readNumber(row, contest, numbers, cells)
    const words = readWords(row, cells, report)
    const state = table.columns.has('state') ? cells.oneOf(row, 'state', STATES) : ''
    read.push({ row, contest, number, ...words, gone: state !== '' && state !== null, state })
    const { name, kana, party, partyKana, displayName } = words
    if (id === null || contest === null || number === null || name === null || kana === null) continue
    if (party === null || partyKana === null || displayName === null || state === null) continue
    const rest = { name, kana, party, partyKana, displayName, gone: state === '' ? null : state }
    candidates.push({ id, contest: contest as ContestId, number: number as CandidateNumber, ...rest })
  }
  for (const [contest, row] of contests?.ids ?? [])
    checkContest(contest, row, { read, contests: contests?.contests ?? [] }, table, cells, report)
  return candidates
}

/** Without the column, line order over the whole file, from 1: never a position inside a contest. */
function readId(row: TableRow, place: number, table: Table, ids: Set<number>, cells: CellReader): CandidateId | null {
  if (!table.columns.has('id')) return (place + 1) as CandidateId
  const id = cells.whole(row, 'id', 1, CANDIDATE_ID_MAX)
  if (id !== null && ids.has(id)) return cells.refuse(row, 'id', 'duplicate-value', 'once')
  if (id !== null) ids.add(id)
  return id as CandidateId | null
}

function readNumber(row: TableRow, contest: string | null, numbers: Set<string>, cells: CellReader): number | null {
  const number = cells.whole(row, 'number', 1, NUMBER_MAX)
  if (number === null || contest === null) return number
  const key = `${contest} ${number}`
  if (numbers.has(key)) return cells.refuse(row, 'number', 'duplicate-value', 'once in a contest')
  numbers.add(key)
  return number
}

function readWords(row: TableRow, cells: CellReader, report: Report) {
  const name = cells.text(row, 'name', { max: 30, required: true, name: true })
  const kana = cells.text(row, 'kana', { max: 60, required: true, kana: true, spoken: true })
  const party = cells.text(row, 'party', { max: PARTY_MAX, required: false, name: true })
  const partyKana = cells.text(row, 'party_kana', { max: 60, required: false, kana: true, spoken: true })
  const displayName = cells.text(row, 'display_name', { max: 30, required: false, name: true })
  if (party && partyKana === '') {
    const place = { file: row.file, line: row.line, column: 'party_kana' }
    report.warning(place, 'party-without-kana', '', '1…60 characters')
  }
  return { name, kana, party, partyKana, displayName }
}

function checkContest(
  contest: string,
  contestRow: TableRow,
  { read, contests }: { readonly read: readonly ReadCandidate[]; readonly contests: readonly Contest[] },
  table: Table,
  cells: CellReader,
  report: Report,
): void {
  const standing = read.filter((candidate) => candidate.contest === contest)
  const known = contests.find(({ id }) => id === contest)
  if (standing.length === 0) {
    if (table.columns.has('contest')) {
      cells.refuse(contestRow, 'contest', 'contest-without-candidates', '1… candidates in candidates.csv')
    }
    return
  }
  if (known !== undefined && isReview(known)) {
    warnOfNames(standing, report)
    checkJudges(contestRow, standing, cells)
    return
  }
  warnOfGap(standing, report)
  if (known?.question !== undefined) checkChoices(contestRow, standing, known.question, cells)
  else if (known !== undefined && kindOf(known).about === 'parties') {
    warnOfNames(standing, report)
    checkParties(standing, cells)
  } else if (known !== undefined && kindOf(known).about === 'open-lists') {
    // `read-open-lists.ts` has the rest: it knows who is a party.
    warnOfNames(standing, report)
  } else {
    warnOfNames(standing, report)
    warnOfNoPoll(contestRow, standing, report)
  }
}

/** A party has its 略称 in the column of the party. Another name is nowhere, and a list is withdrawn. */
function checkParties(parties: readonly ReadCandidate[], cells: CellReader): void {
  for (const { row, displayName, state } of parties) {
    if (displayName !== null && displayName !== '') cells.refuse(row, 'display_name', 'not-of-a-party', 'empty')
    if (state === 'died') cells.refuse(row, 'state', 'not-of-a-party', 'empty|withdrew')
  }
}

/** A choice is nobody: it has no party, no other name, and does not withdraw. */
function checkChoices(
  contestRow: TableRow,
  choices: readonly ReadCandidate[],
  { answers }: QuestionRule,
  cells: CellReader,
): void {
  const most = mostChoices(answers)
  const isRight = choices.length >= 2 && choices.length <= most
  const allowed = most === 2 ? '2' : `2…${most}`
  if (!isRight) cells.refuse(contestRow, 'answers', 'wrong-number-of-choices', allowed)
  if (answers === 'yes-no' && isRight) checkOrder(choices, cells)
  for (const [place, { row, name }] of choices.entries()) {
    const before = choices.slice(0, place).map((each) => looksLike(each.name ?? ''))
    if (name !== null && before.includes(looksLike(name))) cells.refuse(row, 'name', 'duplicate-value', 'each once')
    for (const column of OF_PEOPLE) {
      if (trimmed(row.cell(column) ?? '') !== '') cells.refuse(row, column, 'not-of-a-choice', 'empty')
    }
  }
}

/** The verdict is of the numbers: where no is the first, a refusal would be read out as 賛成. */
function checkOrder(choices: readonly ReadCandidate[], cells: CellReader): void {
  if (choices.some(({ number }) => number === null)) return
  const [first, second] = [...choices].sort((a, b) => (a.number ?? 0) - (b.number ?? 0))
  if (first !== undefined && NO.test(first.name ?? '')) cells.refuse(first.row, 'name', 'yes-is-not-first', '賛成')
  else if (second !== undefined && YES.test(second.name ?? ''))
    cells.refuse(second.row, 'name', 'yes-is-not-first', '反対')
}

const YES = /^(?:賛成|はい|イエス|yes\b)/i
const NO = /^(?:反対|不賛成|いいえ|否|ノー|no\b)/i

/** TC-52: there are no more candidates than seats. The import says so, before the result does. */
function warnOfNoPoll(contestRow: TableRow, standing: readonly ReadCandidate[], report: Report): void {
  const seats = Number(halfWidth(contestRow.cell('seats') ?? 'none'))
  if (!Number.isInteger(seats) || standing.filter(({ gone }) => !gone).length > seats) return
  const place = { file: contestRow.file, line: contestRow.line, column: 'seats' }
  report.warning(place, 'contest-uncontested', `${seats}`, `${seats + 1}… candidates in candidates.csv`)
}

/** A candidate who withdrew leaves a gap; so does a line that was lost. */
function warnOfGap(standing: readonly ReadCandidate[], report: Report): void {
  const inOrder = standing.flatMap(({ row, number }) => (number === null ? [] : [{ row, number }]))
  inOrder.sort((a, b) => a.number - b.number)
  let expected = 1
  for (const { row, number } of inOrder) {
    if (number > expected) {
      const missing = number - 1 > expected ? `${expected}…${number - 1}` : `${expected}`
      report.warning(
        { file: row.file, line: row.line, column: 'number' },
        'number-gap',
        `${number}`,
        `no gap; missing ${missing}`,
      )
    }
    expected = Math.max(expected, number + 1)
  }
}

/** Namesakes with different parties differ by the party, as on paper: they need no warning. */
function warnOfNames(standing: readonly ReadCandidate[], report: Report): void {
  const seen = new Map<string, { name: string; party: string }[]>()
  for (const { row, name, party, displayName } of standing) {
    if (name === null) continue
    const column = displayName ? 'display_name' : 'name'
    const shown = displayName || name
    const alike = seen.get(looksLike(shown)) ?? []
    const place = { file: row.file, line: row.line, column }
    const other = alike.find((earlier) => earlier.name !== shown)
    const twin = alike.find((earlier) => earlier.name === shown && earlier.party === (party ?? ''))
    if (other) report.warning(place, 'look-alike-name', shown, `another name has ${other.name}`)
    if (twin) report.warning(place, 'namesake-of-same-party', shown, 'namesakes with different parties')
    seen.set(looksLike(shown), [...alike, { name: shown, party: party ?? '' }])
  }
}
