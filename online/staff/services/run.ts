/** Runs the session: events one by one through `step`, questions to the server, each state to the screen. */
import type { Language } from '#election/language.ts'
import type { Tab } from '#ui/this-tab.ts'
import type { Effect } from '../session/effect.ts'
import type { Event } from '../session/event.ts'
import type { State } from '../session/state.ts'
import { begin, type Stepped, step } from '../session/step.ts'
import { ask } from './ask.ts'
import type { Surroundings } from './surroundings.ts'

/** As the server's sessions: no name stays on a screen that nobody asks anything of. */
const IDLE_SECONDS = 15 * 60

export interface RunningPage {
  readonly state: State
  send(event: Event): void
}

/** @param tab keeps the token of who is signed in */
export function runPage(
  { tab, ...at }: Surroundings & { readonly tab: Tab },
  language: Language,
  show: (state: State, page: RunningPage) => void,
) {
  const first = begin(language, tab.isReloaded ? tab.kept() : null)
  let state = first.state
  let stopIdle = () => {}
  const take = ({ state: next, effects }: Stepped) => {
    const isNew = next !== state
    state = next
    tab.keep(state.who?.token ?? null)
    if (isNew) show(state, page)
    for (const effect of effects) void carryOut(effect)
  }
  const carryOut = async (effect: Effect) => {
    stopIdle()
    stopIdle = at.later(IDLE_SECONDS, () => page.send({ type: 'idle' }))
    page.send(await ask(effect, at, (touch) => page.send({ type: 'touch', touch })))
  }
  const page: RunningPage = {
    get state() {
      return state
    },
    send(event) {
      try {
        take(step(state, event))
      } catch {
        // A mistake of ours: no name stays, and nothing of it is written anywhere.
        take(step(state, { type: 'bug' }))
      }
    },
  }
  show(state, page)
  take(first)
  return page
}
