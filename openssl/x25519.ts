/** X25519 keys (RFC 7748) and HMAC-SHA-256 as node:crypto wants them. */
import { createHmac, createPublicKey, diffieHellman, type KeyObject } from 'node:crypto'
import { isZero } from '#election/bytes.ts'
import { privateKeyOf } from './rfc8410.ts'

/** As JWK (RFC 8037): OpenSSL's DER decoder takes longer than the agreement itself. `point`: 32 bytes. */
export function publicKeyOf(point: Uint8Array): KeyObject {
  const x = Buffer.from(point).toString('base64url')
  return createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x }, format: 'jwk' })
}

/** False for a point of small order, as `isAgreementPublicKey` of `#election/keys/hpke.ts`: any scalar shows it. */
export function isAgreementKeyNative(publicKey: Uint8Array): boolean {
  const privateKey = privateKeyOf('x25519', new Uint8Array(32).fill(1))
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
