/**
 * Randomness that repeats, for tests, simulation, election-day and the desk. A package that is not a fixture refuses it
 * (`kind`), and no app can import this folder (the folder arrows hold it).
 */
import { chacha20 } from '@noble/ciphers/chacha.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8 } from '#election/bytes.ts'
import type { Randomness } from '#election/randomness.ts'

const BLOCK_BYTES = 4096

/** The ChaCha20 key stream under SHA-256 of `seed`; `purpose` separates streams of one seed. */
export function seededRandomness(seed: string, purpose = ''): Randomness {
  const key = sha256(utf8(`ippyo seeded randomness\0${seed}\0${purpose}`))
  let block = 0
  let pool = new Uint8Array(0)
  let used = 0

  const refill = () => {
    const nonce = new Uint8Array(12)
    new DataView(nonce.buffer).setUint32(0, block++)
    pool = chacha20(key, nonce, new Uint8Array(BLOCK_BYTES))
    used = 0
  }

  return {
    kind: 'seeded',
    bytes(count) {
      const out = new Uint8Array(count)
      for (let filled = 0; filled < count; ) {
        if (used === pool.length) refill()
        const take = Math.min(count - filled, pool.length - used)
        out.set(pool.subarray(used, used + take), filled)
        used += take
        filled += take
      }
      return out
    },
  }
}
