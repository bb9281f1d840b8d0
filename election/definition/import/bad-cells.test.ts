import { describe, expect, it } from 'vitest'
import { importElection } from './import-election.ts'
import { ERROR_CODES, type ErrorCode, type Problem } from './problem.ts'
import { bytesOf, GOOD_FILES, GOOD_VOTES, SAMPLE_FONTS, type TextFiles, withCell, withFile } from './sample-files.ts'
import { importVotes } from './votes.ts'

/** file · line · column · what the office typed · the one code that it gets. */
type BadCell = readonly [file: string, line: number, column: string, value: string, code: ErrorCode]

const BAD_CELLS: readonly BadCell[] = [
  ['election.csv', 2, 'key', 'idd', 'unknown-key'],
  ['election.csv', 2, 'key', '', 'empty-cell'],
  ['election.csv', 2, 'value', '', 'empty-cell'],
  ['election.csv', 2, 'value', 'niimi 2002', 'not-an-id'],
  ['election.csv', 2, 'value', 'x'.repeat(33), 'too-long'],
  ['election.csv', 3, 'value', '選'.repeat(61), 'too-long'],
  ['election.csv', 3, 'value', '市長選挙\u202e', 'direction-character'],
  ['election.csv', 4, 'value', '332102', 'wrong-check-digit'],
  ['election.csv', 4, 'value', '3321', 'not-a-number'],
  ['election.csv', 4, 'value', '48210', 'not-a-number'],
  ['election.csv', 5, 'value', '見本\u0007市', 'control-character'],
  ['election.csv', 6, 'value', '2002-06-31', 'date-does-not-exist'],
  ['election.csv', 6, 'value', '2001-02-29', 'date-does-not-exist'],
  ['election.csv', 7, 'value', '24:00', 'not-a-time'],
  ['election.csv', 8, 'value', '07:00', 'closes-before-opens'],
  ['election.csv', 9, 'value', '200', 'number-out-of-range'],
  ['election.csv', 10, 'value', '2002-06-24', 'date-after-election'],
  ['election.csv', 11, 'value', 'maybe', 'not-in-list'],
  ['election.csv', 12, 'value', '1', 'number-out-of-range'],
  ['election.csv', 13, 'value', '4', 'threshold-above-holders'],
  ['election.csv', 13, 'value', 'two', 'not-a-number'],
  ['election.csv', 14, 'value', 'some', 'not-in-list'],
  ['contests.csv', 3, 'contest', 'mode', 'not-an-id'],
  ['contests.csv', 2, 'title', '', 'empty-cell'],
  ['contests.csv', 2, 'title_en', 'M'.repeat(61), 'too-long'],
  ['contests.csv', 2, 'title_kana', '市長せんきょ', 'not-kana'],
  ['contests.csv', 2, 'title_kana', 'み'.repeat(81), 'too-long'],
  ['contests.csv', 2, 'kind', 'mayor', 'not-in-list'],
  ['contests.csv', 2, 'seats', '2', 'head-has-one-seat'],
  ['contests.csv', 3, 'seats', '0', 'number-out-of-range'],
  ['contests.csv', 3, 'seats', '-2', 'not-a-number'],
  ['contests.csv', 3, 'seats', '2.5', 'not-a-number'],
  ['candidates.csv', 2, 'contest', 'governor', 'unknown-contest'],
  ['candidates.csv', 3, 'number', '1', 'duplicate-value'],
  ['candidates.csv', 3, 'number', '02', 'not-a-number'],
  ['candidates.csv', 3, 'number', '1000', 'number-out-of-range'],
  ['candidates.csv', 4, 'name', '', 'empty-cell'],
  ['candidates.csv', 4, 'name', '渡\ufffd正', 'replacement-character'],
  ['candidates.csv', 4, 'name', '葛?城 清', 'lost-character'],
  ['candidates.csv', 4, 'kana', 'カ?ラキ', 'lost-character'],
  ['candidates.csv', 4, 'party', '?田の会', 'lost-character'],
  ['candidates.csv', 4, 'name', '〓邉　正', 'geta-in-name'],
  ['candidates.csv', 5, 'display_name', 'ハヤシ〓', 'geta-in-name'],
  ['candidates.csv', 4, 'kana', '〓', 'not-kana'],
  ['candidates.csv', 4, 'party_kana', '?', 'lost-character'],
  ['candidates.csv', 4, 'display_name', '?', 'lost-character'],
  ['candidates.csv', 4, 'party', '渡\ufffdの会', 'replacement-character'],
  ['candidates.csv', 4, 'kana', 'ワタ\ufffdベ', 'replacement-character'],
  ['candidates.csv', 4, 'name', '渡\ue000正', 'private-use-character'],
  ['candidates.csv', 4, 'name', '渡\u200b正', 'invisible-character'],
  ['candidates.csv', 4, 'name', '渡\u{e0fff}正', 'unassigned-character'],
  ['candidates.csv', 4, 'name', 'あ\u{e0100}正', 'lone-variation-selector'],
  ['candidates.csv', 4, 'name', '渡ཀ正', 'character-not-drawable'],
  ['candidates.csv', 4, 'name', '渡'.repeat(31), 'too-long'],
  ['candidates.csv', 4, 'kana', '', 'missing-kana'],
  ['candidates.csv', 4, 'kana', '渡邉', 'not-kana'],
  ['candidates.csv', 4, 'kana', 'Watanabe', 'not-kana'],
  // TC-29
  ['candidates.csv', 4, 'party', '党'.repeat(21), 'too-long'],
  ['candidates.csv', 4, 'party', '葛\u{e0100}'.repeat(21), 'too-long'],
  ['candidates.csv', 4, 'party', '\u200e会', 'direction-character'],
  ['candidates.csv', 4, 'party_kana', '会', 'not-kana'],
  ['candidates.csv', 4, 'kana', 'ーたなべ', 'kana-not-spoken'],
  ['candidates.csv', 4, 'kana', 'ヷたなべ', 'kana-not-spoken'],
  ['candidates.csv', 4, 'kana', 'わヾなべ', 'kana-not-spoken'],
  ['candidates.csv', 4, 'kana', '・', 'kana-not-spoken'],
  ['candidates.csv', 4, 'party_kana', 'かい゛', 'kana-not-spoken'],
  ['contests.csv', 2, 'title_kana', 'ㇰちょうせんきょ', 'kana-not-spoken'],
  ['candidates.csv', 4, 'name', '&MJ012345;邉　正', 'letter-as-code'],
  ['candidates.csv', 4, 'party', '&#x5143;の会', 'letter-as-code'],
  ['election.csv', 3, 'value', '見本市長選挙 &amp; 議員', 'letter-as-code'],
  ['candidates.csv', 5, 'display_name', 'ハヤシ🗳', 'character-not-drawable'],
  ['candidates.csv', 5, 'id', '21', 'duplicate-value'],
  ['candidates.csv', 5, 'id', '4294967295', 'number-out-of-range'],
  ['candidates.csv', 5, 'id', '', 'empty-cell'],
  ['stations.csv', 3, 'station', '1', 'duplicate-value'],
  ['stations.csv', 3, 'name', '第2\u2066投票所', 'direction-character'],
  ['stations.csv', 2, 'kiosks', '0', 'number-out-of-range'],
  ['stations.csv', 2, 'kiosks', '55', 'too-many-pairs'],
  ['stations.csv', 2, 'spares', '-1', 'not-a-number'],
  ['stations.csv', 3, 'designated', 'yes', 'second-designated-station'],
  ['stations.csv', 2, 'early_voting', '', 'empty-cell'],
  ['stations.csv', 3, 'closes', '06:00', 'closes-before-opens'],
  ['stations.csv', 3, 'closes', '6pm', 'not-a-time'],
  ['stations.csv', 3, 'dates', '2002-06-22;2002-06-31', 'date-does-not-exist'],
  ['stations.csv', 3, 'dates', '2002-06-23;2002-06-24', 'date-after-election'],
  ['stations.csv', 3, 'dates', '2002-06-23;2002-06-23', 'duplicate-value'],
  ['stations.csv', 3, 'dates', '23.6.2002', 'date-order'],
  ['roll.csv', 3, 'roll_no', '1-1', 'duplicate-value'],
  ['roll.csv', 3, 'roll_no', '', 'empty-cell'],
  ['roll.csv', 3, 'roll_no', '1 2', 'not-an-id'],
  ['roll.csv', 3, 'roll_no', '2-Jan', 'made-a-day'],
  ['roll.csv', 3, 'roll_no', 'Jan-02', 'made-a-day'],
  ['roll.csv', 3, 'roll_no', '1月2日', 'made-a-day'],
  ['roll.csv', 3, 'ticket', '1.2E11', 'made-a-power'],
  ['roll.csv', 3, 'ticket', '1.20E+11', 'made-a-power'],
  ['roll.csv', 3, 'ticket', '1E+11', 'made-a-power'],
  ['roll.csv', 3, 'station', '7', 'unknown-station'],
  ['roll.csv', 3, 'name', '佐藤"愛"', 'stray-quote'],
  ['roll.csv', 3, 'name', '"佐藤\u0085愛"', 'control-character'],
  ['roll.csv', 3, 'name', '\u2028佐藤', 'control-character'],
  ['roll.csv', 3, 'name', '?田 花子', 'lost-letter'],
  ['roll.csv', 3, 'kana', 'ヨシ?', 'lost-character'],
  ['roll.csv', 3, 'name', '\ufffd田 花子', 'lost-letter'],
  ['roll.csv', 3, 'address', '\ufffd番地', 'replacement-character'],
  ['roll.csv', 3, 'sex', '１', 'sex-digit'],
  ['roll.csv', 3, 'sex', '3', 'not-in-list'],
  ['roll.csv', 3, 'birth_date', '57.6.24', 'two-digit-year'],
  ['roll.csv', 3, 'birth_date', '570624', 'two-digit-year'],
  ['roll.csv', 3, 'birth_date', '6/24/1982', 'date-order'],
  ['roll.csv', 3, 'birth_date', '30126', 'serial-date'],
  ['roll.csv', 3, 'birth_date', '3570624', 'era-digit'],
  ['roll.csv', 3, 'birth_date', '昭和57年13月1日', 'date-does-not-exist'],
  ['roll.csv', 3, 'birth_date', '1982/6/24（月）', 'not-a-date'],
  ['roll.csv', 3, 'birth_date', 'いつか', 'not-a-date'],
  ['roll.csv', 3, 'birth_date', '1982-02-32', 'date-does-not-exist'],
  ['roll.csv', 3, 'birth_date', '1802-06-24', 'implausible-date'],
  ['roll.csv', 3, 'birth_date', '2002-06-24', 'implausible-date'],
  ['roll.csv', 3, 'address', '', 'empty-cell'],
  ['roll.csv', 3, 'address', '朝霧'.repeat(61), 'too-long'],
  ['roll.csv', 3, 'address', '"朝霧\n2番地"', 'control-character'],
  ['roll.csv', 3, 'resident_since', '1980-01-01', 'implausible-date'],
  ['roll.csv', 3, 'resident_since', '2002-06-24', 'implausible-date'],
  ['roll.csv', 3, 'ticket', 'T1', 'duplicate-value'],
  ['roll.csv', 3, 'mark', 'dead', 'not-in-list'],
]

