/** 投票録 rows 6 and 7: the witnesses that the commission appointed, and those that the officer found in their place. */
import { type Form, INNER_WIDTH } from '../form.ts'
import { type Cell, emptyRows, table } from '../table.ts'
import { NONE } from './ruled.ts'
import type { WitnessesOfDay } from './station-day.ts'

const APPOINTED = [
  { header: '党派', width: 62 },
  { header: '氏名', width: INNER_WIDTH - 62 - 62 - 86 - 56 - 56 - 66 },
  { header: '選任年月日', width: 62 },
  { header: '立会時間', width: 86 },
  { header: '参会時刻', width: 56 },
  { header: '辞職時刻', width: 56 },
  { header: '辞職の事由', width: 66 },
] as const

const FOUND = [
  { header: '党派', width: 90 },
  { header: '氏名', width: INNER_WIDTH - 90 - 150 - 70 },
  { header: '誰に代わって', width: 150 },
  { header: '参会時刻', width: 70 },
] as const

export function witnessTables(form: Form, { appointed, names, substitutes }: WitnessesOfDay): void {
  form.paragraph('選挙管理委員会が選任した者')
  const rows = names.map((name): (Cell | string)[] => ['', { text: name, small: true }])
  table(form, APPOINTED, [...rows, ...emptyRows(APPOINTED, Math.max(0, appointed - names.length))])
  form.paragraph('投票管理者が選任した者（法第38条第2項）')
  if (substitutes.length === 0) {
    form.paragraph(NONE)
    return
  }
  const came = substitutes.map(({ left, came }): (Cell | string)[] => ['', came, { text: left, small: true }, ''])
  table(form, FOUND, came)
}
