/**
 * The zero check (0票確認): every page of both media is as initialised. Reads the real media and needs no key, so it can
 * be shown before the operator card (OPN-03).
 */
import { HEADER_PAGE, JOURNAL_PAGES, PAGE_BYTES, type Role } from '#election/ballot-box/layout.ts'
import type { Sha256 } from '#election/ballot-box/merkle.ts'
import { concat, equalBytes, isZero } from '#election/bytes.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { MediumFault } from '#hardware/medium/port.ts'
import type { AdmittedMedium, AdmittedPair } from './admit.ts'
import { type Progress, readWhole } from './read-whole.ts'

export type ZeroCheckError =
  | { readonly type: 'medium-fault'; readonly medium: Role; readonly fault: MediumFault }
  /** A fresh pair opens on two media or not at all. */
  | { readonly type: 'one-medium' }
  /** The media are not as initialised: votes, a log or damage. Operator card and recovery come first. */
  | { readonly type: 'not-as-initialised'; readonly medium: Role }

export interface ZeroReport {
  readonly serials: { readonly original: string; readonly duplicate: string }
  /** Pages looked at on each. */
  readonly pages: number
}

export async function zeroCheck(
  pair: AdmittedPair,
  sha256: Sha256,
  onProgress?: Progress,
): Promise<Result<ZeroReport, ZeroCheckError>> {
  const { original, duplicate } = pair
  if (original === null || duplicate === null) return err({ type: 'one-medium' })
  const pages = original.medium.pages
  const a = await checkOne('original', original, sha256, (done) => onProgress?.(done, 2 * pages))
  if (!a.ok) return a
  const b = await checkOne('duplicate', duplicate, sha256, (done) => onProgress?.(pages + done, 2 * pages))
  if (!b.ok) return b
  return ok({ serials: { original: original.header.serial, duplicate: duplicate.header.serial }, pages })
}

async function checkOne(
  role: Role,
  { medium, header }: AdmittedMedium,
  sha256: Sha256,
  onProgress: Progress,
): Promise<Result<void, ZeroCheckError>> {
  const journal: Uint8Array[] = []
  let untouched = true
  const read = await readWhole(
    medium,
    (first, block) => {
      for (let i = 0; i * PAGE_BYTES < block.length; i++) {
        const bytes = block.subarray(i * PAGE_BYTES, (i + 1) * PAGE_BYTES)
        const page = first + i
        if (page === JOURNAL_PAGES[0] || page === JOURNAL_PAGES[1]) journal.push(bytes)
        else if (page !== HEADER_PAGE && !isZero(bytes)) untouched = false
      }
    },
    onProgress,
  )
  if (!read.ok) return err({ type: 'medium-fault', medium: role, fault: read.error })
  const fresh = untouched && equalBytes(sha256(concat(...journal)), header.journalHash)
  return fresh ? ok() : err({ type: 'not-as-initialised', medium: role })
}
