/** election.csv: the rules of the election as `key,value` rows. */

import { votingAgeByLaw } from '#election/age.ts'
import { type ElectionRules, type ElectionSources, PUBLICATIONS } from '#election/definition/definition.ts'
import { NO_CODE } from '#election/definition/private-body.ts'
import {
  PAPER_LINE_MAX,
  QUICK_REPORTS_MAX,
  SETTING_BOUNDS,
  type Settings,
  USUAL_SETTINGS,
} from '#election/definition/settings.ts'
import type { LocalTime } from '#election/time.ts'
import type { CellReader } from './cell.ts'
import { ruleOf } from './headings.ts'
import { checkDigitOf, wholeCodesOf } from './municipality-code.ts'
import type { Report } from './report.ts'
import type { Table, TableRow } from './table.ts'
import { trimmed } from './written-forms.ts'

export const RULE_COLUMNS = { required: ['key', 'value'], optional: [] } as const

const OPTIONAL_KEYS = [
  'voting_age',
  'roll_date',
  'roll_lists',
  'publication',
  'take_over_in_the_day',
  'online_box',
  'card_minutes',
  'lamp_minutes',
  'record_copies',
  'ends_all',
  'witness_assists',
  'witness_over_line',
  'quick_reports',
  'send_to',
  'seals',
  'forms_confirmed',
  'count_place',
  'count_sent_to',
]
const REQUIRED_KEYS = [
  'id',
  'title',
  'municipality_code',
  'municipality',
  'date',
  'opens',
  'closes',
  'resident_since_latest',
  'rehearsal',
  'key_holders',
  'key_threshold',
]
/** ISS-21: on the half hour, within `SETTING_BOUNDS`. */
const CARD_MINUTES_CHOICES = ['30', '60', '90', '120', '150', '180'] as const
/** In place of a code: a school, a union, a company (private-body.ts). */
const NO_CODE_WRITTEN = ['none', 'なし', '無し']
/** No register says since when a member lives anywhere. */
const NOT_OF_A_BODY = ['resident_since_latest']
const KEYS = [...REQUIRED_KEYS, ...OPTIONAL_KEYS]

/** The rules that could be read: stations and roll are checked against them even when another rule is wrong. */
export type ReadRules = { readonly [K in keyof ElectionRules]: ElectionRules[K] | null } & {
  readonly rehearsal: boolean | null
  readonly rollHead: NonNullable<ElectionSources['rollHead']>
}

/** @param own what the other files say: words of staff, changes of forms */
export function readRules(
  table: Table,
  own: Pick<Settings, 'scripts' | 'forms'>,
  cells: CellReader,
  report: Report,
): ReadRules {
  const rows = rowsByKey(table, cells, report)
  const of = <T>(key: string, read: (row: TableRow, column: string) => T | null): T | null => {
    const row = rows.get(key)
    return row === undefined ? null : read(row, 'value')
  }
  const words = (max: number) => (row: TableRow, column: string) => cells.text(row, column, { max, required: true })
  const published = of('publication', (row, column) => cells.oneOf(row, column, PUBLICATIONS))
  const inTheDay = of('take_over_in_the_day', (row, column) => cells.oneOf(row, column, ['yes', 'no']))
  const municipality = of('municipality_code', (row) => municipalityCode(row, cells, report))
  const isBody = municipality === NO_CODE
  const online = of('online_box', (row, column) => cells.oneOf(row, column, ['yes', 'no']))
  const count = (key: string, [least, most]: readonly [number, number]) =>
    of(key, (row, column) => cells.whole(row, column, least, most))
  const said = (key: string) => of(key, (row, column) => cells.oneOf(row, column, ['yes', 'no']))
  const yes = (key: string) => said(key) === 'yes'
  const paperLine = (key: string) => of(key, words(PAPER_LINE_MAX))
  const settings = settingsOf({
    cardMinutes: of('card_minutes', (row, column) => {
      const minutes = cells.oneOf(row, column, CARD_MINUTES_CHOICES)
      return minutes === null ? null : Number(minutes)
    }),
    lampMinutes: count('lamp_minutes', SETTING_BOUNDS.lampMinutes),
    recordCopies: count('record_copies', SETTING_BOUNDS.recordCopies),
    endsAll: yes('ends_all'),
    witnessAssists: yes('witness_assists'),
    witnessOverLine: yes('witness_over_line'),
    quickReports: of('quick_reports', (row, column) => times(row, column, cells)),
    sendTo: paperLine('send_to'),
    seals: said('seals') !== 'no',
    formsConfirmed: yes('forms_confirmed'),
    countPlace: paperLine('count_place'),
    countSentTo: paperLine('count_sent_to'),
    ...own,
  })
  const date = of('date', cells.date)
  const rehearsal = of('rehearsal', (row, column) => cells.oneOf(row, column, ['yes', 'no']))
  const lists = of('roll_lists', (row, column) => cells.oneOf(row, column, ['yes', 'no']))
  const rules: ReadRules = {
    id: of('id', (row, column) => cells.id(row, column)),
    title: of('title', words(60)),
    municipalityCode: municipality,
    municipality: of('municipality', words(40)),
    date,
    opens: of('opens', cells.time),
    closes: of('closes', cells.time),
    votingAge: rows.has('voting_age')
      ? of('voting_age', (row, column) => cells.whole(row, column, 15, 25))
      : date && votingAgeByLaw(date),
    residentSinceLatest: isBody ? date : of('resident_since_latest', cells.date),
    keyHolders: count('key_holders', [2, 99]),
    keyThreshold: count('key_threshold', [2, 99]),
    // Who publishes the records too says so: in their random numbers a hostile machine could hide who voted how.
    publication: published ?? 'from-first-mix',
    takeOverInTheDay: inTheDay === 'yes',
    online: online === 'yes' || isBody,
    settings,
    rehearsal: rehearsal === null ? null : rehearsal === 'yes',
    rollHead: { asOf: of('roll_date', cells.date), lists: lists === null ? null : lists === 'yes' },
  }
  compare(rules, rows, cells)
  const box = rows.get('online_box')
  if (isBody && online === 'no' && box !== undefined) cells.refuse(box, 'value', 'not-of-this-body', 'yes')
  return rules
}

