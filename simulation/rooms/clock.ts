/** Time stands still until a station, a day or a test moves it on. */
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

  /** @param now of a test that writes it down: `2002-06-23T07:00` */
  set(now: string): void {
    this.#now = now as LocalMinute
    for (const listener of [...this.#listeners]) listener(this.#now)
  }

  passes(minutes: number): void {
    this.set(addMinutes(this.#now, minutes))
  }

  onMinute(listener: (now: LocalMinute) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}
