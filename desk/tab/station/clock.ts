/** The clock on the wall of the station. It stands at the hour of the played day, and a minute of the visitor is a minute there. */
import { addMinutes, type LocalMinute } from '#election/time.ts'
import type { Clock } from '#shell/running-app.ts'

export class WallClock implements Clock {
  readonly kind = 'fixture'
  readonly #listeners = new Set<(now: LocalMinute) => void>()
  #now: LocalMinute

  constructor(now: LocalMinute) {
    this.#now = now
  }

  now(): LocalMinute {
    return this.#now
  }

  set(now: LocalMinute): void {
    this.#now = now
    for (const listener of [...this.#listeners]) listener(now)
  }

  minutePasses(): void {
    this.set(addMinutes(this.#now, 1))
  }

  onMinute(listener: (now: LocalMinute) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}
