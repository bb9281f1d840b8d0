/** One canonical JSON file with the signatures of two different people whom a machine knows: lists of boxes, and words that undo something. */
import type { z } from 'zod'
import { fromHex, toHex } from '#election/bytes.ts'
import { canonicalJson, parseCanonicalJson } from '#election/canonical-json.ts'
import type { Approver } from '#election/keys/approvers.ts'
import {
  type SignatureUse,
  type SignEd25519,
  sign,
  signingPublicKey,
  type VerifyEd25519,
  verifySignature,
} from '#election/keys/signature.ts'
import { err, ok, type Result } from '#election/result.ts'

const SIGNERS = 2
const SIGNED = { key: /^[0-9a-f]{64}$/, signature: /^[0-9a-f]{128}$/ } as const

export interface SignedBy {
  readonly key: string
  readonly signature: string
}

interface SignedByTwo<T> {
  readonly value: T
  /** The words that each of them signed. */
  readonly said: Uint8Array
  readonly signatures: readonly Uint8Array[]
}

type ByTwoError = 'malformed' | 'not-by-two'

/** Each signs the words without `by`. */
export function signedByOne(use: SignatureUse, said: object, secretKey: Uint8Array, signOne?: SignEd25519): SignedBy {
  const signature = sign(use, canonicalJson(said), secretKey, signOne)
  return { key: toHex(signingPublicKey(secretKey)), signature: toHex(signature) }
}

export function withBoth(said: object, by: readonly [SignedBy, SignedBy]): Uint8Array {
  return canonicalJson({ ...said, by })
}

/** @param schema of the words without `by` */
export function readByTwo<T extends object>(
  bytes: Uint8Array,
  of: {
    readonly bytesMax: number
    readonly schema: z.ZodType<T>
    readonly use: (said: T) => SignatureUse
    readonly approvers: readonly Approver[]
    readonly verify?: VerifyEd25519 | undefined
  },
): Result<SignedByTwo<T>, ByTwoError> {
  const value = bytes.length <= of.bytesMax ? parseCanonicalJson(bytes) : null
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return err('malformed')
  const { by, ...plain } = value as { readonly by?: unknown }
  const signed = signaturesIn(by)
  const parsed = of.schema.safeParse(plain)
  if (signed === null || !parsed.success) return err('malformed')
  const use = of.use(parsed.data)
  const said = canonicalJson(plain)
  const holds = signed.every(({ key, signature }) => {
    const isKnown = of.approvers.some((each) => each.key === key)
    return isKnown && verifySignature(use, said, fromHex(signature), fromHex(key), of.verify)
  })
  const isTwo = new Set(signed.map(({ key }) => key)).size === SIGNERS
  const signatures = signed.map(({ signature }) => fromHex(signature))
  return holds && isTwo ? ok({ value: parsed.data, said, signatures }) : err('not-by-two')
}

function signaturesIn(by: unknown): readonly SignedBy[] | null {
  if (!Array.isArray(by) || by.length !== SIGNERS) return null
  const all = by.every(isSignedBy)
  return all ? by : null
}

function isSignedBy(value: unknown): value is SignedBy {
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== 2) return false
  const { key, signature } = value as Record<string, unknown>
  return (
    typeof key === 'string' && SIGNED.key.test(key) && typeof signature === 'string' && SIGNED.signature.test(signature)
  )
}