/** The usual value of what the file does not say. */
function settingsOf(read: { readonly [K in keyof Settings]: Settings[K] | null }): Settings {
  const said = Object.entries(read).filter(([, value]) => value !== null)
  return { ...USUAL_SETTINGS, ...Object.fromEntries(said) }
}

/** D-08: in any order, each once. */
function times(row: TableRow, column: string, cells: CellReader): readonly LocalTime[] | null {
  const parts = cells.parts(row, column).flatMap((part) => part.split('、'))
  if (parts.length > QUICK_REPORTS_MAX) return cells.refuse(row, column, 'too-long', `1…${QUICK_REPORTS_MAX} times`)
  const read = parts.flatMap((part) => cells.timeIn(row, column, part) ?? [])
  if (new Set(read).size < read.length) return cells.refuse(row, column, 'duplicate-value', 'each once')
  return read.toSorted()
}

/** An empty value of an optional key is the same as no such row. */
function rowsByKey(table: Table, cells: CellReader, report: Report): ReadonlyMap<string, TableRow> {
  const rows = new Map<string, TableRow>()
  const seen = new Set<string>()
  for (const row of table.rows) {
    const said = row.cell('key') ?? ''
    const key = ruleOf(said)
    if (key !== said) report.read({ file: table.file, line: row.line, column: 'key' }, 'heading-read', said, key)
    if (!KEYS.includes(key)) cells.refuse(row, 'key', key === '' ? 'empty-cell' : 'unknown-key', KEYS.join('|'))
    else if (seen.has(key)) cells.refuse(row, 'key', 'duplicate-key', 'once')
    else if (!OPTIONAL_KEYS.includes(key) || trimmed(row.cell('value') ?? '') !== '') rows.set(key, row)
    seen.add(key)
  }
  if (!table.columns.has('key')) return rows
  for (const key of REQUIRED_KEYS) {
    const isOfBody = NOT_OF_A_BODY.includes(key) && saysNoCode(rows.get('municipality_code'))
    if (!seen.has(key) && !isOfBody) report.error({ file: table.file, line: 1, column: 'key' }, 'missing-key', '', key)
  }
  return rows
}

function saysNoCode(row: TableRow | undefined): boolean {
  return NO_CODE_WRITTEN.includes(trimmed(row?.cell('value') ?? '').toLowerCase())
}

function municipalityCode(row: TableRow, cells: CellReader, report: Report): string | null {
  if (saysNoCode(row)) return NO_CODE
  const code = cells.token(row, 'value', 6)
  if (code === null) return null
  if (/^\d{5}$/.test(code)) {
    const [whole, another] = wholeCodesOf(code)
    if (another !== undefined) return cells.refuse(row, 'value', 'code-of-two', `${whole}|${another}`)
    if (whole === undefined) return cells.refuse(row, 'value', 'not-a-number', '6 digits')
    report.read({ file: row.file, line: row.line, column: 'value' }, 'check-digit-read', code, whole)
    return whole
  }
  if (!/^\d{6}$/.test(code)) return cells.refuse(row, 'value', 'not-a-number', '6 digits')
  const right = `${code.slice(0, 5)}${checkDigitOf(code.slice(0, 5))}`
  return code === right ? code : cells.refuse(row, 'value', 'wrong-check-digit', right)
}

function compare(rules: ReadRules, rows: ReadonlyMap<string, TableRow>, cells: CellReader): void {
  const { opens, closes, date, residentSinceLatest, keyHolders, keyThreshold } = rules
  const refuse = (key: string, code: Parameters<CellReader['refuse']>[2], allowed: string) => {
    const row = rows.get(key)
    if (row) cells.refuse(row, 'value', code, allowed)
  }
  if (opens && closes && closes <= opens) refuse('closes', 'closes-before-opens', `after ${opens}`)
  if (date && residentSinceLatest && residentSinceLatest > date) {
    refuse('resident_since_latest', 'date-after-election', `…${date}`)
  }
  // A coercer may have taken the encrypted records out of a voter's browser. In the sorted list the coercer would see that the vote was replaced.
  if (rules.online && rules.publication === 'all')
    refuse('online_box', 'online-box-published', 'publication,from-first-mix')
  const { asOf } = rules.rollHead
  if (date && asOf && asOf > date) refuse('roll_date', 'date-after-election', `…${date}`)
  if (keyHolders && keyThreshold && keyThreshold > keyHolders) {
    refuse('key_threshold', 'threshold-above-holders', `2…${keyHolders}`)
  }
}
