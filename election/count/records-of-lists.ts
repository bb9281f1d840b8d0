/**
 * How many records each list has, on media and online. Where each judge has a list these are as long as one another, or people say why
 * (`lists-differ`) before any key is there: each list is held against its own number when it was opened.
 */
import type { ContestId } from '#election/ids.ts'

/** Records of the contest with a list for each judge. */
export interface JudgesRecords {
  readonly contest: ContestId
  /** By the places of the lists, from 1. */
  readonly records: readonly number[]
}

export interface SaidRecords {
  /** A contest with a list for each judge has the most of one list here. */
  readonly records: ReadonlyMap<ContestId, number>
  /** Left out: each contest has one list. */
  readonly judges?: JudgesRecords | undefined
}

export function recordsTogether(all: readonly SaidRecords[]): SaidRecords {
  const records = new Map<ContestId, number>()
  for (const said of all) {
    for (const [contest, count] of said.records) records.set(contest, (records.get(contest) ?? 0) + count)
  }
  const judges = all.reduce<JudgesRecords | null>((sum, said) => added(sum, said.judges ?? null), null)
  if (judges === null) return { records }
  // One medium may lack a record of one judge, and another one of the next: the sums are those of lists.
  records.set(judges.contest, Math.max(...judges.records))
  return { records, judges }
}

function added(sum: JudgesRecords | null, more: JudgesRecords | null): JudgesRecords | null {
  if (sum === null || more === null) return sum ?? more
  const records = sum.records.map((count, at) => count + (more.records[at] ?? 0))
  return { contest: sum.contest, records }
}

/** @param place of the list; 0: the contest has one */
export function recordsOfList({ records, judges }: SaidRecords, contest: ContestId, place: number): number {
  if (place === 0) return records.get(contest) ?? 0
  return judges?.contest === contest ? (judges.records[place - 1] ?? 0) : 0
}

/** The sum of all lists: so many pages of a medium are theirs. */
export function recordsInAll({ records, judges }: SaidRecords): number {
  const each = [...records].map(([contest, count]) => (contest === judges?.contest ? 0 : count))
  return [...each, ...(judges?.records ?? [])].reduce((sum, count) => sum + count, 0)
}

/** Lists that lack a record which another one has, as `place records/most`; null: all are equally long. */
export function shortLists({ judges }: SaidRecords): string | null {
  const most = Math.max(0, ...(judges?.records ?? []))
  const short = (judges?.records ?? []).flatMap((count, at) => (count < most ? [`${at + 1} ${count}/${most}`] : []))
  return short.length === 0 ? null : short.join(', ')
}
