/** One voter at the machine: how to → choose → confirm → cast → recorded → … → take your card. Only presses move it on. */
import { assert, unreachable } from '#election/assert.ts'
import { withMark } from '#election/ballot/marks.ts'
import type { ContestBit } from '#election/ids.ts'
import type { Key } from '#hardware/keypad/port.ts'
import { cast, finishedWhenBoth, onRecordAnswered, onSessionEnded, onSettled, pursue } from './casting.ts'
import { type KioskEvent, pressIn } from './event.ts'
import type { KioskFacts } from './facts.ts'
import { isOnBattery } from './feeling.ts'
import { keyMeant, pressOfKey, turnedTo } from './focus.ts'
import { keysOn } from './keys-of-page.ts'
import { isDecided, isReviewed } from './marks.ts'
import { decide, refuse } from './presenting.ts'
import { firstPage, resume, takeCard } from './resume.ts'
import type { Press } from './screen-event.ts'
import { leaveSession, openContests, sessionOnReading, sessionOnTray, sessionOnTrouble } from './session-card.ts'
import { type Act, type Choosing, type SessionPage, UNPAGED } from './session-page.ts'
import { inOtherLanguage, onRows, onSettings, onSure, toRow, toSettings, wholeList } from './settings.ts'
import type { KioskState, Session } from './state.ts'
import { type Stepped, stay, to, turn } from './stepped.ts'
import { allSeen, areExplained, withShown } from './stops.ts'
import { choicesOf, displayOf, stepOf, withListOpen, withPartiesAgain } from './two-steps.ts'
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
      if (session.presentation === 'audio' && session.page.type !== 'card-away') return stay(state)
      return onPress(state, session, facts, pressIn(event))
    case 'look-at-media':
      // OPN-08: while the voice is checked nothing is taken yet, so a medium that goes now costs no card.
      return session.page.type === 'hear' && state.storage === 'settled'
        ? stay(state, { type: 'look-at-media' })
        : stay(state)
    case 'keypad':
      return event.event.type === 'pressed' ? onKey(state, session, facts, event.event.key) : stay(state)
    default:
      return stay(state)
  }
}

function onKey(state: KioskState, session: Session, facts: KioskFacts, pressed: Key): Stepped {
  const { switches } = state
  if (session.presentation === 'normal') return stay(state)
  // A voter who hears nothing presses nothing: the session waits for the headphones.
  if (session.presentation === 'audio' && !isHeard(state)) return stay(state)
  // One switch moves by itself: what is being said is heard out first.
  if (switches === 1 && pressed === 'next' && state.voice.now !== null) return stay(state, { type: 'not-moved' })
  const key = keyMeant(session, facts, pressed, switches)
  const { session: focused, press } = pressOfKey(session, facts, key, switches)
  if (press?.type === 'cast' && !mayRecord(state, session)) return stay(state)
  const helped = key === 'help' && press === null ? focused.helped : 0
  return press === null ? to(state, { ...focused, helped }) : onPress(state, { ...focused, helped }, facts, press)
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
      return turn(state, { ...moved, counter: 'taken' }, firstPage(moved))
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
  if (press.type === 'settings') return keysOn(page).maySet ? toSettings(state, session) : stay(state)
  switch (page.type) {
    case 'hear':
      if (press.type === 'option' && press.option === 'language') return stay(inOtherLanguage(state))
      return press.type === 'next' ? beginHeard(state, session) : stay(state)
    case 'roles':
      if (press.type === 'next') return turn(state, session, { type: 'how-to', focus: null })
      return press.type === 'leave' ? askToLeave(state, session, null) : stay(state)
    case 'how-to':
      if (press.type === 'next') return turn(state, session, choosing(session))
      return press.type === 'leave' ? askToLeave(state, session, null) : stay(state)
    case 'choose':
      return onChoosing(state, session, facts, page, press)
    case 'explain':
      if (press.type === 'back') return turn(state, session, { type: 'choose', ...page.choosing })
      return press.type === 'explain' ? toExplained(state, session, facts, page.choosing, press.at) : stay(state)
    case 'confirm':
      return onConfirm(state, session, facts, page.choosing, press)
    case 'leave':
      if (press.type === 'back') return turn(state, session, backTo(session, page.choosing))
      if (press.type !== 'leave-scope') return stay(state)
      return turn(state, session, { ...page, type: 'leave-sure', scope: press.scope, focus: 0 })
    case 'leave-sure':
      return onLeaveSure(state, session, page, press)
    case 'settings':
      return onSettings(state, session, facts, page, press)
    case 'sure':
      return onSure(state, session, page, press)
    case 'rows':
      return onRows(state, session, facts, page, press)
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
    case 'take-unused':
    case 'card-back':
      return stay(state)
    default:
      return unreachable(page)
  }
}

/** While the voter listened, the mains may have failed or the front was opened. Both keep a card out here as well (FLT-08, OPN-08). */
function beginHeard(state: KioskState, session: Session): Stepped {
  if (state.pendingFault !== null) return leaveSession(state)
  return isOnBattery(state) ? refuse(state, 'on-battery') : takeCard(state, session)
}

