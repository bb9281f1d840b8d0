/** How everything of a count is hashed: labels, framing, scalars, weights, elements; docs/formats/transcript.md §2. */
import { sha512 } from '@noble/hashes/sha2.js'
import { concat, uint, utf8 } from '#election/bytes.ts'
import type { Group, Scalar } from './group.ts'
import { numberFromLittleEndian } from './little-endian.ts'

/** Each purpose has its own, and none is the beginning of another (T2). */
export const HASH_LABELS = [
  'vc record context 1',
  'vc record 1',
  'vc record batch 1',
  'vc count context 1',
  'vc mix 1',
  'vc generator chain 1',
  'vc generator 1',
  'vc shuffle statement 1',
  'vc shuffle challenge 1',
  'vc shuffle batch 1',
  'vc open 1',
  'vc decryption statement 1',
  'vc decryption challenge 1',
  'vc opened 1',
  'vc member 1',
  'vc blind base 1',
] as const
export type HashLabel = (typeof HASH_LABELS)[number]

export const WEIGHT_LABELS = [
  'vc record batch weights 1',
  'vc shuffle weights 1',
  'vc shuffle batch weights 1',
  'vc decryption weights 1',
  'vc opened weights 1',
] as const
export type WeightLabel = (typeof WEIGHT_LABELS)[number]

const WEIGHT_BYTES = 16
const WEIGHTS_IN_A_BLOCK = 4

/** T2: SHA-512 of `ippyo ` ‖ label ‖ 00 ‖ for each part its length (4) and the part. */
export function hash(label: HashLabel, ...parts: readonly Uint8Array[]): Uint8Array {
  const framed = parts.flatMap((part) => [uint(part.length, 4), part])
  return sha512(concat(opening(label), ...framed))
}

/** T3: a hash as a little-endian number, reduced. */
export function hashToScalar<E>(group: Group<E>, label: HashLabel, ...parts: readonly Uint8Array[]): Scalar {
  return group.scalar(numberFromLittleEndian(hash(label, ...parts)))
}

/** An element of which nobody knows a relation to another. */
export function hashToElement<E>(group: Group<E>, label: HashLabel, ...parts: readonly Uint8Array[]): E {
  return group.map(hash(label, ...parts))
}

/**
 * T4: `count` weights of 128 bits, all from one seed that covers every row. If a weight depended on its own row alone, the maker of the row
 * could choose it (T6).
 */
export function weights<E>(group: Group<E>, label: WeightLabel, seed: Uint8Array, count: number): readonly Scalar[] {
  const start = concat(opening(label), seed)
  const all: Scalar[] = []
  for (let block = 0; all.length < count; block++) {
    const bytes = sha512(concat(start, uint(block, 4)))
    for (let i = 0; i < WEIGHTS_IN_A_BLOCK && all.length < count; i++) {
      all.push(group.scalar(numberFromLittleEndian(bytes.subarray(i * WEIGHT_BYTES, (i + 1) * WEIGHT_BYTES))))
    }
  }
  return all
}

function opening(label: HashLabel | WeightLabel): Uint8Array {
  return concat(utf8(`ippyo ${label}`), uint(0, 1))
}
