/** The declaration of lost media as files: the signed document, its signature and the paper (docs/formats/count.md §3). */

import { mkdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { paperHead } from '#documents/document.ts'
import { loadDocumentFonts } from '#documents/fonts.ts'
import { lostMediaDeclaration, lostOnPaper } from '#documents/lost-media.ts'
import { toHex } from '#election/bytes.ts'
import {
  LOST_MEDIA_BYTES_MAX,
  LOST_MEDIA_FILE,
  LOST_MEDIA_SIGNATURE,
  type LostMedia,
  readLostMedia,
  type SignedLostMedia,
} from '#election/count/lost-media.ts'
import { APPROVED_SIGNATURE_BYTES_MAX } from '#election/definition/document-approvals.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import { documentHash, type SignedBytes } from '#election/definition/signed-document.ts'
import { err, ok, type Result } from '#election/result.ts'
import { readRegular } from '#hardware/files/open-regular.ts'
import { syncDirectory, writeWholeFile } from '#hardware/files/whole-file.ts'
import { sha256Hex } from '#openssl/hashes.ts'
import { nativeChecks } from '#openssl/package-checks.ts'

export const LOST_MEDIA_PAPER = 'lost-media.pdf'

interface NotPrintable {
  readonly type: 'not-printable'
  readonly grapheme: string
  readonly text: string
}

export function ofPackage({ electionPackage, packageHash }: LoadedElection) {
  return { electionPackage, packageSha256: toHex(packageHash) }
}

function nextOf(signed: string): string {
  return `${signed}.next`
}

/** The declaration that is there already. */
export async function readDeclared(
  directory: string,
  election: LoadedElection,
  authorityPublicKey: Uint8Array,
): Promise<Result<SignedLostMedia | null, { readonly type: 'declaration-not-signed'; readonly path: string }>> {
  const path = join(directory, LOST_MEDIA_FILE)
  const bytes = await readRegular(path, LOST_MEDIA_BYTES_MAX).catch((error: NodeJS.ErrnoException) => {
    return error.code === 'ENOENT' ? null : new Uint8Array(0)
  })
  if (bytes === null) return ok(null)
  const signed = join(directory, LOST_MEDIA_SIGNATURE)
  for (const name of [signed, nextOf(signed)]) {
    const signature = await readRegular(name, APPROVED_SIGNATURE_BYTES_MAX).catch(() => new Uint8Array(0))
    const read = readLostMedia({ bytes, signature }, authorityPublicKey, ofPackage(election))
    if (!read.ok) continue
    // The power went before the name was the right one.
    if (name !== signed) await rename(name, signed)
    return read
  }
  return err({ type: 'declaration-not-signed', path })
}

interface LostMediaFiles {
  readonly paths: readonly string[]
  /** SHA-256 of the paper, hex. */
  readonly paper: string
}

/**
 * The paper first: without its declaration it is one that nobody signed by hand. Then the two files in three steps, as the stages of a
 * count have them: whenever the power goes, one of the two signatures fits the document that is there.
 */
export async function writeLostMedia(
  out: string,
  declared: LostMedia,
  { bytes, signature }: SignedBytes,
  election: LoadedElection,
): Promise<Result<LostMediaFiles, NotPrintable>> {
  const made = await paperOf(declared, bytes, election)
  if (!made.ok) return err({ type: 'not-printable', grapheme: made.error.grapheme, text: made.error.text })
  const [signed, document, paper] = [LOST_MEDIA_SIGNATURE, LOST_MEDIA_FILE, LOST_MEDIA_PAPER].map((name) =>
    join(out, name),
  ) as [string, string, string]
  await mkdir(out, { recursive: true })
  await writeWholeFile(paper, made.value)
  await writeWholeFile(nextOf(signed), signature)
  await writeWholeFile(document, bytes)
  await rename(nextOf(signed), signed)
  await syncDirectory(out)
  return ok({ paths: [signed, document, paper], paper: sha256Hex(made.value) })
}

async function paperOf(declared: LostMedia, bytes: Uint8Array, election: LoadedElection) {
  const { electionPackage, fingerprint } = election
  return lostMediaDeclaration(
    {
      head: paperHead(electionPackage, declared.declaredAt),
      fingerprint,
      ...declared,
      lost: declared.lost.map((each) => lostOnPaper(each, electionPackage)),
      sha256: toHex(documentHash(bytes, nativeChecks)),
    },
    await loadDocumentFonts(election),
  )
}
