/** Each page as it is when somebody comes to it, and the list that it asks for. */
import { unreachable } from '#election/assert.ts'
import type { Asked } from './asked.ts'
import type { LetterState, Page, PageName, State, Who } from './state.ts'

export function firstOf(name: PageName): Page {
  switch (name) {
    case 'roll':
      return { type: 'roll', now: null, imported: null, found: null }
    case 'applications':
      return { type: 'applications', in: 'asked', list: null, printed: null }
    case 'letters':
      return lettersIn('drawn')
    case 'desk':
      return { type: 'desk', found: null, incidents: null }
    case 'changes':
      return { type: 'changes', list: null }
    case 'boxes':
      return { type: 'boxes', now: null, signed: null }
    case 'people':
      return { type: 'people', now: null }
    case 'figures':
      return { type: 'figures', figures: null }
    case 'consulate':
      return { type: 'consulate', found: null }
    case 'passkey':
      return { type: 'passkey' }
    default:
      return unreachable(name)
  }
}

/** More than seven tabs are not read at a glance. */
export const TABS_MAX = 7

/**
 * The row of tabs. The help desk searches by a letter's number, and has no list; a consulate has its own page alone. Before the first passkey there is
 * nothing else. The figures of the poll are below the page on which it is paused, and the own passkeys beside the own name (`aboveOf`).
 */
export function pagesOf({ duty, passkeys }: Pick<Who, 'duty' | 'passkeys'>): readonly PageName[] {
  if (passkeys === 0) return ['passkey']
  switch (duty) {
    case 'desk':
    case 'consulate':
      return [duty]
    case 'office':
      return ['applications', 'letters', 'desk', 'changes', 'boxes', 'roll', 'people']
    default:
      return unreachable(duty)
  }
}

/** Where a page that has no tab leads back to; null: it has one. */
export function aboveOf(name: PageName, who: Pick<Who, 'duty' | 'passkeys'>): PageName | null {
  const tabs = pagesOf(who)
  if (tabs.includes(name)) return null
  return name === 'figures' ? 'people' : (tabs[0] ?? null)
}

export function lettersIn(state: LetterState): Page {
  return { type: 'letters', in: state, list: null, posting: [], chosen: [], printed: null }
}

export function lookOf(page: Page): Asked | null {
  switch (page.type) {
    case 'applications':
      return { name: 'applications', body: { state: page.in } }
    case 'letters':
      return { name: 'letters', body: { state: page.in } }
    case 'desk':
      return { name: 'incidents', body: {} }
    case 'changes':
      return { name: 'changes', body: {} }
    case 'figures':
      return { name: 'figures', body: {} }
    case 'boxes':
    case 'people':
    case 'roll':
      return { name: 'office', body: {} }
    default:
      return null
  }
}

/** Every name, number and file of the page leaves with its person. */
export function signedOut({ language }: Pick<State, 'language'>): State {
  const nothing = { who: null, underWay: null, next: [], wanted: null, said: null, secondLook: null, touch: null }
  return { language, ...nothing, page: { type: 'sign-in' } }
}
