/** The declaration of lost media, beside the station reports or beside an earlier count. Nothing unsigned is taken from it. */
import { lstat } from 'node:fs/promises'
import { toHex } from '#election/bytes.ts'
import {
  LOST_MEDIA_BYTES_MAX,
  type LostMediaError,
  readLostMedia,
  type SignedLostMedia,
} from '#election/count/lost-media.ts'
import { APPROVED_SIGNATURE_BYTES_MAX } from '#election/definition/document-approvals.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import { ok, type Result } from '#election/result.ts'
import { nativeChecks } from '#openssl/package-checks.ts'
import { readRegularFile } from '../regular-file.ts'

/** Null: there is none. */
export async function readLostMediaAt(
  paths: { readonly document: string; readonly signature: string },
  { electionPackage, packageHash }: Pick<LoadedElection, 'electionPackage' | 'packageHash'>,
  authorityPublicKey: Uint8Array,
): Promise<Result<SignedLostMedia | null, LostMediaError>> {
  const nothing = new Uint8Array(0)
  const bytes = await readRegularFile(paths.document, LOST_MEDIA_BYTES_MAX)
  if (bytes === null && !(await isThere(paths.document))) return ok(null)
  const signature = await readRegularFile(paths.signature, APPROVED_SIGNATURE_BYTES_MAX)
  const document = { bytes: bytes ?? nothing, signature: signature ?? nothing }
  return readLostMedia(
    document,
    authorityPublicKey,
    { electionPackage, packageSha256: toHex(packageHash) },
    nativeChecks,
  )
}

async function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  )
}
