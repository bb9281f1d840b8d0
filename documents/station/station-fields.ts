/** Parts that the station's papers share: sums by sex, times, and the lines that are signed. */
import { figure } from '#election/figure.ts'
import type { LocalMinute, LocalTime } from '#election/time.ts'
import { type Form, INNER_WIDTH } from '../form.ts'
import { DATE_BY_HAND, hourWords } from '../ruled.ts'
import { type Column, table } from '../table.ts'
import type { BySex, PaperTemplate, StationDay } from './station-day.ts'

const SEX_COLUMNS: readonly Column[] = [
  { header: '事項', width: INNER_WIDTH - 3 * 80 },
  { header: '男', width: 80, align: 'right' },
  { header: '女', width: 80, align: 'right' },
  { header: '計', width: 80, align: 'right' },
]

/** 男女計. Null: three fields for the pen. */
export function bySex(form: Form, rows: readonly (readonly [label: string, count: BySex | null])[]): void {
  table(
    form,
    SEX_COLUMNS,
    rows.map(([label, count]) => [
      label,
      orPen(count?.men ?? null),
      orPen(count?.women ?? null),
      orPen(count?.total ?? null),
    ]),
  )
}

/** The form of an early-voting station has no such rows: its voters are on the rolls of the other stations. */
export function electorsOf(day: StationDay, contest: string): readonly [string, BySex][] {
  if (day.early !== undefined) return []
  return [
    ['選挙人名簿登録者数', day.registered],
    ['選挙当日有権者数', electorsFor(day, contest)],
  ]
}

/** On a paper for all contests: a line for each to which fewer have the right. */
export function electorsOfAll(day: StationDay): readonly [string, BySex][] {
  if (day.early !== undefined) return []
  const titles = new Map([...day.contests, ...day.paperContests].map(({ id, title }) => [id, title]))
  const fewer = day.entitled.map((each): [string, BySex] => [`　うち${titles.get(each.contest) ?? each.contest}`, each])
  return [['選挙人名簿登録者数', day.registered], ['選挙当日有権者数', day.eligible], ...fewer]
}

/** ELG-21: 選挙当日有権者数 of this contest. */
export function electorsFor({ eligible, entitled }: Pick<StationDay, 'eligible' | 'entitled'>, contest: string): BySex {
  return entitled.find((each) => each.contest === contest) ?? eligible
}

/** Unknown by sex where one part is. */
export function sumOf(...parts: readonly BySex[]): BySex {
  const sum = (of: (part: BySex) => number | null) =>
    parts.reduce<number | null>((whole, part) => {
      const count = of(part)
      return whole === null || count === null ? null : whole + count
    }, 0)
  return {
    men: sum(({ men }) => men),
    women: sum(({ women }) => women),
    total: parts.reduce((whole, { total }) => whole + total, 0),
  }
}

export function orPen(count: number | null, unit = ''): string {
  return count === null ? '' : `${figure(count)}${unit}`
}

export function hourOf(minute: LocalMinute | null): string {
  return hourWords(minute === null ? null : (minute.slice(11) as LocalTime))
}

/** 66.67 %, cut to two decimals half up. */
export function percent(part: number, whole: number): string {
  return whole === 0 ? '—' : `${(hundredths(part, whole) / 100).toFixed(2)} %`
}

/** Hundredths of a percent. */
export function hundredths(part: number, whole: number): number {
  return Math.round((part * 10_000) / whole)
}

/** PEO 54: signatures of the officer and all witnesses; a printed name is none. */
export function signatures(form: Form, template: PaperTemplate, witnesses: number, before = DATE_BY_HAND): void {
  form.endPart()
  form.keepTogether(30 * (witnesses + 1) + 26)
  form.paragraph(before)
  form.signatureLine('投票管理者　署名', { seal: template.seals })
  for (let i = 1; i <= witnesses; i++) form.signatureLine(`投票立会人${i}　署名`, { seal: template.seals })
}
