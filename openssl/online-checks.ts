/** The hash and both signatures of an online cast over node:crypto (OpenSSL), for collectors and sorting; the answers are the portable ones. */
import { createPublicKey, type KeyObject, verify } from 'node:crypto'
import { concat, fromHex } from '#election/bytes.ts'
import { type OnlineChecks, P256_KEY_BYTES, P256_SIGNATURE_BYTES, type VerifyP256 } from '#election/online/checks.ts'
import { verifyNative } from './ed25519.ts'
import { nativeSha256 } from './hashes.ts'

/** SubjectPublicKeyInfo (RFC 5480) of an uncompressed point on P-256, up to the point. */
const P256_SPKI = fromHex('3059301306072a8648ce3d020106082a8648ce3d030107034200')

export const nativeOnlineChecks: OnlineChecks = { sha256: nativeSha256, ed25519: verifyNative, p256: verifyP256Native }

function verifyP256Native(...[signature, message, publicKey]: Parameters<VerifyP256>): boolean {
  const key = signature.length === P256_SIGNATURE_BYTES ? keyOf(publicKey) : null
  return key !== null && verify('sha256', message, { key, dsaEncoding: 'ieee-p1363' }, signature)
}

/** Null for bytes that are no point of the curve. */
function keyOf(publicKey: Uint8Array): KeyObject | null {
  if (publicKey.length !== P256_KEY_BYTES || publicKey[0] !== 4) return null
  try {
    return createPublicKey({ key: Buffer.from(concat(P256_SPKI, publicKey)), format: 'der', type: 'spki' })
  } catch {
    // OpenSSL looks whether the point is on the curve when it opens the key.
    return null
  }
}
