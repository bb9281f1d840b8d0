/**
 * Shamir's secret sharing over GF(2⁸), byte by byte, polynomial x⁸+x⁴+x³+x+1 (that of AES). Share i is the value at x = i,
 * the secret the value at 0. Multiplication is bitwise and without branches or tables on secret bytes.
 */
import { assert } from '#election/assert.ts'
import type { Randomness } from '#election/randomness.ts'

const SHARES_MAX = 255

export interface Share {
  /** 1…255. */
  readonly index: number
  /** As long as the secret. */
  readonly bytes: Uint8Array
}

/** Makes `shares` shares: any `threshold` of them give the secret, and fewer reveal nothing. */
export function splitSecret(input: {
  readonly secret: Uint8Array
  readonly shares: number
  readonly threshold: number
  readonly randomness: Randomness
}): readonly Share[] {
  const { secret, shares, threshold, randomness } = input
  assert(threshold >= 1 && threshold <= shares && shares <= SHARES_MAX, 'shamir: 1 ≤ threshold ≤ shares ≤ 255')
  const coefficients = Array.from({ length: threshold - 1 }, () => randomness.bytes(secret.length))
  return Array.from({ length: shares }, (_, i) => ({ index: i + 1, bytes: valueAt(i + 1, secret, coefficients) }))
}

/** Lagrange at 0 over all given shares. Fewer than the threshold, or one wrong, give another secret: callers check it. */
export function combineShares(shares: readonly Share[]): Uint8Array {
  const indexes = shares.map((share) => share.index)
  assert(shares.length >= 1 && new Set(indexes).size === shares.length, 'shamir: different shares')
  assert(
    indexes.every((index) => index >= 1 && index <= SHARES_MAX),
    'shamir: index 1…255',
  )
  const secret = new Uint8Array(shares[0]?.bytes.length ?? 0)
  for (const share of shares) {
    assert(share.bytes.length === secret.length, 'shamir: shares of one length')
    const weight = weightAtZero(share.index, indexes)
    for (let i = 0; i < secret.length; i++) secret[i] = (secret[i] ?? 0) ^ multiply(weight, share.bytes[i] ?? 0)
  }
  return secret
}

/** Horner, from the highest coefficient down to the secret. */
function valueAt(x: number, secret: Uint8Array, coefficients: readonly Uint8Array[]): Uint8Array {
  const value = new Uint8Array(secret.length)
  for (const coefficient of [...coefficients].reverse()) {
    for (let i = 0; i < value.length; i++) value[i] = multiply((value[i] ?? 0) ^ (coefficient[i] ?? 0), x)
  }
  for (let i = 0; i < value.length; i++) value[i] = (value[i] ?? 0) ^ (secret[i] ?? 0)
  return value
}

/** Product over the other indexes j of j / (j − i); in GF(2⁸) minus is xor. Indexes are no secret. */
function weightAtZero(index: number, indexes: readonly number[]): number {
  let weight = 1
  for (const other of indexes) {
    if (other !== index) weight = multiply(weight, multiply(other, inverse(other ^ index)))
  }
  return weight
}

/** a²⁵⁴. */
function inverse(a: number): number {
  let power = a
  let result = 1
  for (let i = 0; i < 7; i++) {
    power = multiply(power, power)
    result = multiply(result, power)
  }
  return result
}

/** Eight rounds for every value: no branch, no table, so that time and cache reveal nothing of the key. */
function multiply(a: number, b: number): number {
  let product = 0
  let shifted = a
  for (let bit = 0; bit < 8; bit++) {
    product ^= shifted & -((b >> bit) & 1)
    shifted = ((shifted << 1) ^ (0x1b & -(shifted >> 7))) & 0xff
  }
  return product & 0xff
}
