/** A medium in the slot of a machine: the fake one of `#hardware/medium`, with power, accidents, and writes that take a while. */

import type { Result } from '#election/result.ts'
import type { FakeMedium, PageFate } from '#hardware/medium/fake.ts'
import type { Medium, MediumFault, PageWrite } from '#hardware/medium/port.ts'
import type { Dice } from './dice.ts'
import { never, type Power, turn } from './power.ts'

export type MediumAccident =
  /** In the commit after `commits` more: an error, after some of its pages. */
  | { readonly type: 'fails'; commits: number; readonly fault: MediumFault }
  /** Says durable, and its read-back shows the old page. */
  | { readonly type: 'lies'; commits: number }
  | { readonly type: 'pulled'; commits: number }

export interface SlotWatcher {
  readonly dice: Dice
  /** Something was asked of a medium. */
  activity(): void
  /** A barrier has begun; the machine may be about to lose its power in it. */
  committing(): void
  /** The medium failed. */
  failed(): void
}

export class SlotMedium implements Medium {
  readonly proof = 'direct'
  readonly inner: FakeMedium
  accident: MediumAccident | null = null
  readonly #power: Power
  readonly #watcher: SlotWatcher
  #inFlight: readonly PageWrite[] | null = null

  constructor(inner: FakeMedium, power: Power, watcher: SlotWatcher) {
    this.inner = inner
    this.#power = power
    this.#watcher = watcher
  }

  get pages(): number {
    return this.inner.pages
  }

  async read(first: number, count: number): Promise<Result<Uint8Array, MediumFault>> {
    if (!this.#power.on) return never()
    this.#watcher.activity()
    return this.#power.hears(this.inner.read(first, count))
  }

  async commit(writes: readonly PageWrite[]): Promise<Result<void, MediumFault>> {
    if (!this.#power.on) return never()
    const { dice } = this.#watcher
    this.#watcher.activity()
    this.#watcher.committing()
    this.#inFlight = writes
    for (let turns = dice.below(4); turns > 0; turns--) await turn()
    if (!this.#power.on) return never()
    this.#inFlight = null
    this.#meetAccident(writes)
    const written = await this.inner.commit(writes)
    this.#watcher.activity()
    if (!this.#power.on) return never()
    if (!written.ok) this.#watcher.failed()
    return written
  }

  async close(): Promise<void> {}

  /** The power goes: each page in flight is old, new or torn, alone or with its 64 KiB. @returns whether neighbours were damaged */
  loseFlight(neighbours: boolean): boolean {
    const writes = this.#inFlight
    if (writes === null) return false
    this.#inFlight = null
    const fates = this.#fates(writes, neighbours)
    this.inner.cutAt(this.inner.commits, fates)
    // The commit writes before it throws; its error is the cut that is being played.
    this.inner.commit(writes).catch(() => undefined)
    return fates.includes('torn-with-neighbours')
  }

  #meetAccident(writes: readonly PageWrite[]): void {
    const { accident, inner } = this
    if (accident === null || accident.commits-- > 0) return
    this.accident = null
    switch (accident.type) {
      case 'fails':
        inner.failCommit(inner.commits, accident.fault, this.#fates(writes, false))
        return
      case 'lies':
        inner.loseWritesAt(inner.commits)
        return
      case 'pulled':
        inner.pull()
        return
    }
  }

  #fates(writes: readonly PageWrite[], neighbours: boolean): PageFate[] {
    const kinds: readonly PageFate[] = neighbours
      ? ['old', 'new', 'torn', 'torn-with-neighbours']
      : ['old', 'new', 'torn']
    return writes.map(() => this.#watcher.dice.pick(kinds))
  }
}