const BAD_VOTES: readonly BadCell[] = [
  ['votes.csv', 2, 'roll_no', '', 'empty-cell'],
  ['votes.csv', 2, 'station', '3', 'unknown-station'],
  ['votes.csv', 2, 'mode', 'paper', 'not-in-list'],
  ['votes.csv', 2, 'mayor', '3', 'unknown-candidate'],
  ['votes.csv', 2, 'council', '髙橋', 'unknown-candidate'],
  ['votes.csv', 2, 'council', '', 'missing-choice'],
]

function problemsOf(file: string, line: number, column: string, value: string) {
  const files = withFile(GOOD_FILES, file, (text) => withCell(text, line, column, value))
  return importElection(bytesOf(files), { fonts: SAMPLE_FONTS })
}

describe('a bad cell is told with file, line, column and code, and nothing is imported', () => {
  it.each(BAD_CELLS)('%s line %i %s “%s”: %s', (file, line, column, value, code) => {
    const result = problemsOf(file, line, column, value)
    if (result.ok) throw new Error('a bad cell was imported')
    // A cell that takes a value away may leave another one without it; those stand beside the cell itself.
    const own = result.error.errors.filter((problem) => problem.file === file && problem.line === line)
    expect(own.map((problem) => [problem.column, problem.code])).toEqual([[column, code]])
    expect(own[0]?.allowed).not.toBe('')
    expect(result.error.errors.filter((problem) => !own.includes(problem)).map(echoOf)).toEqual(
      ECHOES[`${file} ${line} ${column} ${code}`] ?? [],
    )
  })

  it.each(BAD_VOTES)('%s line %i %s “%s”: %s', (_file, line, column, value, code) => {
    const result = importVotes(new TextEncoder().encode(withCell(GOOD_VOTES, line, column, value)), goodSources())
    if (result.ok) throw new Error('a bad cell was imported')
    expect(result.error.errors.map((problem) => [problem.line, problem.column, problem.code])).toEqual([
      [line, column, code],
    ])
  })

  it('at least 60 different cells and every code of a cell have been tried', () => {
    expect(BAD_CELLS.length + BAD_VOTES.length).toBeGreaterThanOrEqual(90)
    const tried = new Set([...BAD_CELLS, ...BAD_VOTES].map(([, , , , code]) => code))
    expect(ERROR_CODES.filter((code) => !tried.has(code))).toEqual(TRIED_ELSEWHERE)
  })
})

