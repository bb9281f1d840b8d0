/** One event of the office's page: what is known after it, and what is asked. Pure. */
import { unreachable } from '#election/assert.ts'
import type { Language } from '#election/language.ts'
import { LETTERS_AT_ONCE } from '#election/online/wire/staff.ts'
import { type Asked, needsSecondLook } from './asked.ts'
import type { Effect } from './effect.ts'
import type { Event } from './event.ts'
import { firstOf, lettersIn, lookOf, signedOut } from './pages.ts'
import type { Page, State } from './state.ts'
import { stepAnswered } from './step-answered.ts'

export interface Stepped {
  readonly state: State
  readonly effects: readonly Effect[]
}

/** Who is signed in is asked first: the page may have been loaded anew. */
export function begin(language: Language): Stepped {
  const first = { who: null, isBusy: false, wanted: null, said: null, secondLook: null, touch: null } as const
  return asking({ language, ...first, page: { type: 'starting' } }, { name: 'who', body: {} })
}

export function step(state: State, event: Event): Stepped {
  switch (event.type) {
    case 'language':
      return still({ ...state, language: event.language })
    case 'go':
      return showing(state, firstOf(event.to))
    case 'applications':
      return showing(state, { type: 'applications', in: event.in, list: null })
    case 'letters':
      return showing(state, lettersIn(event.in))
    case 'choose':
      return choose(state, event.letters)
    case 'ask':
      return ask(state, event.asked, event.about)
    case 'second-look':
      return secondLook(state, event.yes)
    case 'slip':
      return still({ ...state, said: { type: 'refused', refusal: event.refusal } })
    case 'answered':
      return answered(state, event)
    case 'refused':
      return refused(state, event)
    case 'touch':
      return still(state.isBusy ? { ...state, touch: event.touch } : state)
    case 'idle':
      return idle(state)
    case 'bug':
      return still({ ...signedOut(state), said: { type: 'refused', refusal: 'bug' } })
    default:
      return unreachable(event)
  }
}

function ask(state: State, asked: Asked, about: string): Stepped {
  if (state.isBusy || state.secondLook !== null) return still(state)
  if (state.who === null && asked.name !== 'sign-in') return still(state)
  if (needsSecondLook(asked)) return still({ ...state, said: null, secondLook: { asked, about } })
  return asking({ ...state, said: null }, asked)
}

function secondLook(state: State, yes: boolean): Stepped {
  if (state.secondLook === null) return still(state)
  const { asked } = state.secondLook
  const next = { ...state, secondLook: null }
  return yes ? asking(next, asked) : still(next)
}

function choose(state: State, letters: readonly string[]): Stepped {
  if (state.page.type !== 'letters' || state.isBusy) return still(state)
  if (letters.length > LETTERS_AT_ONCE) {
    return still({ ...state, said: { type: 'refused', refusal: 'too-many-letters' } })
  }
  return still({ ...state, said: null, page: { ...state.page, chosen: letters } })
}

function answered(state: State, { asked, answered: said }: Extract<Event, { type: 'answered' }>): Stepped {
  // Signed out meanwhile: nothing of an answer is shown any more.
  if (state.who === null && said.name !== 'sign-in' && said.name !== 'who') return still(state)
  const next = stepAnswered({ ...state, isBusy: false, touch: null }, asked, said)
  return next.isShownAnew ? reloaded(next.state) : rested(next.state)
}

/** After a refusal of an act the list is looked at again: somebody may have been faster. */
function refused(state: State, { about, asked, refusal }: Extract<Event, { type: 'refused' }>): Stepped {
  const freed = { ...state, isBusy: false, touch: null }
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

/** Names leave the screen, and the key leaves the server's memory. */
function idle(state: State): Stepped {
  if (state.who === null) return still(state)
  const effect: Effect = {
    type: 'ask',
    asked: { name: 'sign-out', body: {} },
    token: state.who.token,
    by: state.who.name,
  }
  return { state: { ...signedOut(state), said: { type: 'refused', refusal: 'signed-out' } }, effects: [effect] }
}

function showing(state: State, page: Page): Stepped {
  if (state.who === null || state.secondLook !== null) return still(state)
  return state.isBusy ? still({ ...state, wanted: page }) : reloaded({ ...state, said: null, page })
}

/** Nothing is on its way any more; what was wanted meanwhile is shown, and what was said of the act stays. */
function rested(state: State): Stepped {
  return state.wanted === null ? still(state) : reloaded(state)
}

/** The page's list is asked for; a page without one is there. */
function reloaded(state: State): Stepped {
  const next = { ...state, page: state.wanted ?? state.page, wanted: null }
  const look = lookOf(next.page)
  return look === null || state.who === null ? still(next) : asking(next, look)
}

function isLook({ name }: Asked): boolean {
  return ['applications', 'letters', 'changes', 'office', 'search', 'voter', 'sign-in'].includes(name)
}

function asking(state: State, asked: Asked): Stepped {
  const { name: by, token } = state.who ?? { name: '', token: '' }
  return { state: { ...state, isBusy: true }, effects: [{ type: 'ask', asked, token, by }] }
}

function still(state: State): Stepped {
  return { state, effects: [] }
}
