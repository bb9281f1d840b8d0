/**
 * The two media behind the view that `next` decides on. A barrier goes to both in parallel; a medium that fails is
 * condemned for the day. The view always shows what was read back last.
 */

import { assert } from '#election/assert.ts'
import { HEADER_PAGE, PAGE_BYTES, type Role } from '#election/ballot-box/layout.ts'
import { next } from '#election/ballot-box/next.ts'
import type { Barrier, Refuse, Settled } from '#election/ballot-box/step.ts'
import {
  applyWrites,
  loseMedium,
  type MediumView,
  type PairView,
  pageBytes,
  reading,
} from '#election/ballot-box/view.ts'
import { equalBytesFast } from '#election/bytes.ts'
import type { Randomness } from '#election/randomness.ts'
import type { Medium, MediumFault } from '#hardware/medium/port.ts'
import { readWhole } from './read-whole.ts'

const ROLES: readonly Role[] = ['original', 'duplicate']
/** Far above the longest recovery; a loop would be a bug, and a machine out of service is better than worn media. */
const BARRIERS_MAX = 64

export interface Condemned {
  readonly medium: Role
  readonly fault: MediumFault
}

export interface RunReport {
  readonly end: Settled | Refuse
  readonly barriers: number
  readonly repairedPages: number
}

export class PairMedia {
  readonly view: PairView
  readonly #media: Readonly<Record<Role, Medium | null>>
  readonly #randomness: Randomness
  #condemned: Condemned | null

  constructor(
    view: PairView,
    media: Readonly<Record<Role, Medium | null>>,
    condemned: Condemned | null,
    randomness: Randomness,
  ) {
    this.view = view
    this.#media = media
    this.#condemned = condemned
    this.#randomness = randomness
  }

  /** The first medium that failed. */
  get condemned(): Condemned | null {
    return this.#condemned
  }

  /** `next` until it is done or refuses. */
  async run(): Promise<RunReport> {
    let repairedPages = 0
    for (let barriers = 0; barriers < BARRIERS_MAX; barriers++) {
      const step = next(this.view, this.#randomness)
      if (step.type !== 'barrier') return { end: step, barriers, repairedPages }
      await this.commit(step)
      if (step.rule === 'repair') repairedPages += step.original.length + step.duplicate.length
    }
    assert(false, 'ballot box: recovery does not end')
  }

  /** @returns true when every medium that the barrier names has it. */
  async commit(barrier: Barrier): Promise<boolean> {
    const outcomes = await Promise.all(ROLES.map((role) => this.#write(role, barrier)))
    return outcomes.every((written) => written)
  }

  /**
   * Before the screen says that power may be cut: both media are read from end to end once more (CLS-04). One that does
   * not hold what it showed at its barriers is condemned.
   */
  async verify(): Promise<void> {
    for (const role of ROLES) {
      const [view, medium] = [this.view[role], this.#media[role]]
      if (view === null || medium === null) continue
      let holds = true
      const read = await readWhole(medium, (first, block) => {
        holds &&= holdsAll(view, first, block)
      })
      if (!read.ok) this.#condemn(role, read.error)
      else if (!holds) this.#condemn(role, { type: 'lying' })
    }
  }

  /** A look at one page of each. @returns whether one was condemned by it */
  async condemnWhatIsGone(): Promise<boolean> {
    let found = false
    for (const role of ROLES) {
      const medium = this.view[role] === null ? null : this.#media[role]
      const read = medium === null ? null : await medium.read(HEADER_PAGE, 1)
      if (read === null || read.ok) continue
      this.#condemn(role, read.error)
      found = true
    }
    return found
  }

  async #write(role: Role, barrier: Barrier): Promise<boolean> {
    const [writes, medium] = [barrier[role], this.#media[role]]
    if (writes.length === 0) return true
    assert(medium !== null && this.view[role] !== null, 'ballot box: writes only on media that count')
    const outcome = await medium.commit(writes)
    if (outcome.ok) {
      applyWrites(this.view, role, writes)
      return true
    }
    this.#condemn(role, outcome.error)
    return false
  }

  #condemn(medium: Role, fault: MediumFault): void {
    this.#condemned ??= { medium, fault }
    loseMedium(this.view, medium)
  }
}

/** The header page is signed and never written; every other page is compared. */
function holdsAll(view: MediumView, first: number, block: Uint8Array): boolean {
  for (let i = 0; i * PAGE_BYTES < block.length; i++) {
    const bytes = block.subarray(i * PAGE_BYTES, (i + 1) * PAGE_BYTES)
    if (first + i !== HEADER_PAGE && !equalBytesFast(bytes, pageBytes(reading(view, first + i)))) return false
  }
  return true
}
