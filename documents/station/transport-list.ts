/** 送致目録 (DOC-12, MED-04) lists all that leaves the station, with ticks at departure and arrival, and events on the way (MED-05). */
import { type TransportItem, transportItems } from '#election/count/arrival.ts'
import { figure } from '#election/figure.ts'
import { drawForm } from '../draw-form.ts'
import type { Form } from '../form.ts'
import { transportList } from '../forms/tables.ts'
import { named } from '../lettering.ts'
import type { StationDay } from './station-day.ts'
import { electorsOfAll, hourOrPen, orPen } from './station-fields.ts'
import { onForm } from './station-forms.ts'

type Item = readonly [name: string, count: string, label?: string]

export function drawTransportList(form: Form, day: StationDay): void {
  const { template, station, contests, early, transport } = day
  const listed = items(day)
  // An early-voting station does not know these numbers: its voters are on the rolls of other stations, and absentee votes come
  // only on election day.
  const absentees = station.designated ? { men: null, women: null, total: null } : { men: 0, women: 0, total: 0 }
  const electors = [...electorsOfAll(day), ['不在者投票者数', absentees] as const]
  drawForm(form, transportList, {
    ...onForm(day),
    sendTo: template.sendTo === '' ? null : template.sendTo,
    closed: hourOrPen(day.closedAt),
    items: transportItems.map((each) => {
      const [item, count, label = ''] = listed[each]
      return { item, count, label }
    }),
    witness: transport === '' ? '' : `（${named(transport)}）`,
    way: null,
    ...(early === undefined
      ? { electors: electors.map(([what, { men, women, total }]) => ({ what, men, women, total })) }
      : {}),
    contests,
  })
}

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
