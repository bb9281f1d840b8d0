/**
 * トラブル報告書 (M1, M3, M4): everything that went wrong with the online ballot box, for the record of the election. Each incident is as its last line
 * has it, with the numbers of all its lines; cause and prevention are for the pen, because people find them later.
 */
import {
  type Incident,
  type IncidentClass,
  type IncidentLine,
  incidentsIn,
  type Measure,
} from '#election/online/incidents.ts'
import { minuteInJapan, type UnixSecond } from '#election/online/instant.ts'
import type { DocumentFonts, DocumentHead, MadeDocument } from './document.ts'
import { drawForm } from './draw-form.ts'
import { makeDocument, minuteInWords } from './form.ts'
import * as tables from './forms/tables.ts'
import { named } from './lettering.ts'

export interface IncidentReportInput {
  readonly head: DocumentHead
  /** Signed by two, as they were entered. */
  readonly lines: readonly IncidentLine[]
  /** Key of a signer → name in the signed settings. */
  readonly names: ReadonlyMap<string, string>
}

const CLASSES: Readonly<Record<IncidentClass, string>> = {
  system: 'システムの障害',
  device: '機器の障害',
  operation: '運用の誤り',
}
const MEASURES: Readonly<Record<Measure, string>> = {
  stopped: '投票の受付を止めた',
  'going-on': '投票の受付を続けた',
  'other-way': 'オンライン以外の方法を案内した',
  mistaken: '誤って記入した（障害はなかった）',
}
const SECONDS = 60

export function incidentReport(input: IncidentReportInput, fonts: DocumentFonts): Promise<MadeDocument> {
  const incidents = incidentsIn(input.lines).map((each) => rowsOf(each, input))
  const name = { title: 'トラブル報告書', short: 'トラブル報告書' }
  return makeDocument(input.head, fonts, name, (form) =>
    drawForm(form, tables.incidentReport, { none: incidents.length === 0, incidents }),
  )
}

function rowsOf(incident: Incident, { lines, names }: IncidentReportInput) {
  const { en, from, ja, measure, to } = incident
  const own = lines.filter(({ number }) => incident.lines.includes(number))
  return {
    incident: `${incident.incident}　${CLASSES[incident.class]}`,
    from: at(from),
    to: to === null ? 'まだ続いている' : at(to),
    lasted: to === null ? '（終わっていない）' : `${(to - from) / SECONDS}分`,
    measure: MEASURES[measure],
    ja,
    en,
    lines: own.map((line) => signedLine(line, names)).join('\n'),
  }
}

function signedLine({ by, incident, number, to }: IncidentLine, names: ReadonlyMap<string, string>): string {
  const what = number === incident ? '記入' : to === null ? '訂正' : '終了又は訂正'
  return `第${number}行（${what}）　${by.map(({ key }) => named(names.get(key) ?? key.slice(0, 8))).join('・')}`
}

function at(instant: UnixSecond): string {
  return minuteInWords(minuteInJapan(instant))
}
