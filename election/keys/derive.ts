/** HKDF-SHA256 (RFC 5869) with one label per use, so that no two uses of a secret share a key. */
import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { concat, uint, utf8 } from '#election/bytes.ts'

/**
 * `info` = `ippyo ` ‖ label ‖ 0x00 ‖ for each context part: its length in 2 bytes ‖ the part. No salt.
 * The lengths keep two lists of parts from running together into the same bytes.
 */
export function deriveKey(input: {
  readonly secret: Uint8Array
  readonly label: string
  readonly context: readonly Uint8Array[]
  readonly length: number
}): Uint8Array {
  const parts = input.context.flatMap((part) => [uint(part.length, 2), part])
  return hkdf(sha256, input.secret, undefined, concat(utf8(`ippyo ${input.label}`), uint(0, 1), ...parts), input.length)
}
