/** count.md §1: numbers of records by contest. Where each judge has a list, the sums are those of lists, and the contest has as many as its longest one. */
import type { MediumFinding } from '../medium/finding.ts'

export type SaidRecords = Pick<MediumFinding, 'records' | 'judges'>

/** The sum of all lists. */
export function recordsInAll({ records, judges }: SaidRecords): number {
  const each = Object.entries(records ?? {}).map(([contest, count]) => (contest === judges?.contest ? 0 : count))
  return [...each, ...(judges?.records ?? [])].reduce((sum, count) => sum + count, 0)
}

export function recordsTogether(all: readonly SaidRecords[]): Map<string, number> {
  const sums = new Map<string, number>()
  for (const { records } of all) {
    for (const [contest, count] of Object.entries(records ?? {})) sums.set(contest, (sums.get(contest) ?? 0) + count)
  }
  const lists = all.flatMap(({ judges }) => judges ?? [])
  for (const contest of new Set(lists.map((each) => each.contest))) {
    const own = lists.filter((each) => each.contest === contest).map(({ records }) => records)
    const places = Array.from({ length: Math.max(...own.map(({ length }) => length)) }, (_, place) => place)
    sums.set(contest, Math.max(...places.map((place) => own.reduce((sum, each) => sum + (each[place] ?? 0), 0))))
  }
  return sums
}
