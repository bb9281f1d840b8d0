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
import { makeDocument, minuteInWords } from './form.ts'
import { named } from './lettering.ts'
import { NONE, section } from './ruled.ts'

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
  const { head, lines } = input
  const name = { title: 'トラブル報告書', short: 'トラブル報告書' }
  return makeDocument(head, fonts, name, (form) => {
    form.paragraph(
      'オンライン投票箱に起きた障害の記録である。どの行にも、設定に名のある二人の署名がある。訂正と終了は新しい行で、前の行は残る。',
    )
    const incidents = incidentsIn(lines)
    if (incidents.length === 0) form.paragraph(`障害　${NONE}`)
    for (const each of incidents) section(form, `${each.incident}　${CLASSES[each.class]}`, rowsOf(each, input))
  })
}

function rowsOf(
  incident: Incident,
  { lines, names }: IncidentReportInput,
): readonly (readonly [string, string | null])[] {
  const { en, from, ja, measure, to } = incident
  const own = lines.filter(({ number }) => incident.lines.includes(number))
  return [
    ['始まり', at(from)],
    ['終わり', to === null ? 'まだ続いている' : at(to)],
    ['続いた時間', to === null ? '（終わっていない）' : `${(to - from) / SECONDS}分`],
    ['処置', MEASURES[measure]],
    ['公表した文', ja],
    ['公表した文（英語）', en],
    ['行と署名した者', own.map((line) => signedLine(line, names)).join('\n')],
    ['原因', null],
    ['再発の防止', null],
  ]
}

function signedLine({ by, incident, number, to }: IncidentLine, names: ReadonlyMap<string, string>): string {
  const what = number === incident ? '記入' : to === null ? '訂正' : '終了又は訂正'
  return `第${number}行（${what}）　${by.map(({ key }) => named(names.get(key) ?? key.slice(0, 8))).join('・')}`
}

function at(instant: UnixSecond): string {
  return minuteInWords(minuteInJapan(instant))
}
