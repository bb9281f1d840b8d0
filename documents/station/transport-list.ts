/** 送致目録 (DOC-12, MED-04) lists all that leaves the station, with ticks at departure and arrival, and events on the way (MED-05). */
import { type TransportItem, transportItems } from '#election/count/arrival.ts'
import { figure } from '#election/figure.ts'
import { type Form, INNER_WIDTH, SMALL } from '../form.ts'
import { named } from '../lettering.ts'
import { ruled, section, TIME_BY_HAND } from '../ruled.ts'
import { type Cell, type Column, emptyRows, table } from '../table.ts'
import type { StationDay } from './station-day.ts'
import { bySex, electorsOfAll, hourOf, orPen, signatures } from './station-fields.ts'

const COLUMNS: readonly Column[] = [
  { header: '品目', width: INNER_WIDTH - 62 - 96 - 44 - 44 - 76 },
  { header: '数量', width: 62, align: 'right' },
  { header: '封印番号', width: 96 },
  { header: '投票所', width: 44, align: 'center' },
  { header: '受領', width: 44, align: 'center' },
  { header: '異状', width: 76 },
]
const BOX = '□'

type Item = readonly [name: string, count: string, label?: string]

export function transportList(form: Form, day: StationDay): void {
  ruled(form, [
    ['投票所', day.station.name],
    ['送致先', day.template.sendTo === '' ? null : day.template.sendTo],
    ['投票所を閉じた時刻', day.closedAt === null ? null : hourOf(day.closedAt)],
  ])
  const listed = items(day)
  const rows = transportItems.map((item): (Cell | string)[] => {
    const [name, count, label = ''] = listed[item]
    return [{ text: name, small: true }, count, { text: label, small: true }, BOX, BOX, '']
  })
  table(form, COLUMNS, rows)
  form.paragraph(
    '投票管理者と送致立会人がともに、途中で止まらず、直接送致する。一人でも同行できなくなったときは、代わる者が来るまで動かない。遅れるときは電話で知らせる。',
    SMALL,
  )
  section(form, '送致', [
    ['出発した時刻', TIME_BY_HAND],
    ['投票管理者　署名', null],
    [`送致立会人${day.transport === '' ? '' : `（${named(day.transport)}）`}　署名`, null],
  ])
  form.heading('途中で起きたこと')
  table(form, ON_THE_WAY, emptyRows(ON_THE_WAY, 3))
  section(form, '受領', [
    ['到着した時刻', TIME_BY_HAND],
    ['品目の過不足', null],
    ['封印及び錠の異状', null],
    ['受領した者（職氏名）　署名', null],
  ])
  form.newRecord('投票箱等送致書')
  sendingLetter(form, day)
}

const PAPERS: readonly Column[] = [
  { header: '用紙・封筒', width: INNER_WIDTH - 5 * 66 },
  ...['受領', '交付', '汚損', '残', '受領－交付－汚損－残'].map((header) => ({
    header,
    width: 66,
    align: 'right' as const,
  })),
]

/** The letter with the boxes. People find papers that do not balance to zero before they sign. */
function sendingLetter(form: Form, day: StationDay): void {
  const { template, station, contests } = day
  ruled(form, [
    ['送致先', template.sendTo === '' ? null : template.sendTo],
    ['投票所', station.name],
  ])
  form.paragraph('投票箱等を次のとおり送致します。汚損し、又は残った投票用紙及び封筒を添えて報告します。')
  // An early-voting station does not know these numbers: its voters are on the rolls of other stations, and absentee votes come
  // only on election day.
  if (day.early === undefined) {
    bySex(form, [...electorsOfAll(day), ['不在者投票者数', station.designated ? null : { men: 0, women: 0, total: 0 }]])
  }
  for (const { title } of contests) {
    form.heading(title)
    table(
      form,
      PAPERS,
      ['投票用紙', '点字投票用紙', '仮投票用封筒'].map((kind) => [kind, '', '', '', '', '']),
    )
  }
  signatures(form, template, 1)
}

const ON_THE_WAY: readonly Column[] = [
  { header: '時刻', width: 80 },
  { header: '場所', width: 130 },
  { header: '内容及び措置', width: INNER_WIDTH - 210 },
]

/** Items ① to ⑪. People count by hand what the books do not know. */
function items({
  machines,
  cards,
  contests,
  station,
  sealLabels,
  desk,
}: StationDay): Readonly<Record<TransportItem, Item>> {
  const sealed = desk === null ? '送致用封筒に封入' : '受付ごとの送致用封筒に封入'
  const used = machines.filter(({ wasStarted }) => wasStarted)
  const media = (role: 'original' | 'duplicate') =>
    orPen(used.filter((each) => each[role] !== null).length || null, ' 本')
  return {
    originals: ['① 記録媒体送致箱　正（原本）', media('original'), sealLabels.original ?? ''],
    duplicates: ['① 記録媒体送致箱　副（複写）', media('duplicate'), sealLabels.duplicate ?? ''],
    'ballot-box': ['② 投票箱', ''],
    keys: ['③ 記録媒体送致箱及び投票箱の鍵（4封筒：箱の外鍵 各1個、投票箱の内鍵 1個・外鍵 2個）', '4 封筒'],
    'polling-record': ['④ 投票録（添付書類を含む。）', `${figure(contests.length)} 選挙`],
    'roll-extract': ['⑤ 選挙人名簿の抄本', ''],
    // PAP-09
    'unused-ballots': ['⑥ 投票用紙の残り', ''],
    'voting-cards': ['⑦ア 投票カード（収納箱付）', orPen(cards.inCase, ' 枚')],
    'operator-cards': ['⑦イ 運用カード（ホルダー付）', ''],
    'machine-keys': ['⑦ウ 投票機の鍵', ''],
    'machine-ledger': ['⑦エ 投票機管理票', '1 部'],
    'card-ledger': ['⑦オ 投票カード管理票', `${figure(1 + (desk?.others.length ?? 0))} 部`],
    'returned-cards': [`⑧ 投票を行わないで返却された投票カード（${sealed}）`, `${figure(cards.inEnvelope)} 枚`],
    'found-cards': [`⑨ 投票していないことが発見された投票カード（${sealed}）`, `${figure(cards.found)} 枚`],
    'late-absentee': ['⑩ 投票所閉鎖時刻後に送致を受けた不在者投票', station.designated ? '' : '該当なし'],
    other: ['⑪ その他投票所に使用した諸資材（投票機関連機器を除く。）', ''],
  }
}
