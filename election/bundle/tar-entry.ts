/** One file instead of a directory: plain ustar, so that two writers of one bundle give equal bytes (docs/formats/bundle.md §1). */
import { assert } from '#election/assert.ts'
import { utf8 } from '#election/bytes.ts'

const BLOCK = 512
const NAME_BYTES = 100
const SIZE_DIGITS = 11
const MAX_BYTES = 8 ** SIZE_DIGITS - 1

/** Two blocks of zeros. */
export const TAR_END = new Uint8Array(2 * BLOCK)

/** The header of a file. @param path at most 100 bytes */
export function tarHeader(path: string, bytes: number): Uint8Array {
  const name = utf8(path)
  assert(name.length >= 1 && name.length <= NAME_BYTES && bytes <= MAX_BYTES, 'tar: a path and a size that fit')
  const header = new Uint8Array(BLOCK)
  header.set(name)
  const put = (at: number, text: string) => header.set(utf8(text), at)
  put(100, '0000644')
  put(108, '0000000')
  put(116, '0000000')
  put(124, bytes.toString(8).padStart(SIZE_DIGITS, '0'))
  put(136, '0'.repeat(SIZE_DIGITS))
  put(156, '0')
  put(257, 'ustar')
  put(263, '00')
  // The sum is made as if it were blanks.
  put(148, ' '.repeat(8))
  const sum = header.reduce((total, byte) => total + byte, 0)
  put(148, `${sum.toString(8).padStart(6, '0')}\0 `)
  return header
}

/** The zeros after so many bytes of a file. */
export function tarPadding(bytes: number): Uint8Array {
  return new Uint8Array((BLOCK - (bytes % BLOCK)) % BLOCK)
}
