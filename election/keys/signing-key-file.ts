/**
 * The machine's signing key at rest: `signing-key.ippyo`, one page of fixed size. The key is sealed under a *signing lock*: 32 bytes that
 * the machine forgot when it was personalised and gets back only from its unlock entry. So a disk, or a copy of it, signs nothing (X-A4,
 * X-A5). The page is overwritten in place when nothing is left to sign.
 */
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { assert } from '#election/assert.ts'
import { concat, equalBytes, isZero, utf8 } from '#election/bytes.ts'
import type { MachineId } from '#election/ids.ts'
import type { Randomness } from '#election/randomness.ts'
import { err, ok, type Result } from '#election/result.ts'
import { SIGNING_KEY_BYTES } from './signature.ts'

export const SIGNING_LOCK_BYTES = 32
/** One block of the usual file systems: a page never shares its block with another file. */
export const SIGNING_KEY_FILE_BYTES = 4096

const MAGIC = utf8('ippyosk1')
const NONCE_BYTES = 24
const NONCE_AT = MAGIC.length
const SEALED_AT = NONCE_AT + NONCE_BYTES
const SEALED_BYTES = SIGNING_KEY_BYTES + 16
const END = SEALED_AT + SEALED_BYTES

export type SigningKeyFile =
  | { readonly type: 'sealed'; readonly page: Uint8Array }
  /** All zeros: the machine has signed its last. */
  | { readonly type: 'erased' }
  | { readonly type: 'damaged' }

export function encryptSigningKey(input: {
  readonly machine: MachineId
  readonly secretKey: Uint8Array
  readonly signingLock: Uint8Array
  readonly randomness: Randomness
}): Uint8Array {
  const nonce = input.randomness.bytes(NONCE_BYTES)
  const sealed = cipherOf(input.machine, input.signingLock, nonce).encrypt(input.secretKey)
  const page = new Uint8Array(SIGNING_KEY_FILE_BYTES)
  page.set(concat(MAGIC, nonce, sealed))
  return page
}

export function erasedSigningKey(): Uint8Array {
  return new Uint8Array(SIGNING_KEY_FILE_BYTES)
}

export function readSigningKeyFile(bytes: Uint8Array): SigningKeyFile {
  if (bytes.length !== SIGNING_KEY_FILE_BYTES) return { type: 'damaged' }
  if (isZero(bytes)) return { type: 'erased' }
  const whole = equalBytes(bytes.subarray(0, MAGIC.length), MAGIC) && isZero(bytes.subarray(END))
  return whole ? { type: 'sealed', page: bytes } : { type: 'damaged' }
}

/** @returns 32 bytes, Ed25519. The caller compares the public half with the package. */
export function openSigningKey(
  file: Extract<SigningKeyFile, { type: 'sealed' }>,
  machine: MachineId,
  signingLock: Uint8Array,
): Result<Uint8Array, { readonly type: 'not-authentic' }> {
  const { page } = file
  try {
    return ok(cipherOf(machine, signingLock, page.subarray(NONCE_AT, SEALED_AT)).decrypt(page.subarray(SEALED_AT, END)))
  } catch {
    // The library throws on a wrong tag.
    return err({ type: 'not-authentic' })
  }
}

function cipherOf(machine: MachineId, signingLock: Uint8Array, nonce: Uint8Array) {
  assert(signingLock.length === SIGNING_LOCK_BYTES, 'signing key: lock of 32 bytes')
  return xchacha20poly1305(signingLock, nonce, concat(utf8('ippyo signing key 1'), utf8(machine)))
}
