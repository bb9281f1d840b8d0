/** Reads and writes the fixed fields of a page. A page is accepted only if writing the fields that were read gives the same bytes. */
import { assert } from '#election/assert.ts'
import { isZero, putUint, readUint, utf8 } from '#election/bytes.ts'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import { addMinutes, dateOf } from '#election/time.ts'
import { PAGE_BYTES } from './layout.ts'

const EPOCH = '2000-01-01T00:00' as LocalMinute
const PAGE_WORDS = PAGE_BYTES / 4
const PRINTABLE = /^[\x21-\x7e]{1,32}$/

/** Eight bytes of which the upper two are zero: no counter of ours reaches 2⁴⁸. */
export function putWide(page: Uint8Array, offset: number, value: number): void {
  putUint(page, offset + 2, value, 6)
}

/** @returns null when the upper two bytes are not zero. */
export function readWide(page: Uint8Array, offset: number): number | null {
  return readUint(page, offset, 2) === 0 ? readUint(page, offset + 2, 6) : null
}

/** ASCII without space, zero-padded to 32 bytes. */
export function putText(page: Uint8Array, offset: number, text: string): void {
  assert(PRINTABLE.test(text), 'ballot box: 1…32 printable ASCII characters')
  page.set(utf8(text), offset)
}

export function readText(page: Uint8Array, offset: number): string | null {
  let text = ''
  for (let i = 0; i < 32 && page[offset + i] !== 0; i++) text += String.fromCharCode(page[offset + i] as number)
  return PRINTABLE.test(text) ? text : null
}

/** Inverse of `dayNumber`. */
export function dateOfDay(day: number): LocalDate {
  return dateOf(addMinutes(EPOCH, day * 1440))
}

/** Inverse of `minuteNumber`. */
export function minuteOf(number: number): LocalMinute {
  return addMinutes(EPOCH, number)
}

/** Whether all bytes from `offset` to the end are zero; true if there are none. */
export function isZeroFrom(bytes: Uint8Array, offset: number): boolean {
  return isZero(bytes.subarray(offset))
}

/** @returns the pages of a block, counted from 0, that are not all zeros. It compares words of four bytes: most of a medium is zeros, and is read whole. */
export function usedPages(block: Uint8Array): number[] {
  assert(block.length % PAGE_BYTES === 0, 'used pages: whole pages')
  const aligned = block.byteOffset % 4 === 0 ? block : block.slice()
  const words = new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.length / 4)
  const used: number[] = []
  for (let end = PAGE_WORDS; end <= words.length; end += PAGE_WORDS) {
    let at = end - PAGE_WORDS
    while (at < end && words[at] === 0) at++
    if (at < end) used.push(end / PAGE_WORDS - 1)
  }
  return used
}

/** A copy without the zeros at the end. Thousands of pages of a pair are kept, most of them short: a view would keep all 4096 bytes of each. */
export function trimmed(bytes: Uint8Array): Uint8Array {
  let end = bytes.length
  while (end > 0 && bytes[end - 1] === 0) end--
  return bytes.slice(0, end)
}
