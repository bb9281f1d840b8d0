/** Which kiosk is free. The desk issues a card only when a machine stands free, so nobody queues behind a voter (ISS-04). */
import { assert } from '#election/assert.ts'

export class FreeOnes<T> {
  readonly #free: T[]
  readonly #all: number
  #waiting: (() => void)[] = []

  constructor(all: readonly T[]) {
    assert(all.length > 0, 'at least one kiosk stands')
    this.#free = [...all]
    this.#all = all.length
  }

  async take(): Promise<T> {
    while (this.#free.length === 0) await new Promise<void>((resolve) => this.#waiting.push(resolve))
    const taken = this.#free.shift()
    assert(taken !== undefined, 'one is free')
    return taken
  }

  giveBack(one: T): void {
    this.#free.push(one)
    const waiting = this.#waiting
    this.#waiting = []
    for (const wake of waiting) wake()
  }

  /** Resolves when every one stands free. */
  async allFree(): Promise<void> {
    while (this.#free.length < this.#all) await new Promise<void>((resolve) => this.#waiting.push(resolve))
  }
}
