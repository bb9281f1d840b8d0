/** The state that an Ultralight AES card keeps without power: 60 pages of 4 bytes, three one-way counters, failed authentications. */
import { assert } from '#election/assert.ts'
import { fromHex, toHex } from '#election/bytes.ts'
import type { CardUid } from '#election/ids.ts'
import type { Randomness } from '#election/randomness.ts'
import { BLOCK_BYTES, PAGE } from '../ultralight-aes.ts'

export type Tear = 'old' | 'new' | 'erased' | 'mix' | 'unstable'

export const PAGE_BYTES = 4
const LOCK_PAGE = 0x02
const UPPER_LOCK_PAGE = 0x28
const KEY_LOCK_PAGE = 0x2d
const CASCADE_TAG = 0x88
/** CFG0, CFG1, key locks and keys may be written besides the user pages. */
const CONFIG_LOCK = 0x40

export interface CardMemoryJson {
  readonly pages: string
  readonly counters: readonly number[]
  readonly failures: number
  /** Page → bits that read differently each time, after a cut write. */
  readonly weak: readonly (readonly [number, string])[]
}

export class CardMemory {
  readonly pages: Uint8Array
  readonly counters: number[]
  failures: number
  readonly #weak: Map<number, Uint8Array>

  private constructor(pages: Uint8Array, counters: number[], failures: number, weak: Map<number, Uint8Array>) {
    assert(pages.length === PAGE.end * PAGE_BYTES && counters.length === 3, 'MF0AES20: 60 pages, 3 counters')
    this.pages = pages
    this.counters = counters
    this.failures = failures
    this.#weak = weak
  }

  static factory(uid: CardUid): CardMemory {
    const pages = new Uint8Array(PAGE.end * PAGE_BYTES)
    const u = fromHex(uid)
    const at = (i: number): number => u[i] as number
    pages.set([at(0), at(1), at(2), CASCADE_TAG ^ at(0) ^ at(1) ^ at(2), at(3), at(4), at(5), at(6)])
    pages.set([at(3) ^ at(4) ^ at(5) ^ at(6), 0x48, 0x00, 0x00], LOCK_PAGE * PAGE_BYTES)
    pages.set([0x00, 0x00, 0x00, 0x3c], PAGE.config0 * PAGE_BYTES)
    pages.set([0x8c, 0x05, 0x00, 0x00], PAGE.config1 * PAGE_BYTES)
    return new CardMemory(pages, [0, 0, 0], 0, new Map())
  }

  static fromJSON(json: CardMemoryJson): CardMemory {
    const weak = new Map(json.weak.map(([page, bits]) => [page, fromHex(bits)] as const))
    return new CardMemory(fromHex(json.pages), [...json.counters], json.failures, weak)
  }

  toJSON(): CardMemoryJson {
    const weak = [...this.#weak].map(([page, bits]) => [page, toHex(bits)] as const)
    return { pages: toHex(this.pages), counters: [...this.counters], failures: this.failures, weak }
  }

  config(): { readonly config0: Uint8Array; readonly config1: Uint8Array } {
    return { config0: this.#page(PAGE.config0), config1: this.#page(PAGE.config1) }
  }

  /** Stored byte-reversed. Key 0 opens data, key 1 the UID. */
  key(index: number): Uint8Array | null {
    if (index !== 0 && index !== 1) return null
    const from = PAGE.dataKey * PAGE_BYTES + index * BLOCK_BYTES
    return this.pages.slice(from, from + BLOCK_BYTES).reverse()
  }

  /** Keys read as zeros. */
  read(first: number, count: number, randomness: Randomness): Uint8Array {
    const bytes = this.pages.slice(first * PAGE_BYTES, (first + count) * PAGE_BYTES)
    for (let i = 0; i < count; i++) {
      const page = first + i
      if (page >= PAGE.dataKey) bytes.fill(0, i * PAGE_BYTES, (i + 1) * PAGE_BYTES)
      const weak = this.#weak.get(page)
      if (!weak) continue
      const noise = randomness.bytes(PAGE_BYTES)
      for (let j = 0; j < PAGE_BYTES; j++) {
        const at = i * PAGE_BYTES + j
        bytes[at] = (bytes[at] as number) ^ ((noise[j] as number) & (weak[j] as number))
      }
    }
    return bytes
  }

  /** @returns false when the page cannot be written */
  write(page: number, bytes: Uint8Array): boolean {
    if (page === LOCK_PAGE) return this.#raise(page, Uint8Array.of(0, 0, bytes[2] as number, bytes[3] as number))
    if (page === PAGE.oneTime || page === UPPER_LOCK_PAGE || page === KEY_LOCK_PAGE) return this.#raise(page, bytes)
    const user = page >= PAGE.firstUser && page <= PAGE.lastUser
    const configLocked = ((this.#page(PAGE.config1)[0] as number) & CONFIG_LOCK) !== 0
    const config = (page === PAGE.config0 || page === PAGE.config1) && !configLocked
    const key = page >= PAGE.dataKey && page < PAGE.dataKey + (2 * BLOCK_BYTES) / PAGE_BYTES
    if (!user && !config && !key) return false
    this.pages.set(bytes, page * PAGE_BYTES)
    this.#weak.delete(page)
    return true
  }

  /** Undoes, keeps or spoils what changed since `before`. */
  tear(before: CardMemoryJson, how: Tear, randomness: Randomness): void {
    const old = fromHex(before.pages)
    for (let page = 0; page < PAGE.end; page++)
      this.#tearPage(page, old.slice(page * PAGE_BYTES, (page + 1) * PAGE_BYTES), how, randomness)
    // Counters are tear-protected by the chip: old or new, never anything between.
    if (how !== 'new') this.counters.splice(0, 3, ...before.counters)
  }

  #tearPage(page: number, old: Uint8Array, how: Tear, randomness: Randomness): void {
    const now = this.#page(page)
    const changed = now.map((byte, i) => byte ^ (old[i] as number))
    if (changed.every((bits) => bits === 0) || how === 'new') return
    const protectedPage = page <= PAGE.oneTime || page === UPPER_LOCK_PAGE
    if (how === 'old' || protectedPage) this.pages.set(old, page * PAGE_BYTES)
    else if (how === 'erased') this.pages.fill(0, page * PAGE_BYTES, (page + 1) * PAGE_BYTES)
    else if (how === 'unstable') this.#weak.set(page, changed)
    else {
      const noise = randomness.bytes(PAGE_BYTES)
      this.pages.set(
        now.map((byte, i) => byte ^ ((changed[i] as number) & (noise[i] as number))),
        page * PAGE_BYTES,
      )
    }
  }

  /** Bits of these pages only go from 0 to 1. */
  #raise(page: number, bits: Uint8Array): boolean {
    this.pages.set(
      this.#page(page).map((byte, i) => byte | (bits[i] as number)),
      page * PAGE_BYTES,
    )
    return true
  }

  #page(page: number): Uint8Array {
    return this.pages.slice(page * PAGE_BYTES, (page + 1) * PAGE_BYTES)
  }
}
