/**
 * A poll that was moved to another day than the package says (PEO 86-4(7), TC-20). The current candidate list has the new day, and every reader
 * gets the package with the new day in it; keys, media and cards stay as they are. A medium lists the dates of its preparation: the first of
 * them now means the first date in force, and so on.
 */
import { dateOfSitting, type Sitting, sittingsOf } from '#election/sitting.ts'
import type { LocalDate } from '#election/time.ts'
import {
  type CandidateList,
  type ElectionPackage,
  type Moved,
  receptionContestsOf,
  type Station,
} from './definition.ts'
import { fitEntitled } from './entitled.ts'

/** @param lists version 1 first; the last one says what is in force */
export function inForce(electionPackage: ElectionPackage, lists: readonly CandidateList[]): ElectionPackage {
  const moves = lists.map((list) => list.moved)
  if (moves.every((moved) => moved === null)) return electionPackage
  const now = moves.at(-1) ?? null
  const stations = electionPackage.stations.map((station, at) => {
    const earlierDates = [station.dates, ...moves.flatMap((moved) => (moved ? datesAt(moved, at) : []))]
    const { opens, closes, dates } = now?.stations[at] ?? station
    return { ...station, opens, closes, dates, earlierDates }
  })
  if (now === null) return { ...electionPackage, stations }
  const { date, opens, closes } = now
  const counted = new Map(now.stations.map((each) => [each.station, each]))
  return {
    ...electionPackage,
    rules: { ...electionPackage.rules, date, opens, closes },
    stations,
    stationFacts: electionPackage.stationFacts.map((facts) => {
      const { station, registered } = facts
      const { eligible, entitled } = counted.get(station) ?? facts
      return { station, registered, eligible, entitled }
    }),
  }
}

function datesAt({ stations }: Moved, at: number): readonly (readonly LocalDate[])[] {
  return stations.slice(at, at + 1).map(({ dates }) => dates)
}

/** @returns the dates in force for the dates in a medium's header; the header's own dates if this station never had them */
export function datesNow(onMedium: readonly Sitting[], station: Station): readonly Sitting[] {
  const had = station.earlierDates?.some((dates) => sittingsOf(dates).join() === onMedium.join())
  return had ? sittingsOf(station.dates) : onMedium
}

/** Whether `day` was a voting date of the station and is none any more. A machine or book opened on that day was opened under an earlier list. */
export function wasMoved(day: Sitting, { dates, earlierDates = [] }: Pick<Station, 'dates' | 'earlierDates'>): boolean {
  const date = dateOfSitting(day)
  return !dates.includes(date) && earlierDates.flat().includes(date)
}

/**
 * @returns the member that does not fit, or null. A move fits if it has the package's stations in their order, and for each as many dates as
 * its media have pages for, ascending, none after election day, and for early voting all before it.
 */
export function contradictionInMove(moved: Moved, electionPackage: ElectionPackage): string | null {
  const { stations } = electionPackage
  const same =
    moved.stations.length === stations.length && stations.every(({ id }, i) => moved.stations[i]?.station === id)
  if (!same) return 'moved.stations'
  const contests = stations.map((station) => receptionContestsOf(electionPackage, station).map(({ id }) => id))
  if (!moved.stations.every((each, at) => fitEntitled(each, contests[at] ?? []))) return 'moved.entitled'
  return stations.every((station, at) => fitsMedia(moved, station, at)) ? null : 'moved.dates'
}

export function fitsMedia(moved: Moved, station: Station, place: number): boolean {
  const { dates: before, earlyVoting, stops } = station
  const to = moved.stations[place]
  const dates = to?.dates ?? []
  // The stops stay where and when they are: a new day has room for other places, and no list can say them.
  if (stops.length > 0) {
    const areSame = to?.opens === station.opens && to.closes === station.closes && dates.join() === before.join()
    return areSame && (before.at(-1) ?? moved.date) < moved.date
  }
  const ascending = dates.every((date, at) => at === 0 || (dates[at - 1] as LocalDate) < date)
  const last = dates.at(-1) ?? moved.date
  return ascending && dates.length === before.length && (earlyVoting ? last < moved.date : last <= moved.date)
}

/**
 * A voting date that has begun cannot be moved, and no date can be moved to a day that has begun. The first argument has the dates in force now.
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

/**
 * The days and hours that a move can change, as text: two equal texts mean that none of them was moved. The number of eligible voters is not
 * among them: it follows from the day and the roll, and a roll that was corrected moves no poll.
 */
export function dayIn({ rules, stations }: Pick<ElectionPackage, 'rules' | 'stations'>): string {
  const { date, opens, closes } = rules
  const ofStations = stations.map((each) => [each.id, each.opens, each.closes, ...inOrder(each.dates)])
  return JSON.stringify([date, opens, closes, ofStations])
}

export function inOrder(dates: readonly LocalDate[]): readonly LocalDate[] {
  return [...dates].sort()
}
