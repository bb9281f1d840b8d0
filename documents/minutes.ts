/** What people said for 開票録 and 選挙録 (forms 4 and 5), in its places; what nobody said stays a line for the pen. */
import {
  type CountPlace,
  type MeetingPlace,
  MINUTES_WITNESSES,
  type MinutesEntry,
  type MinutesPaper,
  minutesOf,
  type WitnessPlace,
  witnessField,
} from '#election/count/minutes.ts'
import type { LocalMinute, LocalTime } from '#election/time.ts'
import { type Form, figure, INNER_WIDTH, minuteInWords } from './form.ts'
import { named } from './lettering.ts'
import { hourWords } from './station/ruled.ts'
import { type Cell, type Column, emptyRows, table } from './table.ts'

/** Every entry, in its order: the last one stands on the paper. */
export type Minutes = readonly MinutesEntry[]

type Place<Paper extends MinutesPaper> = Paper extends 'count' ? CountPlace : MeetingPlace

/** Null: for the pen. */
export function words<Paper extends MinutesPaper>(minutes: Minutes, paper: Paper, place: Place<Paper>): string | null {
  return minutesOf(minutes)[`${paper} ${place}`] ?? null
}

/** @param byHand what stands there for the pen */
export function moment<Paper extends MinutesPaper>(
  minutes: Minutes,
  paper: Paper,
  place: Place<Paper>,
  byHand: string,
): string {
  const said = words(minutes, paper, place)
  return said === null ? byHand : minuteInWords(said as LocalMinute)
}

export function number<Paper extends MinutesPaper>(
  minutes: Minutes,
  paper: Paper,
  place: Place<Paper>,
  unit: string,
): string | null {
  const said = words(minutes, paper, place)
  return said === null ? null : `${figure(Number(said))} ${unit}`
}

const WITNESSES: readonly Column[] = [
  { header: '届け出た候補者', width: 96 },
  { header: '党派', width: 76 },
  { header: '氏名', width: 100 },
  { header: '参会の時刻', width: 70 },
  { header: '辞職の時刻及び事由', width: INNER_WIDTH - 96 - 76 - 100 - 70 },
]
/** Where nobody said who they are. */
const WITNESSES_BY_HAND = 4
/** PEO 62: three at least; who is not named yet has a row for the pen. */
const WITNESSES_MIN = 3

/** 開票立会人, 選挙立会人. Rows for the pen where nobody was named. */
export function witnessTable(form: Form, minutes: Minutes, paper: MinutesPaper): void {
  const there = witnessesThere(minutes, paper)
  const rows = there.map((witness): (Cell | string)[] => {
    const at = (what: WitnessPlace) => minutesOf(minutes)[witnessField(paper, witness, what)] ?? ''
    const came = at('came') === '' ? '' : hourWords(at('came') as LocalTime)
    const small = (text: string) => ({ text, small: true })
    return [small(at('candidate')), small(at('party')), at('name'), small(came), small(at('left'))]
  })
  const lacking = Math.max(0, (rows.length === 0 ? WITNESSES_BY_HAND : WITNESSES_MIN) - rows.length)
  table(form, WITNESSES, [...rows, ...emptyRows(WITNESSES, lacking)])
}

/** So many sign: those who were named. A printed name is no signature, so that the lines stay empty. */
export function witnessesWhoSign(minutes: Minutes, paper: MinutesPaper): number {
  const count = witnessesThere(minutes, paper).length
  return count === 0 ? WITNESSES_BY_HAND : Math.max(count, WITNESSES_MIN)
}

function witnessesThere(minutes: Minutes, paper: MinutesPaper): readonly number[] {
  const fields = Object.keys(minutesOf(minutes))
  const all = Array.from({ length: MINUTES_WITNESSES }, (_, i) => i + 1)
  return all.filter((witness) => fields.some((name) => name.startsWith(`${paper} witness ${witness} `)))
}

/** Who said it, and each correction with its reason: none is silent. Nothing where nobody said anything. */
export function minutesHistory(form: Form, minutes: Minutes): void {
  if (minutes.length === 0) return
  form.heading('記載事項の入力')
  for (const { by, at, reason } of minutes) {
    const corrected = reason === '' ? '入力した' : '訂正した'
    form.paragraph(
      `${named(by)} が${corrected}（${minuteInWords(at)}）。${reason === '' ? '' : `訂正の理由　${reason}`}`,
    )
  }
}
