/** The facts that the mixer and its reader both know. */
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8 } from '#election/bytes.ts'
import type { MixSource } from '#election/mix/derived-secrets.ts'
import type { Randomness } from '#election/randomness.ts'
import { nativeKeyStream } from '#openssl/chacha.ts'

export const MIXED_ROWS = 300

export const repeatedSource = (): MixSource => ({ randomness: repeatedRandomness(), stream: nativeKeyStream })

/** Each call has bytes of its own, and they are in nothing but the answer: who wipes it has wiped them. */
export function repeatedRandomness(): Randomness {
  let calls = 0
  return {
    kind: 'seeded',
    bytes(count) {
      const block = sha256(utf8(`mixing ${calls++}`))
      // As the system's randomness comes: on no heap, where a collection leaves copies of what is small.
      const out = new Uint8Array(new ArrayBuffer(count))
      out.set(block.subarray(0, count))
      block.fill(0)
      return out
    },
  }
}
