/** Ed25519 over OpenSSL. What is signed here is signed by programs of ours, so strict and lax verification agree. */
import { type KeyObject, sign, verify } from 'node:crypto'
import { ed25519 as noble } from '@noble/curves/ed25519.js'
import { signingKeyOf, verifyingKeyOf } from '#openssl/ed25519-keys.ts'
import { publicBytesOf } from '#openssl/rfc8410.ts'
import { nameOf, remembered } from './remembered.ts'

export { x25519 } from '@noble/curves/ed25519.js'

const KEYS_MAX = 256
const ANSWERS_MAX = 4096

const secretKeys = new Map<string, KeyObject>()
const publicKeys = new Map<string, KeyObject>()

const ownPublicKeys = new Map<string, Uint8Array>()
/** What this process has signed needs no computing to be found good, with all of its bytes and its key. */
const signed = new Set<string>()

const computed = remembered(ANSWERS_MAX, (signature, message, publicKey) =>
  verify(null, message as Uint8Array, open(publicKey as Uint8Array), signature as Uint8Array),
)

export function isSignedHere(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean {
  return signed.has(nameOf([signature, message, publicKey]))
}

export const ed25519 = {
  /** The portable check computes with points, by the equation of OpenSSL. */
  Point: noble.Point,
  sign(message: Uint8Array, secretKey: Uint8Array): Uint8Array {
    const signature = new Uint8Array(sign(null, message, secret(secretKey)))
    if (signed.size >= ANSWERS_MAX) signed.clear()
    signed.add(nameOf([signature, message, ed25519.getPublicKey(secretKey)]))
    return signature
  },
  verify: (signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean =>
    isSignedHere(signature, message, publicKey) || computed(signature, message, publicKey),
  getPublicKey(secretKey: Uint8Array): Uint8Array {
    return kept(ownPublicKeys, secretKey, () => publicBytesOf(secret(secretKey))).slice()
  },
}

function secret(key: Uint8Array): KeyObject {
  return kept(secretKeys, key, () => signingKeyOf(key))
}

function open(key: Uint8Array): KeyObject {
  return kept(publicKeys, key, () => verifyingKeyOf(key))
}

function kept<T>(keys: Map<string, T>, key: Uint8Array, make: () => T): T {
  const name = String.fromCharCode(...key)
  const known = keys.get(name)
  if (known !== undefined) return known
  if (keys.size >= KEYS_MAX) keys.clear()
  const made = make()
  keys.set(name, made)
  return made
}
