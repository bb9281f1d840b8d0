/**
 * 選任書・承諾書 (PEO 37, 38, 48-2; PEO Order 25, 27): for each station one sheet with its days and hours; one copy for each person. No roll number: a later law
 * lets anybody with the right to vote be a witness.
 */
import type { Station } from '#election/definition/definition.ts'
import type { DocumentFonts } from '../document.ts'
import type { DrawnPaper, Form } from '../form.ts'
import { named } from '../lettering.ts'
import { DATE_BY_HAND, hourWords, section } from '../ruled.ts'
import { daysOf, eachStation, type StationsInput } from './each-station.ts'

export function appointments(input: StationsInput, fonts: DocumentFonts): Promise<DrawnPaper> {
  return eachStation(input, fonts, '選任書・承諾書', sheet)
}

function sheet(form: Form, station: Station): void {
  const { opens, closes } = station
  section(form, '選任書', [
    ['選挙', form.head.electionTitle],
    [station.earlyVoting ? '期日前投票所' : '投票所', `${station.name}（${station.id}）`],
    ['職', '□ 投票管理者　　□ 職務代理者　　□ 投票立会人'],
    ['従事する日', daysOf(station)],
    ['時間（開く時刻から閉じる時刻まで）', `${hourWords(opens)}から${hourWords(closes)}まで`],
    ['立会時間（投票立会人で、全部の時間でないとき）', '　　時　　分から　　時　　分まで'],
    ['住所', null],
    ['氏名', null],
    ['党派（投票立会人）', null],
  ])
  form.paragraph('あなたを上記の職に選任します。')
  form.paragraph(DATE_BY_HAND)
  form.paragraph(`${named(form.head.municipality)}選挙管理委員会`)
  form.signatureLine('委員長　氏名', { seal: true })
  form.space(6)
  const sign = (part: Form) => part.signatureLines(['署名'], { seal: false })
  const consent: readonly (readonly [string, string | null])[] = [
    ['住所', null],
    ['氏名', null],
    ['生年月日', DATE_BY_HAND],
    ['承諾した年月日', DATE_BY_HAND],
  ]
  form.heading('承諾書')
  form.paragraph(`上記の選任を承諾します。　${named(form.head.municipality)}選挙管理委員会　あて`)
  section(form, '承諾した者', consent, { after: form.heightOf(sign) })
  sign(form)
}
