/** X25519 keys (RFC 7748) and HMAC-SHA-256 as node:crypto wants them. */
import { createHmac, createPublicKey, type KeyObject } from 'node:crypto'

/** As JWK (RFC 8037): OpenSSL's DER decoder takes longer than the agreement itself. `point`: 32 bytes. */
export function publicKeyOf(point: Uint8Array): KeyObject {
  const x = Buffer.from(point).toString('base64url')
  return createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x }, format: 'jwk' })
}

export function hmacSha256(key: Uint8Array, ...parts: readonly Uint8Array[]): Buffer {
  const mac = createHmac('sha256', key)
  for (const part of parts) mac.update(part)
  return mac.digest()
}
