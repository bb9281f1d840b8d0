/**
 * The keypad as a second way to press (D-15): ○ chooses or records, × goes back, ↑ ↓ move by one, ← → by ten drawn numbers; one
 * or two switches move through the stops of a page and press what they came to. A key becomes the same press that a finger makes,
 * so every rule holds for both.
 */
import { assert, unreachable } from '#election/assert.ts'
import type { Key } from '#hardware/keypad/port.ts'
import type { KioskFacts } from './facts.ts'
import { isList, keysOn } from './keys-of-page.ts'
import { isReviewed } from './marks.ts'
import type { Press } from './screen-event.ts'
import type { Choosing, SessionPage } from './session-page.ts'
import type { Session } from './state.ts'
import {
  allSeen,
  areExplained,
  focusOf,
  pagesSeen,
  placesOf,
  type Stop,
  stopAt,
  stopsOf,
  stopsToChoose,
  TEN,
  withShown,
} from './stops.ts'
import { choicesOf } from './two-steps.ts'

export interface KeyStepped {
  readonly session: Session
  readonly press: Press | null
}

type Switches = 1 | 2 | null
type ChoosePage = Extract<SessionPage, { type: 'choose' }>

export function pressOfKey(session: Session, facts: KioskFacts, key: Key, switches: Switches): KeyStepped {
  const { page } = session
  const stops = stopsOf(session, facts, switches)
  if (stops.length === 0) return nothing(session)
  const at = focusOf(page)
  switch (key) {
    case 'select':
      return selected(session, facts, at === null ? defaultStop(page, stops, switches) : (stops[at] ?? null))
    case 'back':
      return { session, press: backOf(page) }
    case 'next':
      return focused(
        session,
        facts,
        page.type === 'choose' ? nextToChoose(page, facts, stops) : ((at ?? -1) + 1) % stops.length,
      )
    case 'help':
      // A third time: there is no key for each of the settings.
      if (session.helped === 2 && keysOn(page).maySet) return { session, press: { type: 'settings' } }
      return { session: { ...session, helped: session.helped === 1 ? 2 : 1 }, press: null }
    case 'up':
    case 'down':
    case 'left':
    case 'right':
      if (page.type === 'choose' && key === 'right' && areExplained(facts, page))
        return { session, press: explained(page) }
      if (page.type === 'choose') return focused(session, facts, moved(page, facts, key))
      if (page.type === 'hear') return { session, press: key === 'right' ? OTHER_LANGUAGE : null }
      if (!isList(page)) return nothing(session)
      return focused(session, facts, clamp(page.focus + (key === 'up' ? -1 : key === 'down' ? 1 : 0), stops.length))
    case 'repeat':
    case 'slower':
    case 'faster':
    case 'quieter':
    case 'louder':
      return nothing(session)
    default:
      return unreachable(key)
  }
}

/** Words of the choice that the keys came to; before the first key, of the first one. */
function explained({ focus }: ChoosePage): Press {
  return { type: 'explain', at: focus ?? 0 }
}

/** The key that is meant: a switch on a stop that represents a key means that key. */
export function keyMeant(session: Session, facts: KioskFacts, key: Key, switches: Switches): Key {
  const stop = key === 'select' ? stopAt(session, facts, switches) : null
  return stop?.type === 'key' ? stop.key : key
}

const OTHER_LANGUAGE: Press = { type: 'option', option: 'language' }

/**
 * The stop of ○ before anything has moved. With switches the page that records and the list have none: a second press that comes by itself,
 * as from a trembling hand, must not record.
 */
export function defaultStop(page: SessionPage, stops: readonly Stop[], switches: Switches): Stop | null {
  const { first } = keysOn(page)
  switch (first) {
    case 'nothing':
      return null
    case 'records':
      return switches === null ? (stops[0] ?? null) : null
    case 'first-stop':
      return stops[0] ?? null
    default:
      return unreachable(first)
  }
}

