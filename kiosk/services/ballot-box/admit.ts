/**
 * Looks at what was put into the two media slots: the right pair of this machine, one original and one duplicate, or an
 * own error for each wrong thing. Nothing is decided about votes here and nothing is written.
 */

import { type HeaderError, layoutOfHeader, type MediumHeader, parseHeader } from '#election/ballot-box/header.ts'
import type { Layout, Role } from '#election/ballot-box/layout.ts'
import { HEADER_PAGE, JOURNAL_PAGES } from '#election/ballot-box/layout.ts'
import type { Sha256 } from '#election/ballot-box/merkle.ts'
import { concat, equalBytes } from '#election/bytes.ts'
import type { Use } from '#election/definition/definition.ts'
import type { ElectionId, KeySetId, PairNumber, StationIndex } from '#election/ids.ts'
import type { MachineCrypto } from '#election/keys/machine-crypto.ts'
import type { VerifyEd25519 } from '#election/keys/signature.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { Sitting } from '#election/sitting.ts'
import type { Medium, MediumFault, ReadBackProof } from '#hardware/medium/port.ts'

/** The pair that the package assigns to this machine. */
export interface ExpectedPair {
  readonly use: Use
  readonly electionId: ElectionId
  readonly keySet: KeySetId
  readonly station: StationIndex
  readonly pair: PairNumber
  /** Ed25519 of the authority, installed at personalisation. */
  readonly authorityPublicKey: Uint8Array
  /** The dates in force for those on a header; left out: the poll was never moved (TC-20). */
  readonly datesOf?: (onMedium: readonly Sitting[]) => readonly Sitting[]
}

/** The content of one slot: an open medium, or why it could not be opened. */
export type Inserted = Result<Medium, MediumFault>

export type AdmitError =
  | { readonly type: 'medium-fault'; readonly medium: Role; readonly fault: MediumFault }
  | { readonly type: 'both-media-missing' }
  | { readonly type: 'medium-not-authentic'; readonly medium: Role; readonly error: HeaderError }
  | { readonly type: 'medium-size'; readonly medium: Role; readonly pages: number; readonly expected: number }
  | { readonly type: 'medium-of-other-use'; readonly medium: Role; readonly use: Use }
  | { readonly type: 'medium-of-other-election'; readonly medium: Role }
  | { readonly type: 'medium-of-other-key-set'; readonly medium: Role }
  | { readonly type: 'medium-of-other-station'; readonly medium: Role; readonly station: StationIndex }
  | { readonly type: 'medium-of-other-pair'; readonly medium: Role; readonly pair: PairNumber }
  | { readonly type: 'two-originals' }
  | { readonly type: 'two-duplicates' }
  /** Each is in the slot of the other. */
  | { readonly type: 'media-swapped' }
  /** Headers of one pair that do not belong together (initialised twice). */
  | { readonly type: 'media-of-two-initialisations' }

export interface AdmittedMedium {
  readonly medium: Medium
  /** Its first page, by which it is known again. */
  readonly headerPage: Uint8Array
  readonly header: MediumHeader
  readonly proof: ReadBackProof
}

export interface AdmittedPair {
  readonly layout: Layout
  /** null: this medium failed; the pair can be recovered and closed, never opened (docs/formats/ballot-box.md row 20). */
  readonly original: AdmittedMedium | null
  readonly duplicate: AdmittedMedium | null
  /** Why one is missing; null when both are there. */
  readonly fault: { readonly medium: Role; readonly fault: MediumFault } | null
  /** First journal pages are as initialised on both; the zero check looks at every other page. */
  readonly untouched: boolean
}

/** A fresh pair must be whole: one missing medium is an error. After a start in the day (`restart`) one may have died. */
export async function admit(input: {
  readonly original: Inserted
  readonly duplicate: Inserted
  readonly expected: ExpectedPair
  readonly restart: boolean
  readonly crypto: Pick<MachineCrypto, 'sha256' | 'verify'>
}): Promise<Result<AdmittedPair, AdmitError>> {
  const { sha256, verify } = input.crypto
  const a = await look('original', input.original, input.expected, verify)
  const b = await look('duplicate', input.duplicate, input.expected, verify)
  if (a.ok && b.ok) return bothThere(a.value, b.value, sha256)
  if (!a.ok && !b.ok && isMissing(a.error) && isMissing(b.error)) return err({ type: 'both-media-missing' })
  // A dead machine's pair of which one medium is dead too is still that pair.
  if (!a.ok && !b.ok && a.error.type === 'medium-fault' && b.error.type === 'medium-of-other-pair') return b
  if (!a.ok && (!b.ok || !input.restart || a.error.type !== 'medium-fault')) return a
  if (!b.ok && (!input.restart || b.error.type !== 'medium-fault')) return b
  return oneThere(a, b)
}

