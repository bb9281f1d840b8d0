/** X25519 keys (RFC 7748) and HMAC-SHA-256 as node:crypto wants them. */
import { createHmac, createPrivateKey, createPublicKey, diffieHellman, type KeyObject } from 'node:crypto'
import { isZero } from '#election/bytes.ts'

/** RFC 8410: the fixed DER beginnings of an X25519 key. */
const PKCS8 = Buffer.from('302e020100300506032b656e04220420', 'hex')
const SPKI_BYTES = 12

/** `secret`: 32 bytes. The copy that is made of it on the way is wiped. */
export function privateKeyOf(secret: Uint8Array): KeyObject {
  const der = Buffer.concat([PKCS8, secret])
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  der.fill(0)
  return key
}

/** As JWK (RFC 8037): OpenSSL's DER decoder takes longer than the agreement itself. `point`: 32 bytes. */
export function publicKeyOf(point: Uint8Array): KeyObject {
  const x = Buffer.from(point).toString('base64url')
  return createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x }, format: 'jwk' })
}

/** The 32 bytes that belong to a private key. */
export function publicBytesOf(privateKey: KeyObject): Uint8Array {
  const der = createPublicKey(privateKey).export({ format: 'der', type: 'spki' })
  return new Uint8Array(der.subarray(SPKI_BYTES))
}

/** False for a point of small order, as `isAgreementPublicKey` of `#election/keys/hpke.ts`: any scalar shows it. */
export function isAgreementKeyNative(publicKey: Uint8Array): boolean {
  const privateKey = privateKeyOf(new Uint8Array(32).fill(1))
  try {
    return !isZero(diffieHellman({ privateKey, publicKey: publicKeyOf(publicKey) }))
  } catch {
    // OpenSSL refuses points of small order (RFC 7748 §6.1).
    return false
  }
}

export function hmacSha256(key: Uint8Array, ...parts: readonly Uint8Array[]): Buffer {
  const mac = createHmac('sha256', key)
  for (const part of parts) mac.update(part)
  return mac.digest()
}
