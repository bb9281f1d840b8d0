/** One voter at the machine: how to → choose → confirm → cast → recorded → … → take your card. Only presses move it on. */
import { assert, unreachable } from '#election/assert.ts'
import type { ContestBit } from '#election/ids.ts'
import { cast, finishedWhenBoth, onRecordAnswered, onSessionEnded, onSettled, pursue } from './casting.ts'
import { type KioskEvent, pressIn } from './event.ts'
import { contestOf, type KioskFacts } from './facts.ts'
import { isOnBattery } from './feeling.ts'
import { pressOfKey } from './focus.ts'
import { decide, refuse } from './presenting.ts'
import { resume, takeCard } from './resume.ts'
import type { Press } from './screen-event.ts'
import { leaveSession, openContests, sessionOnReading, sessionOnTray, sessionOnTrouble } from './session-card.ts'
import type { Choosing, KioskState, Session, SessionPage } from './state.ts'
import { type Stepped, stay, to, turn } from './stepped.ts'
import { STAFF_START } from './unlock.ts'
import { isHeard } from './voice/hears.ts'
import { mayRecord } from './voice/voice.ts'

export function stepSession(state: KioskState, session: Session, event: KioskEvent): Stepped {
  const { facts } = state
  assert(facts !== null, 'a session: after the package')
  switch (event.type) {
    case 'card':
      return sessionOnTray(state, session)
    case 'card-read': {
      if (event.ask !== state.ask || session.page.type !== 'card-back') return stay(state)
      if (!event.result.ok) return sessionOnTrouble(state, session, event.result.error)
      return sessionOnReading(state, session, facts, event.result.value, { resume, fresh: decide })
    }
    case 'card-moved':
      return onMoved(state, session, event)
    case 'record-answered':
      return onRecordAnswered(state, session, event.contest, event.outcome, event.situation)
    case 'settled':
      return onSettled(state, session, event.situation)
    case 'session-ended':
      return onSessionEnded(state, session, event.outcome, event.situation)
    case 'screen':
      // AUD-04: in an audio session the glass shows nothing to press, so nothing that is pressed counts.
      if (session.card.presentation === 'audio' && session.page.type !== 'card-away') return stay(state)
      return onPress(state, session, facts, pressIn(event))
    case 'keypad': {
      const { event: onKeypad } = event
      if (session.card.presentation === 'normal' || onKeypad.type !== 'pressed') return stay(state)
      // Who hears nothing presses nothing: the session waits for the headphones.
      if (session.card.presentation === 'audio' && !isHeard(state)) return stay(state)
      if (session.page.type === 'confirm' && onKeypad.key === 'select' && !mayRecord(state, session)) return stay(state)
      const { session: focused, press } = pressOfKey(session, facts, onKeypad.key)
      return press === null ? to(state, focused) : onPress(state, focused, facts, press)
    }
    default:
      return stay(state)
  }
}

function onMoved(state: KioskState, session: Session, event: Extract<KioskEvent, { type: 'card-moved' }>): Stepped {
  if (event.ask !== state.ask) return stay(state)
  const { page } = session
  if (!event.result.ok) {
    const waits = page.type === 'taking' || page.type === 'casting' || page.type === 'finishing'
    return waits ? sessionOnTrouble(state, session, event.result.error) : stay(state)
  }
  const moved: Session = { ...session, differed: false }
  switch (page.type) {
    case 'taking':
      return turn(state, { ...moved, counter: 'taken' }, { type: 'how-to' })
    case 'casting':
      return pursue(state, { ...moved, counter: 'pressed' })
    case 'finishing':
      return finishedWhenBoth(state, { ...moved, counter: 'finished' })
    default:
      return stay(state)
  }
}

function onPress(state: KioskState, session: Session, facts: KioskFacts, press: Press): Stepped {
  const { page } = session
  switch (page.type) {
    case 'hear':
      return press.type === 'next' ? beginHeard(state, session) : stay(state)
    case 'how-to':
      if (press.type === 'next') return turn(state, session, choosing(session))
      return press.type === 'leave' ? askToLeave(state, session, null) : stay(state)
    case 'choose':
      return onChoosing(state, session, facts, page, press)
    case 'confirm':
      return onConfirm(state, session, page.choosing, press)
    case 'leave':
      if (press.type === 'back') return turn(state, session, backTo(session, page.choosing))
      if (press.type !== 'leave-scope') return stay(state)
      return turn(state, session, { ...page, type: 'leave-sure', scope: press.scope, focus: 0 })
    case 'leave-sure':
      return onLeaveSure(state, session, page, press)
    case 'recorded':
      if (press.type === 'next') return turn(state, session, choosing(session))
      return press.type === 'leave' ? askToLeave(state, session, null) : stay(state)
    case 'card-away':
      // D-33: the voting card is off, so staff may act on the session.
      if (press.type !== 'staff' || state.tray.type === 'present' || state.storage !== 'settled') return stay(state)
      return to(state, { type: 'staff', behind: session, uid: null, step: STAFF_START })
    case 'taking':
    case 'casting':
    case 'recording':
    case 'finishing':
    case 'take-card':
    case 'card-back':
      return stay(state)
    default:
      return unreachable(page)
  }
}

