/** Time of simulated headphones. Sound that was heard moves it on, so that nobody sits through minutes of speech, but never while a program works. */
import { performance } from 'node:perf_hooks'
import { systemTimer, type Timer } from '#hardware/serial-line/timer.ts'

interface Waiting {
  readonly at: number
  readonly run: () => void
}

export class HurriedTime implements Timer {
  #ahead = 0
  readonly #waiting = new Set<Waiting>()
  #cancel = (): void => {}

  readonly now = (): number => performance.now() + this.#ahead

  after(ms: number, run: () => void): () => void {
    const waiting = { at: this.now() + ms, run }
    this.#waiting.add(waiting)
    this.#arm()
    return () => {
      if (this.#waiting.delete(waiting)) this.#arm()
    }
  }

  /** The work that was to happen within these milliseconds happens now, in its order. */
  moveOn(ms: number): void {
    this.#ahead += ms
    this.#pass()
  }

  #pass(): void {
    for (let next = this.#next(); next !== null && next.at <= this.now(); next = this.#next()) {
      this.#waiting.delete(next)
      next.run()
    }
    this.#arm()
  }

  #arm(): void {
    this.#cancel()
    const next = this.#next()
    this.#cancel = next === null ? () => {} : systemTimer.after(Math.max(0, next.at - this.now()), () => this.#pass())
  }

  #next(): Waiting | null {
    let next: Waiting | null = null
    for (const waiting of this.#waiting) if (next === null || waiting.at < next.at) next = waiting
    return next
  }
}
