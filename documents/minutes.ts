/** The entries that people made for 開票録 and 選挙録 (forms 4 and 5), in their places. An empty entry stays a line for the pen. */

import {
  type CountPlace,
  type MeetingPlace,
  MINUTES_PROVISIONAL,
  MINUTES_WITNESSES,
  type MinutesEntry,
  type MinutesFields,
  type MinutesPaper,
  type ProvisionalPlace,
  type WitnessPlace,
  witnessField,
} from '#election/count/minutes.ts'
import { figure } from '#election/figure.ts'
import type { LocalMinute, LocalTime } from '#election/time.ts'
import { type Form, INNER_WIDTH, minuteInWords, SIGNATURE_HEIGHT } from './form.ts'
import { named } from './lettering.ts'
import { DATE_BY_HAND, hourWords } from './ruled.ts'
import { type Cell, type Column, emptyRows, table } from './table.ts'

/** All entries in order; the last one is printed. */
export type Minutes = readonly MinutesEntry[]

type Place<Paper extends MinutesPaper> = Paper extends 'count' ? CountPlace : MeetingPlace

/** Null: for the pen. */
export function words<Paper extends MinutesPaper>(
  said: MinutesFields,
  paper: Paper,
  place: Place<Paper>,
): string | null {
  return said[`${paper} ${place}`] ?? null
}

/** @param byHand printed for the pen if there is no entry */
export function moment<Paper extends MinutesPaper>(
  said: MinutesFields,
  paper: Paper,
  place: Place<Paper>,
  byHand: string,
): string {
  const at = words(said, paper, place)
  return at === null ? byHand : minuteInWords(at as LocalMinute)
}

export function number<Paper extends MinutesPaper>(
  said: MinutesFields,
  paper: Paper,
  place: Place<Paper>,
  unit: string,
): string | null {
  const count = words(said, paper, place)
  return count === null ? null : `${figure(Number(count))} ${unit}`
}

const WITNESSES: readonly Column[] = [
  { header: '届け出た候補者', width: 96 },
  { header: '党派', width: 76 },
  { header: '氏名', width: 100 },
  { header: '参会の時刻', width: 70 },
  { header: '辞職の時刻及び事由', width: INNER_WIDTH - 96 - 76 - 100 - 70 },
]
/** Rows for the pen if nobody is named. */
const WITNESSES_BY_HAND = 4
/** PEO 62: at least three. A witness who is not named yet has a row for the pen. */
const WITNESSES_MIN = 3

/** 開票立会人, 選挙立会人. Rows for the pen where nobody was named. */
export function witnessTable(form: Form, said: MinutesFields, paper: MinutesPaper): void {
  const there = rowsThere(said, `${paper} witness`, MINUTES_WITNESSES)
  const rows = there.map((witness): (Cell | string)[] => {
    const at = (what: WitnessPlace) => said[witnessField(paper, witness, what)] ?? ''
    const came = at('came') === '' ? '' : hourWords(at('came') as LocalTime)
    const small = (text: string) => ({ text, small: true })
    return [small(at('candidate')), small(at('party')), at('name'), small(came), small(at('left'))]
  })
  const lacking = Math.max(0, (rows.length === 0 ? WITNESSES_BY_HAND : WITNESSES_MIN) - rows.length)
  table(form, WITNESSES, [...rows, ...emptyRows(WITNESSES, lacking)])
}

/** The number of witnesses who sign. Their lines are empty, because a printed name is no signature. */
export function witnessesWhoSign(said: MinutesFields, paper: MinutesPaper): number {
  const count = rowsThere(said, `${paper} witness`, MINUTES_WITNESSES).length
  return count === 0 ? WITNESSES_BY_HAND : Math.max(count, WITNESSES_MIN)
}

function rowsThere(said: MinutesFields, of: string, most: number): readonly number[] {
  const fields = Object.keys(said)
  const all = Array.from({ length: most }, (_, i) => i + 1)
  return all.filter((row) => fields.some((name) => name.startsWith(`${of} ${row} `)))
}

const PROVISIONAL: readonly Column[] = [
  { header: '氏名', width: 100 },
  { header: '区分', width: 90 },
  { header: '開票立会人の意見', width: INNER_WIDTH - 100 - 90 - 60 - 90 },
  { header: '決定', width: 60 },
  { header: '事由', width: 90 },
]
/** Rows for the pen if nobody is named. */
const PROVISIONAL_BY_HAND = 2
const DECISIONS: Readonly<Record<string, string>> = { accepted: '受理', refused: '不受理' }

/**
 * PEO 66(1), form 4-7. Nothing on it connects a name with a ballot: accepted ballots are among the others.
 * @param decided the number of decided votes, as typed from the papers; 0 if it is not shown
 */
export function provisionalTable(form: Form, said: MinutesFields, decided: number): void {
  table(form, PROVISIONAL, provisionalRows(said, decided))
}

/** One row for each decided vote, named or for the pen. */
export function provisionalRows(said: MinutesFields, decided: number): readonly (readonly (Cell | string)[])[] {
  const rows = rowsThere(said, 'count provisional', MINUTES_PROVISIONAL).map((row): (Cell | string)[] => {
    const at = (what: ProvisionalPlace) => said[`count provisional ${row} ${what}`] ?? ''
    const small = (text: string) => ({ text, small: true })
    return [at('name'), small(at('ground')), small(at('opinion')), DECISIONS[at('decision')] ?? '', small(at('reason'))]
  })
  const asked = Math.max(Math.min(decided, MINUTES_PROVISIONAL), rows.length === 0 ? PROVISIONAL_BY_HAND : 0)
  return [...rows, ...emptyRows(PROVISIONAL, Math.max(0, asked - rows.length))]
}

/**
 * Prints who made each entry, and each correction with its reason. The signatures follow, on the page of the last entry.
 */
export function minutesHistory(form: Form, minutes: Minutes, sign: (form: Form) => void): void {
  if (minutes.length > 0) form.heading('記載事項の入力')
  minutes.forEach(({ by, at, reason }, i) => {
    const corrected = reason === '' ? '入力した' : '訂正した'
    const said = `${named(by)} が${corrected}（${minuteInWords(at)}）。${reason === '' ? '' : `訂正の理由　${reason}`}`
    form.together((part) => {
      part.paragraph(said)
      if (i === minutes.length - 1) sign(part)
    })
  })
  if (minutes.length === 0) sign(form)
}

/** PEO 70, 83: the officer and all witnesses sign the record; a printed name is no signature. */
export function recordSigned(form: Form, record: string, officer: string, witness: string, witnesses: number): void {
  form.endPart()
  const labels = Array.from({ length: witnesses }, (_, i) => `${witness}${i + 1}　署名`)
  const words = `この${record}に記載した事項は真実であることを確認し、署名する。${DATE_BY_HAND}`
  form.keepTogether(form.heightOf((part) => part.paragraph(words)) + SIGNATURE_HEIGHT * (witnesses + 1))
  form.paragraph(words)
  form.signatureLines([`${officer}　署名`, ...labels])
}
