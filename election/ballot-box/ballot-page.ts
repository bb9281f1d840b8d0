/** A ballot page: one encrypted record and a MAC of the pair, so that nobody can slip in records made with the public key. */
import { assert } from '#election/assert.ts'
import { parseRecord, RECORD_BYTES } from '#election/ballot/record.ts'
import { equalBytes } from '#election/bytes.ts'
import type { ContestList } from '#election/contest-lists.ts'
import { isZeroFrom } from './fields.ts'
import { PAGE_BYTES } from './layout.ts'
import { CHECK_BYTES, type PageCheck, pageCheckOf } from './page-check.ts'

/** Bytes in use: record 512 ‖ check 32; the rest of the page is zero. */
const BALLOT_PAGE_BYTES = RECORD_BYTES + CHECK_BYTES

export function makeBallotPage(record: Uint8Array, page: number, check: PageCheck): Uint8Array {
  assert(record.length === RECORD_BYTES, 'ballot page: a ballot record')
  const bytes = new Uint8Array(PAGE_BYTES)
  bytes.set(record)
  bytes.set(pageCheckOf('ballot', record, page, check), RECORD_BYTES)
  return bytes
}

export interface BallotPage {
  readonly list: ContestList
  readonly record: Uint8Array
}

/** `bytes`: the page, or the page without the zeros at its end. @returns null for a *bad* page. */
export function parseBallotPage(bytes: Uint8Array, page: number, check: PageCheck): BallotPage | null {
  if (bytes.length < RECORD_BYTES || !isZeroFrom(bytes, BALLOT_PAGE_BYTES)) return null
  const record = bytes.slice(0, RECORD_BYTES)
  const stored = new Uint8Array(CHECK_BYTES)
  stored.set(bytes.subarray(RECORD_BYTES, BALLOT_PAGE_BYTES))
  if (!equalBytes(stored, pageCheckOf('ballot', record, page, check))) return null
  const parsed = parseRecord(record)
  return parsed.ok ? { list: parsed.value.list, record } : null
}
