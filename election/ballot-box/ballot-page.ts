/** A ballot page: one encrypted record and a MAC of the pair, so that nobody can slip in records made with the public key. */
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { assert } from '#election/assert.ts'
import { parseRecordClear, RECORD_BYTES } from '#election/ballot/record.ts'
import { concat, equalBytes, uint, utf8 } from '#election/bytes.ts'
import type { ContestBit } from '#election/ids.ts'
import { PAGE_BYTES } from './layout.ts'

const CHECK_BYTES = 32

/** Bytes in use: record 512 ‖ check 32; the rest of the page is zero. */
export const BALLOT_PAGE_BYTES = RECORD_BYTES + CHECK_BYTES

export interface PageCheck {
  /** `BoxKeys.pageCheck`. */
  readonly key: Uint8Array
  /** `pairBinding` of the pair. */
  readonly binding: Uint8Array
}

export function makeBallotPage(record: Uint8Array, page: number, check: PageCheck): Uint8Array {
  assert(record.length === RECORD_BYTES, 'ballot page: a ballot record')
  const bytes = new Uint8Array(PAGE_BYTES)
  bytes.set(record)
  bytes.set(checkOf(record, page, check), RECORD_BYTES)
  return bytes
}

export interface BallotPage {
  readonly contest: ContestBit
  readonly record: Uint8Array
}

/** `bytes`: the page, or the page without the zeros at its end. @returns null for a *bad* page. */
export function parseBallotPage(bytes: Uint8Array, page: number, check: PageCheck): BallotPage | null {
  if (bytes.length < RECORD_BYTES) return null
  for (let i = BALLOT_PAGE_BYTES; i < bytes.length; i++) if (bytes[i] !== 0) return null
  const record = bytes.slice(0, RECORD_BYTES)
  const stored = new Uint8Array(CHECK_BYTES)
  stored.set(bytes.subarray(RECORD_BYTES, BALLOT_PAGE_BYTES))
  if (!equalBytes(stored, checkOf(record, page, check))) return null
  const clear = parseRecordClear(record)
  return clear.ok ? { contest: clear.value.contest, record } : null
}

function checkOf(record: Uint8Array, page: number, check: PageCheck): Uint8Array {
  return hmac(sha256, check.key, concat(utf8('ippyo ballot 1'), check.binding, uint(page, 4), record))
}
