/** CNT-13: 投票者数 of a contest by way and sex, and why it is not the number of votes cast (forms 4-9, 4-12, 5-8). */

import type { ContestVoters, OnlineVoters, PolledContest, VotersBySex } from '#election/count/voters.ts'
import { figure } from '#election/figure.ts'
import type { EachField } from './form-table.ts'
import type { Cell } from './table.ts'

/** @param unknown the text where nobody typed the sex: nothing on a record, for the pen */
export function votersByWay({ voters }: PolledContest, unknown = '') {
  if (voters === null) return {}
  const { machine, online, paper, inAll } = voters
  const told = (count: number | null) => (count === null ? unknown : figure(count))
  const row = (what: string, count: VotersBySex | null) => {
    return { what, men: told(count?.men ?? null), women: told(count?.women ?? null), all: told(count?.all ?? null) }
  }
  const without = (what: string, all: number | null) => row(what, all === null ? null : { men: null, women: null, all })
  const { what, men, women, all } = row('計', inAll)
  const rows = [
    row('投票機（選挙期日）', machine.day),
    ...(machine.early === null ? [] : [row('投票機（期日前）', machine.early)]),
    ...(online === null ? [] : [without(onlineLabel(online), online.all)]),
    ...onPaper(paper).map(([label, count]) => without(label, count)),
    { what: bold(what), men: bold(men), women: bold(women), all: bold(all) },
  ]
  return { ways: { voters: rows, ...sexUnsaid({ voters }), few: paper?.kinds === null } }
}

function bold(text: string): Cell {
  return { text, bold: true }
}

/** Their sex is not on the roll (ELG-19): the total has them, and neither column. */
export function sexUnsaid({ voters }: Pick<PolledContest, 'voters'>): { readonly unsaid?: string } {
  const { men, women, all } = voters?.machine ?? { men: null, women: null, all: 0 }
  const count = men === null || women === null ? 0 : all - men - women
  return count > 0 ? { unsaid: figure(count) } : {}
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
export function votersLessCast({ voters }: PolledContest): readonly EachField[] {
  if (voters === null) return []
  const label = '投票者数－投票総数'
  if (voters.inAll === null) return [{ words: label, given: null }]
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
  return [
    { words: label, given: signed(all) },
    ...(made.length === 0 ? [] : [{ words: '差の内訳', given: made.join('\n') }]),
  ]
}

function signed(difference: number): string {
  return `${difference > 0 ? '+' : ''}${figure(difference)}`
}
