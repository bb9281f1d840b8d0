/** The places in the envelopes, in memory: which are taken, and by which card (ISS-15). */
import { assert } from '#election/assert.ts'
import type { CardUid } from '#election/ids.ts'
import { below, type Randomness } from '#election/randomness.ts'
import { type EnvelopeEntry, isReplaced } from './envelope-entry.ts'

export class EnvelopePlaces {
  readonly #entries: (EnvelopeEntry | null)[]
  readonly #uids = new Set<CardUid>()
  readonly #counted: (entry: EnvelopeEntry) => void

  readonly #randomness: Randomness

  /** @param counted hears of each entry once, of those that are stored first */
  constructor(
    stored: readonly (EnvelopeEntry | null)[],
    randomness: Randomness,
    counted: (entry: EnvelopeEntry) => void,
  ) {
    this.#randomness = randomness
    this.#entries = stored.map(() => null)
    this.#counted = counted
    for (const [slot, entry] of stored.entries()) if (entry !== null) this.remember(slot, entry)
  }

  has(uid: CardUid | null): boolean {
    return uid !== null && this.#uids.has(uid)
  }

  replaced(): number {
    return this.#entries.filter((entry) => entry !== null && isReplaced(entry.envelope)).length
  }

  /** @param kept the place of the open operation is its own: a found card must not take it; null: none is open */
  free(kept: number | null): readonly number[] {
    return this.#entries.flatMap((entry, slot) => (entry === null && slot !== kept ? [slot] : []))
  }

  /** A random one: the envelope's order would follow the order of the voters. */
  draw(kept: number | null): number {
    const free = this.free(kept)
    assert(free.length > 0, 'books: asked for room before')
    return free[below(this.#randomness, free.length)] as number
  }

  remember(slot: number, entry: EnvelopeEntry): void {
    this.#entries[slot] = entry
    if (entry.uid !== null) this.#uids.add(entry.uid)
    this.#counted(entry)
  }
}
