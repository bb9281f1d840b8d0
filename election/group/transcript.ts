/** How everything of a count is hashed: labels, framing, scalars, weights, elements; docs/formats/transcript.md §2. */
import { sha512 } from '@noble/hashes/sha2.js'
import { concat, uint, utf8 } from '#election/bytes.ts'
import type { Group, Scalar } from './group.ts'
import { numberFromLittleEndian } from './little-endian.ts'
import { type ByteRows, inBlocks, type Rows } from './rows.ts'

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
/** A multiple of every width of a row. */
const AT_ONCE = 17 * 32 * 1024

/** T2: SHA-512 of `ippyo ` ‖ label ‖ 00 ‖ for each part its length (4) and the part. */
export function hash(label: HashLabel, ...parts: readonly ByteRows[]): Uint8Array {
  const length = parts.reduce((sum, part) => sum + 4 + part.length, 0)
  if (length > AT_ONCE) return hashOfLong(label, parts)
  const framed = parts.flatMap((part) => [uint(part.length, 4), part.subarray(0, part.length)])
  return sha512(concat(opening(label), ...framed))
}

/** A column is as long as the list: it goes through in pieces. */
function hashOfLong(label: HashLabel, parts: readonly ByteRows[]): Uint8Array {
  const state = sha512.create().update(opening(label))
  for (const part of parts) {
    state.update(uint(part.length, 4))
    inBlocks(part.length, (from, to) => state.update(part.subarray(from, to)), AT_ONCE)
  }
  return state.digest()
}

/** T3: a hash as a little-endian number, reduced. */
export function hashToScalar<E>(group: Group<E>, label: HashLabel, ...parts: readonly ByteRows[]): Scalar {
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
  return weightRows(group, label, seed, count).slice(0, count)
}

/** The same, worked out again for each block that is asked for. */
export function weightRows<E>(group: Group<E>, label: WeightLabel, seed: Uint8Array, count: number): Rows<Scalar> {
  const start = concat(opening(label), seed)
  return {
    length: count,
    slice(from, to) {
      const all: Scalar[] = []
      for (let block = Math.floor(from / WEIGHTS_IN_A_BLOCK); block * WEIGHTS_IN_A_BLOCK < to; block++) {
        const bytes = sha512(concat(start, uint(block, 4)))
        for (let i = 0; i < WEIGHTS_IN_A_BLOCK; i++) {
          const row = block * WEIGHTS_IN_A_BLOCK + i
          if (row < from || row >= to) continue
          all.push(group.scalar(numberFromLittleEndian(bytes.subarray(i * WEIGHT_BYTES, (i + 1) * WEIGHT_BYTES))))
        }
      }
      return all
    },
  }
}

function opening(label: HashLabel | WeightLabel): Uint8Array {
  return concat(utf8(`ippyo ${label}`), uint(0, 1))
}
