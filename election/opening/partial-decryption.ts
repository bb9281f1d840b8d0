/**
 * One holder's part of the opening: D = x · A in every row, and one proof for all rows (Chaum–Pedersen over weighted sums;
 * docs/formats/opening.md §2). The weights come from both columns: otherwise somebody who knows x could try wrong rows until their errors
 * cancel (T6).
 */
import { assert } from '#election/assert.ts'
import { concat } from '#election/bytes.ts'
import type { Column } from '#election/group/column.ts'
import { columnsOf } from '#election/group/columns.ts'
import { type Group, type Scalar, subtract } from '#election/group/group.ts'
import { sumOfProducts } from '#election/group/multi-exponentiation.ts'
import { randomNonzeroScalar } from '#election/group/random-scalar.ts'
import { hash, hashToScalar, weights } from '#election/group/transcript.ts'
import type { Randomness } from '#election/randomness.ts'
import { err, ok, type Result } from '#election/result.ts'

export interface DecryptionStatement<E> {
  /** `openingContext` */
  readonly context: Uint8Array
  /** X_j */
  readonly verificationKey: E
  /** Column A of the last mix. */
  readonly a: Column<E>
}

export interface PartialDecryption<E> {
  readonly d: Column<E>
  readonly t1: E
  readonly t2: E
  readonly z: Scalar
}

export function decryptPartially<E>(
  group: Group<E>,
  statement: DecryptionStatement<E>,
  share: Scalar,
  randomness: Randomness,
): PartialDecryption<E> {
  const d = columnsOf(group).multiples(statement.a.elements, share)
  const seed = statementHash(group, statement, d)
  const v = randomNonzeroScalar(group, randomness)
  const t1 = group.multiplySecret(group.base, v)
  const t2 = group.multiplySecret(weighted(group, seed, statement.a.elements), v)
  return { d, t1, t2, z: group.scalar(v + challenge(group, seed, t1, t2) * share) }
}

export type DecryptionError =
  | { readonly type: 'wrong-size' }
  /** D1: of another key. D2: a row is not A times the secret behind the key. */
  | { readonly type: 'equation-fails'; readonly equation: 'D1' | 'D2' }

export function checkPartialDecryption<E>(
  group: Group<E>,
  statement: DecryptionStatement<E>,
  { d, t1, t2, z }: PartialDecryption<E>,
): Result<void, DecryptionError> {
  if (d.elements.length !== statement.a.elements.length) return err({ type: 'wrong-size' })
  const seed = statementHash(group, statement, d)
  const y = challenge(group, seed, t1, t2)
  const fits = (base: E, t: E, product: E) =>
    group.equal(subtract(group, group.multiply(base, z), group.multiply(product, y)), t)
  if (!fits(group.base, t1, statement.verificationKey)) return err({ type: 'equation-fails', equation: 'D1' })
  const [a, products] = [statement.a.elements, d.elements].map((column) => weighted(group, seed, column)) as [E, E]
  return fits(a, t2, products) ? ok() : err({ type: 'equation-fails', equation: 'D2' })
}

function statementHash<E>(group: Group<E>, { context, verificationKey, a }: DecryptionStatement<E>, d: Column<E>) {
  assert(d.bytes.length === a.bytes.length, 'partial decryption: a row for each row')
  return hash('vc decryption statement 1', context, group.encode(verificationKey), a.bytes, d.bytes)
}

function challenge<E>(group: Group<E>, seed: Uint8Array, t1: E, t2: E): Scalar {
  return hashToScalar(group, 'vc decryption challenge 1', seed, concat(group.encode(t1), group.encode(t2)))
}

function weighted<E>(group: Group<E>, seed: Uint8Array, elements: readonly E[]): E {
  return sumOfProducts(group, elements, weights(group, 'vc decryption weights 1', seed, elements.length))
}
