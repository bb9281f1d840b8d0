/** Signatures of certificates and cards by OpenSSL. An RSA key below 2048 bits is none (ROCA was worse, but shorter ones fall first). */
import { createPublicKey, type KeyObject, verify } from 'node:crypto'
import type { SignatureAlgorithm, VerifySigned } from '#election/online/card/signed.ts'

const FEWEST_RSA_BITS = 2048
const CURVES = ['prime256v1', 'secp384r1']

export const verifySignedNative: VerifySigned = (publicKey, { content, algorithm, signature }) => {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' })
    return isItsKind(key, algorithm) && verify(hashOf(algorithm), content, key, signature)
  } catch {
    // A key or signature that OpenSSL cannot read signed nothing.
    return false
  }
}

function isItsKind({ asymmetricKeyType: type, asymmetricKeyDetails: details }: KeyObject, algorithm: string): boolean {
  if (algorithm.startsWith('rsa')) return type === 'rsa' && (details?.modulusLength ?? 0) >= FEWEST_RSA_BITS
  return type === 'ec' && CURVES.includes(details?.namedCurve ?? '')
}

function hashOf(algorithm: SignatureAlgorithm): string {
  return algorithm.slice(algorithm.indexOf('-') + 1)
}
