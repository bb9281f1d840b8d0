/** Forms of the station that are blank or nearly so: what each is given is a few lines of the day. */
import { allOf } from '#election/count/desk-figures.ts'
import { figure } from '#election/figure.ts'
import { drawForm } from '../draw-form.ts'
import { dateInWords, type Form } from '../form.ts'
import {
  absenteeDecision,
  brailleRecord,
  declaration,
  earlyOath,
  faultReport,
  provisionalRecord,
  staffWords,
  witnessHandover,
} from '../forms/tables.ts'
import { hourWords } from '../ruled.ts'
import type { StationDay } from './station-day.ts'
import { electionBoxes, titlesOf } from './voter-forms.ts'

/** The data that most forms of the station are given. */
export function onForm({ station, template }: Pick<StationDay, 'station' | 'template'>) {
  return { station: station.name, seals: template.seals }
}

/** PEO 50(1), Order 40: about identity. Written down by a clerk, read to the voter, signed by the voter. */
export function drawDeclaration(form: Form, day: StationDay): void {
  drawForm(form, declaration, { ...onForm(day), elections: titlesOf(day), witnesses: 2 })
}

export function drawProvisionalRecord(form: Form, day: StationDay): void {
  const witnesses = Math.max(2, day.witnesses.appointed)
  drawForm(form, provisionalRecord, { ...onForm(day), elections: electionBoxes(day, null), witnesses })
}

export function drawBrailleRecord(form: Form, day: StationDay): void {
  drawForm(form, brailleRecord, { ...onForm(day), elections: electionBoxes(day, null) })
}

/**
 * LAW-12, PEO 48-2, Order 49-8, form 10: the oath that somebody who votes early hands in (宣誓書). Blank, for the voter's pen; the issuer
 * learns that it is there, and keeps neither the reason nor the paper's words.
 */
export function drawEarlyOath(form: Form, { head, contests }: StationDay): void {
  const elections = contests.map(({ title }) => title).join('及び')
  drawForm(form, earlyOath, { municipality: head.municipality, date: dateInWords(head.date), elections })
}

/** PAP-05, PAP-06; Order 63: all absentee votes are decided first, then the accepted ones are opened together. */
export function drawAbsenteeDecision(form: Form, day: StationDay): void {
  const witnesses = Math.max(2, day.witnesses.appointed)
  drawForm(form, absenteeDecision, { ...onForm(day), elections: day.head.electionTitle, witnesses })
}

/**
 * 投票立会人引継書: one witness leaves, another comes (PEO 38(2), 48-2). The questions about persons of these hours are for the pen: printed
 * in the middle of the day, the answers would show who had come by then. The paper has the figures of the last full hour, as the hourly
 * board has (TRN-03).
 */
export function drawWitnessHandover(form: Form, day: StationDay): void {
  const last = day.hours.at(-1)
  const said = day.contests.map(({ title }, place) => {
    return `${title}　${figure(allOf(last?.contests[place] ?? { men: 0, women: 0 }))} 人`
  })
  const lastHour = last === undefined ? {} : { until: hourWords(last.until), lastHour: said.join('\n') }
  drawForm(form, witnessHandover, { ...onForm(day), elections: titlesOf(day), ...lastHour })
}

/** トラブル報告書 (FLT-06): the paper goes to headquarters, and its content is copied into the polling record. */
export function drawFaultReport(form: Form, day: StationDay): void {
  const { troubles } = day
  const byPen = troubles.length === 0
  drawForm(form, faultReport, {
    ...onForm(day),
    ...{ at: byPen, number: byPen, measures: byPen },
    ...(byPen ? { machine: machineChoices(day) } : { troubles }),
  })
}

function machineChoices({ machines, issuerSerial }: StationDay): string {
  return [
    ...machines.map(({ id, serial }) => `□ 投票機 ${id}（${serial}）`),
    `□ 発券機（${issuerSerial}）`,
    '□ 印刷機　　□ その他',
  ].join('\n')
}

/** SCR-01, PRX-04: the words that staff read aloud at each step, and smaller what they mind. */
export function drawStaffWords(form: Form, { scripts }: StationDay): void {
  const each = (all: readonly string[]) => all.map((words) => ({ words }))
  const steps = scripts.map(({ step, lines, mind }) => ({ step, lines: each(lines), mind: each(mind) }))
  drawForm(form, staffWords, { steps })
}
