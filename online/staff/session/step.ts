/** One event of the office's page: what is known after it, and what is asked. Pure. */
import { unreachable } from '#election/assert.ts'
import type { Language } from '#election/language.ts'
import { LETTERS_AT_ONCE } from '#election/online/wire/staff.ts'
import { type Asked, needsSecondLook } from './asked.ts'
import type { Effect } from './effect.ts'
import type { Event } from './event.ts'
import { firstOf, lettersIn, lookOf, signedOut } from './pages.ts'
import type { Page, SecondLook, State } from './state.ts'
import { stepAnswered } from './step-answered.ts'

export interface Stepped {
  readonly state: State
  readonly effects: readonly Effect[]
}

/**
 * @param token of who is signed in, where this tab was reloaded; null: the page was opened, and the person before may have left (own-74)
 */
export function begin(language: Language, token: string | null): Stepped {
  const first = signedOut({ language })
  if (token === null) return still(first)
  const asked = { name: 'who', body: {} } as const
  return {
    state: { ...first, page: { type: 'starting' }, underWay: asked },
    effects: [{ type: 'ask', asked, token, by: '' }],
  }
}

export function step(state: State, event: Event): Stepped {
  switch (event.type) {
    case 'language':
      return still({ ...state, language: event.language })
    case 'go':
      return showing(state, firstOf(event.to))
    case 'applications':
      return showing(state, { type: 'applications', in: event.in, list: null, printed: null })
    case 'letters':
      return showing(state, lettersIn(event.in))
    case 'choose':
      return choose(state, event.letters)
    case 'ask':
      return ask(state, event)
    case 'second-look':
      return secondLook(state, event.yes)
    case 'slip':
      return still({
        ...(event.ofSearch ? nobodyFound(state) : state),
        said: { type: 'refused', refusal: event.refusal },
      })
    case 'answered':
      return answered(state, event)
    case 'refused':
      return refused(state, event)
    case 'touch':
      return still(state.underWay === null ? state : { ...state, touch: event.touch })
    case 'idle':
      return idle(state)
    case 'bug':
      return still({ ...signedOut(state), said: { type: 'refused', refusal: 'bug' } })
    default:
      return unreachable(event)
  }
}

function ask(state: State, { asked, about }: SecondLook): Stepped {
  if (asked.name === 'sign-out') return leaving(state, asked)
  if (state.secondLook !== null) return still(state)
  if (state.who === null && asked.name !== 'sign-in') return still(state)
  if (state.underWay === null)
    return begun({ ...(isSearch(asked) ? nobodyFound(state) : state), said: null }, { asked, about })
  // A press twice is one press. Another one waits: its fields are empty by now.
  const isTwice = [{ asked: state.underWay }, ...state.next].some((each) => isSame(each.asked, asked))
  return still(isTwice ? state : { ...state, next: [...state.next, { asked, about }] })
}

function isSearch({ name }: Asked): boolean {
  return name === 'search' || name === 'voter'
}

/** P13: the letter of the last caller, or the row of the last applicant, does not stay under a search that finds nobody. */
function nobodyFound(state: State): State {
  return 'found' in state.page ? { ...state, page: { ...state.page, found: null } } : state
}

function begun(state: State, { asked, about }: SecondLook): Stepped {
  return needsSecondLook(asked) ? still({ ...state, secondLook: { asked, about } }) : asking(state, asked)
}

function secondLook(state: State, yes: boolean): Stepped {
  if (state.secondLook === null) return still(state)
  const { asked } = state.secondLook
  const next = { ...state, secondLook: null }
  return yes ? asking(next, asked) : rested(next)
}

function choose(state: State, letters: readonly string[]): Stepped {
  if (state.page.type !== 'letters') return still(state)
  if (letters.length > LETTERS_AT_ONCE) {
    return still({ ...state, said: { type: 'refused', refusal: 'too-many-letters' } })
  }
  return still({ ...state, said: null, page: { ...state.page, chosen: letters } })
}

function answered(state: State, { asked, answered: said }: Extract<Event, { type: 'answered' }>): Stepped {
  // Signed out meanwhile: nothing of an answer is shown any more, also to the next person.
  if (!isSame(state.underWay, asked)) return still(state)
  const next = stepAnswered({ ...state, underWay: null, touch: null }, asked, said)
  return next.isShownAnew ? reloaded(next.state) : rested(next.state)
}

/** After a refusal of an act the list is looked at again: somebody may have been faster. */
function refused(state: State, { about, asked, refusal }: Extract<Event, { type: 'refused' }>): Stepped {
  if (!isSame(state.underWay, asked)) return still(state)
  const freed = { ...state, underWay: null, touch: null }
  if (asked.name === 'who') {
    const said = refusal === 'signed-out' ? null : ({ type: 'refused', refusal } as const)
    return still({ ...signedOut(freed), said })
  }
  if (refusal === 'signed-out' || asked.name === 'sign-out') {
    return still({ ...signedOut(freed), said: { type: 'refused', refusal } })
  }
  const told: State = { ...freed, said: { type: 'refused', refusal, about } }
  return refusal === 'unreachable' || isLook(asked) ? rested(told) : reloaded(told)
}

/** Names leave the screen at once, and the key leaves the server's memory; nobody waits for its answer. */
function idle(state: State): Stepped {
  const { state: out, effects } = leaving(state, { name: 'sign-out', body: {} })
  return effects.length === 0
    ? still(state)
    : { state: { ...out, underWay: null, said: { type: 'refused', refusal: 'signed-out' } }, effects }
}

/** Nobody is shown the answer of a request that is on its way. */
function leaving(state: State, asked: Asked): Stepped {
  if (state.who === null) return still(state)
  return { ...asking(state, asked), state: { ...signedOut(state), underWay: asked } }
}

function showing(state: State, page: Page): Stepped {
  if (state.who === null || state.secondLook !== null) return still(state)
  return state.underWay === null ? reloaded({ ...state, said: null, page }) : still({ ...state, wanted: page })
}

/** Nothing is on its way any more; what was pressed meanwhile comes now, and what was said of the act stays. */
function rested(state: State): Stepped {
  const [first, ...next] = state.next
  if (first !== undefined) return begun({ ...state, next }, first)
  return state.wanted === null ? still(state) : reloaded(state)
}

/** The page's list is asked for; a page without one is there. */
function reloaded(state: State): Stepped {
  const next = { ...state, page: state.wanted ?? state.page, wanted: null }
  const look = lookOf(next.page)
  return look === null || state.who === null ? rested(next) : asking(next, look)
}

function isLook({ name }: Asked): boolean {
  return ['applications', 'letters', 'changes', 'office', 'search', 'incidents', 'voter', 'kept', 'sign-in'].includes(
    name,
  )
}

function asking(state: State, asked: Asked): Stepped {
  const { name: by, token } = state.who ?? { name: '', token: '' }
  return { state: { ...state, underWay: asked }, effects: [{ type: 'ask', asked, token, by }] }
}

function isSame(a: Asked | null, b: Asked): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}

function still(state: State): Stepped {
  return { state, effects: [] }
}
