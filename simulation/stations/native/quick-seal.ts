/**
 * In place of `#openssl/hpke-seal.ts`, in the simulation's own process only: the same call, the same randomness drawn, the
 * same lengths, without the agreement of keys that takes most of a session's time. Not secret, and not meant to be.
 */
import { createCipheriv, createHash } from 'node:crypto'
import { HPKE_TAG_BYTES, type Sealed, type SealInput } from '#election/keys/hpke.ts'
import { sealBaseNative as realSeal } from '#openssl/hpke-seal.ts'
import { recordsAreReal } from './record-suite.ts'

const ENC_BYTES = 32

export function sealBaseNative(input: SealInput): Sealed {
  if (recordsAreReal()) return realSeal(input)
  const enc = input.randomness.bytes(ENC_BYTES)
  const ciphertext = new Uint8Array(input.plaintext.length + HPKE_TAG_BYTES)
  ciphertext.set(streamed(enc, input.plaintext))
  ciphertext.set(tagOf(enc, input.info, input.aad, input.plaintext), input.plaintext.length)
  return { enc, ciphertext }
}

export function streamed(enc: Uint8Array, bytes: Uint8Array): Uint8Array {
  return createCipheriv('chacha20', enc, new Uint8Array(16)).update(bytes)
}

export function tagOf(enc: Uint8Array, info: Uint8Array, aad: Uint8Array, plaintext: Uint8Array): Uint8Array {
  return createHash('sha256')
    .update(enc)
    .update(info)
    .update(aad)
    .update(plaintext)
    .digest()
    .subarray(0, HPKE_TAG_BYTES)
}
