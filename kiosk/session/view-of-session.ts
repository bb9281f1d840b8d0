/** The voter's view. AUD-04: where the voice speaks alone it is one dark page, whatever is chosen, said or pressed. */
import { assert, unreachable } from '#election/assert.ts'
import { type Candidate, shownName, titleIn } from '#election/definition/definition.ts'
import type { ContestBit } from '#election/ids.ts'
import { kindOf } from '#election/kinds/kinds.ts'
import { chosenAmong } from './chosen-among.ts'
import { contestOf, type KioskFacts } from './facts.ts'
import { defaultStop } from './focus.ts'
import { isReviewed } from './marks.ts'
import { contestShown } from './session-card.ts'
import type { Choosing } from './session-page.ts'
import { type ShownCandidate, sideShown, wordsShown } from './shown-candidate.ts'
import type { KioskState, Session } from './state.ts'
import { allSeen, optionsOf, pagesSeen, placesOf, rowsWith, type StopWords, stopAt, stopsOf, TEN } from './stops.ts'
import { choicesOf, displayOf, stepOf } from './two-steps.ts'
import type { KioskPage } from './view.ts'
import type { AudioPhase, ContestPlace, KeysAt, RowShown } from './view-by-keys.ts'
import { recordedAndOpen } from './view-parts.ts'

export function sessionPage(state: KioskState, facts: KioskFacts, session: Session): KioskPage {
  const { page } = session
  const phase = audioPhase(session)
  if (phase !== null) {
    const { speed, volume } = state.voice
    const contest = placeOf(state, facts, session, shownIn(session))
    const headphones = state.headphones === 'connected'
    return { type: 'audio', contest, phase, keypad: state.keypad === 'connected', headphones, speed, volume }
  }
  const mode = session.card.operatingMode
  const keypad = session.presentation === 'both'
  switch (page.type) {
    case 'hear':
    case 'taking':
    case 'card-back':
      return { type: 'reading-card' }
    case 'roles':
      return { type: 'roles', contest: placeOf(state, facts, session, shownIn(session)), mode }
    case 'how-to': {
      const contest = placeOf(state, facts, session, shownIn(session))
      return { type: 'how-to', contest, mode, byKeys: keypad }
    }
    case 'choose':
      return choosePage(state, facts, session, page)
    case 'confirm':
      return isReviewed(facts, page.choosing.contest)
        ? confirmMarks(state, facts, session, page.choosing)
        : confirmPage(state, facts, session, page.choosing)
    case 'explain':
      return explainPage(state, facts, session, page)
    case 'settings':
    case 'sure':
    case 'rows':
      return pageByKeys(state, facts, session, page)
    case 'leave':
    case 'leave-sure':
      return leavePage(state, facts, session, page, keypad)
    case 'casting':
    case 'recording':
      return { type: 'recording' }
    case 'recorded': {
      const { recorded: over, open } = recordedAndOpen(facts, session.card.contests, session.done, state.language)
      assert(open.length > 0, 'recorded: another contest is open')
      return { type: 'recorded', contest: placeOf(state, facts, session, page.contest), over, open }
    }
    case 'finishing':
    case 'take-unused':
      return { type: page.type }
    case 'take-card':
      return { type: 'take-card', byStaff: session.ending === 'staff' }
    case 'card-away':
      // The card was lifted while INTENT is being written: neither "recorded" nor "not recorded" is true yet (promise 2).
      if (state.storage === 'writing') return { type: 'recording' }
      return {
        type: 'card-away',
        ...recordedAndOpen(facts, session.card.contests, session.done, state.language),
        refusal: page.refusal,
        cardLies: !page.lifted && state.tray.type !== 'absent',
        forEnding: session.ending === 'staff',
      }
    default:
      return unreachable(page)
  }
}

