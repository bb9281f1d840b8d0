/**
 * A key holder's share of the counting key: one JSON file under the holder's passphrase (D-28), format 1 for suite 1 and format 2
 * for suite 2. The package commits to each share, so a wrong share is named before the key is put together.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { z } from 'zod'
import type { Suite } from '#election/ballot/suite.ts'
import { concat, fromHex, toHex, uint, utf8 } from '#election/bytes.ts'
import { canonicalJson } from '#election/canonical-json.ts'
import { electionId, keySetId } from '#election/id-schemas.ts'
import type { ElectionId, KeySetId } from '#election/ids.ts'
import { err, ok, type Result } from '#election/result.ts'
import { type CountingKey, combineKey, isSecretOfKey, isShareOfKey, suiteOfKey } from './counting-key.ts'
import { parseJson } from './json-file.ts'
import { boxSchema, closeBox, openBox, type PassphraseBox, type Protection, type Scrypt } from './passphrase-box.ts'
import type { Share } from './shamir.ts'

export const SHARE_FILE_BYTES_MAX = 4096

export interface ShareFile {
  readonly suite: Suite
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

const fields = {
  electionId,
  keySet: keySetId,
  index: z.number().int().min(1).max(255),
  shares: z.number().int().min(1).max(255),
  threshold: z.number().int().min(1).max(255),
  box: boxSchema,
  checksum: z.string().regex(/^[0-9a-f]{64}$/),
}
const FORMATS = { 1: 'ippyo counting share 1', 2: 'ippyo counting share 2' } as const
const fileSchema = z.discriminatedUnion('format', [
  z.strictObject({ format: z.literal(FORMATS[1]), ...fields }),
  z.strictObject({ format: z.literal(FORMATS[2]), suite: z.literal(2), ...fields }),
])

/** `suite`: 1 when left out. */
export async function writeShareFile(
  input: Protection & {
    readonly electionId: ElectionId
    readonly keySet: KeySetId
    readonly share: Share
    readonly shares: number
    readonly threshold: number
    readonly suite?: Suite
  },
): Promise<Uint8Array> {
  const { electionId, keySet, share, shares, threshold, suite = 1, ...protection } = input
  const head = { electionId, keySet, index: share.index, shares, threshold }
  const box = await closeBox({ ...protection, plaintext: share.bytes, aad: shareAad({ suite, ...head }) })
  const body = { format: FORMATS[suite], ...{ 1: {}, 2: { suite } }[suite], ...head, box }
  return canonicalJson({ ...body, checksum: toHex(sha256(canonicalJson(body))) })
}

/** Needs no passphrase: `inspect` shows these fields, and the count lists the shares that are inserted. */
export function parseShareFile(bytes: Uint8Array): Result<ShareFile, ShareFileError> {
  const fields = parseJson(bytes, SHARE_FILE_BYTES_MAX, fileSchema)
  if (fields === null) return err({ type: looksLikeShare(bytes) ? 'damaged' : 'not-a-share' })
  const { checksum, ...body } = fields
  if (checksum !== toHex(sha256(canonicalJson(body)))) return err({ type: 'damaged' })
  const { electionId, keySet, index, shares, threshold, box } = fields
  const suite = fields.format === FORMATS[1] ? 1 : 2
  return ok({ suite, electionId, keySet, index, shares, threshold, box })
}

/**
 * Opens one share and checks it against the package; the key is not assembled, so holders can prove their shares on the eve.
 * `scrypt`: noble's when left out.
 */
export async function openShare(
  file: ShareFile,
  passphrase: string,
  electionPackage: Pick<ShareFile, 'electionId' | 'keySet'> & { readonly countingKey: CountingKey },
  scrypt?: Scrypt,
): Promise<Result<Share, ShareError>> {
  const { index } = file
  const { electionId, keySet, countingKey } = electionPackage
  const ours = file.electionId === electionId && file.keySet === keySet && file.suite === suiteOfKey(countingKey)
  if (!ours) return err({ type: 'wrong-election' })
  const bytes = await openBox(file.box, passphrase, shareAad(file), scrypt)
  if (bytes === null) return err({ type: 'wrong-passphrase', index })
  const share = { index, bytes }
  if (isShareOfKey(share, countingKey)) return ok(share)
  bytes.fill(0)
  return err({ type: 'wrong-share', index })
}

/** @returns the counting key, 32 bytes. Fewer shares than the threshold give nothing, not even a wrong key. */
export function assembleCountingKey(
  shares: readonly Share[],
  countingKey: CountingKey,
): Result<Uint8Array, CombineError> {
  const seen = new Set<number>()
  for (const { index } of shares) {
    if (seen.has(index)) return err({ type: 'duplicate', index })
    seen.add(index)
  }
  const wrong = shares.find((share) => !isShareOfKey(share, countingKey))
  if (wrong) return err({ type: 'wrong-share', index: wrong.index })
  if (shares.length < countingKey.threshold) {
    return err({ type: 'too-few-shares', given: shares.length, needed: countingKey.threshold })
  }
  const key = combineKey(shares, countingKey)
  return isSecretOfKey(key, countingKey) ? ok(key) : err({ type: 'wrong-key' })
}

/** A share of another election, or renumbered, does not open. */
function shareAad(head: Omit<ShareFile, 'box'>): Uint8Array {
  const numbers = concat(uint(head.index, 1), uint(head.shares, 1), uint(head.threshold, 1))
  return concat(utf8(FORMATS[head.suite]), fromHex(head.electionId), fromHex(head.keySet), numbers)
}

function looksLikeShare(bytes: Uint8Array): boolean {
  if (bytes.length > SHARE_FILE_BYTES_MAX) return false
  return new TextDecoder().decode(bytes).includes('ippyo counting share')
}
