/**
 * A counting key: a polynomial over the scalars. Its value at 0 is the key, its value at j the share of holder j,
 * and its coefficients are committed to in public (Feldman), so that anyone can work out what each share must be the secret
 * of. A dealer makes it in a process that exits (docs/formats/share-file.md §1).
 */
import { assert } from '#election/assert.ts'
import { type Group, isIdentity, type Scalar } from '#election/group/group.ts'
import { lagrangeScalars } from '#election/group/lagrange.ts'
import { randomNonzeroScalar, randomScalars } from '#election/group/random-scalar.ts'
import type { Randomness } from '#election/randomness.ts'
import { err, ok, type Result } from '#election/result.ts'

const HOLDERS_MAX = 255

export interface ScalarShare {
  /** 1…255. */
  readonly index: number
  /** x_j */
  readonly secret: Scalar
}

export interface DealtKey<E> {
  /** C_0 … C_{k−1}; C_0 is the counting key Y. */
  readonly commitments: readonly E[]
  readonly shares: readonly ScalarShare[]
}

export function dealKey<E>(
  group: Group<E>,
  input: { readonly holders: number; readonly threshold: number; readonly randomness: Randomness },
): DealtKey<E> {
  const { holders, threshold, randomness } = input
  assert(threshold >= 1 && threshold <= holders && holders <= HOLDERS_MAX, 'dealt key: 1 ≤ threshold ≤ holders ≤ 255')
  const key = randomNonzeroScalar(group, randomness)
  return sharesOf(group, [key, ...randomScalars(group, randomness, threshold - 1)], holders)
}

/** The shares of given coefficients, the constant one first. */
export function sharesOf<E>(group: Group<E>, coefficients: readonly Scalar[], holders: number): DealtKey<E> {
  return {
    commitments: coefficients.map((each) => group.multiplySecret(group.base, each)),
    shares: Array.from({ length: holders }, (_, i) => ({ index: i + 1, secret: valueAt(group, coefficients, i + 1) })),
  }
}

/** Horner, from the highest coefficient down. */
function valueAt<E>(group: Group<E>, coefficients: readonly Scalar[], index: number): Scalar {
  return coefficients.reduceRight<Scalar>((sum, each) => group.scalar(sum * BigInt(index) + each), group.scalar(0n))
}

/** X_j = Σ jⁱ · C_i: whose secret the share of holder j is. */
export function verificationKey<E>(group: Group<E>, commitments: readonly E[], index: number): E {
  const at = group.scalar(BigInt(index))
  return commitments.reduceRight((sum, each) => group.add(group.multiply(sum, at), each), group.identity)
}

export function isShareOf<E>(group: Group<E>, share: ScalarShare, commitments: readonly E[]): boolean {
  const expected = verificationKey(group, commitments, share.index)
  return group.equal(group.multiplySecret(group.base, share.secret), expected)
}

/** From k shares or more: the value at 0. Holders' programs never call it; the office does once, when it reads the shares back. */
export function combineScalars<E>(group: Group<E>, shares: readonly ScalarShare[]): Scalar {
  const lambdas = lagrangeScalars(
    group,
    shares.map(({ index }) => index),
  )
  return group.scalar(shares.reduce((sum, { secret }, i) => sum + (lambdas[i] as Scalar) * secret, 0n))
}

/** As a package has it. */
export interface SharedKeyFields {
  readonly publicKey: Uint8Array
  readonly threshold: number
  readonly commitments: readonly Uint8Array[]
  readonly holders: readonly { readonly index: number; readonly verificationKey: Uint8Array }[]
}

export interface SharedKey<E> {
  readonly publicKey: E
  readonly threshold: number
  readonly commitments: readonly E[]
  readonly holders: readonly { readonly index: number; readonly verificationKey: E }[]
}

type Where = 'publicKey' | 'commitments' | 'holders'

export type SharedKeyError =
  | { readonly type: 'not-canonical'; readonly where: Where }
  /** A key of which everybody knows the secret. */
  | { readonly type: 'identity'; readonly where: Where }
  /** The first commitment is not the counting key, or there are not as many as the threshold. */
  | { readonly type: 'commitments-do-not-fit' }
  /** An index twice, or none of 1…255, or fewer holders than the threshold. */
  | { readonly type: 'holders-do-not-fit' }
  /** The key of this holder is not what the commitments say. */
  | { readonly type: 'wrong-verification-key'; readonly index: number }

/** A reader of a package checks this; after that every share and every partial decryption can be checked. */
export function readSharedKey<E>(group: Group<E>, fields: SharedKeyFields): Result<SharedKey<E>, SharedKeyError> {
  const { threshold } = fields
  const publicKey = group.decode(fields.publicKey)
  const commitments = fields.commitments.map((each) => group.decode(each))
  const holders = fields.holders.map((each) => ({
    index: each.index,
    verificationKey: group.decode(each.verificationKey),
  }))
  if (publicKey === null) return err({ type: 'not-canonical', where: 'publicKey' })
  if (!commitments.every((each) => each !== null)) return err({ type: 'not-canonical', where: 'commitments' })
  if (isIdentity(group, publicKey)) return err({ type: 'identity', where: 'publicKey' })
  const [first] = commitments
  if (threshold < 1 || commitments.length !== threshold || first === undefined || !group.equal(first, publicKey)) {
    return err({ type: 'commitments-do-not-fit' })
  }
  if (!areHolders(holders, threshold)) return err({ type: 'holders-do-not-fit' })
  const read: { index: number; verificationKey: E }[] = []
  for (const { index, verificationKey: key } of holders) {
    if (key === null) return err({ type: 'not-canonical', where: 'holders' })
    if (isIdentity(group, key)) return err({ type: 'identity', where: 'holders' })
    if (!group.equal(key, verificationKey(group, commitments, index))) {
      return err({ type: 'wrong-verification-key', index })
    }
    read.push({ index, verificationKey: key })
  }
  return ok({ publicKey, threshold, commitments, holders: read })
}

function areHolders(holders: readonly { readonly index: number }[], threshold: number): boolean {
  const indexes = holders.map(({ index }) => index)
  const whole = indexes.every((index) => Number.isInteger(index) && index >= 1 && index <= HOLDERS_MAX)
  return whole && indexes.length >= threshold && new Set(indexes).size === indexes.length
}