type ChoosePage = Extract<SessionPage, { type: 'choose' }>
type RecordSelection = Extract<Act, { type: 'record' }>['selection']

function onChoosing(state: KioskState, session: Session, facts: KioskFacts, before: ChoosePage, press: Press): Stepped {
  const page: ChoosePage = { ...before, told: null }
  switch (press.type) {
    case 'select': {
      const candidates = choicesOf(facts, page)
      const known = candidates.find((candidate) => candidate.id === press.candidate)
      if (known === undefined) return stay(state)
      // Beside the voice a finger moves the focus too, so that what it came to is said.
      const focus = session.presentation === 'both' ? candidates.indexOf(known) : page.focus
      // D-26: keeps the place, and what was chosen before stays chosen.
      if (known.gone !== null) return turn(state, session, { ...page, told: known.gone, focus })
      if (isReviewed(facts, page.contest))
        return turn(state, session, { ...page, marked: withMark(page.marked, known.id, candidates), focus })
      const selected = page.selected === known.id ? null : known.id
      return turn(state, session, { ...page, selected, focus })
    }
    case 'pages': {
      const { count: pageCount, perPage } = press
      if (pageCount === page.pageCount && perPage === page.perPage) return stay(state)
      // The first candidate of the page stays in sight in another size.
      const pageIndex = Math.min(Math.floor((page.pageIndex * page.perPage) / perPage), pageCount - 1)
      const counted = withShown(facts, { ...page, pageCount, perPage, pageIndex })
      return turn(state, session, { ...counted, ...turnedTo(counted, page.focus, facts) })
    }
    case 'turn-page': {
      if (press.page >= page.pageCount) return stay(state)
      return turn(state, session, withShown(facts, { ...page, pageIndex: press.page }))
    }
    case 'next':
      if (!isDecided(facts, page) || !allSeen(session, facts, page)) return stay(state)
      // PEO 46(3): nothing of the first step is recorded.
      if (stepOf(facts, page) === 'party' && page.selected !== null)
        return toChoose(state, session, withListOpen(choosingOf(page), page.selected))
      return turn(state, session, { type: 'confirm', choosing: choosingOf(page), focus: null })
    case 'row': {
      const isOffered = displayOf(facts, page) === 'by-kana'
      return isOffered ? toRow(state, session, facts, page, press.row) : stay(state)
    }
    case 'back':
      if (page.row !== null) return turn(state, session, wholeList(page))
      return page.party === null ? stay(state) : toChoose(state, session, withPartiesAgain(choosingOf(page)))
    case 'explain':
      return toExplained(state, session, facts, choosingOf(page), press.at)
    case 'leave':
      return askToLeave(state, session, choosingOf(page))
    default:
      return stay(state)
  }
}

/** A choice stays chosen, and nothing is chosen by reading. */
function toExplained(state: KioskState, session: Session, facts: KioskFacts, choosing: Choosing, at: number): Stepped {
  const isThere = areExplained(facts, choosing) && at < choicesOf(facts, choosing).length
  return isThere ? turn(state, session, { type: 'explain', choosing, at, focus: 0 }) : stay(state)
}

function toChoose(state: KioskState, session: Session, choosing: Choosing): Stepped {
  return turn(state, session, { type: 'choose', ...choosing })
}

function onConfirm(state: KioskState, session: Session, facts: KioskFacts, chosen: Choosing, press: Press): Stepped {
  switch (press.type) {
    case 'cast':
      return cast(state, session, { type: 'record', contest: chosen.contest, selection: selectionOf(facts, chosen) })
    case 'back':
      return turn(state, session, { type: 'choose', ...chosen })
    case 'leave':
      return askToLeave(state, session, chosen)
    default:
      return stay(state)
  }
}

function selectionOf(facts: KioskFacts, { contest, selected, marked }: Choosing): RecordSelection {
  if (isReviewed(facts, contest)) return { type: 'marked', judges: marked }
  assert(selected !== null, 'confirm: one candidate')
  return { type: 'candidate', id: selected }
}

/** D-14: with one contest left, or where the commission keeps to one way, only the second question is asked. */
function askToLeave(state: KioskState, session: Session, from: Choosing | null): Stepped {
  const contest = from?.contest ?? firstOpen(session)
  if (openContests(session).length > 1 && state.facts?.settings.endsAll !== true)
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
  if (from !== null) return { type: 'choose', ...from }
  return session.done === 0 && session.card.operatingMode !== 'voter' ? firstPage(session) : choosing(session)
}

function choosing(session: Session): SessionPage {
  const contest = firstOpen(session)
  const chosen = { party: null, selected: null, marked: [] }
  return { type: 'choose', contest, ...chosen, ...UNPAGED, seen: [], row: null, told: null, focus: null }
}

function choosingOf(page: ChoosePage): Choosing {
  const { type: _, ...choosing } = page
  return choosing
}

function firstOpen(session: Session): ContestBit {
  const [first] = openContests(session)
  assert(first !== undefined, 'a contest that is not recorded')
  return first
}
