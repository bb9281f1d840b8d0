/**
 * From 「○投票する」 to 「記録されました」 and on: the card's counter first, then INTENT on both media, then the words on the
 * screen (C3; docs/formats/ballot-box.md). The selection leaves the state when it goes to the service.
 */

import { assert } from '#election/assert.ts'
import { answersIn } from '#election/ballot/marks.ts'
import type { RecordRefusal } from '#election/ballot-box/requests.ts'
import { bitMask, NO_CONTEST, union, without } from '#election/contests.ts'
import type { ContestBit, ContestMask } from '#election/ids.ts'
import { contestOf } from './facts.ts'
import { faultOf, interruptedOf, isOver, outOfService, statementOf } from './fault.ts'
import { clockFault, clockIsWrong, dateHere, dayPassed, earlierDayIsOpen, votingDay } from './open-day.ts'
import type { RecordOutcome, Situation } from './pair-report.ts'
import { lies, openContests } from './session-card.ts'
import type { Act } from './session-page.ts'
import type { KioskState, Session } from './state.ts'
import { type Stepped, stay, to, turn } from './stepped.ts'

/** The voter pressed a button that records, or staff end the session with its card on the tray. */
export function cast(state: KioskState, session: Session, act: Act): Stepped {
  if (!lies(state, session)) return stay(state)
  // Before the card is moved: from *taken* the desk may give this right again, from *pressed* only with evidence.
  if (act.type === 'record' && earlierDayIsOpen(state)) return dayPassed(state, session)
  if (dateHere(state) === 'wrong') return clockFault(state, session)
  const casting: Session = { ...session, page: { type: 'casting', act } }
  if (session.counter === 'pressed') return pursue(state, casting)
  assert(session.counter === 'taken' && state.tray.type === 'present', 'pressing: a taken card')
  const ask = state.ask + 1
  return to({ ...state, ask }, casting, { type: 'move-card', ask, uid: state.tray.uid, to: 'pressed' })
}

/** Hands the act to the service when the card is at *pressed* and the contest before is rolled forward. */
export function pursue(state: KioskState, session: Session): Stepped {
  const { page } = session
  if (page.type !== 'casting' || session.counter !== 'pressed' || state.storage !== 'settled') return to(state, session)
  const { token } = session.card
  assert(token !== null, 'recording: the card was read')
  const today = votingDay(state)
  const writing: KioskState = { ...state, storage: 'writing' }
  const cardContests = session.card.contests
  if (page.act.type === 'end') {
    const by = session.ending ?? 'voter'
    const end = { type: 'end-session', token, cardContests, by, today } as const
    const left = openContests(session).reduce((mask, bit) => union(mask, bitMask(bit)), session.left)
    return turn(writing, { ...session, ending: by, left }, { type: 'recording', contest: null }, end)
  }
  const { contest, selection } = page.act
  assert(state.facts !== null, 'recording: the facts of this machine')
  const { contest: offered, candidates } = contestOf(state.facts, contest)
  const selections = answersIn({ kind: offered.kind, candidates }, selection)
  const record = { type: 'record', token, cardContests, contest, selections, today } as const
  const left = selection.type === 'ended' ? union(session.left, bitMask(contest)) : session.left
  return turn(writing, { ...session, left }, { type: 'recording', contest }, record)
}

export function onRecordAnswered(
  state: KioskState,
  session: Session,
  contest: ContestBit,
  outcome: RecordOutcome,
  situation: Situation,
): Stepped {
  const settling: KioskState = { ...state, storage: 'settling' }
  const bit = bitMask(contest)
  if (outcome.type !== 'recorded') return notRecorded(settling, session, bit, outcome, situation)
  const recorded: Session = { ...session, done: union(session.done, bit) }
  if (openContests(recorded).length === 0) return finish(settling, recorded)
  if (session.page.type !== 'recording') return to(settling, recorded)
  return turn(settling, recorded, { type: 'recorded', contest, focus: null })
}

function notRecorded(
  state: KioskState,
  session: Session,
  unclear: ContestMask,
  outcome: Exclude<RecordOutcome, { type: 'recorded' }>,
  situation: Situation,
): Stepped {
  const reason = situation.outOfService
  if (outcome.type === 'refused') {
    // Nothing was written. The card was checked before: another date came between press and card.
    if (reason === null && ofDay(outcome.reason)) {
      if (clockIsWrong(state)) return clockFault(state, session)
      if (earlierDayIsOpen(state)) return dayPassed(state, session)
    }
    const fault = reason === null ? 'contradiction' : faultOf(reason)
    return outOfService(state, fault, { voter: statementOf(session, NO_CONTEST), situation })
  }
  const fault = reason === null ? 'no-medium' : faultOf(reason)
  const voter = statementOf(session, unclear)
  return outOfService(state, fault, { voter, survivor: outcome.staff, situation })
}

function ofDay({ type }: RecordRefusal): boolean {
  return type === 'not-this-day' || type === 'day-not-listed'
}

/**
 * Every contest that this machine offers is recorded. A contest that has lost its poll is ended first (TC-52). Counter → 255 while the
 * media roll forward; the card may be away, storage does not wait.
 */
export function finish(state: KioskState, session: Session): Stepped {
  if (!lies(state, session)) {
    return turn(state, session, { type: 'card-away', lifted: state.tray.type === 'absent', refusal: null })
  }
  if (!isOver(session)) return cast(state, session, { type: 'end' })
  assert(state.tray.type === 'present', 'finishing: the card lies there')
  const ask = state.ask + 1
  const move = { type: 'move-card', ask, uid: state.tray.uid, to: 'finished' } as const
  return turn({ ...state, ask }, session, { type: 'finishing' }, move)
}

/** 「投票が終わりました」 only when the roll-forward is done and the card says 255. */
export function finishedWhenBoth(state: KioskState, session: Session): Stepped {
  if (session.page.type !== 'finishing' || session.counter !== 'finished') return to(state, session)
  return state.storage === 'settled' ? turn(state, session, { type: 'take-card' }) : to(state, session)
}

export function onSettled(state: KioskState, session: Session, situation: Situation): Stepped {
  const settled: KioskState = { ...state, storage: 'settled' }
  if (situation.outOfService !== null) {
    const voter = statementOf(session, NO_CONTEST)
    return outOfService(settled, faultOf(situation.outOfService), { voter, situation })
  }
  if (session.page.type === 'casting') return pursue(settled, session)
  return finishedWhenBoth(settled, session)
}

/** "Ended" for all contests: the service has rolled everything forward. */
export function onSessionEnded(
  state: KioskState,
  session: Session,
  outcome: RecordOutcome,
  situation: Situation,
): Stepped {
  const settled: KioskState = { ...state, storage: 'settled' }
  // The journal says what is done when the service could not end all of it.
  const done = interruptedOf(situation)?.done ?? session.done
  const told: Session = { ...session, done }
  const unclear = without(session.card.contests, done)
  if (outcome.type !== 'recorded') return notRecorded(settled, told, unclear, outcome, situation)
  const over: Session = { ...session, done: session.card.contests }
  if (situation.outOfService !== null) {
    return outOfService(settled, faultOf(situation.outOfService), {
      voter: statementOf(over, NO_CONTEST),
      situation,
    })
  }
  if (session.ending === 'staff' && !lies(state, session)) {
    // D-33: the operator card may be on the tray; when the voting card comes, it is finished (row 4).
    return to(settled, { type: 'remove-operator-card', next: { type: 'waiting' } })
  }
  return finish(settled, over)
}
