/** 受領書 (MED-04, CNT-01; forms 8): the counting place gives it to who brings a station's boxes and media; it says what came, and in which state. */
import type { Station } from '#election/definition/definition.ts'
import type { DocumentFonts } from '../document.ts'
import { type DrawnPaper, dateInWords, type Form, INNER_WIDTH } from '../form.ts'
import { ruled, section, TIME_BY_HAND } from '../ruled.ts'
import { type Column, table } from '../table.ts'
import { eachStation, type StationsInput } from './each-station.ts'

const COLUMNS: readonly Column[] = [
  { header: '品目', width: INNER_WIDTH - 70 - 110 - 40 - 110 },
  { header: '数量', width: 70, align: 'right' },
  { header: '封印番号', width: 110 },
  { header: '受領', width: 40, align: 'center' },
  { header: '過不足、封印及び錠の異状', width: 110 },
]

export function receipts(input: StationsInput, fonts: DocumentFonts): Promise<DrawnPaper> {
  return eachStation(input, fonts, '受領書', sheet)
}

function sheet(form: Form, station: Station): void {
  const media = `${station.kiosks + station.spares} 組まで`
  ruled(form, [
    ['選挙', form.head.electionTitle],
    ['選挙期日', dateInWords(form.head.date)],
    [station.earlyVoting ? '期日前投票所' : '投票所', `${station.name}（${station.id}）`],
    ['到着した時刻', TIME_BY_HAND],
  ])
  const rows = [
    ['記録媒体送致箱　正（原本）', media],
    ['記録媒体送致箱　副（複写）', media],
    ['投票箱（用紙による投票）', '　　個'],
    ['投票録及び添付書類', '　　通'],
    ['選挙人名簿又は抄本', '1 冊'],
    ['送致書及び送致目録', '1 通'],
    ['残った投票用紙、封筒及び投票カード', '1 式'],
    ['鍵の封筒', '4 通'],
  ].map(([item = '', count = '']) => [{ text: item, small: true }, { text: count, small: true }, '', '□', ''])
  table(form, COLUMNS, rows)
  form.paragraph('上記を送致目録と照らし合わせて受領した。')
  const sign = (part: Form) =>
    part.signatureLines(['受領した者　職氏名', '投票管理者　署名', '送致立会人　署名'], { seal: false })
  section(form, '異状があったとき', [['内容及び選挙長の判断', null]], { height: 60, after: form.heightOf(sign) })
  sign(form)
}