function choosePage(
  state: KioskState,
  facts: KioskFacts,
  session: Session,
  page: Extract<Session['page'], { type: 'choose' }>,
): KioskPage {
  const [candidates, display] = [choicesOf(facts, page), displayOf(facts, page)]
  return {
    type: 'choose',
    contest: { ...placeOf(state, facts, session, page.contest), step: stepOf(facts, page) },
    mode: session.card.operatingMode,
    candidates: candidates.map((each) => inWords(state, facts, page, each)),
    selected: page.selected,
    marked: isReviewed(facts, page.contest) ? page.marked : null,
    pageIndex: page.pageIndex,
    pageCount: page.pageCount,
    pagesSeen: pagesSeen(facts, page),
    perPage: page.perPage,
    allSeen: allSeen(session, facts, page),
    focus: session.presentation === 'both' ? focusedIds(session, facts, state) : [],
    told: page.told,
    display,
    rows: display === 'by-kana' ? rowsShown(candidates) : [],
    row: page.row,
    inRow: placesOf(facts, page).flatMap((place) => candidates[place]?.id ?? []),
  }
}

function confirmPage(state: KioskState, facts: KioskFacts, session: Session, choosing: Choosing): KioskPage {
  const { contest, selected } = choosing
  const candidates = contestOf(facts, contest).candidates.map((each) => inWords(state, facts, choosing, each))
  const candidate = chosenAmong(candidates, selected)
  assert(candidate !== null, 'confirm: a candidate of the contest')
  const mode = session.card.operatingMode
  const place = { ...placeOf(state, facts, session, contest), step: stepOf(facts, choosing) }
  return { type: 'confirm', contest: place, mode, candidate, candidates }
}

function explainPage(
  state: KioskState,
  facts: KioskFacts,
  session: Session,
  { choosing, at, focus }: Extract<Session['page'], { type: 'explain' }>,
): KioskPage {
  const choices = choicesOf(facts, choosing)
  const choice = choices[at]
  assert(choice !== undefined, 'explain: a choice of the contest')
  return {
    type: 'explain',
    contest: placeOf(state, facts, session, choosing.contest),
    choice: inWords(state, facts, choosing, choice),
    at,
    of: choices.length,
    focus: session.presentation === 'both' ? focus : null,
  }
}

/** The marks alone, and no judge without one: what is confirmed is what is read. */
function confirmMarks(state: KioskState, facts: KioskFacts, session: Session, choosing: Choosing): KioskPage {
  const { contest, marked } = choosing
  const judges = contestOf(facts, contest).candidates.map(shown)
  return {
    type: 'confirm-marks',
    contest: placeOf(state, facts, session, contest),
    mode: session.card.operatingMode,
    marked: judges.filter(({ id }) => marked.some((each) => each === id)),
    judges: judges.length,
  }
}

function leavePage(
  state: KioskState,
  facts: KioskFacts,
  session: Session,
  page: Extract<Session['page'], { type: 'leave' | 'leave-sure' }>,
  keypad: boolean,
): KioskPage {
  const contest = placeOf(state, facts, session, page.contest)
  const { open } = recordedAndOpen(facts, session.card.contests, session.done, state.language)
  const focus = keypad ? page.focus : null
  if (page.type === 'leave-sure') return { type: 'leave-sure', contest, scope: page.scope, open, focus }
  return { type: 'leave', contest, open, focus }
}

function pageByKeys(
  state: KioskState,
  facts: KioskFacts,
  session: Session,
  page: Extract<Session['page'], { type: 'settings' | 'sure' | 'rows' }>,
): KioskPage {
  const { focus } = page
  const contest = placeOf(state, facts, session, shownIn(session))
  switch (page.type) {
    case 'settings':
      return { type: 'settings', contest, options: optionsOf(session, facts, page.behind, state.switches), focus }
    case 'sure':
      return { type: 'sure', contest, of: page.of, focus }
    case 'rows': {
      return { type: 'rows', contest, rows: rowsShown(choicesOf(facts, page.choosing)), focus }
    }
    default:
      return unreachable(page)
  }
}

