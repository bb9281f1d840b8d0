/**
 * 移動期日前投票所: an early-voting station that has several stops, each with its place and hours. From the closing of one stop to the opening
 * of the next it is closed and locked as each early-voting station is in the night: each stop is a day of its own, also where two are on one date.
 */
import { dateOfSitting, type Sitting, sittingsOf } from '#election/sitting.ts'
import { addMinutes, dateOf, type LocalDate, type LocalMinute, type LocalTime, timeOf } from '#election/time.ts'
import type { Station, Stop } from './definition.ts'

/** Closing, drive and opening; and who is inside at the closing hour votes before the next stop begins. */
export const STOP_GAP_MINUTES = 60
/** A stop begins with the preparation at its place, this long before its hour. Nobody gets or uses a card in that time. */
const STOP_READY_MINUTES = 30
/** PEO 48-2(6): 8:30 and 20:00, each moved by two hours at most; a stop may be shorter where another station is open the whole day. */
const LAWFUL = { opens: '06:30', closes: '22:00' } as const

type Places = Pick<Station, 'dates' | 'stops' | 'opens' | 'closes'>

export interface HoursOfSitting {
  readonly opens: LocalTime
  readonly closes: LocalTime
}

/** The stop of a sitting; null: the station does not move, or is not open then. */
export function stopAt({ dates, stops }: Pick<Places, 'dates' | 'stops'>, sitting: Sitting): Stop | null {
  return stops[sittingsOf(dates).indexOf(sitting)] ?? null
}

export function hoursAt(station: Places, sitting: Sitting): HoursOfSitting {
  return stopAt(station, sitting) ?? station
}

/** To which sitting a moment belongs: its date, and of the stops on it the last one that has begun, or else the first one. */
export function sittingAt(station: Pick<Places, 'dates' | 'stops'>, now: LocalMinute): Sitting {
  const today = dateOf(now)
  const ofToday = sittingsOf(station.dates).filter((each) => dateOfSitting(each) === today)
  const hasBegun = (each: Sitting) => {
    const stop = stopAt(station, each)
    return stop !== null && now >= addMinutes(`${today}T${stop.opens}` as LocalMinute, -STOP_READY_MINUTES)
  }
  return ofToday.findLast(hasBegun) ?? ofToday[0] ?? today
}

/** A stop whose hour has not come: what is ready waits, and no card is given or taken (the time between two stops). */
export function isBeforeStop(station: Pick<Places, 'dates' | 'stops'>, now: LocalMinute): boolean {
  const stop = stopAt(station, sittingAt(station, now))
  return stop !== null && timeOf(now) < stop.opens
}

export interface NextStop extends Stop {
  readonly date: LocalDate
}

/** Where the station is open next, after a sitting; null: nowhere, or it does not move. */
export function stopAfter(station: Pick<Places, 'dates' | 'stops'>, sitting: Sitting): NextStop | null {
  const next = sittingsOf(station.dates).find((each) => each > sitting)
  const stop = next === undefined ? null : stopAt(station, next)
  return next === undefined || stop === null ? null : { ...stop, date: dateOfSitting(next) }
}

export type StopFault = 'hours-not-lawful' | 'closes-before-opens' | 'stops-overlap'

/** The fault of a stop beside the one before it; null: it has none. */
export function faultOfStop(stop: NextStop, before: NextStop | null): StopFault | null {
  if (stop.closes <= stop.opens) return 'closes-before-opens'
  if (stop.opens < LAWFUL.opens || stop.closes > LAWFUL.closes) return 'hours-not-lawful'
  if (before === null || before.date < stop.date) return null
  const mayOpen = addMinutes(`${before.date}T${before.closes}` as LocalMinute, STOP_GAP_MINUTES)
  return before.date > stop.date || `${stop.date}T${stop.opens}` < mayOpen ? 'stops-overlap' : null
}

/** The hours that a station with stops has in their place: from its first opening hour to its last closing hour. */
export function hoursOfStops(stops: readonly Stop[]): HoursOfSitting {
  const opens = stops.map((each) => each.opens).sort()[0]
  const closes = stops
    .map((each) => each.closes)
    .sort()
    .at(-1)
  return { opens: opens as LocalTime, closes: closes as LocalTime }
}

/** One stop for each entry of `dates`, ascending; without stops no date is there twice. */
export function fitStops({ dates, stops, opens, closes, earlyVoting, place }: Station): boolean {
  if (stops.length === 0) return new Set(dates).size === dates.length
  const all = dates.flatMap((date, at) => (stops[at] === undefined ? [] : [{ ...stops[at], date }]))
  const hours = hoursOfStops(stops)
  return (
    earlyVoting &&
    place === '' &&
    stops.length === dates.length &&
    all.every((each, at) => faultOfStop(each, all[at - 1] ?? null) === null) &&
    hours.opens === opens &&
    hours.closes === closes
  )
}
