/** What pages share: titles of contests in configured order, names of witnesses, numbers of records. */
import { both, contestsIn, without } from '#election/contests.ts'
import type { ContestMask } from '#election/ids.ts'
import type { LocalDate } from '#election/time.ts'
import type { KioskFacts } from './facts.ts'
import type { RecordCount } from './pair-report.ts'
import type { ContestRecords, DayOf } from './view.ts'

export function recordedAndOpen(facts: KioskFacts, contests: ContestMask, done: ContestMask) {
  return { recorded: titles(facts, both(done, contests)), open: titles(facts, without(contests, done)) }
}

export function titles(facts: KioskFacts, mask: ContestMask): readonly string[] {
  const contests = facts.contests.map(({ contest }) => contest)
  return contestsIn(mask, contests).map(({ title }) => title)
}

export function countedRecords({ contests }: KioskFacts, records: readonly RecordCount[]): readonly ContestRecords[] {
  return contests.flatMap(({ contest }) => {
    const found = records.find((entry) => entry.contest === contest.bit)
    return found ? [{ contest: contest.title, count: found.count }] : []
  })
}

/** Which of the station's dates it is; null: there is one only, or it is none of them. */
export function dayOf({ station }: KioskFacts, date: LocalDate): DayOf | null {
  const dates = [...station.dates].sort()
  const at = dates.indexOf(date)
  return dates.length < 2 || at < 0 ? null : { date, position: at + 1, of: dates.length }
}
