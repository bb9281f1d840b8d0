/**
 * How long the own disk takes to make an act durable. A machine that was busy for a moment holds up one write; a slow disk is slow again, so
 * two of the last ones say it (as with a kiosk's media), once a start.
 */

/** As one page of a medium at a voting machine (`hardware/medium/place-doubt.ts`): an issue is several writes, and a voter waits for them. */
export const WRITE_MS_MAX = 2000
const LAST = 8

export class WriteTimes {
  readonly #clock: () => number
  #last: readonly number[] = []
  #isTold = false

  /** @param clock milliseconds that only go forward */
  constructor(clock: () => number = () => performance.now()) {
    this.#clock = clock
  }

  timed<T>(write: () => T): T {
    const begun = this.#clock()
    const written = write()
    this.#last = [...this.#last, this.#clock() - begun].slice(-LAST)
    return written
  }

  /** True once. */
  tellSlow(): boolean {
    const isSlow = this.#last.filter((ms) => ms > WRITE_MS_MAX).length > 1
    if (!isSlow || this.#isTold) return false
    this.#isTold = true
    return true
  }
}
