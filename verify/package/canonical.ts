/** package.md §2: canonical JSON, and documents with their signature file. */
import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { signedBy } from '../medium/fields.ts'

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

/** The object of `<name>.json`, signed by the authority in `<name>.sig`, with the SHA-256 of its bytes. */
export async function readSigned(
  paths: { readonly document: string; readonly signature: string },
  use: { readonly label: string; readonly bytesMax: number },
  authority: string,
): Promise<{ readonly value: JsonObject; readonly hash: Buffer } | DocumentProblem> {
  const document = await readBounded(paths.document, use.bytesMax)
  if (typeof document === 'string') return document
  const signature = await readBounded(paths.signature, 1024)
  if (typeof signature === 'string') return 'not-signed'
  const hash = createHash('sha256').update(document).digest()
  const problem = signatureProblem(hash, signature, use.label, authority)
  if (problem !== null) return problem
  const value = parseCanonical(document)
  return isObject(value) ? { value, hash } : 'malformed'
}

function signatureProblem(hash: Buffer, file: Buffer, label: string, authority: string): DocumentProblem | null {
  const { magic, key, signature } = SIGNATURE_FILE
  if (file.length !== magic + key + signature || file.toString('latin1', 0, magic) !== 'ippyosg1') return 'not-signed'
  // The key in the file is never trusted: it only distinguishes another commission from a change.
  const signer = file.toString('hex', magic, magic + key)
  if (!signedBy(signer, label, hash, file.subarray(magic + key))) return 'altered'
  return signer === authority ? null : 'of-other-authority'
}

/** At most `bytesMax` bytes; a planted file cannot fill the memory. */
export async function readBounded(path: string, bytesMax: number): Promise<Buffer | 'missing' | 'too-large'> {
  // A pipe in the place of a file would wait for ever.
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK).catch(() => null)
  if (file === null) return 'missing' // or not readable: the caller names the path
  try {
    const found = await file.stat()
    if (!found.isFile()) return 'missing'
    const { size } = found
    if (size > bytesMax) return 'too-large'
    const bytes = Buffer.alloc(size)
    let filled = 0
    while (filled < size) {
      const { bytesRead } = await file.read(bytes, filled, size - filled, filled)
      if (bytesRead === 0) break
      filled += bytesRead
    }
    return bytes.subarray(0, filled)
  } catch {
    return 'missing'
  } finally {
    await file.close()
  }
}

/** undefined unless the bytes are exactly the canonical form of a value. */
export function parseCanonical(bytes: Buffer): Json | undefined {
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
