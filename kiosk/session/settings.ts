/**
 * Settings that a voter changes by keys beside the vote: language, looks, the voice, the screen beside it; and, while nothing is recorded,
 * to vote by touch instead, or to go (AUD-04, KSK-05). A finger finds language and looks on every page.
 */
import { assert, unreachable } from '#election/assert.ts'
import { nextLanguage } from '#election/language.ts'
import type { Row } from '#election/voice/steps.ts'
import { TEXT_SIZES } from '#ui/tokens/measures.ts'
import { SCHEME_NAMES } from '#ui/tokens/schemes.ts'
import type { KioskFacts } from './facts.ts'
import { firstPage } from './resume.ts'
import type { Press } from './screen-event.ts'
import { type Choosing, type Option, type SessionPage, UNPAGED } from './session-page.ts'
import type { KioskState, Session } from './state.ts'
import { type Stepped, stay, turn } from './stepped.ts'
import { optionsOf, rowsWith } from './stops.ts'
import { choicesOf } from './two-steps.ts'

type Settings = Extract<SessionPage, { type: 'settings' }>
type Sure = Extract<SessionPage, { type: 'sure' }>
type RowsPage = Extract<SessionPage, { type: 'rows' }>

export function toSettings(state: KioskState, session: Session): Stepped {
  return turn(state, session, { type: 'settings', behind: session.page, focus: 0 })
}

export function onSettings(
  state: KioskState,
  session: Session,
  facts: KioskFacts,
  page: Settings,
  press: Press,
): Stepped {
  if (press.type === 'back') return turn(state, session, page.behind)
  if (press.type !== 'option') return stay(state)
  const offered = optionsOf(session, facts, page.behind, state.switches).includes(press.option)
  return offered ? onOption(state, session, page, press.option) : stay(state)
}

function onOption(state: KioskState, session: Session, { behind }: Settings, option: Option): Stepped {
  switch (option) {
    case 'rows':
      assert(behind.type === 'choose', 'rows: of the candidates that are chosen from')
      return turn(state, session, { type: 'rows', choosing: behind, focus: 0 })
    case 'language':
      return stay(inOtherLanguage(state))
    case 'text-size': {
      const textSize = following(TEXT_SIZES, state.looks.textSize)
      return stay({ ...state, looks: { ...state.looks, textSize } })
    }
    case 'scheme':
      return stay({ ...state, looks: { ...state.looks, scheme: following(SCHEME_NAMES, state.looks.scheme) } })
    case 'hide':
      return turn(state, { ...session, presentation: 'audio' }, unpaged(behind))
    case 'show':
      return turn(state, { ...session, presentation: 'both' }, behind)
    case 'to-touch':
    case 'go':
      return turn(state, session, { type: 'sure', of: option, behind, focus: 0 })
    case 'back':
      return turn(state, session, behind)
    // Keys of their own: the voice hears of them (`voice/voice.ts`), nothing else does.
    case 'slower':
    case 'faster':
    case 'quieter':
    case 'louder':
      return stay(state)
    default:
      return unreachable(option)
  }
}

/**
 * AUD-04: pages that turn with the keys would give each its own number, and a frame with it: who watches these would know where in
 * the list a voter is whose screen is dark. The screen says anew how many it needs when it is shown again.
 */
function unpaged(page: SessionPage): SessionPage {
  if (page.type === 'choose') return { ...page, ...UNPAGED }
  if (!('choosing' in page) || page.choosing === null) return page
  return { ...page, choosing: { ...page.choosing, ...UNPAGED } }
}

export function inOtherLanguage(state: KioskState): KioskState {
  return { ...state, language: nextLanguage(state.language) }
}

/** The second question. AUD-04: the screen shows names from here on, so a voter who chose that begins anew with nothing chosen. */
export function onSure(state: KioskState, session: Session, page: Sure, press: Press): Stepped {
  if (press.type === 'back') return turn(state, session, page.behind)
  if (press.type !== 'sure') return stay(state)
  if (page.of === 'go') return turn(state, session, { type: 'take-unused' })
  return turn(state, { ...session, presentation: 'normal' }, firstPage(session))
}

export function onRows(state: KioskState, session: Session, facts: KioskFacts, page: RowsPage, press: Press): Stepped {
  if (press.type === 'back') return turn(state, session, { ...page.choosing, type: 'choose' })
  return press.type === 'row' ? toRow(state, session, facts, page.choosing, press.row) : stay(state)
}

/** The screen shows these candidates alone then, and needs other pages for them; keys begin with the first. */
export function toRow(state: KioskState, session: Session, facts: KioskFacts, choosing: Choosing, row: Row): Stepped {
  const places = rowsWith(choicesOf(facts, choosing)).get(row)
  if (places === undefined) return stay(state)
  const focus = session.presentation === 'normal' ? null : (places[0] ?? null)
  return turn(state, session, { ...choosing, ...UNPAGED, type: 'choose', row, focus })
}

export function wholeList(choosing: Choosing): SessionPage {
  return { ...choosing, ...UNPAGED, type: 'choose', row: null }
}

function following<T>(all: readonly T[], one: T): T {
  const [first] = all
  assert(first !== undefined, 'looks: some to choose from')
  return all[all.indexOf(one) + 1] ?? first
}
