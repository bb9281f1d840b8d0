/** Ed25519 over OpenSSL. What is signed here is signed by programs of ours, so strict and lax verification agree. */
import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { remembered } from './remembered.ts'

export { x25519 } from '@noble/curves/ed25519.js'

/** RFC 8410: the fixed DER beginnings of an Ed25519 key. */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex')
const SPKI = Buffer.from('302a300506032b6570032100', 'hex')
const KEYS_MAX = 256
const ANSWERS_MAX = 4096

const secretKeys = new Map<string, KeyObject>()
const publicKeys = new Map<string, KeyObject>()

const verifyOnce = remembered(ANSWERS_MAX, (signature, message, publicKey) =>
  verify(null, message as Uint8Array, open(publicKey as Uint8Array), signature as Uint8Array),
)

export const ed25519 = {
  sign: (message: Uint8Array, secretKey: Uint8Array): Uint8Array =>
    new Uint8Array(sign(null, message, secret(secretKey))),
  /** A card's body is checked by issuer and kiosk, and again whenever it is laid down. */
  verify: (signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean =>
    verifyOnce(signature, message, publicKey),
  getPublicKey(secretKey: Uint8Array): Uint8Array {
    const der = createPublicKey(secret(secretKey)).export({ format: 'der', type: 'spki' })
    return new Uint8Array(der.subarray(SPKI.length))
  },
}

function secret(key: Uint8Array): KeyObject {
  return kept(secretKeys, key, () =>
    createPrivateKey({ key: Buffer.concat([PKCS8, key]), format: 'der', type: 'pkcs8' }),
  )
}

function open(key: Uint8Array): KeyObject {
  return kept(publicKeys, key, () => createPublicKey({ key: Buffer.concat([SPKI, key]), format: 'der', type: 'spki' }))
}

function kept(keys: Map<string, KeyObject>, key: Uint8Array, make: () => KeyObject): KeyObject {
  const name = Buffer.from(key).toString('latin1')
  const known = keys.get(name)
  if (known !== undefined) return known
  if (keys.size >= KEYS_MAX) keys.clear()
  const made = make()
  keys.set(name, made)
  return made
}
