/**
 * A poll on another day than the package says (PEO 86-4(7), TC-20). The current candidate list has the day, and every reader of the package
 * gets it with that day in force; keys, media and cards stay. A medium lists the dates at its preparation: each means the date that has its
 * place now.
 */
import type { LocalDate } from '#election/time.ts'
import type { CandidateList, ElectionPackage, Moved, Station } from './definition.ts'

export function movedBy(list: CandidateList): Moved | null {
  return list.format === 4 ? list.moved : null
}

/** @param lists version 1 first; the last one says what is in force */
export function inForce(electionPackage: ElectionPackage, lists: readonly CandidateList[]): ElectionPackage {
  const moves = lists.map(movedBy)
  if (moves.every((moved) => moved === null)) return electionPackage
  const now = moves.at(-1) ?? null
  const stations = electionPackage.stations.map((station, at) => {
    const earlierDates = [station.dates, ...moves.flatMap((moved) => (moved ? datesAt(moved, at) : []))]
    const { opens, closes, dates } = now?.stations[at] ?? station
    return { ...station, opens, closes, dates, earlierDates }
  })
  if (now === null) return { ...electionPackage, stations }
  const { date, opens, closes } = now
  const eligible = new Map(now.stations.map((each) => [each.station, each.eligible]))
  return {
    ...electionPackage,
    rules: { ...electionPackage.rules, date, opens, closes },
    stations,
    stationFacts: electionPackage.stationFacts.map((facts) => ({
      ...facts,
      eligible: eligible.get(facts.station) ?? facts.eligible,
    })),
  }
}

function datesAt({ stations }: Moved, at: number): readonly (readonly LocalDate[])[] {
  return stations.slice(at, at + 1).map(({ dates }) => dates)
}

/** The dates in force for the dates on a medium's header; unchanged if this station never had those. */
export function datesNow(onMedium: readonly LocalDate[], station: Station): readonly LocalDate[] {
  const had = station.earlierDates?.some((dates) => inOrder(dates).join() === onMedium.join())
  return had ? inOrder(station.dates) : onMedium
}

/** A day on which people would have voted, and do not: what was opened on it was opened before the list came. */
export function wasMoved(
  day: LocalDate,
  { dates, earlierDates = [] }: Pick<Station, 'dates' | 'earlierDates'>,
): boolean {
  return !dates.includes(day) && earlierDates.flat().includes(day)
}

/** null: of this package's stations, with as many dates as their media have pages for, none after election day. */
export function contradictionInMove(moved: Moved, { stations }: ElectionPackage): string | null {
  const same =
    moved.stations.length === stations.length && stations.every(({ id }, i) => moved.stations[i]?.station === id)
  if (!same) return 'moved.stations'
  const fits = stations.every(({ dates: before, earlyVoting }, i) => {
    const dates = moved.stations[i]?.dates ?? []
    const ascending = dates.every((date, at) => at === 0 || (dates[at - 1] as LocalDate) < date)
    const last = dates.at(-1) ?? moved.date
    return ascending && dates.length === before.length && (earlyVoting ? last < moved.date : last <= moved.date)
  })
  return fits ? null : 'moved.dates'
}

/**
 * Nobody moves a day on which people vote already, or onto one that has begun. `electionPackage`: with the day in force now.
 */
export function comesTooLate(
  { rules, stations }: Pick<ElectionPackage, 'rules' | 'stations'>,
  moved: Pick<Moved, 'date'> & { readonly stations: readonly Pick<Moved['stations'][number], 'dates'>[] },
  today: LocalDate,
): boolean {
  if (rules.date <= today || moved.date <= today) return true
  return stations.some(({ dates }, at) => {
    const next = moved.stations[at]?.dates ?? []
    return inOrder(dates).some(
      (date, place) => date !== next[place] && (date <= today || (next[place] ?? date) <= today),
    )
  })
}

/** All that a move can change, as text: alike where nothing moves. */
export function dayIn({ rules, stations }: Pick<ElectionPackage, 'rules' | 'stations'>): string {
  const { date, opens, closes } = rules
  const ofStations = stations.map((each) => [each.id, each.opens, each.closes, ...inOrder(each.dates)])
  return JSON.stringify([date, opens, closes, ofStations])
}

export function inOrder(dates: readonly LocalDate[]): readonly LocalDate[] {
  return [...dates].sort()
}
