/**
 * 投票カード管理票 (DOC-16): received = in the case + envelope 1 + envelope 2 + missing (TRN-09). No voter, no time of a card. Where a station
 * has several desks each signs its own, under the serial of its issuer (D-24): the sums are in the polling record.
 */
import { figure } from '#election/figure.ts'
import { type Form, INNER_WIDTH } from '../form.ts'
import { NONE, penNote, ruled } from '../ruled.ts'
import { table } from '../table.ts'
import { whoseList } from './of-each-desk.ts'
import type { CardsOfDay, StationDay } from './station-day.ts'
import { orPen, signatures } from './station-fields.ts'

export function cardLedger(form: Form, day: StationDay): void {
  const { station, template, atDesk } = day
  const { cards } = atDesk
  ruled(form, [
    ['投票所', station.name],
    ['発券機', day.issuerSerial],
    ['受領した枚数', cards.received === null ? null : `${figure(cards.received)} 枚`],
    ['受領した者（職氏名）', null],
  ])
  whoseList(form, day)
  form.heading('枚数の計算')
  account(form, day)
  form.heading('窓口での取扱い')
  contests(form, atDesk)
  ruled(form, [
    ['発行した枚数', `${figure(cards.issued)} 枚`],
    ['投票しないで返却された枚数', `${figure(cards.returned)} 枚`],
    ['閉鎖の時に外にあったカード', cards.out === '' ? NONE : cards.out],
  ])
  form.heading('読めない、又はなくしたため代わりを発行した投票カード')
  const sign = (part: Form) => {
    penNote(part)
    signatures(part, template, 1)
  }
  replacements(form, cards, form.heightOf(sign))
  sign(form)
}

function account(form: Form, { atDesk: { cards }, desk }: StationDay): void {
  const columns = [
    { header: '区分', width: INNER_WIDTH - 190 },
    { header: '計算上の枚数', width: 95, align: 'right' },
    { header: '手で数えた枚数', width: 95, align: 'right' },
  ] as const
  table(form, columns, [
    ['受領した枚数（イ）', orPen(cards.received), orPen(cards.received)],
    ['収納箱にある枚数（ロ）〔計算上はイ－ハ－ニ〕', orPen(expectedInCase(cards)), orPen(cards.inCase)],
    ['投票を行わないで返却された投票カード〔封筒1〕（ハ）', figure(cards.inEnvelope), ''],
    ['投票していないことが発見された投票カード〔封筒2〕（ニ）', figure(cards.found), ''],
    [{ text: '不明（ホ）＝イ－ロ－ハ－ニ', bold: true }, { text: orPen(cards.missing), bold: true }, ''],
  ])
  surplus(form, surplusOf(cards), desk !== null)
}

/** With none missing. */
function expectedInCase({ received, inEnvelope, found }: CardsOfDay): number | null {
  return received === null ? null : received - inEnvelope - found
}

/** More cards than were received is a mistake of counting, and nothing hides it; where there are two desks, some may be the other one's. */
function surplus(form: Form, over: number, isOfDesk: boolean): void {
  const reason = isOfDesk ? '理由（ほかの受付で発行したカードなど）' : '理由'
  if (over > 0)
    form.paragraph(`受領した枚数より ${figure(over)} 枚多い。数え直し、${reason}を書く。`, {
      size: 10.5,
      weight: 'bold',
    })
}

function surplusOf({ received, inCase, inEnvelope, found }: CardsOfDay): number {
  return received === null || inCase === null ? 0 : inCase + inEnvelope + found - received
}

function contests(form: Form, { contests }: StationDay['atDesk']): void {
  const width = (INNER_WIDTH - 143) / 5
  const columns = [
    { header: '選挙', width: 143 },
    ...['発行', '返却', '発見', '代わり', '不明'].map((header) => ({ header, width, align: 'right' as const })),
  ]
  const rows = contests.map(({ title, issued, returned, found, replaced, missing }) => [
    title,
    figure(issued),
    figure(returned),
    figure(found),
    figure(replaced),
    orPen(missing),
  ])
  table(form, columns, rows)
}

function replacements(form: Form, { replacements }: CardsOfDay, after: number): void {
  if (replacements.length === 0) {
    form.keepTogether(after)
    form.paragraph(NONE)
    return
  }
  const columns = [
    { header: 'カードの番号', width: 90, align: 'right' },
    { header: '区分', width: 90, align: 'center' },
    { header: '理由', width: INNER_WIDTH - 180 },
  ] as const
  const rows = replacements.map(({ number, card, reason, issued = true }) => [
    String(number),
    card === 'lost' ? 'なくした' : '読めない',
    { text: issued ? reason : `発券せず。${reason}`, small: true },
  ])
  table(form, columns, rows, { after })
}
