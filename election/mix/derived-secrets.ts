/**
 * The secrets of a mixer of a long list: one key of 32 bytes, from which each scalar is worked out again whenever it is needed. ChaCha20
 * (RFC 8439) with this key gives a block of 64 bytes for each row; the column's number is the nonce. To somebody who does not
 * know the key it is as uniform as 64 drawn bytes; the key is wiped with the permutation. (Five million scalars as numbers would need half a gigabyte.)
 */
import type { Group, Scalar } from '#election/group/group.ts'
import { numberFromLittleEndian } from '#election/group/little-endian.ts'
import type { RowNumbers, Rows } from '#election/group/rows.ts'
import { below, type Randomness } from '#election/randomness.ts'
import type { ReadSecrets } from './shuffle.ts'

const KEY_BYTES = 32
const NONCE_BYTES = 12
/** One block of the cipher. */
const DRAWN_BYTES = 64
const OMEGAS = 4

/**
 * ChaCha20 (RFC 8439 §2.4): `length` fresh bytes from block `counter` on. No copy of the key may stay anywhere: a port, because
 * portable code leaves some on the language's heap.
 */
export type KeyStream = (key: Uint8Array, nonce: Uint8Array, counter: number, length: number) => Uint8Array

/** Where a mixer's secrets come from. */
export interface MixSource {
  readonly randomness: Randomness
  readonly stream: KeyStream
}

export interface DerivedSecrets extends ReadSecrets {
  /** When the mix is made: nothing of it can be worked out any more. */
  wipe(): void
}

export function deriveShuffleSecrets<E>(group: Group<E>, source: MixSource, rows: number): DerivedSecrets {
  const { randomness, stream } = source
  const key = randomness.bytes(KEY_BYTES)
  const permutation = drawPermutation(randomness, rows)
  const column = (number: number, length = rows) =>
    derivedScalars(group, (...which) => stream(key, ...which), number, length)
  const [w1, w2, w3, w4] = column(0, OMEGAS).slice(0, OMEGAS) as [Scalar, Scalar, Scalar, Scalar]
  return {
    permutation,
    omega: [w1, w2, w3, w4],
    rePrime: column(1),
    r: column(2),
    rHat: column(3),
    omegaHat: column(4),
    omegaPrime: column(5),
    wipe() {
      key.fill(0)
      permutation.fill(0)
    },
  }
}

/** Fisher–Yates. */
function drawPermutation(randomness: Randomness, rows: number): Uint32Array {
  const permutation = Uint32Array.from({ length: rows }, (_, row) => row)
  for (let i = rows - 1; i > 0; i--) {
    const j = below(randomness, i + 1)
    const moved = permutation[i] as number
    permutation[i] = permutation[j] as number
    permutation[j] = moved
  }
  return permutation
}

type Stream = (nonce: Uint8Array, counter: number, length: number) => Uint8Array

function derivedScalars<E>(group: Group<E>, stream: Stream, column: number, length: number): Rows<Scalar> {
  const nonce = new Uint8Array(NONCE_BYTES)
  nonce[0] = column
  const blocks = (from: number, count: number): Scalar[] => {
    const bytes = stream(nonce, from, count * DRAWN_BYTES)
    const scalars = Array.from({ length: count }, (_, i) =>
      group.scalar(numberFromLittleEndian(bytes.subarray(i * DRAWN_BYTES, (i + 1) * DRAWN_BYTES))),
    )
    bytes.fill(0)
    return scalars
  }
  return {
    length,
    slice: (from, to) => blocks(from, to - from),
    pick: (rows: RowNumbers) => Array.from(rows, (row) => blocks(row, 1)[0] as Scalar),
  }
}
