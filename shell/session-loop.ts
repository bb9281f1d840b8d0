/**
 * Runs an app's pure session: one event at a time through `step`, its effects handed to `perform`. Nothing else in an
 * app mutates state, so the same `step` runs here, in a unit test and in the simulation.
 */
import { assert } from '#election/assert.ts'

export interface Stepped<State, Effect> {
  readonly state: State
  readonly effects: readonly Effect[]
}

export type Step<State, Event, Effect> = (state: State, event: Event) => Stepped<State, Effect>

/** Carries out one effect and reports what came of it as events. Must not throw for what can happen in the room. */
export type Perform<Event, Effect> = (effect: Effect, send: (event: Event) => void) => Promise<void>

export interface SessionLoop<State, Event> {
  state(): State
  send(event: Event): void
  /** Called at once with the present state and after each event. Returns the function that stops it. */
  subscribe(listener: (state: State) => void): () => void
  /** No event is handled afterwards. */
  stop(): void
}

export function startSession<State, Event, Effect>(parts: {
  readonly initial: Stepped<State, Effect>
  readonly step: Step<State, Event, Effect>
  readonly perform: Perform<Event, Effect>
  /** A bug in `step` or an effect that threw: the app goes out of service and says so. Never a selection in it. */
  readonly onBug: (error: unknown) => void
}): SessionLoop<State, Event> {
  let state = parts.initial.state
  let running = true
  let stepping = false
  const queue: Event[] = []
  const listeners = new Set<(state: State) => void>()

  const start = (effects: readonly Effect[]) => {
    for (const effect of effects) parts.perform(effect, send).catch(parts.onBug)
  }

  function send(event: Event): void {
    if (!running) return
    queue.push(event)
    if (stepping) return
    stepping = true
    try {
      for (let next = queue.shift(); next !== undefined && running; next = queue.shift()) {
        const stepped = parts.step(state, next)
        state = stepped.state
        for (const listener of listeners) listener(state)
        start(stepped.effects)
      }
    } catch (error) {
      running = false
      parts.onBug(error)
    } finally {
      stepping = false
    }
  }

  queueMicrotask(() => start(parts.initial.effects))
  return {
    state: () => state,
    send,
    subscribe(listener) {
      assert(running, 'subscribe: a running session')
      listeners.add(listener)
      listener(state)
      return () => listeners.delete(listener)
    },
    stop() {
      running = false
      listeners.clear()
    },
  }
}
