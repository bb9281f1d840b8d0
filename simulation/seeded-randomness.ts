/** Randomness that repeats. A package that is no fixture refuses it (`kind`), and no app can import this folder (the folder arrows hold it). */
import { createCipheriv } from 'node:crypto'
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8 } from '#election/bytes.ts'
import type { Randomness } from '#election/randomness.ts'

/** The zeros to which a block of the key stream is added. */
const NOTHING = new Uint8Array(4096)

/** The ChaCha20 key stream under SHA-256 of `seed`; `purpose` separates streams of one seed. */
export function seededRandomness(seed: string, purpose = ''): Randomness {
  const key = sha256(utf8(`ippyo seeded randomness\0${seed}\0${purpose}`))
  let block = 0
  let pool: Uint8Array = new Uint8Array(0)
  let used = 0

  const refill = () => {
    const counterAndNonce = new Uint8Array(16)
    new DataView(counterAndNonce.buffer).setUint32(4, block++)
    pool = createCipheriv('chacha20', key, counterAndNonce).update(NOTHING)
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
