/** The result of each contest, as the hall is shown it: this station sent no ballot on paper. */
import { type ContestResult, contestResultOf } from '#election/count/contest-result.ts'
import type { PaperBooks } from '#election/count/paper-books.ts'
import type { LocalMinute } from '#election/time.ts'
import type { CountedDay } from './counted-day.ts'
import type { StationElection } from './station-election.ts'

export function resultsOf({ count }: CountedDay, { sources, station }: StationElection): readonly ContestResult[] {
  const at = `${sources.rules.date}T${station.closes}` as LocalMinute
  const none = { type: 'none', chair: '見本', witnesses: [], at } as const
  const noPaper: PaperBooks = new Map(
    count.contests.map(({ contest }) => [
      contest.id,
      { entries: [none], alone: null, rulings: [], left: [], told: [] },
    ]),
  )
  return count.contests.map((contest) => contestResultOf(contest, noPaper, new Map()))
}