/** While the voter listened the mains may have gone, or the front was opened: what keeps a card out keeps it out here too (FLT-08, OPN-08). */
function beginHeard(state: KioskState, session: Session): Stepped {
  if (state.pendingFault !== null) return leaveSession(state)
  return isOnBattery(state) ? refuse(state, 'on-battery') : takeCard(state, session)
}

type ChoosePage = Extract<SessionPage, { type: 'choose' }>

function onChoosing(state: KioskState, session: Session, facts: KioskFacts, page: ChoosePage, press: Press): Stepped {
  switch (press.type) {
    case 'select': {
      const known = contestOf(facts, page.contest).candidates.find((candidate) => candidate.id === press.candidate)
      if (known === undefined) return stay(state)
      return turn(state, session, { ...page, selected: page.selected === known.id ? null : known.id })
    }
    case 'pages': {
      if (press.count === page.pageCount) return stay(state)
      const pageIndex = Math.min(page.pageIndex, press.count - 1)
      return turn(state, session, { ...page, pageCount: press.count, pageIndex, pagesSeen: [pageIndex] })
    }
    case 'turn-page': {
      if (press.page >= page.pageCount) return stay(state)
      const pagesSeen = [...new Set([...page.pagesSeen, press.page])]
      return turn(state, session, { ...page, pageIndex: press.page, pagesSeen })
    }
    case 'next':
      return page.selected !== null && allSeen(session, page)
        ? turn(state, session, { type: 'confirm', choosing: choosingOf(page) })
        : stay(state)
    case 'leave':
      return askToLeave(state, session, choosingOf(page))
    default:
      return stay(state)
  }
}

/** D-12: nothing is confirmed before every page was shown. Without a picture there are no pages. */
export function allSeen(session: Session, choosing: Choosing): boolean {
  return session.card.presentation === 'audio' || choosing.pagesSeen.length >= choosing.pageCount
}

function onConfirm(state: KioskState, session: Session, chosen: Choosing, press: Press): Stepped {
  switch (press.type) {
    case 'cast': {
      assert(chosen.selected !== null, 'confirm: one candidate')
      const selection = { type: 'candidate', id: chosen.selected } as const
      return cast(state, session, { type: 'record', contest: chosen.contest, selection })
    }
    case 'back':
      return turn(state, session, { type: 'choose', ...chosen })
    case 'leave':
      return askToLeave(state, session, chosen)
    default:
      return stay(state)
  }
}

/** D-14: with one contest left there is only one way to leave, so only the second question is asked. */
function askToLeave(state: KioskState, session: Session, from: Choosing | null): Stepped {
  const contest = from?.contest ?? firstOpen(session)
  if (openContests(session).length > 1)
    return turn(state, session, { type: 'leave', choosing: from, contest, focus: 0 })
  return turn(state, session, { type: 'leave-sure', choosing: from, contest, scope: 'all', focus: 0 })
}

function onLeaveSure(
  state: KioskState,
  session: Session,
  page: Extract<SessionPage, { type: 'leave-sure' }>,
  press: Press,
): Stepped {
  if (press.type === 'back') return turn(state, session, backTo(session, page.choosing))
  if (press.type !== 'leave-confirmed') return stay(state)
  if (page.scope === 'all') return cast(state, { ...session, ending: 'voter' }, { type: 'end' })
  return cast(state, session, { type: 'record', contest: page.contest, selection: { type: 'ended' } })
}

function backTo(session: Session, from: Choosing | null): SessionPage {
  return from === null ? choosing(session) : { type: 'choose', ...from }
}

function choosing(session: Session): SessionPage {
  const contest = firstOpen(session)
  return { type: 'choose', contest, selected: null, pageCount: 1, pageIndex: 0, pagesSeen: [0], focus: null }
}

function choosingOf({ contest, selected, pageCount, pageIndex, pagesSeen, focus }: Choosing): Choosing {
  return { contest, selected, pageCount, pageIndex, pagesSeen, focus }
}

function firstOpen(session: Session): ContestBit {
  const [first] = openContests(session)
  assert(first !== undefined, 'a contest that is not recorded')
  return first
}
