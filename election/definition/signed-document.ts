/**
 * A document (canonical JSON) and its signature file by the authority: magic 8 ‖ public key 32 ‖ signature 64 over the label of the
 * document's kind ‖ SHA-256 of the document. The key in the signature file is never trusted: it only distinguishes "another commission
 * signed this" from "this was changed".
 */
import { sha256 } from '@noble/hashes/sha2.js'
import type { z } from 'zod'
import { concat, equalBytes, utf8 } from '#election/bytes.ts'
import {
  SIGNATURE_BYTES,
  SIGNING_KEY_BYTES,
  sign,
  signingPublicKey,
  type VerifyEd25519,
  verifySignature,
} from '#election/keys/signature.ts'
import { err, ok, type Result } from '#election/result.ts'
import { canonicalJson, parseCanonicalJson } from '../canonical-json.ts'

export type DocumentUse =
  | 'package'
  | 'candidate-list'
  | 'lost-media'
  | 'roll-list'
  | 'tally-machine'
  /** By the tally's machine, not by the authority. */
  | 'count-report'
  /** Likewise. */
  | 'announcement'
  /** Likewise. */
  | 'count-minutes'
  /** By an issuer. */
  | 'day-list'
  /** How the online box works; by the authority. */
  | 'online-settings'
  /** Gazette and posters on the voter's page; by the authority. */
  | 'online-gazette'
  /** Which roll lists a round gave to the stations; by the authority. */
  | 'roll-round'
  /** By an issuer. */
  | 'online-voids'
  /** By the sorting machine. */
  | 'online-sorted'

export type DocumentError =
  | { readonly type: 'too-large' }
  /** No signature file, or it is none. */
  | { readonly type: 'not-signed' }
  /** Signed, but not by the commission that this machine was personalised for. */
  | { readonly type: 'other-authority' }
  /** Document or signature was changed after signing. */
  | { readonly type: 'altered' }
  /** Genuine, but not in a form that this software knows: made by another version. `where` names the first field. */
  | { readonly type: 'wrong-format'; readonly where: string }

export interface SignedBytes {
  readonly bytes: Uint8Array
  readonly signature: Uint8Array
}

/** Functions of the platform with the same answers as noble's (`#openssl/package-checks.ts`). */
export interface FastChecks {
  readonly verify: VerifyEd25519
  readonly sha256: (bytes: Uint8Array) => Uint8Array
}

const MAGIC = utf8('ippyosg1')
export const SIGNATURE_FILE_BYTES = MAGIC.length + SIGNING_KEY_BYTES + SIGNATURE_BYTES

export function signDocument(use: DocumentUse, value: unknown, authoritySecretKey: Uint8Array): SignedBytes {
  const bytes = canonicalJson(value)
  const signature = sign(use, sha256(bytes), authoritySecretKey)
  return { bytes, signature: concat(MAGIC, signingPublicKey(authoritySecretKey), signature) }
}

/** The key that a signature file names: worth nothing before the signature was checked. Null: it is no signature file. */
export function signerOf(signature: Uint8Array): Uint8Array | null {
  const isOne = signature.length === SIGNATURE_FILE_BYTES && equalBytes(signature.subarray(0, MAGIC.length), MAGIC)
  return isOne ? signature.subarray(MAGIC.length, MAGIC.length + SIGNING_KEY_BYTES) : null
}

/** SHA-256 of the document's bytes: what fingerprint and ballot records are bound to. */
export function documentHash(bytes: Uint8Array, fast?: FastChecks): Uint8Array {
  return (fast?.sha256 ?? sha256)(bytes)
}

/** Signature first: nothing of an unsigned document is interpreted. `hash` is the `documentHash`. */
export function readDocument<S extends z.ZodType>(input: {
  readonly use: DocumentUse
  readonly document: SignedBytes
  readonly authorityPublicKey: Uint8Array
  readonly bytesMax: number
  readonly schema: S
  readonly fast?: FastChecks | undefined
}): Result<{ readonly value: z.infer<S>; readonly hash: Uint8Array }, DocumentError> {
  const { bytes, signature } = input.document
  if (bytes.length > input.bytesMax) return err({ type: 'too-large' })
  const keyAt = MAGIC.length
  const signatureAt = keyAt + SIGNING_KEY_BYTES
  if (signature.length !== SIGNATURE_FILE_BYTES || !equalBytes(signature.subarray(0, keyAt), MAGIC)) {
    return err({ type: 'not-signed' })
  }
  const byOther = !equalBytes(signature.subarray(keyAt, signatureAt), input.authorityPublicKey)
  const key = byOther ? signature.subarray(keyAt, signatureAt) : input.authorityPublicKey
  const hash = documentHash(bytes, input.fast)
  if (!verifySignature(input.use, hash, signature.subarray(signatureAt), key, input.fast?.verify)) {
    return err({ type: 'altered' })
  }
  if (byOther) return err({ type: 'other-authority' })
  const value = parseCanonicalJson(bytes)
  if (value === null) return err({ type: 'wrong-format', where: '' })
  const parsed = input.schema.safeParse(value)
  if (!parsed.success) return err({ type: 'wrong-format', where: parsed.error.issues[0]?.path.join('.') ?? '' })
  return ok({ value: parsed.data, hash })
}