function selected(session: Session, facts: KioskFacts, stop: Stop | null): KeyStepped {
  const { page } = session
  switch (stop?.type) {
    case 'candidate': {
      assert(page.type === 'choose', 'a candidate: on the page that chooses')
      const candidate = choicesOf(facts, page)[stop.at]
      assert(candidate !== undefined, 'a stop: of a candidate')
      if (candidate.gone !== null) return { session, press: { type: 'select', candidate: candidate.id } }
      if (isReviewed(facts, page.contest)) return { session, press: { type: 'select', candidate: candidate.id } }
      // One key both selects and goes on: the next page asks for the name again before anything is recorded.
      const chosen = { ...page, selected: candidate.id }
      return { session: { ...session, page: chosen }, press: unseenFirst(session, facts, { type: 'next' }) }
    }
    case 'ten':
      return focused(session, facts, stop.at)
    case 'row':
      return { session, press: { type: 'row', row: stop.row } }
    case 'press':
      return { session, press: unseenFirst(session, facts, stop.press) }
    case 'key':
    case undefined:
      return nothing(session)
    default:
      return unreachable(stop)
  }
}

/** D-12: keys that would go on turn to a page that was not shown. */
function unseenFirst(session: Session, facts: KioskFacts, press: Press): Press {
  const { page } = session
  if (press.type !== 'next' || page.type !== 'choose' || allSeen(session, facts, page)) return press
  const seen = pagesSeen(facts, page)
  const unseen = Array.from({ length: page.pageCount }, (_, at) => at).find((at) => !seen.includes(at))
  return unseen === undefined ? press : { type: 'turn-page', page: unseen }
}

function backOf(page: SessionPage): Press | null {
  // Out of the row: to the whole list; out of a party's list: to the parties.
  if (page.type === 'choose' && (page.row !== null || page.party !== null)) return { type: 'back' }
  const { back } = keysOn(page)
  return back === null ? null : { type: back }
}

function moved(page: ChoosePage, facts: KioskFacts, key: 'up' | 'down' | 'left' | 'right'): number {
  // Below the judges is the way on: no row of kana is between them and it.
  const on = isReviewed(facts, page.contest) ? [choicesOf(facts, page).length] : []
  const places = [...placesOf(facts, page), ...on]
  const at = page.focus === null ? -1 : places.indexOf(page.focus)
  const by = key === 'up' || key === 'left' ? -1 : 1
  const steps = key === 'left' || key === 'right' ? TEN : 1
  const to = at < 0 ? 0 : clamp(at + by * steps, places.length)
  return places[to] ?? 0
}

/** More than ten are passed by tens: into one with a press, and from its last candidate out to it again. */
function nextToChoose(page: ChoosePage, facts: KioskFacts, stops: readonly Stop[]): number {
  const places = placesOf(facts, page)
  // Candidates, what is pressed, tens: however many each of them are.
  const after = choicesOf(facts, page).length
  const tens = stops.filter(({ type }) => type === 'ten').length
  const firstTen = stops.length - tens
  const byTens = page.row === null && tens > 0
  const { focus } = page
  const first = byTens ? firstTen : (places[0] ?? after)
  if (focus === null || focus === firstTen - 1) return first
  if (focus >= firstTen) return focus === stops.length - 1 ? after : focus + 1
  if (focus >= after) return focus + 1
  const here = places.indexOf(focus)
  const isLast = here === places.length - 1
  if (byTens && (isLast || (focus + 1) % TEN === 0)) return firstTen + Math.floor(focus / TEN)
  return isLast ? after : (places[here + 1] ?? first)
}

/** Where a page of candidates is full the screen turns with the focus, and that page was shown (D-12). */
function focused(session: Session, facts: KioskFacts, focus: number): KeyStepped {
  const { page } = session
  if (page.type === 'choose')
    return {
      session: { ...session, page: { ...page, told: null, focus, ...turnedTo(page, focus, facts) } },
      press: null,
    }
  return 'focus' in page ? { session: { ...session, page: { ...page, focus } }, press: null } : nothing(session)
}

export function turnedTo(
  choosing: Choosing,
  focus: number | null,
  facts: KioskFacts,
): Pick<Choosing, 'pageIndex' | 'seen'> {
  const { perPage, pageCount, pageIndex, seen } = choosing
  const stop = focus === null ? undefined : stopsToChoose(facts, choosing)[focus]
  if (perPage === 0 || (stop?.type !== 'candidate' && stop?.type !== 'ten')) return { pageIndex, seen }
  const turned = Math.floor(placesOf(facts, choosing).indexOf(stop.at) / perPage)
  if (turned < 0 || turned >= pageCount) return { pageIndex, seen }
  return { pageIndex: turned, seen: withShown(facts, { ...choosing, pageIndex: turned }).seen }
}

function nothing(session: Session): KeyStepped {
  return { session, press: null }
}

function clamp(value: number, length: number): number {
  return Math.max(0, Math.min(length - 1, value))
}