type Look = Result<AdmittedMedium, AdmitError>

async function look(slot: Role, inserted: Inserted, expected: ExpectedPair, verify: VerifyEd25519): Promise<Look> {
  if (!inserted.ok) return err({ type: 'medium-fault', medium: slot, fault: inserted.error })
  const medium = inserted.value
  if (medium.pages < 1) return err({ type: 'medium-not-authentic', medium: slot, error: { type: 'not-a-ballot-box' } })
  const page = await medium.read(HEADER_PAGE, 1)
  if (!page.ok) return err({ type: 'medium-fault', medium: slot, fault: page.error })
  const header = parseHeader(page.value, expected.authorityPublicKey, verify)
  if (!header.ok) return err({ type: 'medium-not-authentic', medium: slot, error: header.error })
  const wrong = foreign(slot, header.value, medium.pages, expected)
  if (wrong !== null) return err(wrong)
  const dates = expected.datesOf?.(header.value.dates) ?? header.value.dates
  return ok({ medium, headerPage: page.value, header: { ...header.value, dates }, proof: medium.proof })
}

function foreign(slot: Role, header: MediumHeader, pages: number, expected: ExpectedPair): AdmitError | null {
  if (header.use !== expected.use) return { type: 'medium-of-other-use', medium: slot, use: header.use }
  if (header.electionId !== expected.electionId) return { type: 'medium-of-other-election', medium: slot }
  if (header.keySet !== expected.keySet) return { type: 'medium-of-other-key-set', medium: slot }
  if (header.station !== expected.station) {
    return { type: 'medium-of-other-station', medium: slot, station: header.station }
  }
  if (header.pair !== expected.pair) return { type: 'medium-of-other-pair', medium: slot, pair: header.pair }
  const size = layoutOfHeader(header).pages
  return size === pages ? null : { type: 'medium-size', medium: slot, pages, expected: size }
}

async function bothThere(
  a: AdmittedMedium,
  b: AdmittedMedium,
  sha256: Sha256,
): Promise<Result<AdmittedPair, AdmitError>> {
  const [roleA, roleB] = [a.header.role, b.header.role]
  if (roleA === 'original' && roleB === 'original') return err({ type: 'two-originals' })
  if (roleA === 'duplicate' && roleB === 'duplicate') return err({ type: 'two-duplicates' })
  if (roleA === 'duplicate') return err({ type: 'media-swapped' })
  if (!equalBytes(sharedFields(a.header), sharedFields(b.header))) return err({ type: 'media-of-two-initialisations' })
  const untouched = (await firstJournal(a, sha256)) && (await firstJournal(b, sha256))
  return ok({ layout: layoutOfHeader(a.header), original: a, duplicate: b, fault: null, untouched })
}

function oneThere(a: Look, b: Look): Result<AdmittedPair, AdmitError> {
  const there = a.ok ? a.value : b.ok ? b.value : null
  const missing = a.ok ? b : a
  if (there === null || missing.ok || missing.error.type !== 'medium-fault') return missing as Result<never, AdmitError>
  const slot: Role = a.ok ? 'original' : 'duplicate'
  if (there.header.role !== slot) return err({ type: 'media-swapped' })
  return ok({
    layout: layoutOfHeader(there.header),
    original: a.ok ? there : null,
    duplicate: a.ok ? null : there,
    fault: { medium: missing.error.medium, fault: missing.error.fault },
    untouched: false,
  })
}

function isMissing(error: AdmitError): boolean {
  return error.type === 'medium-fault' && error.fault.type === 'missing'
}

/** The journal pages are drawn anew at each initialisation, so their hash names it. */
function sharedFields(header: MediumHeader): Uint8Array {
  return header.journalHash
}

async function firstJournal(admitted: AdmittedMedium, sha256: Sha256): Promise<boolean> {
  const pages: Uint8Array[] = []
  for (const page of JOURNAL_PAGES) {
    const read = await admitted.medium.read(page, 1)
    if (!read.ok) return false
    pages.push(read.value)
  }
  return equalBytes(sha256(concat(...pages)), admitted.header.journalHash)
}
