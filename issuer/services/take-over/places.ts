/**
 * The place of each page on the medium: a permutation that only the key knows (Fisher–Yates over a ChaCha20 key stream). Without it, a
 * person who compares two images of the medium, or looks at worn flash cells, would see which line of the roll was marked in between.
 */
import { chacha20 } from '@noble/ciphers/chacha.js'
import { assert } from '#election/assert.ts'

const STREAM_BLOCK_BYTES = 64 * 1024

/**
 * @param key 32 bytes, used for nothing else
 * @returns `places[logical]` = physical, a permutation of 0…count−1
 */
export function keyedPlaces(key: Uint8Array, count: number): Uint32Array {
  assert(count >= 1 && count < 2 ** 32, 'places: 1 … 2³²−1')
  const places = new Uint32Array(count)
  for (let i = 0; i < count; i++) places[i] = i
  const draw = keyStream(key)
  for (let i = count - 1; i > 0; i--) {
    const j = drawBelow(draw, i + 1)
    const held = places[i] as number
    places[i] = places[j] as number
    places[j] = held
  }
  return places
}

/** Uniform in 0…limit−1, by rejection. */
function drawBelow(draw: () => number, limit: number): number {
  const ceiling = 2 ** 32 - (2 ** 32 % limit)
  for (;;) {
    const value = draw()
    if (value < ceiling) return value % limit
  }
}

/** 32-bit words of the key stream, each once. */
function keyStream(key: Uint8Array): () => number {
  let block = 0
  let words = new DataView(new ArrayBuffer(0))
  let at = 0
  return () => {
    if (at === words.byteLength) {
      const nonce = new Uint8Array(12)
      new DataView(nonce.buffer).setUint32(8, block++)
      const bytes = chacha20(key, nonce, new Uint8Array(STREAM_BLOCK_BYTES))
      words = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      at = 0
    }
    at += 4
    return words.getUint32(at - 4)
  }
}
