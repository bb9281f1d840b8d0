/**
 * The sorting key of an online box: what a gate keeps of a card is sealed to it (docs/formats/share-file.md §6). An X25519 pair whose secret
 * half exists only as shares of Shamir; the settings commit to each share under a salt, so a wrong one is named (D-28).
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { assert } from '#election/assert.ts'
import { concat, equalBytes, fromHex, toHex, uint, utf8 } from '#election/bytes.ts'
import type { Randomness } from '#election/randomness.ts'
import type { Result } from '#election/result.ts'
import { agreementPublicKey, isAgreementPublicKey, makeKeyPair } from './hpke.ts'
import type { Scrypt } from './passphrase-box.ts'
import { combineShares, type Share, splitSecret } from './shamir.ts'
import { assembleKey, type CombineError, openShareOf, type ShareError, type ShareFile } from './share-file.ts'

const SALT_BYTES = 16
const COMMITMENT_LABEL = utf8('ippyo share commitment 1')

interface ShareCommitment {
  /** 1…n: the x coordinate of the share. */
  readonly index: number
  readonly salt: string
  /** SHA-256 hex over label, salt, index and share. */
  readonly commitment: string
}

export interface SortingKey {
  /** X25519, 32 bytes hex. */
  readonly publicKey: string
  readonly threshold: number
  readonly shares: readonly ShareCommitment[]
}

export interface DealtSortingKey {
  readonly sortingKey: SortingKey
  /** To be wiped when they are in their files. */
  readonly shares: readonly Share[]
}

/** After it k holders together have the key, and nobody else. */
export function dealSortingKey(input: {
  readonly holders: number
  readonly threshold: number
  readonly randomness: Randomness
}): DealtSortingKey {
  const { holders, threshold, randomness } = input
  const pair = makeKeyPair(randomness)
  const shares = splitSecret({ secret: pair.secretKey, shares: holders, threshold, randomness })
  pair.secretKey.fill(0)
  const commitments = shares.map((share) => commitToShare(share, randomness))
  return { sortingKey: { publicKey: toHex(pair.publicKey), threshold, shares: commitments }, shares }
}

/** The salt keeps equal shares of two elections from looking equal. */
export function commitToShare(share: Share, randomness: Randomness): ShareCommitment {
  const salt = randomness.bytes(SALT_BYTES)
  return { index: share.index, salt: toHex(salt), commitment: toHex(saltedCommitment(share, salt)) }
}

function saltedCommitment(share: Share, salt: Uint8Array): Uint8Array {
  assert(salt.length === SALT_BYTES, 'share commitment: salt of 16 bytes')
  return sha256(concat(COMMITMENT_LABEL, salt, uint(share.index, 1), share.bytes))
}

function isShareOf(share: Share, key: SortingKey): boolean {
  const committed = key.shares.find(({ index }) => index === share.index)
  if (committed === undefined) return false
  return equalBytes(saltedCommitment(share, fromHex(committed.salt)), fromHex(committed.commitment))
}

export function openSortingShare(
  file: ShareFile,
  passphrase: string,
  of: Pick<ShareFile, 'electionId' | 'keySet'> & { readonly sortingKey: SortingKey },
  scrypt?: Scrypt,
): Promise<Result<Share, ShareError>> {
  const { electionId, keySet, sortingKey } = of
  const isShare = (share: Share) => isShareOf(share, sortingKey)
  return openShareOf(file, passphrase, { kind: 'sorting', electionId, keySet, isShare }, scrypt)
}

export function assembleSortingKey(shares: readonly Share[], key: SortingKey): Result<Uint8Array, CombineError> {
  return assembleKey(shares, {
    threshold: key.threshold,
    isShare: (share) => isShareOf(share, key),
    combine: combineShares,
    isSecret: (secret) => equalBytes(agreementPublicKey(secret), fromHex(key.publicKey)),
  })
}

/** With a point of small order everybody could open what a gate keeps of a card. */
export function isSoundSortingKey({ publicKey, threshold, shares }: SortingKey): boolean {
  const isOnce = new Set(shares.map(({ index }) => index)).size === shares.length
  return isAgreementPublicKey(fromHex(publicKey)) && threshold <= shares.length && isOnce
}
