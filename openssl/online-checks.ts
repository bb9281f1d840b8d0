/** The hash and both signatures of an online cast over node:crypto (OpenSSL), for collectors and sorting; the answers are the portable ones. */
import { createPublicKey, type KeyObject, verify } from 'node:crypto'
import { type OnlineChecks, P256_KEY_BYTES, P256_SIGNATURE_BYTES, type VerifyP256 } from '#election/online/checks.ts'
import { verifyNative } from './ed25519.ts'
import { nativeSha256 } from './hashes.ts'

export const nativeOnlineChecks: OnlineChecks = { sha256: nativeSha256, ed25519: verifyNative, p256: verifyP256Native }

function verifyP256Native(...[signature, message, publicKey]: Parameters<VerifyP256>): boolean {
  const key = signature.length === P256_SIGNATURE_BYTES ? keyOf(publicKey) : null
  return key !== null && verify('sha256', message, { key, dsaEncoding: 'ieee-p1363' }, signature)
}

/** Null for bytes that are no point of the curve. */
function keyOf(publicKey: Uint8Array): KeyObject | null {
  if (publicKey.length !== P256_KEY_BYTES || publicKey[0] !== 4) return null
  try {
    // Opens in half of the time that a SubjectPublicKeyInfo takes.
    const coordinate = (from: number) => Buffer.from(publicKey.subarray(from, from + 32)).toString('base64url')
    return createPublicKey({ key: { kty: 'EC', crv: 'P-256', x: coordinate(1), y: coordinate(33) }, format: 'jwk' })
  } catch {
    // OpenSSL looks whether the point is on the curve when it opens the key.
    return null
  }
}
