/**
 * The counting key of an election. As a package has it, nobody needs a secret to check it: it commits to the polynomial, so that a
 * verification key of each holder follows (docs/formats/share-file.md §1).
 */
import { assert, unreachable } from '#election/assert.ts'
import { equalBytes, fromHex, toHex } from '#election/bytes.ts'
import type { Scalar } from '#election/group/group.ts'
import { ristretto255 as group } from '#election/group/ristretto255.ts'
import type { Randomness } from '#election/randomness.ts'
import { combineScalars, dealKey, readSharedKey, verificationKey } from './dealt-key.ts'
import type { Share } from './shamir.ts'

/** All elements are 32 bytes hex. */
export interface CountingKey {
  /** Nothing that is checked depends on it. */
  readonly made: 'dealer'
  /** Y */
  readonly publicKey: string
  readonly threshold: number
  /** C_0 … C_{k−1} */
  readonly commitments: readonly string[]
  readonly holders: readonly { readonly index: number; readonly verificationKey: string }[]
}

/** The numbers of the holders. */
export function holdersOf(key: CountingKey): readonly number[] {
  return key.holders.map(({ index }) => index)
}

export interface MadeCountingKey {
  readonly countingKey: CountingKey
  /** Scalars of 32 bytes, to be wiped when they are in their files. */
  readonly shares: readonly Share[]
}

/** After it k holders together have the key, and nobody else. */
export function makeCountingKey(input: {
  readonly holders: number
  readonly threshold: number
  readonly randomness: Randomness
}): MadeCountingKey {
  const { commitments, shares } = dealKey(group, input)
  const [publicKey, ...others] = commitments.map((each) => toHex(group.encode(each)))
  assert(publicKey !== undefined, 'counting key: a polynomial has a constant term')
  const holders = shares.map(({ index }) => ({
    index,
    verificationKey: toHex(group.encode(verificationKey(group, commitments, index))),
  }))
  return {
    countingKey: {
      made: 'dealer',
      publicKey,
      threshold: input.threshold,
      commitments: [publicKey, ...others],
      holders,
    },
    shares: shares.map(({ index, secret }) => ({ index, bytes: group.encodeScalar(secret) })),
  }
}

/** Names the wrong one among several shares. */
export function isShareOfKey(share: Share, key: CountingKey): boolean {
  const holder = key.holders.find(({ index }) => index === share.index)
  return holder !== undefined && isSecretOf(share.bytes, holder.verificationKey)
}

/** From k shares or more, each of this key. */
export function combineKey(shares: readonly Share[]): Uint8Array {
  const scalars = shares.map(({ index, bytes }) => ({ index, secret: group.decodeScalar(bytes) as Scalar }))
  return group.encodeScalar(combineScalars(group, scalars))
}

/** Is this the secret half, as `combineKey` gives it? */
export function isSecretOfKey(secret: Uint8Array, key: CountingKey): boolean {
  return isSecretOf(secret, key.publicKey)
}

function isSecretOf(bytes: Uint8Array, element: string): boolean {
  const secret = group.decodeScalar(bytes)
  return secret !== null && equalBytes(group.encode(group.multiplySecret(group.base, secret)), fromHex(element))
}

/** The part of the key that cannot be true, as a reader of a package names it; null: nothing. */
export function faultOfCountingKey(key: CountingKey): string | null {
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
