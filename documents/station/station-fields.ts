/** Parts that the station's papers share: sums by sex, shares and times. */
import { figure } from '#election/figure.ts'
import type { LocalMinute, LocalTime } from '#election/time.ts'
import { hourWords } from '../ruled.ts'
import type { BySex, StationDay } from './station-day.ts'

/** On a paper for all contests: a line for each to which fewer have the right. */
export function electorsOfAll(day: StationDay): readonly [string, BySex][] {
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

/** Null: for the pen. */
export function hourOrPen(minute: LocalMinute | null): string | null {
  return minute === null ? null : hourOf(minute)
}

/** 66.67 %, cut to two decimals half up. */
export function percent(part: number, whole: number): string {
  return whole === 0 ? '—' : `${(hundredths(part, whole) / 100).toFixed(2)} %`
}

/** Hundredths of a percent. */
export function hundredths(part: number, whole: number): number {
  return Math.round((part * 10_000) / whole)
}
