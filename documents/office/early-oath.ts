/** 宣誓書 (PEO 48-2(1), PEO Order 49-8; form 10): said in writing by everybody who votes early. The places and days of the election are on it. */
import type { DocumentFonts } from '../document.ts'
import { type DrawnPaper, dateInWords, drawDocument, type Form, INNER_WIDTH, SMALL } from '../form.ts'
import { named } from '../lettering.ts'
import { DATE_BY_HAND, section } from '../ruled.ts'
import { type Column, table } from '../table.ts'
import { daysOf, type StationsInput, stopsOf, UNCONFIRMED } from './each-station.ts'

const COLUMNS: readonly Column[] = [
  { header: '印', width: 34, align: 'center' },
  { header: '選挙の当日の事由（公職選挙法第48条の2第1項）', width: INNER_WIDTH - 34 },
]
/** The six grounds of the law, in its order. */
const GROUNDS = [
  '第1号　職務若しくは業務又は総務省令で定める用務（仕事、学業、冠婚葬祭など）に従事する。',
  '第2号　前の用務以外の用務又は事故のため、その属する投票区の区域の外に旅行し、又は滞在する。',
  '第3号　疾病、負傷、妊娠、老衰、身体の障害若しくは産じよくのため歩行が困難であり、又は刑事施設などに収容されている。',
  '第4号　交通至難の島その他の地に居住し、又は滞在する。',
  '第5号　その属する投票区のある市町村の区域の外の住所に居住する。',
  '第6号　天災又は悪天候により投票所に行くことが困難である。',
] as const

export function earlyOath({ head, electionPackage }: StationsInput, fonts: DocumentFonts): Promise<DrawnPaper> {
  return drawDocument(
    { ...head, note: UNCONFIRMED },
    fonts,
    { title: '宣誓書', short: '宣誓書（期日前投票）' },
    (form) => {
      form.paragraph(
        `私は、${dateInWords(head.date)}執行の${named(head.electionTitle)}の当日、次の事由（○を付けたもの）に該当する見込みです。このことが真実に相違ないことを誓います。`,
      )
      table(
        form,
        COLUMNS,
        GROUNDS.map((ground) => ['', { text: ground, small: true }]),
      )
      const sign = (part: Form) => part.signatureLines(['氏名　署名'], { seal: false })
      const person: readonly (readonly [string, string | null])[] = [
        ['年月日', DATE_BY_HAND],
        ['現住所', null],
        ['選挙人名簿に記載されている住所（現住所と違うとき）', null],
        ['生年月日', DATE_BY_HAND],
      ]
      section(form, '宣誓する者', person, { after: form.heightOf(sign) })
      sign(form)
      places(form, electionPackage)
    },
  )
}

function places(form: Form, { stations }: StationsInput['electionPackage']): void {
  const early = stations.filter(({ earlyVoting }) => earlyVoting)
  if (early.length === 0) return
  form.heading('期日前投票所')
  for (const station of early) {
    form.paragraph(`${named(station.name)}　${daysOf(station)}`, SMALL)
    for (const stop of stopsOf(station)) form.paragraph(`　${stop}`, SMALL)
  }
}
