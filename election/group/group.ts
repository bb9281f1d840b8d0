/**
 * A group of prime order, as the proofs of a count ask it (docs/formats/transcript.md §1). All proofs are written over this
 * interface: `ristretto255.ts` is what ships, a hand-worked toy group runs the same code in the tests, and a faster
 * arithmetic for mixers and holders can come behind it without a change of any proof.
 */

import type { ByteRows, Rows } from './rows.ts'

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
  /** Left out: the same row by row (`columns.ts`). */
  readonly columns?: ColumnArithmetic<E>
}

/** Elements one after the other, with their encodings. */
export interface Column<E> {
  readonly elements: readonly E[]
  readonly bytes: Uint8Array
}

/** A column that need not be held: its elements are decoded when a block of them is asked for. */
export interface ReadColumn<E> {
  readonly elements: Rows<E>
  readonly bytes: ByteRows
}

/**
 * Whole columns at once. A faster arithmetic needs to see them whole: one inversion serves all rows, and a table serves all multiples of one
 * element. Which calls may hold a secret is said; nobody may expect more of them than `Group.multiplySecret` promises.
 */
export interface ColumnArithmetic<E> {
  encode(elements: readonly E[]): Uint8Array
  /** The first row, from 0, that is no encoding of an element, in place of the elements. */
  decode(bytes: Uint8Array): readonly E[] | number
  /** From 64 uniform bytes a row, as `Group.map`. */
  map(uniform: Uint8Array): readonly E[]
  /** Row i: Σ of each term's scalar i · its element. Secret scalars. */
  products(terms: readonly Term<E>[]): Column<E>
  /** Row i: element i + scalar i · base. Secret scalars. */
  plusProducts(elements: readonly E[], base: E, scalars: readonly Scalar[]): Column<E>
  /** Row i: scalar · element i. A secret scalar. */
  multiples(elements: readonly E[], scalar: Scalar): Column<E>
  /** Row i: Σ of each part's factor · its element i, encoded twice over: 2 · row i. Small public factors. */
  doubledSums(parts: readonly Part<E>[]): Uint8Array
  /** Σ scalar i · element i. Public scalars, or secrets of a machine without a line (docs/decisions/036). */
  sumOfProducts(elements: readonly E[], scalars: readonly Scalar[]): E
  sum(elements: readonly E[]): E
}

export interface Term<E> {
  readonly element: E
  readonly scalars: readonly Scalar[]
}

export interface Part<E> {
  readonly elements: readonly E[]
  readonly factor: bigint
}

export function subtract<E>(group: Group<E>, a: E, b: E): E {
  return group.add(a, group.negate(b))
}

export function isIdentity<E>(group: Group<E>, element: E): boolean {
  return group.equal(element, group.identity)
}

export function sum<E>(group: Group<E>, elements: readonly E[]): E {
  if (group.columns !== undefined) return group.columns.sum(elements)
  return elements.reduce((total, each) => group.add(total, each), group.identity)
}
