/** While people vote: clerks who are here, the round of the hour, reports by telephone, voters who come back to (PRE-05, ROL-10, TRN-05). */
import { unreachable } from '#election/assert.ts'
import { timeOf } from '#election/time.ts'
import { hourCountAt, hoursDue } from './balance.ts'
import { notice } from './codes.ts'
import type { ApartVoter } from './day-record.ts'
import { countsToday } from './days.ts'
import type { IssuerEvent } from './event.ts'
import { ofScreen, type ScreenEventOf } from './screen-event.ts'
import type { Day } from './state.ts'
import { alarm, type DayContext, type DayStep, keep, record } from './step-day.ts'
import { type Trouble, withoutTrouble, withTrouble } from './troubles.ts'
import { hourOf, quickReportAt, quickReportsDue } from './watch.ts'

export const isOfWatch = ofScreen(
  'staff-named',
  'staff-marked',
  'round-made',
  'trouble-noted',
  'trouble-taken-back',
  'quick-report-told',
  'voter-set-apart',
  'apart-voter-settled',
)
type WatchEvent = ScreenEventOf<typeof isOfWatch>

export function stepWatch({ state, day }: DayContext, event: WatchEvent): DayStep {
  const { staff, rounds, troubles, quick, endedAt, openedAt } = day.record
  if (endedAt !== null) return alarm(day, notice('day-over'))
  switch (event.type) {
    case 'staff-named': {
      const here = (name: string) => staff.some((each) => each.name === name && each.here)
      return record(day, { staff: event.names.map((name) => ({ name, here: here(name) })) })
    }
    case 'staff-marked':
      return record(day, {
        staff: staff.map((each, place) => (place === event.place ? { ...each, here: event.here } : each)),
      })
    case 'round-made': {
      if (openedAt === null) return alarm(day, notice('not-opened'))
      const hour = hourOf(timeOf(state.now))
      return record(day, {
        rounds: [...rounds.filter((each) => each.hour !== hour), { hour, note: event.note.trim() }],
      })
    }
    case 'trouble-noted': {
      const { machine, number, stops } = event
      const entry: Trouble = { at: state.now, machine, number, stops, measure: event.measure.trim() }
      return record(day, { troubles: withTrouble(troubles, entry) })
    }
    case 'trouble-taken-back':
      return record(day, { troubles: withoutTrouble(troubles, event.trouble) })
    case 'quick-report-told':
      return record(day, { quick: quick.map((each) => (each.until === event.at ? { ...each, told: event.to } : each)) })
    case 'voter-set-apart':
      return keep(day, { type: 'find-apart-voter', text: event.voter, why: event.why, words: event.words.trim() })
    case 'apart-voter-settled':
      return settle(day, event)
    default:
      return unreachable(event)
  }
}

/** The list is kept in the order of roll numbers; whose words were entered before gets the new ones. */
export function apartVoterFound(day: Day, event: Extract<IssuerEvent, { type: 'apart-voter-found' }>): DayStep {
  const { voter, why, words } = event
  if (voter === null) return alarm(day, notice('no-match'))
  const { rollNo, name } = voter
  const others = day.record.apart.filter((each) => each.rollNo !== rollNo)
  const entry: ApartVoter = { rollNo, name, why, words, state: 'open' }
  return record(day, { apart: [...others, entry].sort((one, other) => (one.rollNo < other.rollNo ? -1 : 1)) })
}

function settle(day: Day, { rollNo, state }: Extract<WatchEvent, { type: 'apart-voter-settled' }>): DayStep {
  const { apart } = day.record
  if (state === 'dropped') return record(day, { apart: apart.filter((each) => each.rollNo !== rollNo) })
  return record(day, { apart: apart.map((each) => (each.rollNo === rollNo ? { ...each, state } : each)) })
}

/** TRN-03, TRN-05: the count of each full hour and of each configured time is taken when the clock passes it; several at once after a standstill. */
export function countTimes({ state, facts, day }: DayContext): DayStep {
  const hours = hoursDue(state, day.record)
  const quick = quickReportsDue(state.now, facts, day.record)
  if (hours.length + quick.length === 0) return keep(day)
  const counts = countsToday(day.counts, day.record)
  return record(day, {
    hours: [...day.record.hours, ...hours.map((hour) => hourCountAt(hour, counts))],
    quick: [...day.record.quick, ...quick.map((at) => quickReportAt(at, counts))],
  })
}
