/**
 * X-C5: a passphrase is sealed where it is typed, for a key process alone. The program's own process hands on bytes that nobody can
 * open once the key process has ended, and with a share file a passphrase is a part of the counting key. HPKE as in `hpke.ts`, to a
 * key that the key process makes at its start and never writes down.
 */
import { fromHex, toHex, uint, utf8 } from '#election/bytes.ts'
import type { Randomness } from '#election/randomness.ts'
import { encryptBase, HPKE_ENC_BYTES, HPKE_TAG_BYTES, openBase } from './hpke.ts'

/** Key holders sit from 1 on. */
export const MACHINE_SEAT = 0
export const PASSPHRASE_LETTERS_MAX = 1024
/** A letter of UTF-16 is at most three bytes of UTF-8. The length is always the same, so it reveals nothing. */
const PLAIN_BYTES = 2 + 3 * PASSPHRASE_LETTERS_MAX

const INFO = utf8('ippyo passphrase 1')

export const SEALED_HEX = 2 * (HPKE_ENC_BYTES + PLAIN_BYTES + HPKE_TAG_BYTES)

/** @param sealTo the key process's own key, hex @param seat whose passphrase it is; bound to it */
export function sealPassphrase(sealTo: string, seat: number, passphrase: string, randomness: Randomness): string {
  const text = utf8(passphrase)
  const plaintext = new Uint8Array(PLAIN_BYTES)
  plaintext.set(uint(text.length, 2))
  plaintext.set(text, 2)
  const recipientPublicKey = fromHex(sealTo)
  const encrypted = encryptBase({ recipientPublicKey, info: INFO, aad: uint(seat, 1), plaintext, randomness })
  return toHex(encrypted.enc) + toHex(encrypted.ciphertext)
}

/** Null: sealed to another key process, or for another seat. */
export function openPassphrase(secretKey: Uint8Array, seat: number, sealed: string): string | null {
  const bytes = fromHex(sealed)
  const opened = openBase({
    recipientSecretKey: secretKey,
    enc: bytes.subarray(0, HPKE_ENC_BYTES),
    info: INFO,
    aad: uint(seat, 1),
    ciphertext: bytes.subarray(HPKE_ENC_BYTES),
  })
  if (!opened.ok) return null
  const [high = 0, low = 0] = opened.value
  return new TextDecoder().decode(opened.value.subarray(2, 2 + high * 256 + low))
}
