/** Each page as it is when somebody comes to it, and the list that it asks for. */
import { unreachable } from '#election/assert.ts'
import type { Duty } from '#election/online/wire/staff-words.ts'
import type { Asked } from './asked.ts'
import type { LetterState, Page, PageName, State } from './state.ts'

export function firstOf(name: PageName): Page {
  switch (name) {
    case 'roll':
      return { type: 'roll', imported: null, found: null }
    case 'applications':
      return { type: 'applications', in: 'asked', list: null }
    case 'letters':
      return lettersIn('drawn')
    case 'desk':
      return { type: 'desk', found: null }
    case 'changes':
      return { type: 'changes', list: null }
    case 'boxes':
      return { type: 'boxes', now: null, signed: null }
    case 'people':
      return { type: 'people', now: null }
    default:
      return unreachable(name)
  }
}

/** The help desk searches by a letter's number, and has no other page. */
export function pagesOf(duty: Duty): readonly PageName[] {
  return duty === 'desk' ? ['desk'] : ['applications', 'letters', 'desk', 'changes', 'boxes', 'roll', 'people']
}

export function lettersIn(state: LetterState): Page {
  return { type: 'letters', in: state, list: null, chosen: [], printed: null }
}

export function lookOf(page: Page): Asked | null {
  switch (page.type) {
    case 'applications':
      return { name: 'applications', body: { state: page.in } }
    case 'letters':
      return { name: 'letters', body: { state: page.in } }
    case 'changes':
      return { name: 'changes', body: {} }
    case 'boxes':
    case 'people':
      return { name: 'office', body: {} }
    default:
      return null
  }
}

/** Every name, number and file of the page leaves with its person. */
export function signedOut(state: State): State {
  return { ...state, who: null, isBusy: false, wanted: null, said: null, secondLook: null, page: { type: 'sign-in' } }
}
