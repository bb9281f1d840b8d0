/** The station stops and goes on (FLT-07), ends early by law, and the desk is locked or changes hands (ROL-08). */
import { unreachable } from '#election/assert.ts'
import type { LocalMinute, LocalTime } from '#election/time.ts'
import { notice } from './codes.ts'
import { deskRefusal, isClosingDue, suspensionOf } from './day-checklist.ts'
import type { DayRecord } from './day-record.ts'
import { ofScreen, type ScreenEventOf } from './screen-event.ts'
import type { Day } from './state.ts'
import { alarm, askOfficer, type DayContext, type DayStep, keep, record } from './step-day.ts'
import { witnessesRefusal } from './witnesses.ts'

export const isPause = ofScreen(
  'voting-suspended',
  'voting-resumed',
  'postponement-requested',
  'clock-doubted',
  'desk-lock-requested',
  'clerk-change-requested',
)
type PauseEvent = ScreenEventOf<typeof isPause>

export function stepPause(context: DayContext, event: PauseEvent): DayStep {
  const { state, day } = context
  switch (event.type) {
    case 'voting-suspended':
      return suspend(day, event, state.now)
    case 'voting-resumed':
      return suspensionOf(day.record) === null
        ? keep(day)
        : record(day, { suspensions: resumedAt(day.record, state.now) })
    case 'postponement-requested': {
      const absent = witnessesRefusal(day.record)
      if (absent !== null) return alarm(day, absent)
      // Before the opening, too: the day is then never opened.
      const refusal = day.record.stage === 'preparing' ? null : deskRefusal(day.record)
      return refusal === null ? whenQuiet(day, { type: 'postpone', reason: event.reason.trim() }) : alarm(day, refusal)
    }
    case 'clock-doubted':
      // A voter at the desk waits meanwhile; what was chosen stays.
      return isClosingDue(context) ? askOfficer(day, { type: 'doubt-clock' }) : keep(day)
    case 'desk-lock-requested':
      return whenQuiet(day, { type: 'unlock' })
    case 'clerk-change-requested':
      return whenQuiet(day, { type: 'change-clerk', name: event.name })
    default:
      return unreachable(event)
  }
}

/** A desk is not locked while a voter has half a card, and no name is on the screen after the lock. */
export function whenQuiet(day: Day, act: Parameters<typeof askOfficer>[1]): DayStep {
  const isQuiet = ['ready', 'refused', 'matches', 'found', 'hand-over', 'declined', 'returned'].includes(day.desk.type)
  const isFree = day.unsettled === null && day.check.type === 'none' && day.report.type !== 'writing'
  if (!isQuiet || !isFree) return alarm(day, notice('desk-is-busy'))
  return askOfficer({ ...day, desk: { type: 'ready' } }, act)
}

function suspend(day: Day, event: Extract<PauseEvent, { type: 'voting-suspended' }>, now: LocalMinute): DayStep {
  const refusal = deskRefusal(day.record)
  if (refusal !== null) return alarm(day, refusal)
  if (day.record.closing.kiosksMayClose) return alarm(day, notice('kiosks-closing'))
  const { machinesLeft, waiting, leaving } = event
  const before = suspensionOf(day.record)
  const suspension = {
    cause: event.cause.trim(),
    expected: event.expected as LocalTime | '',
    machinesLeft,
    waiting,
    leaving,
    from: before?.from ?? now,
    until: null,
  }
  const others = day.record.suspensions.filter((each) => each !== before)
  return record(day, { suspensions: [...others, suspension] })
}

function resumedAt({ suspensions }: DayRecord, now: LocalMinute): DayRecord['suspensions'] {
  return suspensions.map((each) => (each.until === null ? { ...each, until: now } : each))
}

/**
 * 公職選挙法 57: the day ends here. Recorded votes count; the machines are closed and reported as on any evening. A day that was never opened
 * has nobody inside, and is closed without a declaration.
 */
export function postpone(day: Day, reason: string, now: LocalMinute): DayStep {
  const { openedAt, closedAt, inside } = day.record
  const closed = record(day, {
    stage: 'closing',
    closedAt: openedAt === null ? null : (closedAt ?? now),
    inside: { ...inside, fixed: inside.fixed || openedAt === null },
    postponed: { at: now, reason },
    suspensions: resumedAt(day.record, now),
  })
  return { ...closed, day: { ...closed.day, tab: 'close' } }
}

/** The officer's card is the consent (ROL-08). */
export function changeClerk(day: Day, name: string): DayStep {
  return record(day, { clerks: [...day.record.clerks, name] })
}
