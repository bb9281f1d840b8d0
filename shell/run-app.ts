/**
 * Makes an app run: one event at a time through its pure `step`, its effects to its services, its view to its listeners. Nothing
 * else in an app makes a state, so the same `step` runs here, in a unit test and in the simulation.
 *
 * A bug (`step`, an effect or a listener threw) goes through `step` as an event, the last one: nothing is handled and no effect is
 * begun after it, also none that waits in a queue. The screen says so, even if it had not opened yet. Nothing of the error
 * leaves: it may hold a selection.
 */
import { LANGUAGES } from '#election/languages.ts'
import { programNews } from '#ui/messages/machine.ts'
import { fill } from '#ui/messages/message.ts'
import type { RunningApp } from './running-app.ts'
import type { ScreenFile } from './screen-files.ts'

export interface Stepped<State, Effect> {
  readonly state: State
  readonly effects: readonly Effect[]
}

/** Carries out an app's effects (`<app>/services/perform.ts`). */
export interface AppServices<Event, Effect> {
  /** Reports what came of the effect as events. Rejects for bugs only, never for what can happen in the room. */
  perform(effect: Effect, send: (event: Event) => void): Promise<void>
  /** A file that the page loads beside the built files (`RunningApp`). */
  file?(path: string): ScreenFile | null
  /** After a bug: no effect is begun any more. */
  halt(): void
  /** Waits for what is under way, then gives files and devices back. */
  stop(): Promise<void>
}

export interface AppParts<State, Event, Effect, View, ScreenEvent> {
  readonly name: string
  readonly initial: Stepped<State, Effect>
  readonly step: (state: State, event: Event) => Stepped<State, Effect>
  readonly viewOf: (state: State) => View
  /** The screen may open: the use of the package is known, or known to be refused. Holds after a bug. */
  readonly ready: (state: State) => boolean
  /** An event of many that follow one another fast: its view may wait for `PAUSE_MS`, and is shown with what comes until then. Left out: none. */
  readonly mayWait?: (event: Event) => boolean
  readonly ofScreen: (event: ScreenEvent) => Event
  readonly ofBug: () => Event
  readonly services: AppServices<Event, Effect>
  /** Devices and clock begin to be heard. Each function that it returns ends one of them. */
  readonly hear: (send: (event: Event) => void) => readonly (() => void)[]
  /** The words about an error for the console. Left out: only that there was one. */
  readonly aboutBug?: (error: unknown) => string
}

/** Nobody sees that a number on the screen is so much older. */
export const PAUSE_MS = 100

/** Resolves when the screen may open. */
export async function runApp<State, Event, Effect, View, ScreenEvent>(
  parts: AppParts<State, Event, Effect, View, ScreenEvent>,
): Promise<RunningApp<View, ScreenEvent>> {
  const session = new Session(parts)
  const stops = parts.hear(session.send)
  await session.ready
  const end = async () => {
    for (const stop of stops) stop()
    session.end()
    await parts.services.stop()
  }
  let ended: Promise<void> | null = null
  return {
    view: () => session.view(),
    send: (event) => session.send(parts.ofScreen(event)),
    subscribe(listener) {
      session.listeners.add(listener)
      listener(session.view())
      return () => session.listeners.delete(listener)
    },
    file: (path) => parts.services.file?.(path) ?? null,
    // Ctrl-C, and the window that ends with it: books and media are closed once, and both wait for it.
    stop() {
      ended ??= end()
      return ended
    },
  }
}

class Session<State, Event, Effect, View, ScreenEvent> {
  readonly listeners = new Set<(view: View) => void>()
  readonly ready: Promise<void>
  readonly #parts: AppParts<State, Event, Effect, View, ScreenEvent>
  readonly #queue: Event[] = []
  #state: State
  #running = true
  #stepping = false
  #open = () => {}
  /** The view of the present state, computed once for several callers. Nothing of an earlier state stays. */
  #view: { readonly view: View } | null = null
  /** A view that waits is sent when this is over. */
  #pause: NodeJS.Timeout | null = null

  constructor(parts: AppParts<State, Event, Effect, View, ScreenEvent>) {
    this.#parts = parts
    this.#state = parts.initial.state
    this.ready = new Promise((resolve) => {
      this.#open = resolve
    })
    queueMicrotask(() => this.#begin(parts.initial.effects))
  }

  view(): View {
    this.#view ??= { view: this.#parts.viewOf(this.#state) }
    return this.#view.view
  }

  end(): void {
    this.#running = false
    this.#endPause()
    this.listeners.clear()
  }

  readonly send = (event: Event): void => {
    if (!this.#running) return
    this.#queue.push(event)
    if (this.#stepping) return
    this.#stepping = true
    try {
      for (let next = this.#queue.shift(); next !== undefined && this.#running; next = this.#queue.shift()) {
        const { state, effects } = this.#parts.step(this.#state, next)
        this.#show(state, this.#parts.mayWait?.(next) === true)
        this.#begin(effects)
      }
    } catch (error) {
      this.#breakDown(error)
    } finally {
      this.#stepping = false
    }
  }

  #show(state: State, mayWait = false): void {
    if (state !== this.#state) this.#view = null
    this.#state = state
    if (this.#parts.ready(state)) this.#open()
    if (mayWait) this.#pause ??= setTimeout(() => this.#afterPause(), PAUSE_MS)
    else this.#tell()
  }

  #tell(): void {
    this.#endPause()
    // Nobody listens: a later listener gets the view of that moment.
    if (this.listeners.size === 0) return
    const view = this.view()
    for (const listener of this.listeners) listener(view)
  }

  #afterPause(): void {
    try {
      this.#tell()
    } catch (error) {
      this.#breakDown(error)
    }
  }

  #endPause(): void {
    if (this.#pause !== null) clearTimeout(this.#pause)
    this.#pause = null
  }

  #begin(effects: readonly Effect[]): void {
    for (const effect of effects) void this.#perform(effect)
  }

  async #perform(effect: Effect): Promise<void> {
    try {
      await this.#parts.services.perform(effect, this.send)
    } catch (error) {
      this.#breakDown(error)
    }
  }

  #breakDown(error: unknown): void {
    if (!this.#running) return
    this.#running = false
    // A waiting event may hold a PIN or a selection.
    this.#queue.length = 0
    const { name, services, aboutBug } = this.#parts
    services.halt()
    const words = LANGUAGES.map((language) => fill(programNews['program-error'][language]))
    console.error(`${name}: ${words.join(' ')}${aboutBug === undefined ? '' : ` (${aboutBug(error)})`}`)
    this.#show(this.#afterBug())
  }

  /** Last resort, when `step` breaks at the bug too: the first state, which knows nobody. If that breaks as well, the process ends. */
  #afterBug(): State {
    const { initial, step, viewOf, ofBug } = this.#parts
    try {
      const { state } = step(this.#state, ofBug())
      viewOf(state)
      return state
    } catch {
      return step(initial.state, ofBug()).state
    }
  }
}
