/** Acts of the presiding officer or the deputy: operator card and PIN each time, and nothing else is done meanwhile (ROL-02). */
import { assert, unreachable } from '#election/assert.ts'
import { WRONG_PINS_MAX } from '#election/card/wrong-pins.ts'
import { notice } from './codes.ts'
import { correctReport, dropCorrection } from './correction.ts'
import { eraseBooks } from './erasing.ts'
import type { IssuerEvent } from './event.ts'
import type { IssuerScreenEvent } from './screen-event.ts'
import { CLOCK_START } from './setting-clock.ts'
import type { Day, OfficerAct, OfficerAsked } from './state.ts'
import { closingPermitted, endDay, signReport } from './step-closing.ts'
import { type DayContext, type DayStep, keep } from './step-day.ts'
import { beginDay, restDay } from './step-days.ts'
import { moveMark } from './step-mistaken.ts'
import { enterVoter, removeVoter } from './step-order.ts'
import { changeClerk, postpone } from './step-pause.ts'
import { changeRoll, enterPaperMarks, goOnWithoutList } from './step-roll.ts'
import { appointSubstitute, overLine } from './step-witnesses.ts'
import { tried } from './wrong-pins.ts'

/** The events of the screen while card and PIN are asked for. */
export function stepOfficer({ state, day }: DayContext, asked: OfficerAsked, event: IssuerScreenEvent): DayStep {
  if (asked.working) return keep(day)
  if (event.type === 'alarm-acknowledged') return keep({ ...day, alarms: day.alarms.slice(1) })
  // A locked desk has no way back but the card.
  if (event.type === 'operation-cancelled' && asked.act.type !== 'unlock')
    return keep({ ...day, officer: null, left: asked.act })
  if (event.type !== 'pin-entered' || day.wrongPins >= WRONG_PINS_MAX) return keep(day)
  if (state.reader !== 'card') {
    return keep({ ...day, officer: { ...asked, failure: notice('operator-card-missing') } })
  }
  // The operator card is never taken for a voter's.
  const working = { ...asked, working: true, failure: null }
  return keep(
    { ...day, cardDealtWith: true, officer: working },
    {
      type: 'authorise',
      pin: event.pin,
      ...(asked.act.type === 'permit-closing' ? { permission: asked.act.permission } : {}),
    },
  )
}

/** The PIN of a card check was typed before the act was opened, so its answer comes first. */
export function isAnsweredToOfficer({ officer, check }: Day): boolean {
  const isOfCheck = check.type === 'operator-card' && check.working
  return officer?.working === true && !isOfCheck
}

export function officerAnswered(
  context: DayContext,
  event: Extract<IssuerEvent, { type: 'authorised' | 'not-authorised' }>,
): DayStep {
  const { day } = context
  const { officer } = day
  assert(officer?.working === true, 'officer: an answer to the PIN of this act')
  if (event.type === 'authorised') return act(context, officer.act)
  const { wrongPins, failure } = tried(day.wrongPins, event.notice)
  return keep({ ...day, wrongPins, officer: { ...officer, working: false, failure } })
}

function act(context: DayContext, act: OfficerAct): DayStep {
  const { state } = context
  const day: Day = { ...context.day, officer: null, wrongPins: 0 }
  switch (act.type) {
    case 'unlock':
      return keep(day)
    case 'change-clerk':
      return changeClerk(day, act.name)
    case 'postpone':
      return postpone(day, act.reason, state.now)
    case 'correct-report':
      return correctReport(day, act.reason)
    case 'sign-report':
      return signReport({ ...context, day })
    case 'drop-correction':
      return dropCorrection(day)
    case 'permit-closing':
      return closingPermitted(day, state.now)
    case 'end-day':
      return endDay(day, state.now)
    case 'erase-books':
      return eraseBooks(day, act)
    case 'rest':
      return restDay({ ...context, day })
    case 'begin-day':
      return beginDay({ ...context, day })
    case 'appoint-substitute':
      return appointSubstitute(day, act.asked, act.name, state.now)
    case 'witness-over-line':
      return overLine(day, act.witness, act.name, state.now)
    case 'doubt-clock':
      return keep({ ...day, clockDoubted: true })
    case 'set-clock':
      return keep({ ...day, clock: CLOCK_START })
    case 'go-on-without-list':
      return goOnWithoutList(day, act.reason)
    case 'enter-paper-marks':
      return enterPaperMarks(day, act.marks)
    case 'change-roll':
      return changeRoll(day, act.change)
    case 'enter-voter':
      return enterVoter(day, act.row)
    case 'remove-voter':
      return removeVoter(day, act.row)
    case 'move-mark':
      return moveMark(day, act.moved)
    case 'show-log':
      return keep(day, { type: 'read-log' })
    default:
      return unreachable(act)
  }
}
