/** Each page as it is when somebody comes to it, and the list that it asks for. */
import { unreachable } from '#election/assert.ts'
import type { Asked } from './asked.ts'
import type { LetterState, Page, PageName, State, Who } from './state.ts'

export function firstOf(name: PageName): Page {
  switch (name) {
    case 'roll':
      return { type: 'roll', now: null, imported: null, found: null }
    case 'applications':
      return { type: 'applications', in: 'asked', list: null }
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

const OF_THE_OFFICE: readonly PageName[] = [
  ...(['applications', 'letters', 'desk', 'changes'] as const),
  ...(['boxes', 'roll', 'figures', 'people'] as const),
]

/** The help desk searches by a letter's number, and has no list. Before the first passkey there is nothing else. */
export function pagesOf({ duty, passkeys }: Pick<Who, 'duty' | 'passkeys'>): readonly PageName[] {
  if (passkeys === 0) return ['passkey']
  const own: readonly PageName[] = passkeys === null ? [] : ['passkey']
  switch (duty) {
    case 'desk':
    case 'consulate':
      return [duty, ...own]
    case 'office':
      return [...OF_THE_OFFICE, ...own]
    default:
      return unreachable(duty)
  }
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
