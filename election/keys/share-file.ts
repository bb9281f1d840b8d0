/**
 * A key holder's share of the counting key: one JSON file under the holder's passphrase (D-28). The package holds a salted
 * commitment to each share, so a wrong share is named before, and the assembled key is checked against the public key.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { z } from 'zod'
import { assert } from '#election/assert.ts'
import { concat, equalBytes, fromHex, toHex, uint, utf8 } from '#election/bytes.ts'
import { canonicalJson } from '#election/canonical-json.ts'
import { electionId, keySetId } from '#election/id-schemas.ts'
import type { ElectionId, KeySetId } from '#election/ids.ts'
import type { Randomness } from '#election/randomness.ts'
import { err, ok, type Result } from '#election/result.ts'
import { agreementPublicKey } from './hpke.ts'
import { parseJson } from './json-file.ts'
import { boxSchema, closeBox, openBox, type PassphraseBox, type Protection, type Scrypt } from './passphrase-box.ts'
import { combineShares, type Share } from './shamir.ts'

export const SHARE_FILE_BYTES_MAX = 4096
const SALT_BYTES = 16
const COMMITMENT_LABEL = utf8('ippyo share commitment 1')

export interface ShareCommitment {
  /** 1…n: the x coordinate of the share. */
  readonly index: number
  readonly salt: string
  /** SHA-256 hex over salt, index and share, so that a wrong share can be named. */
  readonly commitment: string
}

/** As the package names it. */
export interface CountingKey {
  /** X25519, 32 bytes hex. */
  readonly publicKey: string
  readonly threshold: number
  readonly shares: readonly ShareCommitment[]
}

export interface ShareFile {
  readonly electionId: ElectionId
  readonly keySet: KeySetId
  readonly index: number
  readonly shares: number
  readonly threshold: number
  readonly box: PassphraseBox
}

export type ShareFileError =
  /** No share file at all: another kind of file. */
  | { readonly type: 'not-a-share' }
  /** It was a share file; its checksum or shape is broken. */
  | { readonly type: 'damaged' }

export type ShareError =
  | { readonly type: 'wrong-election' }
  | { readonly type: 'wrong-passphrase'; readonly index: number }
  /** It opens, but is not the share that the package committed to. */
  | { readonly type: 'wrong-share'; readonly index: number }

export type CombineError =
  | { readonly type: 'too-few-shares'; readonly given: number; readonly needed: number }
  | { readonly type: 'duplicate'; readonly index: number }
  | { readonly type: 'wrong-share'; readonly index: number }
  /** All shares are as committed, yet the key is not that of the package: the package itself contradicts itself. */
  | { readonly type: 'wrong-key' }

/** The members that share files of both formats have. */
export const shareFileFields = {
  electionId,
  keySet: keySetId,
  index: z.number().int().min(1).max(255),
  shares: z.number().int().min(1).max(255),
  threshold: z.number().int().min(1).max(255),
  box: boxSchema,
  checksum: z.string().regex(/^[0-9a-f]{64}$/),
}
const FORMAT = 'ippyo counting share 1'
const fileSchema = z.strictObject({ format: z.literal(FORMAT), ...shareFileFields })

/** Commitment for the package. The salt keeps equal shares of two elections from looking equal. */
export function commitToShare(share: Share, randomness: Randomness): ShareCommitment {
  const salt = randomness.bytes(SALT_BYTES)
  return { index: share.index, salt: toHex(salt), commitment: toHex(commitmentOf(share, salt)) }
}

/** Names the wrong one among several shares. */
function isCommittedShare(share: Share, commitments: readonly ShareCommitment[]): boolean {
  const committed = commitments.find((each) => each.index === share.index)
  if (!committed) return false
  return equalBytes(commitmentOf(share, fromHex(committed.salt)), fromHex(committed.commitment))
}

