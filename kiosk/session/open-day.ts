/** The voting date for which the pair is open. At midnight it becomes an earlier day that nobody closed (row 32). */

import { assert } from '#election/assert.ts'
import { NO_CONTEST } from '#election/contests.ts'
import { hoursAt, isBeforeStop, sittingAt } from '#election/definition/stops.ts'
import { dateOfSitting, type Sitting, sittingsOf } from '#election/sitting.ts'
import { dateOf, type LocalMinute, type LocalSecond, type LocalTime, timeOf } from '#election/time.ts'
import type { StaffRefusal } from './codes.ts'
import type { CardReading } from './event.ts'
import type { KioskFacts } from './facts.ts'
import { isOver, outOfService, statementOf } from './fault.ts'
import type { JournalSituation, Situation } from './pair-report.ts'
import type { KioskState, OutOfService, Session } from './state.ts'
import type { Stepped } from './stepped.ts'

/** Nothing is learnt from a pair that says nothing now: one that rolls forward, or that failed. */
export function ofDay(state: KioskState, { journal }: Situation): KioskState {
  if (journal === null) return state
  const { facts } = state
  assert(facts !== null, 'a pair: after the package')
  const playedDay = facts.use === 'rehearsal' ? playedDayOf(facts, journal) : null
  // A closed day is closed. The only act left for such a pair is the close for good (row 31).
  return { ...state, playedDay, day: journal.type === 'closed' ? null : journal.day }
}

/**
 * A rehearsal is held on other dates than those of the election, but its media list only these (decision 009). So it plays
 * them, one after the other: the journal's own day while that is open, the next one after it was closed. The clock has no say.
 */
function playedDayOf({ station }: KioskFacts, journal: JournalSituation): Sitting {
  const dates = sittingsOf(station.dates)
  const [first] = dates
  assert(first !== undefined, 'a station has a date')
  if (journal.type !== 'closed') return journal.day ?? first
  return dates.find((date) => date > journal.day) ?? journal.day
}

/** The opening that votes are recorded for now: today, of a moving station the stop that has begun, or the one that a rehearsal plays. */
export function votingDay({ now, playedDay, facts }: KioskState): Sitting {
  return playedDay ?? (facts === null ? dateOf(now) : sittingAt(facts.station, now))
}

/**
 * No machine is opened on a day on which nobody votes here, and the zero check that people signed for is of that day (WI2). A rehearsal
 * plays the listed dates whatever the clock says.
 */
export function dayRefusal({ facts, now }: KioskState, zeroReadAt: LocalMinute | LocalSecond): StaffRefusal | null {
  assert(facts !== null, 'opening: after the package')
  if (facts.use === 'rehearsal') return null
  if (!facts.station.dates.includes(dateOf(now))) return 'not-this-day'
  return dateOf(zeroReadAt) === dateOf(now) ? null : 'zero-check-of-another-day'
}

/** It is ready at a stop whose hour has not come; no hour binds a rehearsal. */
export function waitsForStop({ facts, now }: KioskState): boolean {
  return facts !== null && facts.use !== 'rehearsal' && isBeforeStop(facts.station, now)
}

export function earlierDayIsOpen(state: KioskState): boolean {
  return state.day !== null && state.day < votingDay(state)
}

/**
 * The clock says a date on which this pair takes no vote, and midnight does not explain it: somebody set it back, or its battery is
 * gone (X-C2). Nothing is wrong with the votes, and all goes on by itself when it is right again.
 */
export function clockIsWrong(state: KioskState): boolean {
  assert(state.facts !== null, 'the clock of an open pair: after the package')
  const today = votingDay(state)
  if (state.day !== null) return today < state.day
  return !sittingsOf(state.facts.station.dates).includes(today)
}

export type DateHere = 'right' | 'earlier-day-open' | 'wrong'

/** The date of the clock as the pair sees it; while the first vote of the day rolls forward, the ballot box says it. */
export function dateHere(state: KioskState): DateHere {
  if (earlierDayIsOpen(state)) return 'earlier-day-open'
  const dayKnown = state.day !== null || state.storage === 'settled'
  return dayKnown && clockIsWrong(state) ? 'wrong' : 'right'
}

/**
 * One rule for a clock that went forward and one that went back (WX3): what waits goes on when its date is that of the open day, or with
 * no vote yet a date of the station.
 */
export function dateIsRight(state: KioskState): boolean {
  return !clockIsWrong(state) && !earlierDayIsOpen(state)
}

