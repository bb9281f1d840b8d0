/**
 * A holder's share of a counting key of suite 2: share file format 2 (docs/formats/share-file.md §8). The box is that of
 * format 1; in it is a scalar, and the commitments of the package say what it must be. The key is never assembled.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { z } from 'zod'
import { toHex } from '#election/bytes.ts'
import { canonicalJson } from '#election/canonical-json.ts'
import type { Group } from '#election/group/group.ts'
import type { ElectionId, KeySetId } from '#election/ids.ts'
import { err, ok, type Result } from '#election/result.ts'
import { isShareOf, type ScalarShare } from './dealt-key.ts'
import { parseJson } from './json-file.ts'
import { closeBox, openBox, type Protection, type Scrypt } from './passphrase-box.ts'
import {
  looksLikeShare,
  SHARE_FILE_BYTES_MAX,
  type ShareError,
  type ShareFile,
  type ShareFileError,
  shareAad,
  shareFileFields,
} from './share-file.ts'

const FORMAT = 'ippyo counting share 2'
const fileSchema = z.strictObject({ format: z.literal(FORMAT), suite: z.literal(2), ...shareFileFields })
const anySchema = z.looseObject({ format: z.literal('ippyo counting share 1') })

export async function writeScalarShareFile<E>(
  group: Group<E>,
  input: Protection & {
    readonly electionId: ElectionId
    readonly keySet: KeySetId
    readonly share: ScalarShare
    readonly shares: number
    readonly threshold: number
  },
): Promise<Uint8Array> {
  const { electionId, keySet, share, shares, threshold, ...protection } = input
  const head = { electionId, keySet, index: share.index, shares, threshold }
  const plaintext = group.encodeScalar(share.secret)
  const box = await closeBox({ ...protection, plaintext, aad: shareAad(FORMAT, head) })
  plaintext.fill(0)
  const body = { format: FORMAT, suite: 2, ...head, box }
  return canonicalJson({ ...body, checksum: toHex(sha256(canonicalJson(body))) })
}

/** A whole share file of the other suite is not reported as damaged: it fits an earlier election. */
export function parseScalarShareFile(
  bytes: Uint8Array,
): Result<ShareFile, ShareFileError | { readonly type: 'share-of-another-suite' }> {
  const fields = parseJson(bytes, SHARE_FILE_BYTES_MAX, fileSchema)
  if (fields === null) {
    if (parseJson(bytes, SHARE_FILE_BYTES_MAX, anySchema) !== null) return err({ type: 'share-of-another-suite' })
    return err({ type: looksLikeShare(bytes) ? 'damaged' : 'not-a-share' })
  }
  const { checksum, ...body } = fields
  if (checksum !== toHex(sha256(canonicalJson(body)))) return err({ type: 'damaged' })
  const { electionId, keySet, index, shares, threshold, box } = fields
  return ok({ electionId, keySet, index, shares, threshold, box })
}

/** Opens one share and proves it against the commitments of the package. */
export async function openScalarShare<E>(
  group: Group<E>,
  file: ShareFile,
  passphrase: string,
  election: { readonly electionId: ElectionId; readonly keySet: KeySetId; readonly commitments: readonly E[] },
  scrypt?: Scrypt,
): Promise<Result<ScalarShare, ShareError>> {
  const { index } = file
  if (file.electionId !== election.electionId || file.keySet !== election.keySet) return err({ type: 'wrong-election' })
  const bytes = await openBox(file.box, passphrase, shareAad(FORMAT, file), scrypt)
  if (bytes === null) return err({ type: 'wrong-passphrase', index })
  const secret = group.decodeScalar(bytes)
  bytes.fill(0)
  if (secret === null || !isShareOf(group, { index, secret }, election.commitments)) {
    return err({ type: 'wrong-share', index })
  }
  return ok({ index, secret })
}
