/** The roll extract of a station (`rolls/<station>.roll`), and the lists beside it, encrypted for its issuers and the office: nonce 24 ‖ ciphertext ‖ tag 16. */
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { concat, fromHex, utf8 } from '#election/bytes.ts'
import type { ElectionId, StationId } from '#election/ids.ts'
import type { Randomness } from '#election/randomness.ts'
import { err, ok, type Result } from '#election/result.ts'

const NONCE_BYTES = 24
const TAG_BYTES = 16

export interface RollEnvelopeContext {
  readonly electionId: ElectionId
  readonly station: StationId
  /** 32 bytes of `IssuerKeys`. */
  readonly rollKey: Uint8Array
  /** Left out: the extract itself. */
  readonly kind?: 'roll list' | 'day list'
}

/** Path of a station's roll below the package directory. */
export function rollPath(station: StationId): string {
  return `rolls/${station}.roll`
}

export function encryptRoll(context: RollEnvelopeContext, roll: Uint8Array, randomness: Randomness): Uint8Array {
  const nonce = randomness.bytes(NONCE_BYTES)
  return concat(nonce, xchacha20poly1305(context.rollKey, nonce, aadOf(context)).encrypt(roll))
}

/** The bytes for `readRollFile`. Any other key, station, election or a changed byte: not authentic. */
export function decryptRoll(
  context: RollEnvelopeContext,
  bytes: Uint8Array,
): Result<Uint8Array, { readonly type: 'not-authentic' }> {
  if (bytes.length < NONCE_BYTES + TAG_BYTES) return err({ type: 'not-authentic' })
  const cipher = xchacha20poly1305(context.rollKey, bytes.subarray(0, NONCE_BYTES), aadOf(context))
  try {
    return ok(cipher.decrypt(bytes.subarray(NONCE_BYTES)))
  } catch {
    // The library throws on a wrong tag.
    return err({ type: 'not-authentic' })
  }
}

function aadOf({ kind, electionId, station }: RollEnvelopeContext): Uint8Array {
  return concat(utf8(`ippyo ${kind ?? 'roll'} 1`), fromHex(electionId), utf8(station))
}
