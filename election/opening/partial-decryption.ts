/**
 * One holder's part of the opening: D = x · A in every row, and one proof for all rows (Chaum–Pedersen over weighted sums;
 * docs/formats/opening.md §2). The weights come from both columns: otherwise somebody who knows x could try wrong rows until their errors
 * cancel (T6).
 */
import { assert } from '#election/assert.ts'
import { concat } from '#election/bytes.ts'
import type { Column, ReadColumn } from '#election/group/column.ts'
import { columnsOf } from '#election/group/columns.ts'
import { type Group, type Scalar, subtract } from '#election/group/group.ts'
import { heldColumn, type KeptColumn } from '#election/group/kept-column.ts'
import { addProducts } from '#election/group/multi-exponentiation.ts'
import { randomNonzeroScalar } from '#election/group/random-scalar.ts'
import { inBlocks, type Rows } from '#election/group/rows.ts'
import { hash, hashToScalar, weightRows } from '#election/group/transcript.ts'
import type { Randomness } from '#election/randomness.ts'
import { err, ok, type Result } from '#election/result.ts'

export interface DecryptionStatement<E, C = Column<E>> {
  /** `openingContext` */
  readonly context: Uint8Array
  /** X_j */
  readonly verificationKey: E
  /** Column A of the last mix. */
  readonly a: C
}

export type ReadDecryptionStatement<E> = DecryptionStatement<E, ReadColumn<E>>

export interface PartialDecryption<E, C = Column<E>> {
  readonly d: C
  readonly t1: E
  readonly t2: E
  readonly z: Scalar
}

/** For a small list. */
export function decryptPartially<E>(
  group: Group<E>,
  statement: ReadDecryptionStatement<E>,
  share: Scalar,
  randomness: Randomness,
): PartialDecryption<E> {
  return decryptRows(group, statement, share, randomness, heldColumn())
}

/** @param kept where column D goes, block by block */
export function decryptRows<E, C extends ReadColumn<E>>(
  group: Group<E>,
  statement: ReadDecryptionStatement<E>,
  share: Scalar,
  randomness: Randomness,
  kept: KeptColumn<E, C>,
): PartialDecryption<E, C> {
  const { elements } = statement.a
  inBlocks(elements.length, (from, to) => kept.add(columnsOf(group).multiples(elements.slice(from, to), share)))
  const d = kept.column()
  const seed = statementHash(group, statement, d)
  const v = randomNonzeroScalar(group, randomness)
  const t1 = group.multiplySecret(group.base, v)
  const [a] = weighted(group, seed, [elements]) as [E]
  const t2 = group.multiplySecret(a, v)
  return { d, t1, t2, z: group.scalar(v + challenge(group, seed, t1, t2) * share) }
}

export type DecryptionError =
  | { readonly type: 'wrong-size' }
  /** D1: of another key. D2: a row is not A times the secret behind the key. */
  | { readonly type: 'equation-fails'; readonly equation: 'D1' | 'D2' }

export function checkPartialDecryption<E>(
  group: Group<E>,
  statement: ReadDecryptionStatement<E>,
  { d, t1, t2, z }: PartialDecryption<E, ReadColumn<E>>,
): Result<void, DecryptionError> {
  if (d.elements.length !== statement.a.elements.length) return err({ type: 'wrong-size' })
  const seed = statementHash(group, statement, d)
  const [a, products] = weighted(group, seed, [statement.a.elements, d.elements]) as [E, E]
  const y = challenge(group, seed, t1, t2)
  const fits = (base: E, t: E, product: E) =>
    group.equal(subtract(group, group.multiply(base, z), group.multiply(product, y)), t)
  if (!fits(group.base, t1, statement.verificationKey)) return err({ type: 'equation-fails', equation: 'D1' })
  return fits(a, t2, products) ? ok() : err({ type: 'equation-fails', equation: 'D2' })
}

function statementHash<E>(
  group: Group<E>,
  { context, verificationKey, a }: ReadDecryptionStatement<E>,
  d: ReadColumn<E>,
) {
  assert(d.bytes.length === a.bytes.length, 'partial decryption: a row for each row')
  return hash('vc decryption statement 1', context, group.encode(verificationKey), a.bytes, d.bytes)
}

function challenge<E>(group: Group<E>, seed: Uint8Array, t1: E, t2: E): Scalar {
  return hashToScalar(group, 'vc decryption challenge 1', seed, concat(group.encode(t1), group.encode(t2)))
}

/** Each column under the same weights. */
function weighted<E>(group: Group<E>, seed: Uint8Array, columns: readonly Rows<E>[]): readonly E[] {
  const rows = columns[0]?.length ?? 0
  const weights = weightRows(group, 'vc decryption weights 1', seed, rows)
  let totals = columns.map(() => group.identity)
  inBlocks(rows, (from, to) => {
    const own = weights.slice(from, to)
    totals = totals.map((total, i) => addProducts(group, total, columns[i]?.slice(from, to) ?? [], own))
  })
  return totals
}
