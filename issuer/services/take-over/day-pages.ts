/**
 * The day's record on the take-over medium: two copies of fixed pages, written in turn, so that one of them is whole whenever
 * power goes. Every save writes as many pages, however much people have written.
 */
import { assert } from '#election/assert.ts'
import { concat, readUint, uint } from '#election/bytes.ts'
import { ok, type Result } from '#election/result.ts'
import { DAY_RECORD_BYTES } from '#issuer/session/step-day.ts'

/** A page holds 4056 bytes; before the part is the number of its save, the same on all pages of a copy. */
const SEQ_BYTES = 6
const PART_BYTES = 4056 - SEQ_BYTES
export const DAY_PAGES = Math.ceil(DAY_RECORD_BYTES / PART_BYTES)

export interface DayPages {
  /** 0: nothing was saved, or no copy is whole. */
  readonly seq: number
  readonly bytes: Uint8Array | null
}

export function dayParts(day: Uint8Array, seq: number): readonly Uint8Array[] {
  assert(day.length <= DAY_RECORD_BYTES, 'take-over medium: the day fits')
  const whole = new Uint8Array(DAY_PAGES * PART_BYTES)
  whole.set(day)
  return Array.from({ length: DAY_PAGES }, (_, part) =>
    concat(uint(seq, SEQ_BYTES), whole.slice(part * PART_BYTES, (part + 1) * PART_BYTES)),
  )
}

/** @param readCopy the pages of copy 0 or 1; null for one that does not open */
export function newestDay<Fault>(
  readCopy: (copy: 0 | 1) => Result<readonly (Uint8Array | null)[], Fault>,
): Result<DayPages, Fault> {
  let newest: DayPages = { seq: 0, bytes: null }
  for (const copy of [0, 1] as const) {
    const pages = readCopy(copy)
    if (!pages.ok) return pages
    const whole = wholeCopy(pages.value)
    if (whole !== null && whole.seq > newest.seq) newest = whole
  }
  return ok(newest)
}

/** Pages of two saves are no copy: power went while it was written. */
function wholeCopy(pages: readonly (Uint8Array | null)[]): DayPages | null {
  const seqs = pages.map((page) => (page === null ? -1 : readUint(page, 0, SEQ_BYTES)))
  const seq = seqs[0] ?? -1
  if (seq < 1 || seqs.some((other) => other !== seq)) return null
  const bytes = concat(...pages.map((page) => (page ?? new Uint8Array(0)).slice(SEQ_BYTES, SEQ_BYTES + PART_BYTES)))
  return { seq, bytes: bytes.slice(0, DAY_RECORD_BYTES) }
}
