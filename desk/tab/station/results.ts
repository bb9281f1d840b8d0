/** The result of each contest, as the hall is shown it: this station sent no ballot on paper. */
import { type ContestResult, contestResultOf } from '#election/count/contest-result.ts'
import { electorsOf, turnoutOf } from '#election/count/electors.ts'
import { joinedOf } from '#election/count/joined.ts'
import type { PaperBooks } from '#election/count/paper-books.ts'
import { outcomeOf } from '#election/count/winners.ts'
import type { LocalMinute } from '#election/time.ts'
import type { CountedDay } from './counted-day.ts'
import type { StationElection } from './station-election.ts'

type Counted = Pick<CountedDay, 'count' | 'report'>

export function resultsOf({ count, report }: Counted, { sources, station }: StationElection): readonly ContestResult[] {
  const at = `${sources.rules.date}T${station.closes}` as LocalMinute
  const none = { type: 'none', chair: '見本', witnesses: [], at } as const
  const noPaper: PaperBooks = new Map(
    count.contests.map(({ contest }) => [
      contest.id,
      { entries: [none], alone: null, rulings: [], left: [], told: [] },
    ]),
  )
  const electors = electorsOf(sources, new Map([[station.id, report]]))
  const outcomes = new Map(
    count.contests.flatMap((each) => {
      const joined = joinedOf(each, noPaper)
      const { id } = each.contest
      return joined === null ? [] : [[id, outcomeOf(joined, turnoutOf(joined.cast, electors.get(id) ?? null))]]
    }),
  )
  return count.contests.map((contest) => contestResultOf(contest, noPaper, outcomes))
}
