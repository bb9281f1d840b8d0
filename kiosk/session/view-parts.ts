/** What pages share: titles of contests in configured order, names of witnesses, numbers of records. */
import { both, contestsIn, without } from '#election/contests.ts'
import type { ContestMask } from '#election/ids.ts'
import type { KioskFacts } from './facts.ts'
import type { RecordCount } from './pair-report.ts'
import type { ContestRecords } from './view.ts'

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
