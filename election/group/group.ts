/**
 * A group of prime order, as the proofs of a count ask it (docs/formats/transcript.md §1). All proofs are written over this
 * interface: `ristretto255.ts` is what ships, a hand-worked toy group runs the same code in the tests, and a faster
 * arithmetic for mixers and holders can come behind it without a change of any proof.
 */

declare const brand: unique symbol
/** 0 … order − 1. Only `Group.scalar` and `Group.decodeScalar` make one. */
export type Scalar = bigint & { readonly [brand]: 'Scalar' }

export interface Group<E> {
  /** ℓ, a prime. */
  readonly order: bigint
  /** Length of an encoded element, and of an encoded scalar. */
  readonly elementBytes: number
  /** B */
  readonly base: E
  readonly identity: E
  /** Any integer, reduced. */
  scalar(value: bigint): Scalar
  add(a: E, b: E): E
  negate(a: E): E
  equal(a: E, b: E): boolean
  /** Public scalars only: the time may depend on them. */
  multiply(element: E, scalar: Scalar): E
  /** The time does not depend on the scalar, as far as the arithmetic can promise that. */
  multiplySecret(element: E, scalar: Scalar): E
  /** The same element, with a table that makes its multiplications cheaper. */
  prepared(element: E): E
  encode(element: E): Uint8Array
  /** Null for anything but the one encoding of an element. The identity has one: who must refuse it does. */
  decode(bytes: Uint8Array): E | null
  encodeScalar(scalar: Scalar): Uint8Array
  /** Null unless the bytes are a number below the order. */
  decodeScalar(bytes: Uint8Array): Scalar | null
  /** From 64 uniform bytes: nobody knows a relation of the result to any other element. */
  map(uniform: Uint8Array): E
}

export function subtract<E>(group: Group<E>, a: E, b: E): E {
  return group.add(a, group.negate(b))
}

export function isIdentity<E>(group: Group<E>, element: E): boolean {
  return group.equal(element, group.identity)
}

export function sum<E>(group: Group<E>, elements: readonly E[]): E {
  return elements.reduce((total, each) => group.add(total, each), group.identity)
}
