/** The fields that a person reads off the printed sheet of a report, one by one (MED-06). */
import { assert } from '#election/assert.ts'
import type { StationReport } from '#election/count/station-report.ts'
import type { TypedFields } from '#election/count/typed-fields.ts'
import { typedFieldsOf } from '#election/count/typed-report.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'

export function readOffSheet(report: StationReport, election: LoadedElection): TypedFields {
  const { cards, tickets, contests, pairs, entitled, ...station } = report
  // The sheet has no line of a contest to which everybody has the right.
  const ofContest = (id: string) => ({ entitled: entitled.find(({ contest }) => contest === id)?.eligible ?? null })
  const counts = {
    cardsIssued: cards.issued,
    cardsReturned: cards.returned,
    reentries: cards.reentries,
    ticketsExpected: tickets.expected,
    ticketsCounted: tickets.counted,
  }
  const printed = Object.fromEntries([
    ...under('', { ...station, ...counts }),
    ...contests.flatMap(({ onPaper, ...contest }) =>
      under(`${contest.contest} `, { ...contest, ...ofContest(contest.contest), ...onPaper }),
    ),
    ...pairs.flatMap((pair) => under(`${pair.pair} `, pair)),
  ])
  return Object.fromEntries(
    typedFieldsOf(report.station, election).map(({ name }) => {
      const value = printed[name]
      assert(value !== undefined, `read off a sheet: ${name}`)
      return [name, value]
    }),
  )
}

function under(prefix: string, values: object): (readonly [string, string])[] {
  return Object.entries(values).map(([what, value]) => [`${prefix}${what}`, value === null ? '' : String(value)])
}
