/**
 * The stops of the keys on a page, in the order of the screen, and the press that each means: with a switch or two these are all there is,
 * and they include everything that a finger can do on the page. Pure.
 */
import { unreachable } from '#election/assert.ts'
import type { Candidate } from '#election/definition/definition.ts'
import { katakanaOf } from '#election/voice/kana.ts'
import { ROWS, type Row, rowOf } from '#election/voice/steps.ts'
import type { Key } from '#hardware/keypad/port.ts'
import { contestOf, type KioskFacts } from './facts.ts'
import { isReviewed } from './marks.ts'
import type { Press } from './screen-event.ts'
import { openContests } from './session-card.ts'
import type { Choosing, Option, SessionPage } from './session-page.ts'
import type { Session } from './state.ts'
import { choicesOf, displayOf } from './two-steps.ts'

export type StopWords =
  | 'go-on'
  | 'check-marks'
  | 'leave'
  | 'settings'
  | 'record'
  | 'choose-again'
  | 'leave-this'
  | 'leave-all'
  | 'leave-yes'
  | 'to-touch-yes'
  | 'go-yes'
  | 'whole-list'
  | 'parties-again'
  | 'explain'
  | 'next-explained'
  | 'explained-back'
  | Option

export type Stop =
  /** By place in the drawn order. */
  | { readonly type: 'candidate'; readonly at: number }
  /** Ten candidates, by the place of the first: switches alone, who would wait long for the twentieth. */
  | { readonly type: 'ten'; readonly at: number }
  | { readonly type: 'row'; readonly row: Row }
  | { readonly type: 'press'; readonly words: StopWords; readonly press: Press }
  /** As if this key were pressed, which switches do not have. */
  | { readonly type: 'key'; readonly words: StopWords; readonly key: Key }

export const TEN = 10

const GO_ON = press('go-on', { type: 'next' })
/** ○ sets and takes the marks of judges, so the way on is a thing of its own. */
const CHECK_MARKS = press('check-marks', { type: 'next' })
const LEAVE = press('leave', { type: 'leave' })
const SETTINGS = press('settings', { type: 'settings' })
const BACK = press('back', { type: 'back' })
const PARTIES_AGAIN = press('parties-again', { type: 'back' })
const EXPLAIN = press('explain', { type: 'explain', at: 0 })
const LOUDER: Stop = { type: 'key', words: 'louder', key: 'louder' }
const LANGUAGE: Stop = { type: 'key', words: 'language', key: 'right' }

export function stopsOf(session: Session, facts: KioskFacts, switches: 1 | 2 | null): readonly Stop[] {
  const { page } = session
  switch (page.type) {
    case 'hear':
      return [GO_ON, LOUDER, LANGUAGE]
    case 'roles':
    case 'how-to':
    case 'recorded':
      return [GO_ON, LEAVE, SETTINGS]
    case 'choose':
      return stopsToChoose(facts, page)
    case 'explain': {
      const next = (page.at + 1) % choicesOf(facts, page.choosing).length
      return [press('next-explained', { type: 'explain', at: next }), press('explained-back', { type: 'back' })]
    }
    case 'confirm':
      return [press('record', { type: 'cast' }), press('choose-again', { type: 'back' }), LEAVE, SETTINGS]
    case 'leave':
      return leaveStops(session)
    case 'leave-sure':
      return [BACK, press('leave-yes', { type: 'leave-confirmed' })]
    case 'settings':
      return optionsOf(session, facts, page.behind, switches).map(optionStop)
    case 'sure':
      return [BACK, press(page.of === 'go' ? 'go-yes' : 'to-touch-yes', { type: 'sure' })]
    case 'rows':
      return [...rowStops(facts, page.choosing), BACK]
    case 'taking':
    case 'casting':
    case 'recording':
    case 'finishing':
    case 'take-card':
    case 'take-unused':
    case 'card-away':
    case 'card-back':
      return []
    default:
      return unreachable(page)
  }
}

export function stopAt(session: Session, facts: KioskFacts, switches: 1 | 2 | null): Stop | null {
  const focus = focusOf(session.page)
  return focus === null ? null : (stopsOf(session, facts, switches)[focus] ?? null)
}

export function focusOf(page: SessionPage): number | null {
  return 'focus' in page ? page.focus : null
}

