/** CNT-13: 投票者数 of a contest by way and sex, and why it is not the number of votes cast (forms 4-9, 4-12, 5-8). */

import type { ContestVoters, OnlineVoters, PolledContest, VotersBySex } from '#election/count/voters.ts'
import { figure } from '#election/figure.ts'
import { type Form, INNER_WIDTH, SMALL } from './form.ts'
import { type Column, table } from './table.ts'

const WIDTH = 76
const COLUMNS: readonly Column[] = [
  { header: '投票者数', width: INNER_WIDTH - 3 * WIDTH },
  { header: '男', width: WIDTH, align: 'right' },
  { header: '女', width: WIDTH, align: 'right' },
  { header: '計', width: WIDTH, align: 'right' },
]

/** @param unknown the text where nobody typed the sex: nothing on a record, for the pen */
export function votersTable(form: Form, { voters }: PolledContest, unknown = ''): void {
  if (voters === null) return
  const { machine, online, paper, inAll } = voters
  const told = (count: number | null) => (count === null ? unknown : figure(count))
  const without = (all: number | null) => (all === null ? null : { men: null, women: null, all })
  const row = (label: string, count: VotersBySex | null) => {
    return [label, told(count?.men ?? null), told(count?.women ?? null), told(count?.all ?? null)]
  }
  table(form, COLUMNS, [
    row('投票機（選挙期日）', machine.day),
    ...(machine.early === null ? [] : [row('投票機（期日前）', machine.early)]),
    ...(online === null ? [] : [row(onlineLabel(online), without(online.all))]),
    ...onPaper(paper).map(([label, all]) => row(label, without(all))),
    row('計', inAll).map((text) => ({ text, bold: true })),
  ])
  sexUnsaid(form, { voters })
  if (paper?.kinds === null) {
    form.paragraph('用紙による投票者は、用紙による投票が10票未満であるなどのため、種類ごとには記載しない。', SMALL)
  }
}

/** Their sex is not on the roll (ELG-19): the total has them, and neither column. */
export function sexUnsaid(form: Form, { voters }: Pick<PolledContest, 'voters'>): void {
  const { men, women, all } = voters?.machine ?? { men: null, women: null, all: 0 }
  const count = men === null || women === null ? 0 : all - men - women
  if (count > 0) form.paragraph(`投票機の計には、名簿に性別のない者 ${figure(count)}人を含む。`, SMALL)
}

/** CNT-08: who voted in a box that is lost did not stay away. */
export function onlineLabel({ isLost }: OnlineVoters): string {
  return `インターネット投票${isLost ? '（票は失われた）' : ''}`
}

function onPaper(paper: ContestVoters['paper']): readonly (readonly [string, number | null])[] {
  const kinds = paper?.kinds ?? null
  if (kinds === null) return [['用紙による投票', paper?.all ?? null]]
  return [
    ['点字投票', kinds.braille],
    ['不在者投票', kinds.absentee],
    ['仮投票', kinds.provisional],
    ['その他の用紙による投票', kinds.ordinary],
  ]
}

/** With its sign, and what makes it; below zero there are more votes than voters. */
export function votersLessCast({ voters }: PolledContest): readonly (readonly [string, string | null])[] {
  if (voters === null) return []
  const label = '投票者数－投票総数'
  if (voters.inAll === null) return [[label, null]]
  const { all, noRecord, found, lostOnline, ended, unopened, takenAway } = voters.inAll.lessCast
  const cards = found === 0 ? '' : `（うち発見 ${figure(found)}）`
  const parts: readonly (readonly [string, number])[] = [
    ['操作を途中で終了した者', ended],
    [`投票機の投票者数－記録の数${cards}`, noRecord],
    ['失われたインターネット投票の票', lostOnline],
    ['開けない票', unopened],
    ['持ち帰りその他（用紙）', takenAway],
  ]
  const made = parts.flatMap(([what, part]) => (part === 0 ? [] : [`${signed(part)}　${what}`]))
  return [[label, signed(all)], ...(made.length === 0 ? [] : [['差の内訳', made.join('\n')] as const])]
}

function signed(difference: number): string {
  return `${difference > 0 ? '+' : ''}${figure(difference)}`
}
