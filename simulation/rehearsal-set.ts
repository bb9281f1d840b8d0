/** The small election as for a rehearsal, which is refused on a voting date: today is never its voting date, so that tests are green on every day. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { assert } from '#election/assert.ts'
import { dateOf, dayNumber, type LocalDate } from '#election/time.ts'
import { systemClock } from '#shell/system-clock.ts'

const SMALL = join(import.meta.dirname, '..', 'fixtures', 'elections', 'small')
/** The small election's own, and another for the days around it. */
const VOTING_DATES = ['2027-04-25', '2028-04-25'] as string[] as LocalDate[]

/** Also not tomorrow: the play may go on past midnight. */
export function votingDateAwayFrom(today: LocalDate): LocalDate {
  const away = VOTING_DATES.find((date) => Math.abs(dayNumber(date) - dayNumber(today)) > 1)
  assert(away !== undefined, 'rehearsal set: a year lies between its dates')
  return away
}

export function writeRehearsalSet(directory: string, rehearsal: 'yes' | 'no' = 'yes'): string {
  cpSync(SMALL, directory, { recursive: true })
  const file = join(directory, 'election.csv')
  const date = votingDateAwayFrom(dateOf(systemClock().now()))
  const text = readFileSync(file, 'utf8').replace(/^date,.*$/m, `date,${date}`)
  writeFileSync(file, text.replace(/^rehearsal,.*$/m, `rehearsal,${rehearsal}`))
  return directory
}
