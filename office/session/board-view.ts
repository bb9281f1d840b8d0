/** Headquarters' board as the screen shows it and as its files have it: what came, and what is late. */
import { eligibleFor } from '#election/definition/entitled.ts'
import { dateOf, type LocalDate } from '#election/time.ts'
import { contestsOfStation, electionIdOf, lateSince, reportTimes, stationsOn, toldBy, votingDates } from './board.ts'
import { type BoardStation, type BoardView, contestView } from './board-sums.ts'
import type { Draft, DraftStation } from './draft.ts'
import type { OfficeState } from './state.ts'

/** Today where somebody votes today, else election day; or the day that somebody chose. */
function boardDate({ boardOf, now }: Pick<OfficeState, 'boardOf' | 'now'>, draft: Draft): LocalDate {
  const dates = votingDates(draft)
  return [boardOf, dateOf(now)].find((date) => date !== null && dates.includes(date)) ?? draft.rules.date
}

/** Null: nothing is signed yet. */
export function boardView(state: Pick<OfficeState, 'project' | 'checked' | 'boardOf' | 'now'>): BoardView | null {
  const { project, checked } = state
  const draft = checked?.draft ?? null
  if (draft === null || project.signed === null) return null
  const date = boardDate(state, draft)
  const stations = stationsOn(draft, date).map((each) => stationView(state, draft, each, date))
  return {
    electionId: electionIdOf(project),
    title: draft.rules.title,
    municipality: draft.rules.municipality,
    ...{ date, dates: votingDates(draft), stations },
    late: stations.flatMap(({ station, late }) => (late === null ? [] : [station])),
    contests: draft.contests.flatMap(({ contest: { id, title } }) => contestView(id, title, stations)),
  }
}

function stationView(
  { project: { board }, now }: Pick<OfficeState, 'project' | 'now'>,
  draft: Draft,
  { station, facts }: DraftStation,
  date: LocalDate,
): BoardStation {
  const told = toldBy(board, station.id, date)
  const times = [...reportTimes(draft, station, date), ...told.map(({ until }) => until)]
  return {
    ...{ station: station.id, name: station.name, district: station.district, early: station.earlyVoting, told },
    contests: contestsOfStation(draft.contests, station).map(({ id: contest, title }) => ({
      ...{ contest, title },
      electors: station.earlyVoting ? null : eligibleFor(facts, contest),
    })),
    times: [...new Set(times)].sort(),
    late: lateSince(draft, board, station, date, now),
  }
}
