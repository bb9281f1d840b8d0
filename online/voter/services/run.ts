/** Runs the session: events one by one through `step`, effects to `perform`, each state to the screen. */
import type { Language } from '#election/language.ts'
import type { Effect } from '../session/effect.ts'
import type { Event } from '../session/event.ts'
import type { Place, State } from '../session/state.ts'
import { begin, step } from '../session/step.ts'
import { withIncidents } from '../session/step-incidents.ts'
import type { Stepped } from '../session/stepped.ts'
import { perform } from './perform.ts'
import type { Surroundings } from './surroundings.ts'

export interface RunningPage {
  readonly state: State
  send(event: Event): void
}

export function runPage(
  at: Surroundings,
  from: { readonly place: Place; readonly language: Language },
  show: (state: State, page: RunningPage) => void,
): RunningPage {
  const first = begin(from.place, from.language, at.now())
  let state = first.state
  const take = ({ state: next, effects }: Stepped) => {
    const isNew = next !== state
    state = next
    if (isNew) show(state, page)
    for (const effect of effects) void carryOut(effect)
  }
  const carryOut = async (effect: Effect) => {
    try {
      const answer = await perform(effect, at)
      if (answer !== null) page.send(answer)
    } catch (error) {
      reportError(error)
      page.send({ type: 'bug' })
    }
  }
  const page: RunningPage = {
    get state() {
      return state
    },
    send: (event) => take(withIncidents(state, step(state, event))),
  }
  show(state, page)
  take(first)
  return page
}
