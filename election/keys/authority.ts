/** The election commission's signing key: made once, kept under a passphrase of two holders on a stick. */
import { z } from 'zod'
import { fromHex, toHex, utf8 } from '#election/bytes.ts'
import { canonicalJson } from '#election/canonical-json.ts'
import type { Randomness } from '#election/randomness.ts'
import { err, ok, type Result } from '#election/result.ts'
import { parseJson } from './json-file.ts'
import { boxSchema, closeBox, openBox, type Protection, type Scrypt } from './passphrase-box.ts'
import { makeSigningKey, signingPublicKey } from './signature.ts'

const AUTHORITY_FILE_BYTES_MAX = 4096
const AAD = utf8('ippyo authority 1')

export interface Authority {
  /** Ed25519, 32 bytes. */
  readonly secretKey: Uint8Array
  readonly publicKey: Uint8Array
}

export type AuthorityError =
  | { readonly type: 'not-an-authority-key' }
  | { readonly type: 'wrong-passphrase' }
  /** It opens, but the public key beside it is another one. */
  | { readonly type: 'damaged' }

const schema = z.strictObject({
  format: z.literal('ippyo authority 1'),
  publicKey: z.string().regex(/^[0-9a-f]{64}$/),
  box: boxSchema,
})

export function makeAuthority(randomness: Randomness): Authority {
  return makeSigningKey(randomness)
}

export async function writeAuthorityFile(authority: Authority, protection: Protection): Promise<Uint8Array> {
  const box = await closeBox({ ...protection, plaintext: authority.secretKey, aad: AAD })
  return canonicalJson({ format: 'ippyo authority 1', publicKey: toHex(authority.publicKey), box })
}

/** The public key alone needs no passphrase. */
export function readAuthorityPublicKey(
  bytes: Uint8Array,
): Result<Uint8Array, { readonly type: 'not-an-authority-key' }> {
  const fields = parseJson(bytes, AUTHORITY_FILE_BYTES_MAX, schema)
  return fields === null ? err({ type: 'not-an-authority-key' }) : ok(fromHex(fields.publicKey))
}

export async function openAuthorityFile(
  bytes: Uint8Array,
  passphrase: string,
  scrypt?: Scrypt,
): Promise<Result<Authority, AuthorityError>> {
  const fields = parseJson(bytes, AUTHORITY_FILE_BYTES_MAX, schema)
  if (fields === null) return err({ type: 'not-an-authority-key' })
  const secretKey = await openBox(fields.box, passphrase, AAD, scrypt)
  if (secretKey === null) return err({ type: 'wrong-passphrase' })
  if (secretKey.length !== 32) return err({ type: 'damaged' })
  const publicKey = signingPublicKey(secretKey)
  return toHex(publicKey) === fields.publicKey ? ok({ secretKey, publicKey }) : err({ type: 'damaged' })
}
