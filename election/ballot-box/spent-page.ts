/** A spent page: the session of one token is over at this pair. Comparable across the machines of a station (CNT-03). */
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { assert } from '#election/assert.ts'
import { concat, equalBytes, fromHex } from '#election/bytes.ts'
import type { ElectionId } from '#election/ids.ts'
import { isZeroFrom } from './fields.ts'
import { PAGE_BYTES } from './layout.ts'
import { type PageCheck, pageCheckOf } from './page-check.ts'

const MARK_BYTES = 32
/** Bytes in use: mark 32 ‖ check 32. */
const SPENT_PAGE_BYTES = 64

/** Keyed, so that who holds a card's token cannot find its mark on a medium. */
export function spentMark(markKey: Uint8Array, electionId: ElectionId, token: Uint8Array): Uint8Array {
  assert(token.length === 16, 'spent mark: token of 16 bytes')
  return hmac(sha256, markKey, concat(fromHex(electionId), token))
}

export function makeSpentPage(mark: Uint8Array, page: number, check: PageCheck): Uint8Array {
  assert(mark.length === MARK_BYTES, 'spent page: a mark')
  const bytes = new Uint8Array(PAGE_BYTES)
  bytes.set(mark)
  bytes.set(pageCheckOf('spent', mark, page, check), MARK_BYTES)
  return bytes
}

/** `bytes`: the page, or the page without the zeros at its end. @returns the mark, or null for a *bad* page. */
export function parseSpentPage(bytes: Uint8Array, page: number, check: PageCheck): Uint8Array | null {
  if (!isZeroFrom(bytes, SPENT_PAGE_BYTES)) return null
  const used = new Uint8Array(SPENT_PAGE_BYTES)
  used.set(bytes.subarray(0, SPENT_PAGE_BYTES))
  const mark = used.slice(0, MARK_BYTES)
  return equalBytes(used.subarray(MARK_BYTES), pageCheckOf('spent', mark, page, check)) ? mark : null
}
