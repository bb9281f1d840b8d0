/**
 * The cryptography of a kiosk and an issuer while voters come, as one value of their ports. OpenSSL's is what ships (`#openssl/crypto.ts`);
 * noble's is the reference, and a whole station must write the same bytes with either.
 */
import type { Sha256 } from '#election/ballot-box/merkle.ts'
import type { HmacSha256 } from '#election/ballot-box/page-check.ts'
import type { SignEd25519, VerifyEd25519 } from './signature.ts'

export interface MachineCrypto {
  readonly sha256: Sha256
  readonly hmac: HmacSha256
  readonly sign: SignEd25519
  readonly verify: VerifyEd25519
}