function rowsShown(candidates: readonly Candidate[]): readonly RowShown[] {
  return [...rowsWith(candidates)].map(([row, places]) => ({ row, candidates: places.length }))
}

function focusedIds(session: Session, facts: KioskFacts, { switches }: KioskState): readonly number[] {
  const { page } = session
  const stop = stopAt(session, facts, switches)
  if (page.type !== 'choose' || (stop?.type !== 'candidate' && stop?.type !== 'ten')) return []
  return choicesOf(facts, page)
    .slice(stop.at, stop.at + (stop.type === 'ten' ? TEN : 1))
    .map(({ id }) => id)
}

/** Before the first key it is what ○ would press. */
export function keysAt({ stage, facts, switches }: KioskState): KeysAt | null {
  if (stage.type !== 'session' || facts === null || stage.presentation !== 'both') return null
  const stop = stopAt(stage, facts, switches) ?? defaultStop(stage.page, stopsOf(stage, facts, switches), switches)
  return stop?.type === 'press' ? KEYS_AT[stop.words] : null
}

/** Null: a thing of the page itself. */
const KEYS_AT: Readonly<Record<StopWords, KeysAt | null>> = {
  'go-on': 'go',
  'check-marks': 'go',
  leave: 'leave',
  settings: 'looks',
  record: 'record',
  'choose-again': 'back',
  'leave-this': null,
  'leave-all': null,
  'leave-yes': null,
  'to-touch-yes': null,
  'go-yes': null,
  'whole-list': null,
  'parties-again': 'back',
  explain: 'back',
  'next-explained': null,
  'explained-back': 'back',
  rows: null,
  language: null,
  slower: null,
  faster: null,
  quieter: null,
  louder: null,
  'text-size': null,
  scheme: null,
  hide: null,
  show: null,
  'to-touch': null,
  go: null,
  back: null,
}

/** AUD-04: from how-to to recorded an audio session has one dark page. The next pages show no name anyway. */
function audioPhase(session: Session): AudioPhase | null {
  const { page } = session
  if (session.presentation !== 'audio') return null
  switch (page.type) {
    case 'hear':
    case 'roles':
    case 'how-to':
    case 'choose':
    case 'rows':
    case 'confirm':
    case 'explain':
    case 'settings':
    case 'sure':
    case 'leave':
    case 'leave-sure':
    case 'recording':
    case 'recorded':
      return page.type
    case 'casting':
      return 'recording'
    case 'taking':
    case 'finishing':
    case 'take-card':
    case 'take-unused':
    case 'card-away':
    case 'card-back':
      return null
    default:
      return unreachable(page)
  }
}

function shownIn(session: Session): ContestBit {
  const shown = contestShown(session)
  assert(shown !== null, 'audio: a contest is open')
  return shown
}

function placeOf({ language }: KioskState, facts: KioskFacts, session: Session, bit: ContestBit): ContestPlace {
  const { contest } = contestOf(facts, bit)
  const [position, of] = [session.contests.indexOf(bit) + 1, session.contests.length]
  return { title: titleIn(language, contest), position, of, about: kindOf(contest).about, step: null }
}

/** With the words of the town, where a question has them. */
function inWords(
  { language }: KioskState,
  facts: KioskFacts,
  { contest }: Pick<Choosing, 'contest'>,
  candidate: Candidate,
): ShownCandidate {
  const { contest: asked, candidates, explained } = contestOf(facts, contest)
  return {
    ...shown(candidate),
    ...sideShown(asked, candidates.indexOf(candidate), language),
    ...wordsShown(
      explained?.find(({ number }) => number === candidate.number),
      language,
    ),
  }
}

function shown(candidate: Candidate): ShownCandidate {
  const { id, number, kana, party, partyKana, gone } = candidate
  return { id, number, name: shownName(candidate), kana, party, partyKana, gone }
}
