/**
 * The counting key of an election, of either suite. As a package has it, nobody needs a secret to check it: suite 1 commits
 * to each share under a salt (D-28), suite 2 to the polynomial, so that a verification key of each holder follows
 * (docs/formats/share-file.md §4, §7).
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { assert, unreachable } from '#election/assert.ts'
import type { Suite } from '#election/ballot/suite.ts'
import { concat, equalBytes, fromHex, toHex, uint, utf8 } from '#election/bytes.ts'
import type { Scalar } from '#election/group/group.ts'
import { type Element, ristretto255 as group } from '#election/group/ristretto255.ts'
import type { Randomness } from '#election/randomness.ts'
import { combineScalars, type DealtKey, dealKey, readSharedKey, verificationKey } from './dealt-key.ts'
import { agreementPublicKey, isAgreementPublicKey, makeKeyPair } from './hpke.ts'
import { combineShares, type Share, splitSecret } from './shamir.ts'

const SALT_BYTES = 16
const COMMITMENT_LABEL = utf8('ippyo share commitment 1')

export interface ShareCommitment {
  /** 1…n: the x coordinate of the share. */
  readonly index: number
  readonly salt: string
  /** SHA-256 hex over salt, index and share, so that a wrong share can be named. */
  readonly commitment: string
}

/** Format 1, in packages of format 1: for records of suite 1. */
interface SaltedCountingKey {
  /** X25519, 32 bytes hex. */
  readonly publicKey: string
  readonly threshold: number
  readonly shares: readonly ShareCommitment[]
}

/** Format 2, in packages of format 2: for records of suite 2. All elements are 32 bytes hex. */
export interface SharedCountingKey {
  readonly suite: 2
  /** Nothing that is checked depends on it. */
  readonly made: 'dealer'
  /** Y */
  readonly publicKey: string
  readonly threshold: number
  /** C_0 … C_{k−1} */
  readonly commitments: readonly string[]
  readonly holders: readonly { readonly index: number; readonly verificationKey: string }[]
}

export type CountingKey = SaltedCountingKey | SharedCountingKey

export function suiteOfKey(key: CountingKey): Suite {
  return 'suite' in key ? key.suite : 1
}

/** The numbers of the holders. */
export function holdersOf(key: CountingKey): readonly number[] {
  return ('suite' in key ? key.holders : key.shares).map(({ index }) => index)
}

export interface MadeCountingKey {
  readonly countingKey: CountingKey
  /** To be wiped when they are in their files. A share of suite 2 is a scalar, 32 bytes. */
  readonly shares: readonly Share[]
}

/** After it k holders together have the key, and nobody else. */
export function makeCountingKey(
  suite: Suite,
  input: { readonly holders: number; readonly threshold: number; readonly randomness: Randomness },
): MadeCountingKey {
  const { holders, threshold, randomness } = input
  switch (suite) {
    case 1: {
      const pair = makeKeyPair(randomness)
      const shares = splitSecret({ secret: pair.secretKey, shares: holders, threshold, randomness })
      pair.secretKey.fill(0)
      const commitments = shares.map((share) => commitToShare(share, randomness))
      return { countingKey: { publicKey: toHex(pair.publicKey), threshold, shares: commitments }, shares }
    }
    case 2:
      return asMade(dealKey(group, input), threshold)
    default:
      return unreachable(suite)
  }
}

function asMade({ commitments, shares }: DealtKey<Element>, threshold: number): MadeCountingKey {
  const hex = (element: Element) => toHex(group.encode(element))
  const [publicKey] = commitments
  assert(publicKey !== undefined, 'counting key: a polynomial has a constant term')
  const holders = shares.map(({ index }) => ({
    index,
    verificationKey: hex(verificationKey(group, commitments, index)),
  }))
  return {
    countingKey: {
      suite: 2,
      made: 'dealer',
      publicKey: hex(publicKey),
      threshold,
      commitments: commitments.map(hex),
      holders,
    },
    shares: shares.map(({ index, secret }) => ({ index, bytes: group.encodeScalar(secret) })),
  }
}

/** Commitment for a package of suite 1. The salt keeps equal shares of two elections from looking equal. */
export function commitToShare(share: Share, randomness: Randomness): ShareCommitment {
  const salt = randomness.bytes(SALT_BYTES)
  return { index: share.index, salt: toHex(salt), commitment: toHex(saltedCommitment(share, salt)) }
}

function saltedCommitment(share: Share, salt: Uint8Array): Uint8Array {
  assert(salt.length === SALT_BYTES, 'share commitment: salt of 16 bytes')
  return sha256(concat(COMMITMENT_LABEL, salt, uint(share.index, 1), share.bytes))
}

/** Names the wrong one among several shares. */
export function isShareOfKey(share: Share, key: CountingKey): boolean {
  if ('suite' in key) {
    const secret = group.decodeScalar(share.bytes)
    const holder = key.holders.find(({ index }) => index === share.index)
    return secret !== null && holder !== undefined && isSecretOf(secret, fromHex(holder.verificationKey))
  }
  const committed = key.shares.find(({ index }) => index === share.index)
  if (committed === undefined) return false
  return equalBytes(saltedCommitment(share, fromHex(committed.salt)), fromHex(committed.commitment))
}

/** From k shares or more, each of this key. */
export function combineKey(shares: readonly Share[], key: CountingKey): Uint8Array {
  if (!('suite' in key)) return combineShares(shares)
  const scalars = shares.map(({ index, bytes }) => ({ index, secret: group.decodeScalar(bytes) as Scalar }))
  return group.encodeScalar(combineScalars(group, scalars))
}

/** Is this the secret half, as `combineKey` gives it? */
export function isSecretOfKey(secret: Uint8Array, key: CountingKey): boolean {
  const expected = fromHex(key.publicKey)
  if (!('suite' in key)) return equalBytes(agreementPublicKey(secret), expected)
  const scalar = group.decodeScalar(secret)
  return scalar !== null && isSecretOf(scalar, expected)
}

function isSecretOf(secret: Scalar, encoded: Uint8Array): boolean {
  return equalBytes(group.encode(group.multiplySecret(group.base, secret)), encoded)
}

/**
 * What of the key cannot be true, as a reader of a package names it; null: nothing. `isAgreementKey`: a native check for suite 1 that agrees
 * with the reference.
 */
export function faultOfCountingKey(
  key: CountingKey,
  isAgreementKey: (publicKey: Uint8Array) => boolean = isAgreementPublicKey,
): string | null {
  if ('suite' in key) return faultOfSharedKey(key)
  const indexes = key.shares.map(({ index }) => index)
  if (!isAgreementKey(fromHex(key.publicKey))) return 'countingKey.publicKey'
  if (key.threshold > indexes.length) return 'countingKey.threshold'
  return new Set(indexes).size === indexes.length ? null : 'countingKey.shares'
}

function faultOfSharedKey(key: SharedCountingKey): string | null {
  const read = readSharedKey(group, {
    publicKey: fromHex(key.publicKey),
    threshold: key.threshold,
    commitments: key.commitments.map(fromHex),
    holders: key.holders.map((each) => ({ index: each.index, verificationKey: fromHex(each.verificationKey) })),
  })
  if (read.ok) return null
  switch (read.error.type) {
    case 'not-canonical':
    case 'identity':
      return `countingKey.${read.error.where}`
    case 'commitments-do-not-fit':
      return 'countingKey.commitments'
    case 'holders-do-not-fit':
    case 'wrong-verification-key':
      return 'countingKey.holders'
    default:
      return unreachable(read.error)
  }
}