export async function writeShareFile(
  input: Protection & {
    readonly electionId: ElectionId
    readonly keySet: KeySetId
    readonly share: Share
    readonly shares: number
    readonly threshold: number
  },
): Promise<Uint8Array> {
  const { electionId, keySet, share, shares, threshold, ...protection } = input
  const head = { electionId, keySet, index: share.index, shares, threshold }
  const box = await closeBox({ ...protection, plaintext: share.bytes, aad: shareAad(FORMAT, head) })
  const body = { format: FORMAT, ...head, box }
  return canonicalJson({ ...body, checksum: toHex(sha256(canonicalJson(body))) })
}

/** Needs no passphrase: what `inspect` shows, and what the count lists as inserted. */
export function parseShareFile(bytes: Uint8Array): Result<ShareFile, ShareFileError> {
  const fields = parseJson(bytes, SHARE_FILE_BYTES_MAX, fileSchema)
  if (fields === null) return err({ type: looksLikeShare(bytes) ? 'damaged' : 'not-a-share' })
  const { checksum, ...body } = fields
  if (checksum !== toHex(sha256(canonicalJson(body)))) return err({ type: 'damaged' })
  const { electionId, keySet, index, shares, threshold, box } = fields
  return ok({ electionId, keySet, index, shares, threshold, box })
}

/**
 * Opens one share and proves it against the package; the key is not assembled (also for the proof on the eve).
 * `scrypt`: noble's when left out.
 */
export async function openShare(
  file: ShareFile,
  passphrase: string,
  electionPackage: Pick<ShareFile, 'electionId' | 'keySet'> & { readonly countingKey: CountingKey },
  scrypt?: Scrypt,
): Promise<Result<Share, ShareError>> {
  const { index } = file
  if (file.electionId !== electionPackage.electionId || file.keySet !== electionPackage.keySet) {
    return err({ type: 'wrong-election' })
  }
  const bytes = await openBox(file.box, passphrase, shareAad(FORMAT, file), scrypt)
  if (bytes === null) return err({ type: 'wrong-passphrase', index })
  const share = { index, bytes }
  return isCommittedShare(share, electionPackage.countingKey.shares) ? ok(share) : err({ type: 'wrong-share', index })
}

/** The counting key (X25519 secret, 32 bytes). Fewer than the threshold give nothing, not even a wrong key. */
export function assembleCountingKey(
  shares: readonly Share[],
  countingKey: CountingKey,
): Result<Uint8Array, CombineError> {
  const seen = new Set<number>()
  for (const { index } of shares) {
    if (seen.has(index)) return err({ type: 'duplicate', index })
    seen.add(index)
  }
  const wrong = shares.find((share) => !isCommittedShare(share, countingKey.shares))
  if (wrong) return err({ type: 'wrong-share', index: wrong.index })
  if (shares.length < countingKey.threshold) {
    return err({ type: 'too-few-shares', given: shares.length, needed: countingKey.threshold })
  }
  const key = combineShares(shares)
  const expected = fromHex(countingKey.publicKey)
  return equalBytes(agreementPublicKey(key), expected) ? ok(key) : err({ type: 'wrong-key' })
}

function commitmentOf(share: Share, salt: Uint8Array): Uint8Array {
  assert(salt.length === SALT_BYTES, 'share commitment: salt of 16 bytes')
  return sha256(concat(COMMITMENT_LABEL, salt, uint(share.index, 1), share.bytes))
}

/** A share of another election, or renumbered, does not open. */
export function shareAad(format: string, head: Omit<ShareFile, 'box'>): Uint8Array {
  const numbers = concat(uint(head.index, 1), uint(head.shares, 1), uint(head.threshold, 1))
  return concat(utf8(format), fromHex(head.electionId), fromHex(head.keySet), numbers)
}

export function looksLikeShare(bytes: Uint8Array): boolean {
  if (bytes.length > SHARE_FILE_BYTES_MAX) return false
  return new TextDecoder().decode(bytes).includes('ippyo counting share')
}