/** Candidates first, each at its place, so that a place in the list is a place among the stops. */
export function stopsToChoose(facts: KioskFacts, choosing: Choosing): readonly Stop[] {
  const { party, row } = choosing
  const candidates = choicesOf(facts, choosing)
  const all = candidates.map((_, at): Stop => ({ type: 'candidate', at }))
  const tens = candidates.flatMap((_, at): readonly Stop[] => (at % TEN === 0 ? [{ type: 'ten', at }] : []))
  const again = party === null ? [] : [PARTIES_AGAIN]
  const out = row === null ? [...again, LEAVE] : [press('whole-list', { type: 'back' })]
  const on = isReviewed(facts, choosing.contest) ? [CHECK_MARKS] : []
  const explain = areExplained(facts, choosing) ? [EXPLAIN] : []
  return [...all, ...on, ...explain, ...out, SETTINGS, ...(candidates.length > TEN ? tens : [])]
}

/** The choices of the contest have words of their own. */
export function areExplained(facts: KioskFacts, { contest }: Pick<Choosing, 'contest'>): boolean {
  return contestOf(facts, contest).explained !== undefined
}

/** In the order of the screen. */
function leaveStops(session: Session): readonly Stop[] {
  const all = press('leave-all', { type: 'leave-scope', scope: 'all' })
  const only = press('leave-this', { type: 'leave-scope', scope: 'contest' })
  return openContests(session).length > 1 ? [only, all, BACK] : [all, BACK]
}

/** A voter with all keys has one for each setting of the voice. */
export function optionsOf(
  session: Session,
  facts: KioskFacts,
  behind: SessionPage,
  switches: 1 | 2 | null,
): readonly Option[] {
  const { card, presentation, done, counter } = session
  // From *pressed* on the desk gives this right anew only with evidence; before it, the card as it is (KSK-05).
  const untouched = done === 0 && counter === 'taken'
  return [
    ...(behind.type === 'choose' && displayOf(facts, behind) === 'by-kana' ? (['rows'] as const) : []),
    'language',
    ...(switches === null ? [] : (['slower', 'faster', 'quieter', 'louder'] as const)),
    ...(presentation === 'both' ? (['text-size', 'scheme', 'hide'] as const) : []),
    ...(presentation === 'audio' && card.presentation === 'both' ? (['show'] as const) : []),
    ...(untouched ? (['to-touch', 'go'] as const) : []),
    'back',
  ]
}

function optionStop(option: Option): Stop {
  switch (option) {
    case 'slower':
    case 'faster':
    case 'quieter':
    case 'louder':
      return { type: 'key', words: option, key: option }
    default:
      return press(option, { type: 'option', option })
  }
}

function rowStops(facts: KioskFacts, choosing: Choosing): readonly Stop[] {
  return [...rowsWith(choicesOf(facts, choosing))].map(([row]) => ({ type: 'row', row }))
}

/** Rows that have candidates, in the order of the table, with the places of these in the drawn order. */
export function rowsWith(candidates: readonly Candidate[]): ReadonlyMap<Row, readonly number[]> {
  const places = (row: Row) => candidates.flatMap(({ kana }, at) => (rowOf(katakanaOf(kana)) === row ? [at] : []))
  return new Map(ROWS.map((row) => [row, places(row)] as const).filter(([, found]) => found.length > 0))
}

/** The candidates among which keys move now. */
export function placesOf(facts: KioskFacts, choosing: Choosing): readonly number[] {
  const { row } = choosing
  const candidates = choicesOf(facts, choosing)
  const all = candidates.map((_, at) => at)
  return row === null ? all : (rowsWith(candidates).get(row) ?? all)
}

/** D-12: nothing is confirmed before every candidate was shown. Without a picture nobody is; one page shows all. */
export function allSeen(session: Session, facts: KioskFacts, choosing: Choosing): boolean {
  return session.presentation === 'audio' || pagesSeen(facts, choosing).length >= choosing.pageCount
}

/** The pages as they are now without a candidate who was not shown yet. */
export function pagesSeen(facts: KioskFacts, choosing: Choosing): readonly number[] {
  const { pageCount, perPage, seen } = choosing
  if (pageCount === 1) return [0]
  const pages = Array.from({ length: pageCount }, (_, page) => page)
  return pages.filter((page) => onPage(placesOf(facts, choosing), page, perPage).every((at) => seen.includes(at)))
}

/** Marks the open page as shown. Before the screen has said how many pages it needs, none was. */
export function withShown<C extends Choosing>(facts: KioskFacts, choosing: C): C {
  const { pageIndex, perPage, seen } = choosing
  return { ...choosing, seen: [...new Set([...seen, ...onPage(placesOf(facts, choosing), pageIndex, perPage)])] }
}

function onPage(places: readonly number[], page: number, perPage: number): readonly number[] {
  return places.slice(page * perPage, (page + 1) * perPage)
}

function press(words: StopWords, pressed: Press): Stop {
  return { type: 'press', words, press: pressed }
}
