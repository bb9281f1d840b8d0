/** How time passes between machines in memory: turn by turn where the power of one may go, else until nobody asks any more. */
import { assert } from '#election/assert.ts'
import { idle, turn } from './power.ts'

/** Turns of the microtask queue in which nobody asks anything of a port: the room is at rest. */
const QUIET_TURNS = 40
/** A room that asks its ports so often without coming to rest is a bug of the machines: the machine that asks stops. */
const RESTLESS_ASKS = 200_000

export interface Machine {
  /** Turns until its power goes; null: it does not. */
  readonly cutIn: number | null
  /** Barriers until it goes in one. */
  readonly cutInBarrier?: number | null
  /** @returns true when the power goes now */
  ticks(): boolean
}

export class Pace<M extends Machine> {
  /** The machines in the room. */
  machines: readonly M[] = []
  readonly #cut: (machine: M) => void
  #activity = 0
  /** `#activity` when somebody last waited. */
  #calm = 0

  /** @param cut the power of a machine goes */
  constructor(cut: (machine: M) => void) {
    this.#cut = cut
  }

  /** Something happens somewhere: the room is not at rest. */
  readonly activity = (): void => {
    this.#activity++
    assert(this.#activity - this.#calm < RESTLESS_ASKS, 'the station comes to rest')
  }

  async pass(turns: number): Promise<void> {
    this.#calm = this.#activity
    const ticks = this.#mayBeCut()
    for (let i = 0; i < turns; i++) {
      await turn()
      if (ticks) this.#tick()
    }
  }

  /** Until nothing is asked of any port any more. Only where the power may go are the turns until then counted. */
  async rest(): Promise<void> {
    this.#calm = this.#activity
    if (!this.#mayBeCut()) return idle()
    let quiet = 0
    let seen = this.#activity
    while (quiet < QUIET_TURNS) {
      await turn()
      this.#tick()
      quiet = seen === this.#activity ? quiet + 1 : 0
      seen = this.#activity
    }
  }

  #mayBeCut(): boolean {
    return this.machines.some(({ cutIn, cutInBarrier }) => cutIn !== null || (cutInBarrier ?? null) !== null)
  }

  #tick(): void {
    for (const machine of this.machines) if (machine.ticks()) this.#cut(machine)
  }
}
