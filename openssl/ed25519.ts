/**
 * Ed25519 over node:crypto (OpenSSL), for a count that checks the signatures of hundreds of media and reports: about fifty
 * times faster. The answers are those of the portable check (`#election/keys/signature.ts`), in each case.
 */
import { type KeyObject, sign, verify } from 'node:crypto'
import { ed25519 } from '@noble/curves/ed25519.js'
import { assert } from '#election/assert.ts'
import { toHex } from '#election/bytes.ts'
import type { SignEd25519, VerifyEd25519 } from '#election/keys/signature.ts'
import { signingKeyOf, verifyingKeyOf } from './ed25519-keys.ts'

/** Keys of one package: machines and the authority. */
const KEYS_MAX = 4096
const keys = new Map<string, KeyObject | null>()

/**
 * OpenSSL recomputes R without the cofactor, as docs/formats/package.md §2 asks; but it takes keys of small order and keys in a
 * second encoding, which are refused here before it is asked.
 */
export const verifyNative: VerifyEd25519 = (signature, message, publicKey) => {
  const key = keyOf(publicKey)
  return key !== null && verify(null, message, key, signature)
}

/** In constant time, unlike noble's. The key is opened anew each time: nothing here remembers a secret. */
export const signNative: SignEd25519 = (message, secretKey) => signBy(message, signingKeyOf(secretKey))

/** For a server that signs each answer: opening its key takes longer than signing. The key stays open, and no other is taken. */
export function keptSigner(secretKey: Uint8Array): SignEd25519 {
  const key = signingKeyOf(secretKey)
  return (message, asked) => {
    assert(asked === secretKey, 'signature: the key that is kept')
    return signBy(message, key)
  }
}

function signBy(message: Uint8Array, key: KeyObject): Uint8Array {
  const signature = sign(null, message, key)
  return new Uint8Array(signature.buffer, signature.byteOffset, signature.length)
}

/** Null for a key under which nothing is signed. */
function keyOf(publicKey: Uint8Array): KeyObject | null {
  const name = toHex(publicKey)
  const known = keys.get(name)
  if (known !== undefined) return known
  const key = isOrdinary(publicKey) ? verifyingKeyOf(publicKey) : null
  if (keys.size >= KEYS_MAX) keys.clear()
  keys.set(name, key)
  return key
}

function isOrdinary(publicKey: Uint8Array): boolean {
  try {
    return !ed25519.Point.fromBytes(publicKey).isSmallOrder()
  } catch {
    return false
  }
}
