/** An answer of the server changes the page, and an act that is done has its words. */
import { unreachable } from '#election/assert.ts'
import type { Answered, Asked } from './asked.ts'
import { firstOf, pagesOf, signedOut } from './pages.ts'
import type { DoneWord, Letter, Page, State } from './state.ts'

interface After {
  readonly state: State
  /** The page's list is asked for again. */
  readonly isShownAnew: boolean
}

type Looked =
  | 'applications'
  | 'letters'
  | 'changes'
  | 'office'
  | 'voter'
  | 'search'
  | 'incidents'
  | 'figures'
  | 'print-paper'
  | 'import'
  | 'print'
  | 'boxes'
  | 'approved'
  | 'kept'
type Done = Exclude<Answered['name'], Looked | 'sign-in' | 'who' | 'enrol' | 'sign-out'>

export function stepAnswered(state: State, asked: Asked, answered: Answered): After {
  switch (answered.name) {
    case 'sign-in':
    case 'who': {
      const { type: _, ...who } = answered.answer
      const [first = 'desk'] = pagesOf(who)
      return { state: { ...state, who, said: null, page: firstOf(first) }, isShownAnew: true }
    }
    case 'enrol': {
      const { type: _, ...who } = answered.answer
      const page = state.who?.passkeys === 0 ? firstOf(pagesOf(who)[0] ?? 'passkey') : state.page
      return { state: { ...state, who, page, said: { type: 'done', done: 'enrolled', about: '' } }, isShownAnew: true }
    }
    case 'sign-out':
      return {
        state: { ...signedOut(state), said: { type: 'done', done: 'signed-out', about: '' } },
        isShownAnew: false,
      }
    case 'applications':
    case 'letters':
    case 'changes':
    case 'office':
    case 'voter':
    case 'incidents':
    case 'figures':
    case 'print-paper':
      return { state: { ...state, page: shownOn(state.page, answered) }, isShownAnew: false }
    case 'kept': {
      const of = asked.name === 'kept' ? asked.body.of : 'boxes'
      const { page } = state
      const signed = { of, answer: answered.answer }
      return { state: page.type === 'boxes' ? { ...state, page: { ...page, signed } } : state, isShownAnew: false }
    }
    // With each caller the incidents are asked for anew. Letters have another state now, the list another person who signed, and another
    // extract waits or none.
    case 'search':
    case 'print':
    case 'import':
    case 'boxes':
    case 'approved':
      return { state: { ...state, page: shownOn(state.page, answered) }, isShownAnew: true }
    default: {
      const [done, about] = doneOf(asked, answered)
      return { state: { ...state, said: { type: 'done', done, about }, page: after(state.page) }, isShownAnew: true }
    }
  }
}

function shownOn(page: Page, { name, answer }: Answered<Exclude<Looked, 'kept'>>): Page {
  switch (name) {
    case 'applications':
      return page.type === 'applications' ? { ...page, list: answer.applications } : page
    case 'letters':
      return page.type === 'letters'
        ? { ...page, list: answer.letters, posting: answer.posting, chosen: stillIn(page.chosen, answer.letters) }
        : page
    case 'changes':
      return page.type === 'changes' ? { ...page, list: answer.changes } : page
    case 'office':
      return 'now' in page ? { ...page, now: answer } : page
    case 'voter':
      return page.type === 'roll' || page.type === 'consulate' ? { ...page, found: answer.voters } : page
    case 'search':
      return page.type === 'desk' ? { ...page, found: { letter: answer.letter } } : page
    case 'incidents':
      return page.type === 'desk' ? { ...page, incidents: answer } : page
    case 'figures':
      return page.type === 'figures' ? { ...page, figures: answer } : page
    case 'print-paper':
      return page.type === 'applications' ? { ...page, printed: answer } : page
    case 'import':
      return page.type === 'roll' ? { ...page, imported: answer, found: null } : page
    case 'print':
      return page.type === 'letters' ? { ...page, printed: answer } : page
    case 'boxes':
    case 'approved':
      return page.type === 'boxes' ? { ...page, signed: { of: name, answer } } : page
    default:
      return unreachable(name)
  }
}

function stillIn(chosen: readonly string[], list: readonly Letter[]): readonly string[] {
  return chosen.filter((each) => list.some(({ letter }) => letter === each))
}

/** A row that an act has changed is not shown as it was. */
function after(page: Page): Page {
  switch (page.type) {
    case 'roll':
      return { ...page, found: null }
    case 'desk':
    case 'consulate':
      return { ...page, found: null }
    default:
      return page
  }
}

function doneOf(asked: Asked, { name, answer }: Answered<Done>): readonly [done: DoneWord, about: string] {
  switch (name) {
    case 'apply':
      return ['applied', '']
    case 'propose':
      return ['proposed', '']
    case 'refuse':
      return ['refusal-proposed', '']
    case 'withdraw':
      return ['withdrawn', '']
    case 'answer':
      return [asked.name === 'answer' ? asked.body.as : 'refused', '']
    case 'approve':
      return ['approved', answer.letter]
    case 'approve-members':
      return ['approved-members', String(answer.count)]
    case 'mark':
      return ['marked', String(answer.count)]
    case 'reissue':
      return ['reissued', answer.letter]
    case 'ask':
      return ['asked', '']
    case 'paper':
      return [asked.name === 'paper' ? `paper_${asked.body.as}` : 'paper_given', '']
    case 'decide':
      return [asked.name === 'decide' && !asked.body.do ? 'dropped' : 'decided', '']
    case 'join':
      return [answer.type === 'waits' ? 'waits' : 'joined', '']
    case 'agree':
      return answer.name === null ? ['asked-no-more', ''] : ['agreed', answer.name]
    case 'leave':
      return ['left', '']
    case 'enrol-anew':
      return [answer.type === 'waits' ? 'waits' : 'enrolled-anew', '']
    case 'pause':
      return [asked.name === 'pause' && !asked.body.paused ? 'resumed' : 'paused', '']
    default:
      return unreachable(name)
  }
}