/** The session waits for the right date with its card unchanged; what is recorded stays said. */
export function clockFault(state: KioskState, session: Session): Stepped {
  const voter = statementOf(session, NO_CONTEST)
  return outOfService(state, 'clock', { voter, behind: waitingForItsCard(session) })
}

function waitingForItsCard(session: Session): Session {
  const page = { type: 'card-away', lifted: true, refusal: null } as const
  return { ...session, ending: session.ending === 'voter' ? null : session.ending, page }
}

/** The day that closing would close, by the journal: its own, whatever the clock says by now. */
export function dayToClose(state: KioskState): Sitting {
  return state.day ?? votingDay(state)
}

/** Closed after midnight with nobody having voted on it, a pair has the last date before as its day; that of a dead machine the last of all. */
export function closingDay(state: KioskState): Sitting {
  const today = votingDay(state)
  const dates = sittingsOf(state.facts?.station.dates ?? [])
  if (dates.includes(today)) return today
  return state.takenOver === null ? (dates.findLast((date) => date < today) ?? today) : lastDate(state)
}

/** The day that the issuer closes: that of the journal, also after midnight. */
export function permittedDay(state: KioskState): Sitting {
  return state.day ?? closingDay(state)
}

export function lastDate({ facts }: KioskState): Sitting {
  assert(facts !== null, 'closing: after the package')
  const last = sittingsOf(facts.station.dates).at(-1)
  assert(last !== undefined, 'a station has a date')
  return last
}

/** The hour of that day at which the station closes, once it is past by the clock; no hour binds a rehearsal. */
export function closingTimePast({ facts, now }: KioskState, day: Sitting): LocalTime | null {
  assert(facts !== null, 'closing: after the package')
  const { use, station } = facts
  if (use === 'rehearsal') return null
  const { closes } = hoursAt(station, day)
  const date = dateOfSitting(day)
  return dateOf(now) > date || (dateOf(now) === date && timeOf(now) >= closes) ? closes : null
}

/** The hour of that day at which the station closes, while it is still to come; a rehearsal is held at any time. */
export function closingTimeToCome({ facts, now }: KioskState, day: Sitting): LocalTime | null {
  assert(facts !== null, 'closing: after the package')
  const { use, station } = facts
  const { closes } = hoursAt(station, day)
  const isOver = use === 'rehearsal' || dateOf(now) !== dateOfSitting(day) || timeOf(now) >= closes
  return isOver ? null : closes
}

/**
 * A card is on a machine whose day was not closed. The card is not changed and nothing is written.
 * @param session the one that is open in the journal and must be ended before closing; null: NO_CONTEST
 * @param own the card is that session's. Anybody else's card must not bring up that voter's records.
 */
export function dayNotClosed(state: KioskState, reading: CardReading, session: Session | null, own: boolean): Stepped {
  if (own && session !== null) return dayPassed(state, session)
  const voter = statementOfCard(reading)
  const behind = session === null ? ({ type: 'waiting' } as const) : waitingForItsCard(session)
  return outOfService(state, 'not-closed-earlier-day', { voter, interrupted: toBeEnded(session), behind })
}

/** A card is on a machine whose clock has a date on which nobody votes here. The card is not changed, and goes on by itself under the right one. */
export function clockFaultOfCard(state: KioskState, reading: CardReading): Stepped {
  return outOfService(state, 'clock', { voter: statementOfCard(reading), behind: { type: 'waiting' } })
}

/** The same under a voter: what is recorded stays said, the rest is not recorded. */
export function dayPassed(state: KioskState, session: Session): Stepped {
  const voter = statementOf(session, NO_CONTEST)
  const [interrupted, behind] = [toBeEnded(session), waitingForItsCard(session)]
  return outOfService(state, 'not-closed-earlier-day', { voter, interrupted, behind })
}

/** With nothing recorded, or all of it, the journal holds no session. */
function toBeEnded(session: Session | null): OutOfService['interrupted'] {
  if (session === null) return null
  const { card, done } = session
  return done === 0 || isOver(session) ? null : { contests: card.contests, done, freed: false }
}

/** For a card with no session on this screen: one that the journal knows is for staff; nothing is recorded of any other. */
function statementOfCard({ body, openSession }: CardReading) {
  return openSession
    ? { recorded: NO_CONTEST, notRecorded: NO_CONTEST, staffWillCheck: body.contests }
    : { recorded: NO_CONTEST, notRecorded: body.contests, staffWillCheck: NO_CONTEST }
}
