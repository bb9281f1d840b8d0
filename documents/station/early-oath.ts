/**
 * LAW-12, PEO 48-2, Order 49-8, form 10: the oath that somebody who votes early hands in (宣誓書). Blank, for the voter's pen; the issuer
 * learns that it is there, and keeps neither the reason nor the paper's words.
 */
import { dateInWords, type Form, SMALL } from '../form.ts'
import { ruled } from '../ruled.ts'
import type { StationDay } from './station-day.ts'

export const OATH_TITLE = '期日前投票宣誓書'

/** Items 1 to 6 of PEO 48-2(1). */
const REASONS = [
  '仕事、学業、地域行事の役員、本人又は親族の冠婚葬祭その他の用務（第1号）',
  '用事又は事故のため、投票区の区域の外に外出、旅行又は滞在（第2号）',
  '疾病、負傷、妊娠、老衰若しくは身体の障害のため歩行が困難、産褥又は刑事施設等への収容（第3号）',
  '交通至難の島その他の地に居住又は滞在（第4号）',
  '住所移転のため、他の市区町村に居住（第5号）',
  '天災又は悪天候により、投票所に到達することが困難（第6号）',
]

export function earlyOath(form: Form, day: StationDay): void {
  const { head, contests } = day
  form.paragraph(`${head.municipality}選挙管理委員会委員長　あて`)
  form.space(6)
  form.paragraph(
    `私は、${dateInWords(head.date)}執行の${contests.map(({ title }) => title).join('及び')}の当日、次の事由に該当する見込みです。`,
    { size: 12 },
  )
  form.space(4)
  ruled(
    form,
    REASONS.map((reason) => ['□', reason] as const),
    { label: 26 },
  )
  form.space(8)
  form.paragraph('上記は、真実であることを誓います。', { size: 14 })
  form.space(4)
  form.paragraph('　　　　　　　年　　　月　　　日')
  ruled(form, [
    ['氏名', null],
    ['生年月日', null],
    ['現住所', null],
    ['選挙人名簿に記載されている住所（現住所と異なるとき）', null],
  ])
  form.paragraph('該当する事由の□に一つ印を付け、期日前投票所の係員に渡してください。', SMALL)
}
