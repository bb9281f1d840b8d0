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
import { type Form, minuteInWords, SIGNATURE_HEIGHT } from './form.ts'
import { named } from './lettering.ts'
import { DATE_BY_HAND, hourWords } from './ruled.ts'

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

/** Rows for the pen if nobody is named. */
const WITNESSES_BY_HAND = 4
/** PEO 62: at least three. A witness who is not named yet has a row for the pen. */
const WITNESSES_MIN = 3

/** 開票立会人, 選挙立会人. Rows for the pen where nobody was named. */
export function witnessRows(said: MinutesFields, paper: MinutesPaper) {
  const rows = rowsThere(said, `${paper} witness`, MINUTES_WITNESSES).map((witness) => {
    const at = (what: WitnessPlace) => said[witnessField(paper, witness, what)] ?? ''
    const came = at('came') === '' ? '' : hourWords(at('came') as LocalTime)
    return { candidate: at('candidate'), party: at('party'), name: at('name'), came, left: at('left') }
  })
  return [...rows, ...forThePen((rows.length === 0 ? WITNESSES_BY_HAND : WITNESSES_MIN) - rows.length)]
}

function forThePen(rows: number): readonly null[] {
  return Array.from({ length: Math.max(0, rows) }, () => null)
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

/** Rows for the pen if nobody is named. */
const PROVISIONAL_BY_HAND = 2
const DECISIONS: Readonly<Record<string, string>> = { accepted: '受理', refused: '不受理' }

/**
 * PEO 66(1), form 4-7: one row for each decided vote, named or for the pen. Nothing on it connects a name with a ballot: accepted ballots
 * are among the others.
 * @param decided the number of decided votes, as typed from the papers; 0 if it is not shown
 */
export function provisionalRows(said: MinutesFields, decided: number) {
  const rows = rowsThere(said, 'count provisional', MINUTES_PROVISIONAL).map((row) => {
    const at = (what: ProvisionalPlace) => said[`count provisional ${row} ${what}`] ?? ''
    const decision = DECISIONS[at('decision')] ?? ''
    return { name: at('name'), ground: at('ground'), opinion: at('opinion'), decision, reason: at('reason') }
  })
  const asked = Math.max(Math.min(decided, MINUTES_PROVISIONAL), rows.length === 0 ? PROVISIONAL_BY_HAND : 0)
  return [...rows, ...forThePen(asked - rows.length)]
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
