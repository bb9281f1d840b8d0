/** package.md §2: canonical JSON, and documents with their signature file. */
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import type { PackageSource } from './source.ts'

export type Json = null | boolean | number | string | readonly Json[] | { readonly [member: string]: Json }
export type JsonObject = { readonly [member: string]: Json }

export type DocumentProblem =
  | 'missing'
  | 'too-large'
  | 'not-signed'
  | 'altered'
  /** Signed, but by another commission. */
  | 'of-other-authority'
  /** Signed, but in no form that this reader knows. */
  | 'malformed'

const SIGNATURE_FILE = { magic: 8, key: 32, signature: 64 }
const SIGNATURE_AT = SIGNATURE_FILE.magic + SIGNATURE_FILE.key
const MAGIC = 'ippyosg1'

/** The object of `<name>.json`, signed by the authority in `<name>.sig`, with the SHA-256 of its bytes in hex. */
export async function readSigned(
  source: PackageSource,
  paths: { readonly document: string; readonly signature: string },
  use: { readonly label: string; readonly bytesMax: number },
  authority: string,
): Promise<{ readonly value: JsonObject; readonly hash: string } | DocumentProblem> {
  const document = await source.read(paths.document, use.bytesMax)
  if (typeof document === 'string') return document
  const signature = await source.read(paths.signature, 1024)
  if (typeof signature === 'string') return 'not-signed'
  const hash = source.sha256(document)
  const signer = signerOf(signature)
  if (signer === null) return 'not-signed'
  if (!source.signedBy(signer, use.label, hexToBytes(hash), signatureIn(signature))) return 'altered'
  if (signer !== authority) return 'of-other-authority'
  const value = parseCanonical(document)
  return isObject(value) ? { value, hash } : 'malformed'
}

/** The key that a signature file names, in hex. It is never trusted: it only distinguishes another commission from a change. */
export function signerOf(file: Uint8Array): string | null {
  const { magic, key, signature } = SIGNATURE_FILE
  if (file.length !== magic + key + signature) return null
  if (!Array.from(MAGIC).every((letter, at) => file[at] === letter.charCodeAt(0))) return null
  return bytesToHex(file.subarray(magic, magic + key))
}

/** The signature of a whole signature file (`signerOf`). */
export function signatureIn(file: Uint8Array): Uint8Array {
  return file.subarray(SIGNATURE_AT)
}

/** undefined unless the bytes are exactly the canonical form of a value. */
export function parseCanonical(bytes: Uint8Array): Json | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    const value = JSON.parse(text) as Json
    // A doubled member, another order or a space comes back different.
    return canonical(value) === text ? value : undefined
  } catch {
    return undefined // no UTF-8, no JSON
  }
}

/** @throws RangeError for what has no canonical form */
export function canonical(value: Json): string {
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) throw new RangeError('whole numbers only')
    return String(value)
  }
  if (typeof value === 'string') {
    if (/\p{Surrogate}/u.test(value)) throw new RangeError('no lone surrogate')
    return JSON.stringify(value)
  }
  if (value === null || typeof value === 'boolean') return String(value)
  if (isList(value)) return `[${value.map(canonical).join(',')}]`
  const members = Object.keys(value)
    .sort()
    .map((name) => `${canonical(name)}:${canonical(value[name] ?? null)}`)
  return `{${members.join(',')}}`
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !isList(value)
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value)
}
