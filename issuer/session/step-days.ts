/** The evening of a day that is not the last, its daily list, and the morning after (decision 021). */
import { unreachable } from '#election/assert.ts'
import { notice } from './codes.ts'
import { dayListRefusal, reportRefusal } from './day-checklist.ts'
import type { DayRecord, ToldRecords } from './day-record.ts'
import { isLastDay, nextDayRefusal, nextMorning } from './days.ts'
import { explanationOf } from './difference.ts'
import type { IssuerEffect } from './effect.ts'
import { requestErasure } from './erasing.ts'
import type { IssuerEvent } from './event.ts'
import { isTickOfRest } from './leaving-lines.ts'
import { NOTHING_TOLD } from './roll-of-day.ts'
import { type IssuerScreenEvent, ofScreen, type ScreenEventOf } from './screen-event.ts'
import { type Day, NO_DESK } from './state.ts'
import { alarm, askOfficer, type DayContext, type DayStep, keep, record } from './step-day.ts'
import { whenQuiet } from './step-pause.ts'

export const isOfDays = ofScreen(
  'rest-requested',
  'day-list-requested',
  'next-day-requested',
  'morning-told',
  'books-erasure-requested',
)
export type DaysEvent = ScreenEventOf<typeof isOfDays>

export function stepDays(context: DayContext, event: DaysEvent): DayStep {
  const { state, facts, day } = context
  switch (event.type) {
    case 'rest-requested': {
      if (isLastDay(facts, day.record) || day.record.days.rested !== null) return keep(day)
      const refusal = reportRefusal(facts, day)
      return refusal === null ? whenQuiet(day, { type: 'rest' }) : alarm(day, refusal)
    }
    case 'day-list-requested': {
      const refusal = dayListRefusal(facts, day.record)
      return refusal === null ? keep(day, writeList(day.record)) : alarm(day, refusal)
    }
    case 'next-day-requested': {
      const refusal = nextDayRefusal(state.now, facts, day.record)
      return refusal === null ? askOfficer(day, { type: 'begin-day' }) : alarm(day, refusal)
    }
    case 'morning-told':
      return tellMorning(context, event)
    case 'books-erasure-requested':
      return requestErasure(day, event.handedTo)
    default:
      return unreachable(event)
  }
}

/** While the desk rests, papers, lids, keys and the list go on. Everything that belongs to a day waits for the next one. */
export function isOfRest(event: IssuerScreenEvent): boolean {
  // The inner lid of a postponed day was never locked in its morning.
  if (event.type === 'day-ticked') return event.tick === 'inner-lid-locked' || isTickOfRest(event.tick)
  return !OF_A_DAY.has(event.type)
}

const OF_A_DAY: ReadonlySet<string> = new Set<IssuerScreenEvent['type']>([
  'clock-confirmed',
  'cards-received',
  'witnesses-named',
  'witness-marked',
  'witness-substituted',
  'witness-released',
  'transport-witness-named',
  'staff-named',
  'staff-marked',
  'round-made',
  'trouble-noted',
  'trouble-taken-back',
  'quick-report-told',
  'voter-set-apart',
  'apart-voter-settled',
  'kiosk-marked',
  'pair-taken-over',
  'confirmation-sheet-requested',
  'confirmation-sheet-looked-for',
  'confirmation-sheet-signed',
  'opening-declared',
  'voting-suspended',
  'voting-resumed',
  'postponement-requested',
  'clock-doubted',
  'roll-lists-requested',
  'roll-list-waived',
  'roll-change-told',
  'voter-sought',
  'card-check-requested',
  'found-card-recorded',
  'left-over-decided',
  'exchange-seen',
  'cards-brought',
  'cards-brought-undone',
  'closing-declared',
  'inside-voter-added',
  'inside-voter-removed',
  'inside-list-fixed',
  'inside-list-reopened',
  'closing-ticked',
  'kiosks-closing',
  'closing-permission-requested',
  'unpermitted-told',
  'absentees-told',
  'ended-sessions-told',
  'tickets-counted',
  'cards-counted',
  'records-told',
  'seal-told',
  'seal-missing',
  'medium-noted',
  'boxes-ready',
  'difference-explained',
  'station-report-requested',
  'report-correction-requested',
  'report-correction-dropped',
  'end-of-day-requested',
])

/** Nobody gets a card or gives one back from here on, so the list is final for the day. */
export function restDay({ state, facts, day }: DayContext): DayStep {
  const { days } = day.record
  const rested = record(
    { ...day, desk: NO_DESK, told: NOTHING_TOLD, tab: 'close' },
    { stage: 'closed', days: { ...days, rested: state.now } },
  )
  return facts.earlyVoting ? { ...rested, effects: [...rested.effects, writeList(rested.day.record)] } : rested
}

export function writeList(record: DayRecord): IssuerEffect {
  return { type: 'write-day-list', record }
}

export function beginDay({ facts, day }: DayContext): DayStep {
  const begun = record(day, nextMorning(facts, day, explanationOf(day)))
  return {
    ...begun,
    day: { ...begun.day, tab: 'prepare', electors: null, report: { type: 'none' }, papers: [], shown: null },
  }
}

/** D-30: figures without a candidate, as the machine shows them this morning. */
function tellMorning({ facts, day }: DayContext, event: Extract<DaysEvent, { type: 'morning-told' }>): DayStep {
  const { days, kiosks, stage } = day.record
  const place = facts.contests.findIndex(({ id }) => id === event.contest)
  const isKiosk = kiosks.some(({ machine }) => machine === event.machine)
  if (days.overnight === null || place < 0 || !isKiosk || stage === 'closed') return keep(day)
  const { morning } = days.overnight
  const before = morning.find(({ machine }) => machine === event.machine)
  const counts = (before?.counts ?? facts.contests.map(() => null)).map((count, at) =>
    at === place ? event.count : count,
  )
  const after: ToldRecords = { machine: event.machine, counts }
  const overnight = { ...days.overnight, morning: [...morning.filter((each) => each !== before), after] }
  return record(day, { days: { ...days, overnight } })
}

export function dayListAnswered(
  day: Day,
  event: Extract<IssuerEvent, { type: 'day-list-written' | 'day-list-failed' }>,
): DayStep {
  if (event.type === 'day-list-failed') return alarm(day, notice('day-list-not-written'))
  const { type: _type, ...list } = event
  return record(day, { days: { ...day.record.days, list } })
}
