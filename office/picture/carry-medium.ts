/** A sealed medium → codes, and codes → a medium on another stick. Both are checked in the same way; no secret is needed. */
import { mkdir } from 'node:fs/promises'
import { usedPages } from '#election/ballot-box/fields.ts'
import type { PageWrite } from '#election/ballot-box/layout.ts'
import { HEADER_PAGE, PAGE_BYTES, READ_PAGES } from '#election/ballot-box/layout.ts'
import { type MediumSource, type ReadError, readSealedMedium, type SealedMedium } from '#election/ballot-box/reader.ts'
import { expectedElection } from '#election/count/expected-election.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import {
  type CarriedMedium,
  type CarriedRefusal,
  encodeCarried,
  parseCarried,
  sourceOf,
  USED_PAGES_MAX,
} from '#election/picture/carried-medium.ts'
import { CARRIED_BYTES_MAX, type CarriedOf, codesOf, type PictureCode } from '#election/picture/code.ts'
import { type GatherRefusal, gather } from '#election/picture/gather.ts'
import { err, ok, type Result } from '#election/result.ts'
import { type CreateFault, createBallotBox } from '#hardware/medium/create.ts'
import { openMediumReadOnly } from '#hardware/medium/driver.ts'
import { verifyNative } from '#openssl/ed25519.ts'
import { nativeSha256 } from '#openssl/hashes.ts'

export interface TrustedElection {
  readonly election: LoadedElection
  readonly authorityPublicKey: Uint8Array
}

export type CarryRefusal =
  | GatherRefusal
  | CarriedRefusal
  /** The count would refuse this medium for the same reason: the checks are the same. */
  | { readonly type: 'medium-not-carried'; readonly why: ReadError['type'] }
  | { readonly type: 'too-much-for-paper'; readonly records: number; readonly sheets: number }
  | { readonly type: 'picture-not-written'; readonly fault: CreateFault['type'] }

export interface MediumInCodes {
  readonly sealed: SealedMedium
  readonly of: CarriedOf
  readonly codes: readonly PictureCode[]
}

export async function mediumInCodes(
  directory: string,
  trusted: TrustedElection,
): Promise<Result<MediumInCodes, CarryRefusal>> {
  const opened = await openMediumReadOnly(directory)
  if (!opened.ok) return err({ type: 'medium-not-carried', why: 'unreadable' })
  try {
    const sealed = await sealedMedium(opened.value, trusted)
    if (!sealed.ok) return sealed
    const { station, pair, role } = sealed.value.header
    const records = sealed.value.records.length
    const taken = await usedOf(opened.value)
    if (taken === null) return err({ type: 'medium-not-carried', why: 'unreadable' })
    const carried = taken.used.size > USED_PAGES_MAX ? null : encodeCarried(taken)
    if (carried === null || carried.length > CARRIED_BYTES_MAX) {
      const sheets = sheetsOf(carried?.length ?? taken.used.size * PAGE_BYTES)
      return err({ type: 'too-much-for-paper', records, sheets })
    }
    const of = { station, pair, role }
    return ok({ sealed: sealed.value, of, codes: codesOf(of, carried) })
  } finally {
    await opened.value.close()
  }
}

/** Nothing is written before all of it was checked; a ballot box that is there is never overwritten. */
export async function mediumFromCodes(
  codes: readonly PictureCode[],
  trusted: TrustedElection,
  directory: string,
  progress: (done: number, whole: number) => void,
): Promise<Result<SealedMedium, CarryRefusal>> {
  const gathered = gather(codes)
  if (!gathered.ok) return gathered
  const carried = parseCarried(gathered.value.carried)
  if (!carried.ok) return carried
  const sealed = await sealedMedium(sourceOf(carried.value), trusted)
  if (!sealed.ok) return sealed
  const { pages } = carried.value
  await mkdir(directory, { recursive: true, mode: 0o700 })
  const written = await createBallotBox({
    directory,
    pages,
    contents: headerLast(carried.value),
    progress: (done) => progress(done, pages),
  })
  return written.ok ? sealed : err({ type: 'picture-not-written', fault: written.error.type })
}

async function sealedMedium(
  source: MediumSource,
  { election, authorityPublicKey }: TrustedElection,
): Promise<Result<SealedMedium, CarryRefusal>> {
  const expected = expectedElection(election.electionPackage, authorityPublicKey, verifyNative)
  const read = await readSealedMedium(source, expected, nativeSha256)
  return read.ok ? read : err({ type: 'medium-not-carried', why: read.error.type })
}

async function usedOf(source: MediumSource): Promise<CarriedMedium | null> {
  const used = new Map<number, Uint8Array>()
  for (let first = 0; first < source.pages; first += READ_PAGES) {
    const block = await source.read(first, Math.min(READ_PAGES, source.pages - first))
    if (!block.ok) return null
    for (const at of usedPages(block.value)) {
      if (used.size <= USED_PAGES_MAX) used.set(first + at, block.value.slice(at * PAGE_BYTES, (at + 1) * PAGE_BYTES))
    }
  }
  return { pages: source.pages, used }
}

/** The header is last: after a power cut before it no reader takes the file for a ballot box. */
function headerLast({ used }: CarriedMedium): readonly PageWrite[] {
  const writes = [...used].map(([page, bytes]): PageWrite => ({ page, bytes }))
  return [...writes.filter(({ page }) => page !== HEADER_PAGE), ...writes.filter(({ page }) => page === HEADER_PAGE)]
}

function sheetsOf(bytes: number): number {
  return Math.ceil((bytes * 40) / CARRIED_BYTES_MAX)
}
