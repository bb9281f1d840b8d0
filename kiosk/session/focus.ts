/**
 * The keypad as a second way to press (D-15): ○ chooses or records, × goes back, ↑ ↓ move by one, ← → by ten drawn numbers.
 * A key becomes the same press that a finger makes, so every rule holds for both.
 */
import { unreachable } from '#election/assert.ts'
import type { Key } from '#hardware/keypad/port.ts'
import { contestOf, type KioskFacts } from './facts.ts'
import type { Press } from './screen-event.ts'
import { openContests } from './session-card.ts'
import type { Session, SessionPage } from './state.ts'

const SECTION = 10

export interface KeyStepped {
  readonly session: Session
  readonly press: Press | null
}

export function pressOfKey(session: Session, facts: KioskFacts, key: Key): KeyStepped {
  const { page } = session
  switch (page.type) {
    case 'hear':
      return { session, press: key === 'select' ? { type: 'next' } : null }
    case 'how-to':
    case 'recorded':
      if (key === 'select') return { session, press: { type: 'next' } }
      return { session, press: key === 'back' ? { type: 'leave' } : null }
    case 'choose':
      return keyOnChoose(session, page, facts, key)
    case 'confirm':
      if (key === 'select') return { session, press: { type: 'cast' } }
      return { session, press: key === 'back' ? { type: 'back' } : null }
    case 'leave':
      return keyOnOptions(session, page, key, leaveOptions(session))
    case 'leave-sure':
      return keyOnOptions(session, page, key, LEAVE_SURE_OPTIONS)
    case 'taking':
    case 'casting':
    case 'recording':
    case 'finishing':
    case 'take-card':
    case 'card-away':
    case 'card-back':
      return { session, press: null }
    default:
      return unreachable(page)
  }
}

/** In the order of the screen. */
function leaveOptions(session: Session): readonly Press[] {
  const all: Press = { type: 'leave-scope', scope: 'all' }
  const back: Press = { type: 'back' }
  return openContests(session).length > 1 ? [{ type: 'leave-scope', scope: 'contest' }, all, back] : [all, back]
}

/** The harmless one first. */
const LEAVE_SURE_OPTIONS: readonly Press[] = [{ type: 'back' }, { type: 'leave-confirmed' }]

function keyOnChoose(
  session: Session,
  page: Extract<SessionPage, { type: 'choose' }>,
  facts: KioskFacts,
  key: Key,
): KeyStepped {
  const { candidates } = contestOf(facts, page.contest)
  const move = movesBy(key)
  if (move !== null) {
    const focus = page.focus === null ? 0 : clamp(page.focus + move, candidates.length)
    return { session: { ...session, page: { ...page, focus } }, press: null }
  }
  if (key === 'back') return { session, press: { type: 'leave' } }
  const focused = page.focus === null ? undefined : candidates[page.focus]
  if (key !== 'select' || focused === undefined) return { session, press: null }
  // One key both selects and goes on: the next page asks for the name again before anything is recorded.
  return { session: { ...session, page: { ...page, selected: focused.id } }, press: { type: 'next' } }
}

function keyOnOptions(
  session: Session,
  page: Extract<SessionPage, { type: 'leave' | 'leave-sure' }>,
  key: Key,
  options: readonly Press[],
): KeyStepped {
  if (key === 'back') return { session, press: { type: 'back' } }
  if (key === 'select') return { session, press: options[page.focus] ?? null }
  const move = key === 'up' ? -1 : key === 'down' ? 1 : 0
  return { session: { ...session, page: { ...page, focus: clamp(page.focus + move, options.length) } }, press: null }
}

function movesBy(key: Key): number | null {
  switch (key) {
    case 'up':
      return -1
    case 'down':
      return 1
    case 'left':
      return -SECTION
    case 'right':
      return SECTION
    default:
      return null
  }
}

function clamp(value: number, length: number): number {
  return Math.max(0, Math.min(length - 1, value))
}
