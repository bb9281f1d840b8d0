/** The kernel beside the library: seeded operations on both, and the first place where they differ. */
import { toHex } from '#election/bytes.ts'
import type { Group, Scalar } from '#election/group/group.ts'
import { type Element, ristretto255 as library } from '#election/group/ristretto255.ts'
import { below, type Randomness } from '#election/randomness.ts'

const POOL = 16
/** Most operations are sums: they cost least, and carry each mistake on. */
const KINDS = [
  ...new Array<'add'>(180).fill('add'),
  ...new Array<'double'>(30).fill('double'),
  ...new Array<'negate'>(20).fill('negate'),
  ...new Array<'decode'>(14).fill('decode'),
  ...new Array<'encode'>(6).fill('encode'),
  ...(['map', 'map', 'fixed', 'fixed', 'small', 'multiply'] as const),
] as const

/** @returns null: no difference in so many operations */
export function firstDifference<E>(kernel: Group<E>, randomness: Randomness, operations: number): string | null {
  const pool = Array.from({ length: POOL }, () => mapped(kernel, randomness.bytes(64)))
  for (let done = 0; done < operations; done++) {
    const kind = KINDS[below(randomness, KINDS.length)] ?? 'add'
    const [at, from] = [below(randomness, POOL), below(randomness, POOL)]
    const [target, other] = [pool[at], pool[from]] as [Both<E>, Both<E>]
    // A replaced element would never be looked at otherwise.
    if ((kind === 'map' || kind === 'decode') && !same(kernel, target)) return `${kind} ${done}`
    const next = operation(kernel, kind, target, other, randomness)
    if (next === null) return `${kind} ${done}`
    pool[at] = next
  }
  return pool.every((each) => same(kernel, each)) ? null : 'at the end'
}

interface Both<E> {
  readonly k: E
  readonly l: Element
}

function operation<E>(
  kernel: Group<E>,
  kind: (typeof KINDS)[number],
  { k, l }: Both<E>,
  other: Both<E>,
  randomness: Randomness,
): Both<E> | null {
  const multiplied = (by: Scalar, k: E, l: Element) => ({ k: kernel.multiply(k, by), l: library.multiply(l, by) })
  switch (kind) {
    case 'add':
      return { k: kernel.add(k, other.k), l: library.add(l, other.l) }
    case 'double':
      return { k: kernel.add(k, k), l: library.add(l, l) }
    case 'negate':
      return { k: kernel.negate(k), l: library.negate(l) }
    case 'encode': {
      const equal = kernel.equal(k, other.k) === library.equal(l, other.l)
      return equal && same(kernel, { k, l }) ? { k, l } : null
    }
    case 'map':
      return mapped(kernel, randomness.bytes(64))
    case 'decode':
      return decoded(kernel, changed(library.encode(l), randomness), { k, l })
    case 'fixed':
      return multiplied(anyScalar(randomness), kernel.base, library.base)
    case 'small':
      return multiplied(library.scalar(BigInt(below(randomness, 5000))), k, l)
    case 'multiply':
      return multiplied(anyScalar(randomness), k, l)
  }
}

function mapped<E>(kernel: Group<E>, uniform: Uint8Array): Both<E> {
  return { k: kernel.map(uniform), l: library.map(uniform) }
}

/** Both read it alike: the same element, or nothing. */
function decoded<E>(kernel: Group<E>, bytes: Uint8Array, before: Both<E>): Both<E> | null {
  const [k, l] = [kernel.decode(bytes), library.decode(bytes)]
  if (k === null || l === null) return k === null && l === null ? before : null
  return { k, l }
}

/** As it is, with one bit changed, or other bytes. */
function changed(bytes: Uint8Array, randomness: Randomness): Uint8Array {
  const way = below(randomness, 3)
  if (way === 0) return bytes
  if (way === 1) return randomness.bytes(bytes.length)
  const bit = below(randomness, 8 * bytes.length)
  return bytes.with(bit >> 3, (bytes[bit >> 3] as number) ^ (1 << (bit & 7)))
}

function anyScalar(randomness: Randomness): Scalar {
  return library.scalar(BigInt(`0x${toHex(randomness.bytes(40))}`))
}

function same<E>(kernel: Group<E>, { k, l }: Both<E>): boolean {
  return toHex(kernel.encode(k)) === toHex(library.encode(l))
}
