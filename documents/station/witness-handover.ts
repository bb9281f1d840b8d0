/**
 * 投票立会人引継書: one witness leaves, another comes (PEO 38(2), 48-2). The questions about persons of these hours are for the pen: printed in the
 * middle of the day, the answers would show who had come by then. The paper has the figures of the last full hour, as the hourly board has.
 */
import { allOf } from '#election/count/desk-figures.ts'
import { figure } from '#election/figure.ts'
import { type Form, SMALL } from '../form.ts'
import { DATE_BY_HAND, hourWords, ruled, TIME_BY_HAND } from '../ruled.ts'
import type { StationDay } from './station-day.ts'

export const HANDOVER_TITLE = '投票立会人引継書'

const BY_HAND = '　　　人'
const NAMES = 31

export function witnessHandover(form: Form, day: StationDay): void {
  const { station, contests, template } = day
  ruled(form, [
    ['選挙', contests.map(({ title }) => title).join('\n')],
    ['投票所', station.name],
    ['立会いの開始及び終了の時刻', `${TIME_BY_HAND}から${TIME_BY_HAND}まで`],
  ])
  form.heading('立会いの間のこと')
  ruled(form, [
    ['異常', 'あり　・　なし（どちらかを○で囲む）'],
    ['異常の内容', null],
    ['投票機の異常', 'あり　・　なし（どちらかを○で囲む）'],
    ['投票機及び投票箱の封印、鍵', '□ 異状がないことを二人で確かめた'],
    ['引継ぎの時の投票者数', null],
    ...lastHour(day),
  ])
  form.heading('立会いの間に次の者があったとき（人数及び氏名。ないときは「なし」）')
  ruled(
    form,
    [
      '投票用紙又は投票カードの再交付',
      '決定書又は確定判決書により投票した者',
      '不在者投票の用紙及び封筒を返して投票した者',
      '点字投票をした者',
      '代理投票をした者',
      '投票の拒否の決定を受けた者',
    ].map((label) => [`${label}\n${BY_HAND}`, null] as const),
    { height: NAMES, label: 210 },
  )
  form.keepTogether(120)
  form.paragraph(`作成日時　${DATE_BY_HAND}　${TIME_BY_HAND}`)
  form.signatureLine('引き継いだ人　署名', { seal: template.seals })
  form.signatureLine('引継ぎを受けた人　署名', { seal: template.seals })
  form.paragraph('引き継いだ後は投票管理者に渡し、投票録とともに保存する。', SMALL)
}

/** TRN-03: as on the hourly sheet, each contest. */
function lastHour({ hours, contests }: StationDay): readonly (readonly [string, string])[] {
  const last = hours.at(-1)
  if (last === undefined) return []
  const said = contests.map(({ title }, place) => {
    return `${title}　${figure(allOf(last.contests[place] ?? { men: 0, women: 0 }))} 人`
  })
  return [[`参考：${hourWords(last.until)}までの投票者数`, said.join('\n')]]
}