/** Problems of another line that follow from the bad cell: a key that is missing now, for example. */
const ECHOES: Readonly<Record<string, readonly string[]>> = {
  'election.csv 2 key unknown-key': ['election.csv 1 key missing-key'],
  'election.csv 2 key empty-cell': ['election.csv 1 key missing-key'],
  'contests.csv 3 contest not-an-id': [
    'candidates.csv 4 contest unknown-contest',
    'candidates.csv 5 contest unknown-contest',
    'candidates.csv 6 contest unknown-contest',
  ],
  'stations.csv 3 station duplicate-value': [
    'roll.csv 4 station unknown-station',
    'roll.csv 5 station unknown-station',
  ],
}

/**
 * `a-private-body.test.ts`, `bad-files.test.ts`, `by-election.test.ts`, `judges.test.ts`, `paper-contests.test.ts`, `publication.test.ts`, `roll-changes.test.ts`,
 * `roll-profile.test.ts` and `stops.test.ts` have these, `documents/town-forms.port.test.ts` has `form-fixed`.
 */
const TRIED_ELSEWHERE: readonly ErrorCode[] = [
  'missing-file',
  'file-too-large',
  'is-a-workbook',
  'is-utf-16',
  'is-euc-jp',
  'other-separator',
  'empty-file',
  'no-rows',
  'missing-column',
  'unknown-column',
  'duplicate-column',
  'wrong-cell-count',
  'unclosed-quote',
  'not-fixed-width',
  'not-the-declared-line',
  'missing-key',
  'duplicate-key',
  'too-many-problems',
  'undecodable',
  'lone-surrogate',
  'code-of-two',
  'unknown-place',
  'form-fixed',
  // In `online/roll-side/roll/import-abroad.test.ts`.
  'not-latin',
  'not-a-zone',
  'returned-too-long-ago',
  'returned-after-poll',
  'another-municipality',
  'online-box-published',
  'too-many-contests',
  'head-has-no-council',
  'council-seats-below-seats',
  'council-seats-not-said',
  'seats-of-either',
  'counted-elsewhere',
  'report-has-no-council',
  'of-a-question-alone',
  'not-of-this-body',
  'not-a-share',
  'not-closed-here',
  'wrong-number-of-choices',
  'yes-is-not-first',
  'not-of-a-choice',
  'second-review',
  'review-has-no-seats',
  'too-many-judges',
  'judge-number-gap',
  'not-of-a-judge',
  'explained-not-alike',
  'picture-without-text',
  'no-picture',
  'picture-turned',
  'picture-size',
  'picture-bytes',
  'picture-missing',
  'picture-twice',
  'picture-not-alike',
  'picture-of-nobody',
  'kind-for-practice-alone',
  'not-of-a-party',
  'party-without-list',
  'party-without-people',
  'not-on-an-open-list',
  'rank-not-in-order',
  'list-is-withdrawn',
  'not-district-votes',
  'rank-shared',
  'list-too-long',
  'no-contest-on-machines',
  'paper-contest-beside-online',
  'contest-without-candidates',
  'no-designated-station',
  'early-voting-without-dates',
  'early-voting-on-election-day',
  'stops-not-early',
  'beside-stops',
  'hours-not-lawful',
  'stops-overlap',
  'second-early-voting-station',
  'not-served-stations',
  'station-served-twice',
  'station-served-nowhere',
  'slips-not-early',
  'slips-with-online-box',
  'not-slips',
  'slips-overlap',
  'roll-beside-slips',
  'desks-at-early-voting',
  'desks-with-online-box',
  'not-desks',
  'desks-overlap',
  'desks-with-a-gap',
  'desk-without-voters',
  'station-without-contest',
  'unknown-district',
  'choice-for-uncontested',
  'choice-outside-district',
  'unknown-roll-number',
  'too-many-added',
  'not-a-slip',
  'missing-profile-row',
  'not-a-value-table',
  'not-widths',
  'column-of-no-extract',
  'missing-heading',
  'unknown-heading',
  'not-in-profile',
]

