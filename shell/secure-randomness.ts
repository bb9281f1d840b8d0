/**
 * Randomness of the system. Only `main.ts` files import this, and the shell for its tokens; all else takes it as an argument.
 *
 * Two sources, XORed: neither can make the other weaker. OpenSSL's generator keeps its state in the memory of the process, so two machines
 * that go on from one image of memory would draw the same slots, nonces and keys; the kernel is asked anew at each draw and keeps nothing
 * here. (Equal draws would show which ballots were cast one after the other.)
 */
import { randomFillSync } from 'node:crypto'
import { openSync, readSync } from 'node:fs'
import { assert } from '#election/assert.ts'
import type { Randomness } from '#election/randomness.ts'

const KERNEL = '/dev/urandom'

export function secureRandomness(): Randomness {
  const kernel = kernelSource()
  return {
    kind: 'secure',
    bytes(count) {
      const bytes = randomFillSync(offHeap(count))
      const fresh = kernel(count)
      for (let i = 0; i < count; i++) bytes[i] = (bytes[i] as number) ^ (fresh[i] as number)
      // With the bytes of the other source they would be the answer again.
      fresh.fill(0)
      return bytes
    },
  }
}

/** A small array on the language's heap leaves a copy at each collection, which nobody can wipe: a key would outlive its wiping. */
function offHeap(count: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array(new ArrayBuffer(count))
}

/** Windows has no such file: there OpenSSL's generator, which the system has seeded, is the only source. */
function kernelSource(): (count: number) => Uint8Array {
  if (process.platform === 'win32') return (count) => new Uint8Array(count)
  const file = openSync(KERNEL, 'r')
  return (count) => {
    const bytes = offHeap(count)
    for (let filled = 0; filled < count; ) {
      const read = readSync(file, bytes, filled, count - filled, null)
      assert(read > 0, 'randomness: the kernel always has some')
      filled += read
    }
    return bytes
  }
}
