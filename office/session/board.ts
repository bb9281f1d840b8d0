/**
 * Headquarters on the day: the turnout that stations report by telephone, or by the code on their paper (TRN-05, S-21). Provisional figures,
 * as they were heard; the count rests on none of them.
 */
import { unreachable } from '#election/assert.ts'
import { allOf, type BySex } from '#election/count/desk-figures.ts'
import { contestsOfDistrict, type Station } from '#election/definition/definition.ts'
import type { ContestId, StationId } from '#election/ids.ts'
import { dateOf, type LocalDate, type LocalMinute, type LocalTime, minuteNumber } from '#election/time.ts'
import type { Draft } from './draft.ts'
import type { Act, Entry } from './record.ts'

export interface TurnoutTold {
  readonly station: StationId
  readonly date: LocalDate
  /** The figures are those of this minute. */
  readonly until: LocalTime
  readonly contests: readonly (BySex & { readonly contest: ContestId })[]
  /** Who told it; empty: the code of the paper was read. */
  readonly who: string
  readonly by: string
  readonly at: LocalMinute
  /** In place of figures that were there before (訂正時刻 is `at`). */
  readonly again: boolean
}

/** By `keyOf`. */
export type Board = ReadonlyMap<string, TurnoutTold>

export const NO_BOARD: Board = new Map()

const BOARD_ACTS = ['turnout-told', 'turnout-taken-back'] as const
export type BoardAct = Extract<Act, { type: (typeof BOARD_ACTS)[number] }>

export function isOfBoard(act: Act): act is BoardAct {
  return BOARD_ACTS.some((type) => type === act.type)
}

type Place = Pick<TurnoutTold, 'station' | 'date' | 'until'>

function keyOf({ station, date, until }: Place): string {
  return `${date} ${until} ${station}`
}

export function boardAfter(board: Board, act: BoardAct, { by, at }: Pick<Entry, 'by' | 'at'>): Board {
  const { station } = act
  const place = { station, date: act.date as LocalDate, until: act.until as LocalTime }
  const after = new Map(board)
  switch (act.type) {
    case 'turnout-told': {
      const { contests, who } = act
      return after.set(keyOf(place), { ...place, contests, who, by, at, again: board.has(keyOf(place)) })
    }
    case 'turnout-taken-back':
      after.delete(keyOf(place))
      return after
    default:
      return unreachable(act)
  }
}

/** Empty: nothing is signed yet. */
export function electionIdOf({ entries }: { readonly entries: readonly Pick<Entry, 'act'>[] }): string {
  return entries.flatMap(({ act }) => (act.type === 'package-signed' ? [act.electionId] : [])).at(-1) ?? ''
}

export function toldAt(board: Board, place: Place): TurnoutTold | null {
  return board.get(keyOf(place)) ?? null
}

/** All of one station and one day, the earliest first. */
export function toldBy(board: Board, station: StationId, date: LocalDate): readonly TurnoutTold[] {
  const own = [...board.values()].filter((each) => each.station === station && each.date === date)
  return own.sort((a, b) => (a.until < b.until ? -1 : 1))
}

/** Stations that vote on that day. */
export function stationsOn({ stations }: Draft, date: LocalDate): readonly Draft['stations'][number][] {
  return stations.filter(({ station }) => station.dates.includes(date))
}

export function votingDates({ stations }: Draft): readonly LocalDate[] {
  return [...new Set(stations.flatMap(({ station }) => station.dates))].sort()
}

/** Opening and closing there on that day: of a station that moves, the first and the last of its stops. */
function hoursOn({ opens, closes, dates, stops }: Station, date: LocalDate) {
  const there = stops.filter((_, at) => dates[at] === date)
  const [first = { opens }, last = { closes }] = [there[0], there.at(-1)]
  return { opens: first.opens, closes: last.closes }
}

/** D-08: the times that the commission has set, or every full hour where it set none; and the closing. */
export function reportTimes(draft: Draft, station: Station, date: LocalDate): readonly LocalTime[] {
  const { opens, closes } = hoursOn(station, date)
  const { quickReports } = draft.rules.settings
  const asked = quickReports.length > 0 ? quickReports : FULL_HOURS
  return [...asked.filter((time) => time > opens && time < closes), closes]
}

const FULL_HOURS = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00` as LocalTime)

/** A telephone call takes its time. */
const GRACE_MINUTES = 10

/** Null: no report of the station is late. Else the last time that it owes. */
export function lateSince(
  draft: Draft,
  board: Board,
  station: Station,
  date: LocalDate,
  now: LocalMinute,
): LocalTime | null {
  if (date > dateOf(now)) return null
  const isOver = (time: LocalTime) =>
    minuteNumber(`${date}T${time}` as LocalMinute) + GRACE_MINUTES <= minuteNumber(now)
  const owed = reportTimes(draft, station, date).filter(isOver).at(-1)
  return owed === undefined || toldAt(board, { station: station.id, date, until: owed }) !== null ? null : owed
}

export type TurnoutRefused = 'turnout-not-there' | 'turnout-too-early' | 'turnout-falls' | 'turnout-as-before'

type Figures = TurnoutTold['contests']

/** Null: they may be entered. Voters so far never become fewer, so figures that do were misheard, now or before. */
export function mayNotTell(
  draft: Draft,
  board: Board,
  told: Place & { readonly contests: Figures },
  now: LocalMinute,
): { readonly code: TurnoutRefused; readonly until: string } | null {
  const station = stationsOn(draft, told.date).find(({ station: { id } }) => id === told.station)?.station
  if (station === undefined || !areContestsOf(draft, station, told.contests))
    return { code: 'turnout-not-there', until: '' }
  if (`${told.date}T${told.until}` > now) return { code: 'turnout-too-early', until: told.until }
  const there = toldAt(board, told)
  if (there !== null && isAtMost(there.contests, told.contests) && isAtMost(told.contests, there.contests))
    return { code: 'turnout-as-before', until: told.until }
  const others = toldBy(board, told.station, told.date).filter(({ until }) => until !== told.until)
  const wrong = others.find((each) =>
    each.until < told.until ? !isAtMost(each.contests, told.contests) : !isAtMost(told.contests, each.contests),
  )
  return wrong === undefined ? null : { code: 'turnout-falls', until: wrong.until }
}

function areContestsOf({ contests }: Draft, station: Station, figures: Figures): boolean {
  const own = contestsOfStation(contests, station).map(({ id }) => id)
  return figures.length === own.length && figures.every(({ contest }, at) => contest === own[at])
}

export function contestsOfStation(contests: Draft['contests'], { district }: Pick<Station, 'district'>) {
  // TC-52: nobody votes in a contest without a poll, and no station has figures of it.
  const contested = contests.flatMap(({ contest, uncontested }) => (uncontested ? [] : [contest]))
  return contestsOfDistrict({ contests: contested }, { district })
}

/** In each contest, for men, women and whose sex the roll does not say. */
function isAtMost(few: Figures, many: Figures): boolean {
  return few.every((each, at) => {
    const other: BySex = many[at] ?? { men: 0, women: 0, unsaid: 0 }
    const { men, women, unsaid } = each
    return men <= other.men && women <= other.women && unsaid <= other.unsaid && allOf(each) <= allOf(other)
  })
}
