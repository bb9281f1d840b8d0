/** Lines on the papers of a later day about the days before it. */
import { heldBefore, shownFirstToday } from '#issuer/session/balance.ts'
import type { DayRecord } from '#issuer/session/state.ts'
import type { OpenStation } from '../station.ts'

const ROWS_OF_ALL_DAYS = [
  '投票用紙又は投票カードの再交付を受けた者',
  '法第50条により投票を拒否した者',
  '代理投票を拒否した者',
  '決定書又は確定判決書により投票した者',
  '補正登録された旨の通知により投票した者',
  '不在者投票の投票用紙及び封筒を返した者',
] as const

const HELPED = '代理投票をした者の数及び操作の補助を受けた者の数'
const HELPED_BY_HAND = `この日の${HELPED}は、手で書き入れる。`
/** The record of any other station has the number that the books have. */
const HELPED_OF_ALL = `${HELPED}も、初日からの数である。`

/** D-30: from the second day on, this line replaces the empty box. A machine is made ready only if it shows the numbers of the evening before. */
export function heldThisMorning({ facts }: OpenStation, record: DayRecord): readonly string[] {
  if (record.days.overnight === null) return []
  const held = facts.contests.map(({ title }, place) => `${title} ${heldBefore(record, record.kiosks, place)}件`)
  const first = shownFirstToday(record).map(({ serial }) => serial)
  return [
    `前日までの終わりに各投票機が示した記録の数：${held.join('、')}。朝に同じ数を確かめた投票機だけを使った。`,
    // D-18: the spare took its pair over today. The machine shows one number, of all days.
    ...(first.length === 0
      ? []
      : [
          `前日までの投票に使用し、前日の終わりに記録の数が分からなかった投票機：${first.join('、')}。この日の引継ぎによって示した数には前日までの記録を含むので、この日の記録の数並びに投票者数との差及びその理由は、手で書き入れる。`,
        ]),
    // The books do not have the day on which a voter came, so these lists and rows name everybody since the first day.
    `代理投票、操作の補助、点字投票及び仮投票の者の一覧は、初日からの全員である。${facts.earlyVoting ? HELPED_BY_HAND : HELPED_OF_ALL}`,
    `次の者は、初日からの全員である：${ROWS_OF_ALL_DAYS.join('、')}。`,
    // Envelopes and case are kept through the nights.
    '投票カードの受領、封筒1にあるもの、投票していないことの発見、残及び不明の枚数は、初日からの枚数である。',
    ...(facts.online ? ['オンライン投票に関する数は、初日からの数である。'] : []),
  ]
}
