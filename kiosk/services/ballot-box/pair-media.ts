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

/** An open medium, and its first page, by which it is known again. */
export interface InSlot {
  readonly medium: Medium
  readonly headerPage: Uint8Array
}

export interface RunReport {
  readonly end: Settled | Refuse
  readonly barriers: number
  readonly repairedPages: number
}

export class PairMedia {
  readonly view: PairView
  readonly #media: Record<Role, InSlot | null>
  readonly #randomness: Randomness
  #condemned: Condemned | null
  /**
   * Pulled while nothing was being written. The view still is what it holds, and nothing is written before it is back or given up:
   * no fence, so it may come back.
   */
  readonly #away = new Set<Role>()

  constructor(
    view: PairView,
    media: Readonly<Record<Role, InSlot | null>>,
    condemned: Condemned | null,
    randomness: Randomness,
  ) {
    this.view = view
    this.#media = { ...media }
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
      const [view, there] = [this.view[role], this.#media[role]]
      if (view === null || there === null) continue
      const fault = await differs(view, there, there.medium)
      if (fault !== null) this.#condemn(role, fault)
    }
  }

  get away(): readonly Role[] {
    return ROLES.filter((role) => this.#away.has(role))
  }

  /**
   * A look at one page of each. @param mayComeBack one that was pulled is away; without it, and of any other fault, it is condemned
   * @returns whether one does not answer that did before
   */
  async look(mayComeBack: boolean): Promise<boolean> {
    let found = false
    for (const role of ROLES) {
      const there = this.view[role] === null || this.#away.has(role) ? null : this.#media[role]
      const read = there === null ? null : await there.medium.read(HEADER_PAGE, 1)
      if (read === null || read.ok) continue
      if (mayComeBack && (read.error.type === 'pulled' || read.error.type === 'missing')) this.#away.add(role)
      else this.#condemn(role, read.error)
      found = true
    }
    return found
  }

  /** Takes any medium that is in the slot now. @returns null when it is the medium that was pulled, to the last page; then it counts again */
  async putBack(role: Role, medium: Medium): Promise<MediumFault | null> {
    const [view, there] = [this.view[role], this.#media[role]]
    assert(view !== null && there !== null && this.#away.has(role), 'ballot box: only what was pulled comes back')
    const fault = await differs(view, there, medium)
    if (fault !== null) return fault
    this.#media[role] = { ...there, medium }
    this.#away.delete(role)
    return null
  }

  /** By the officer's word: it does not come back any more. */
  giveUp(role: Role): void {
    assert(this.#away.has(role), 'ballot box: only what was pulled is given up')
    this.#away.delete(role)
    this.#condemn(role, { type: 'pulled' })
  }

  async #write(role: Role, barrier: Barrier): Promise<boolean> {
    const [writes, there] = [barrier[role], this.#media[role]]
    if (writes.length === 0) return true
    assert(there !== null && this.view[role] !== null, 'ballot box: writes only on media that count')
    const outcome = await there.medium.commit(writes)
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

/** From end to end. @returns `lying`: it does not hold what the view says, or is another medium */
async function differs(view: MediumView, { medium, headerPage }: InSlot, now: Medium): Promise<MediumFault | null> {
  if (now.pages !== medium.pages) return { type: 'lying' }
  let holds = true
  const read = await readWhole(now, (first, block) => {
    holds &&= holdsAll(view, headerPage, first, block)
  })
  if (!read.ok) return read.error
  return holds ? null : { type: 'lying' }
}

/** The view has no header page: it is signed and never written. */
function holdsAll(view: MediumView, headerPage: Uint8Array, first: number, block: Uint8Array): boolean {
  for (let i = 0; i * PAGE_BYTES < block.length; i++) {
    const bytes = block.subarray(i * PAGE_BYTES, (i + 1) * PAGE_BYTES)
    const known = first + i === HEADER_PAGE ? headerPage : pageBytes(reading(view, first + i))
    if (!equalBytesFast(bytes, known)) return false
  }
  return true
}