/** With the two columns that few elections need. */
function withStateAndDisplay(state: string, display: string) {
  /** Named like a cell of the sample: by file and line. */
  const more = (files: TextFiles, file: string, line: number, [head, value]: readonly [string, string]) =>
    withFile(files, file, (text) =>
      text
        .trimEnd()
        .split('\n')
        .map((row, at) => `${row},${at === 0 ? head : at + 1 === line ? value : ''}\n`)
        .join(''),
    )
  const contests = more(GOOD_FILES, 'contests.csv', 2, ['display', display])
  const files = more(contests, 'candidates.csv', 3, ['state', state])
  return importElection(bytesOf(files), { fonts: SAMPLE_FONTS })
}

it('who died or withdrew, and how an ordinance wants names shown, are read where the columns are (D-26, TC-32)', () => {
  const read = withStateAndDisplay('died', 'by_kana')
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  const { candidates, displays } = read.value.sources
  expect(candidates.map(({ id, gone }) => [id, gone]).filter(([, gone]) => gone !== null)).toEqual([[12, 'died']])
  expect([...(displays ?? [])]).toEqual([['mayor', 'by-kana']])
  const plain = withStateAndDisplay('', '')
  expect(plain.ok && plain.value.sources).toEqual(goodSources())
  const wrong = withStateAndDisplay('ill', 'scrolled')
  expect(!wrong.ok && wrong.error.errors.map(echoOf)).toEqual([
    'contests.csv 2 display not-in-list',
    'candidates.csv 3 state not-in-list',
  ])
})

function echoOf({ file, line, column, code }: Problem): string {
  return `${file} ${line} ${column} ${code}`
}

function goodSources() {
  const result = importElection(bytesOf(GOOD_FILES), { fonts: SAMPLE_FONTS })
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value.sources
}
