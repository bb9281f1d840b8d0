/**
 * A kiosk's randomness for its records: the system's and, under a key of this machine alone, a count that never repeats
 * (docs/formats/record.md §1). A machine without a network finds little randomness after its start. One r that is drawn twice would show the
 * difference of two votes, and one that can be guessed shows a vote; here both need a bad draw *and* this machine's signing key.
 *
 * The count stands where others hash the message: r is drawn ahead, before anybody has chosen.
 */
import { hmac } from '@noble/hashes/hmac.js'
import { sha512 } from '@noble/hashes/sha2.js'
import { assert } from '#election/assert.ts'
import { concat, uint, utf8 } from '#election/bytes.ts'
import type { Randomness } from '#election/randomness.ts'

/** SHA-512: what a scalar is reduced from. */
export const DRAW_BYTES = 64
const KEY_LABEL = utf8('vc record hedge key 1')
const DRAW_LABEL = utf8('vc record hedge 1')

export interface Draw {
  /** 64 bytes, `hedgeKey` of this machine. */
  readonly key: Uint8Array
  /** Starts of this machine for this election, counted on its disk. */
  readonly start: number
  /** Draws since this start, from 0. */
  readonly draw: number
  /** 64 bytes of the system. */
  readonly system: Uint8Array
}

/** From the signing key, which lies sealed on the disk until card and PIN open it, and is erased after the final seal. */
export function hedgeKey(signingKey: Uint8Array): Uint8Array {
  return hmac(sha512, signingKey, KEY_LABEL)
}

/** @returns 64 bytes: uniform for everybody who lacks the key, or for whom the system's are */
export function hedgedDraw({ key, start, draw, system }: Draw): Uint8Array {
  assert(key.length === DRAW_BYTES && system.length === DRAW_BYTES, 'hedged draw: a key, and a draw of the system')
  return hmac(sha512, key, concat(DRAW_LABEL, uint(start, 6), uint(draw, 6), system))
}

/** One for a whole run: the draws are counted here, whatever is locked and opened again meanwhile. */
export class HedgedRandomness implements Randomness {
  readonly kind: Randomness['kind']
  readonly #system: Randomness
  #key: Uint8Array | null = null
  #start = 0
  #drawn = 0

  constructor(system: Randomness) {
    this.kind = system.kind
    this.#system = system
  }

  /** Before the first record: until then, and on a machine whose signing key is gone, the system's alone. */
  hedgeWith(key: Uint8Array, start: number): void {
    this.#key = key
    this.#start = start
  }

  bytes(count: number): Uint8Array {
    if (this.#key === null) return this.#system.bytes(count)
    assert(count <= DRAW_BYTES, 'hedged randomness: a scalar')
    const system = this.#system.bytes(DRAW_BYTES)
    const drawn = hedgedDraw({ key: this.#key, start: this.#start, draw: this.#drawn++, system })
    system.fill(0)
    const bytes = drawn.slice(0, count)
    drawn.fill(0)
    return bytes
  }
}
