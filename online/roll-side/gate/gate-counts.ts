/**
 * How often the voter's page was opened, and how often a code was mistyped (S-08): numbers without a person, a letter, a network or a flow. They wait in
 * memory until ten have come together, and leave it at most once a minute. So no row says what one person did, and a flood of them costs no database.
 */
import { LEAST_SHOWN } from '#election/figure-of-few.ts'
import { GATE_COUNTS, type GateCount } from '#election/online/wire/gate.ts'
import type { Roll } from './roll.ts'

export class GateCounts {
  readonly #roll: Pick<Roll, 'count'>
  readonly #waiting = new Map<GateCount, number>()

  constructor(roll: Pick<Roll, 'count'>) {
    this.#roll = roll
  }

  add(what: GateCount): void {
    this.#waiting.set(what, this.#of(what) + 1)
  }

  /** Asked each minute. Without an answer of the database they are counted as kept: twice would be a figure that nobody saw. */
  async keep(): Promise<void> {
    for (const what of GATE_COUNTS) {
      const count = this.#of(what)
      if (count < LEAST_SHOWN) continue
      this.#waiting.set(what, 0)
      await this.#roll.count(what, count)
    }
  }

  #of(what: GateCount): number {
    return this.#waiting.get(what) ?? 0
  }
}
