/** Time stands still until the station moves it on. */
import type { LocalMinute } from '#election/time.ts'
import { addMinutes } from '#election/time.ts'
import type { Clock } from '#shell/running-app.ts'

export class StationClock implements Clock {
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

  passes(minutes: number): void {
    this.set(addMinutes(this.#now, minutes))
  }

  onMinute(listener: (now: LocalMinute) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}
