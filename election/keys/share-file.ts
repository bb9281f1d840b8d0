/**
 * A key holder's share: one JSON file under the holder's passphrase (D-28). The public part of the key commits to each share, so a wrong
 * share is named before the key is put together. Shares of the counting key and of an online box's sorting key have names of their own.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { z } from 'zod'
import { concat, fromHex, toHex, uint, utf8 } from '#election/bytes.ts'
import { canonicalJson } from '#election/canonical-json.ts'
import { electionId, keySetId } from '#election/id-schemas.ts'
import type { ElectionId, KeySetId } from '#election/ids.ts'
import { err, ok, type Result } from '#election/result.ts'
import { type CountingKey, combineKey, isSecretOfKey, isShareOfKey } from './counting-key.ts'
import { parseJson } from './json-file.ts'
import { boxSchema, closeBox, openBox, type PassphraseBox, type Protection, type Scrypt } from './passphrase-box.ts'
import type { Share } from './shamir.ts'

export const SHARE_FILE_BYTES_MAX = 4096

/** The key that the holders have together. */
export type SharedKeyKind = 'counting' | 'sorting'

export interface ShareFile {
  readonly kind: SharedKeyKind
  readonly electionId: ElectionId
  readonly keySet: KeySetId
  readonly index: number
  readonly shares: number
  readonly threshold: number
  readonly box: PassphraseBox
}

export type ShareFileError =
  /** Another kind of file. */
  | { readonly type: 'not-a-share' }
  /** A share file with a wrong checksum or shape. */
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
  /** All shares are as committed, yet give another key than the package's: the package contradicts itself. */
  | { readonly type: 'wrong-key' }

const FORMATS: Readonly<Record<SharedKeyKind, string>> = {
  counting: 'ippyo counting share 1',
  sorting: 'ippyo sorting share 1',
}
const fields = {
  electionId,
  keySet: keySetId,
  index: z.number().int().min(1).max(255),
  shares: z.number().int().min(1).max(255),
  threshold: z.number().int().min(1).max(255),
  box: boxSchema,
  checksum: z.string().regex(/^[0-9a-f]{64}$/),
}
const schemas = {
  counting: z.strictObject({ format: z.literal(FORMATS.counting), ...fields }),
  sorting: z.strictObject({ format: z.literal(FORMATS.sorting), ...fields }),
}

export async function writeShareFile(
  input: Protection & {
    readonly kind: SharedKeyKind
    readonly electionId: ElectionId
    readonly keySet: KeySetId
    readonly share: Share
    readonly shares: number
    readonly threshold: number
  },
): Promise<Uint8Array> {
  const { kind, electionId, keySet, share, shares, threshold, ...protection } = input
  const head = { electionId, keySet, index: share.index, shares, threshold }
  const box = await closeBox({ ...protection, plaintext: share.bytes, aad: shareAad({ kind, ...head }) })
  const body = { format: FORMATS[kind], ...head, box }
  return canonicalJson({ ...body, checksum: toHex(sha256(canonicalJson(body))) })
}

/** Needs no passphrase: `inspect` shows these fields, and the count lists the shares that are inserted. */
export function parseShareFile(bytes: Uint8Array, kind: SharedKeyKind = 'counting'): Result<ShareFile, ShareFileError> {
  const fields = parseJson(bytes, SHARE_FILE_BYTES_MAX, schemas[kind])
  if (fields === null) return err({ type: looksLikeShare(bytes, kind) ? 'damaged' : 'not-a-share' })
  const { checksum, ...body } = fields
  if (checksum !== toHex(sha256(canonicalJson(body)))) return err({ type: 'damaged' })
  const { electionId, keySet, index, shares, threshold, box } = fields
  return ok({ kind, electionId, keySet, index, shares, threshold, box })
}

/** The public part of a key, as far as its shares ask. */
export interface SharedKeyChecks {
  readonly threshold: number
  readonly isShare: (share: Share) => boolean
  readonly combine: (shares: readonly Share[]) => Uint8Array
  readonly isSecret: (secret: Uint8Array) => boolean
}

/** Opens one share and checks it; the key is not assembled, so holders can prove their shares on the eve. `scrypt`: noble's when left out. */
export async function openShareOf(
  file: ShareFile,
  passphrase: string,
  of: Pick<ShareFile, 'kind' | 'electionId' | 'keySet'> & Pick<SharedKeyChecks, 'isShare'>,
  scrypt?: Scrypt,
): Promise<Result<Share, ShareError>> {
  const { index } = file
  const ours = file.kind === of.kind && file.electionId === of.electionId && file.keySet === of.keySet
  if (!ours) return err({ type: 'wrong-election' })
  const bytes = await openBox(file.box, passphrase, shareAad(file), scrypt)
  if (bytes === null) return err({ type: 'wrong-passphrase', index })
  const share = { index, bytes }
  if (of.isShare(share)) return ok(share)
  bytes.fill(0)
  return err({ type: 'wrong-share', index })
}

/** @returns the key, 32 bytes. Fewer shares than the threshold give nothing, not even a wrong key. */
export function assembleKey(
  shares: readonly Share[],
  { threshold, isShare, combine, isSecret }: SharedKeyChecks,
): Result<Uint8Array, CombineError> {
  const seen = new Set<number>()
  for (const { index } of shares) {
    if (seen.has(index)) return err({ type: 'duplicate', index })
    seen.add(index)
  }
  const wrong = shares.find((share) => !isShare(share))
  if (wrong) return err({ type: 'wrong-share', index: wrong.index })
  if (shares.length < threshold) return err({ type: 'too-few-shares', given: shares.length, needed: threshold })
  const key = combine(shares)
  return isSecret(key) ? ok(key) : err({ type: 'wrong-key' })
}

/** A holder's share of the counting key of a package. */
export function openShare(
  file: ShareFile,
  passphrase: string,
  electionPackage: Pick<ShareFile, 'electionId' | 'keySet'> & { readonly countingKey: CountingKey },
  scrypt?: Scrypt,
): Promise<Result<Share, ShareError>> {
  const { electionId, keySet, countingKey } = electionPackage
  const isShare = (share: Share) => isShareOfKey(share, countingKey)
  return openShareOf(file, passphrase, { kind: 'counting', electionId, keySet, isShare }, scrypt)
}

export function assembleCountingKey(
  shares: readonly Share[],
  countingKey: CountingKey,
): Result<Uint8Array, CombineError> {
  return assembleKey(shares, {
    threshold: countingKey.threshold,
    isShare: (share) => isShareOfKey(share, countingKey),
    combine: combineKey,
    isSecret: (secret) => isSecretOfKey(secret, countingKey),
  })
}

/** A share of another election or key, or renumbered, does not open. */
function shareAad(head: Omit<ShareFile, 'box'>): Uint8Array {
  const numbers = concat(uint(head.index, 1), uint(head.shares, 1), uint(head.threshold, 1))
  return concat(utf8(FORMATS[head.kind]), fromHex(head.electionId), fromHex(head.keySet), numbers)
}

function looksLikeShare(bytes: Uint8Array, kind: SharedKeyKind): boolean {
  if (bytes.length > SHARE_FILE_BYTES_MAX) return false
  return new TextDecoder().decode(bytes).includes(`ippyo ${kind} share`)
}
