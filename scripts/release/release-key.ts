/** The key of a release: an Ed25519 key as `openssl genpkey -algorithm ed25519 -aes256` makes it. It is never in this repository. */
import { createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { err, ok, type Result } from '#election/result.ts'
import { sha256 } from './provenance.ts'

export interface ReleaseKey {
  /** PEM, as `openssl pkeyutl -pubin` reads it. */
  readonly publicKey: string
  /** SHA-256 of it as DER: the number that is published on paper. */
  readonly id: string
  sign(bytes: Uint8Array): Uint8Array
}

export type KeyFault = { readonly type: 'key-unreadable' | 'key-other-kind' | 'key-locked'; readonly path: string }

/** @param passphrase null: none was given */
export function readReleaseKey(path: string, passphrase: string | null): Result<ReleaseKey, KeyFault> {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    return err({ type: 'key-unreadable', path })
  }
  let key: KeyObject
  try {
    key = createPrivateKey({ key: text, ...(passphrase === null ? {} : { passphrase }) })
  } catch {
    return err({ type: /ENCRYPTED/.test(text) ? 'key-locked' : 'key-unreadable', path })
  }
  if (key.asymmetricKeyType !== 'ed25519') return err({ type: 'key-other-kind', path })
  const open = createPublicKey(key)
  return ok({
    publicKey: String(open.export({ type: 'spki', format: 'pem' })),
    id: sha256(open.export({ type: 'spki', format: 'der' })),
    sign: (bytes) => sign(null, bytes, key),
  })
}
