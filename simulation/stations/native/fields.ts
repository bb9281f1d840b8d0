/** In place of `election/ballot-box/fields.ts`: the same answers about whole pages, from the platform's comparison of memory. */
import { PAGE_BYTES } from '#election/ballot-box/layout.ts'

export * from '#election/ballot-box/fields.ts'

const ZEROS = new Uint8Array(PAGE_BYTES)
/** Below, a loop is quicker than the call. */
const SHORT = 32

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a === b) return true
  if (a.length !== b.length) return false
  if (a.length > SHORT) return Buffer.compare(a, b) === 0
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}

export function isZeroPage(bytes: Uint8Array): boolean {
  if (bytes.length === PAGE_BYTES) return Buffer.compare(bytes, ZEROS) === 0
  for (let from = 0; from < bytes.length; from += ZEROS.length) {
    const part = bytes.subarray(from, from + ZEROS.length)
    if (Buffer.compare(part, ZEROS.subarray(0, part.length)) !== 0) return false
  }
  return true
}

export function isZeroFrom(bytes: Uint8Array, offset: number): boolean {
  return isZeroPage(bytes.subarray(offset))
}

export function usedPages(block: Uint8Array): number[] {
  const used: number[] = []
  for (let from = 0; from < block.length; from += PAGE_BYTES) {
    if (!isZeroPage(block.subarray(from, from + PAGE_BYTES))) used.push(from / PAGE_BYTES)
  }
  return used
}

/** Halves what is known to end in zeros, then looks byte by byte. */
export function trimmed(bytes: Uint8Array): Uint8Array {
  let end = bytes.length
  while (end > SHORT && isZeroPage(bytes.subarray(end >> 1, end))) end >>= 1
  while (end > 0 && bytes[end - 1] === 0) end--
  return bytes.slice(0, end)
}
