/** A thief tries each place in each file of a disk, raw, hex and base64, as the secret of a key that the public package lists. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fromHex, toHex } from '#election/bytes.ts'
import { privateKeyOf, publicBytesOf } from '#openssl/rfc8410.ts'

const SECRET_BYTES = 32

/** @returns path of the file and place in it, or null: nothing below `directory` signs for this key */
export function signingSecretBelow(directory: string, signingKey: string): string | null {
  for (const path of filesBelow(directory)) {
    const place = signingSecretIn(readFileSync(path), signingKey)
    if (place !== null) return `${path}: ${place}`
  }
  return null
}

/** Where the search without knowledge takes too long (books of megabytes): this very secret, raw, as hex and as base64. */
export function secretBelow(directory: string, secret: Uint8Array): string | null {
  const raw = Buffer.from(secret)
  const forms = [raw, Buffer.from(raw.toString('hex')), Buffer.from(raw.toString('base64').slice(0, 42))]
  return filesBelow(directory).find((path) => forms.some((form) => readFileSync(path).includes(form))) ?? null
}

function signingSecretIn(bytes: Uint8Array, signingKey: string): string | null {
  for (const [name, candidate] of candidates(bytes)) {
    if (signsFor(candidate) === signingKey) return name
  }
  return null
}

/** A disk before and after holds mostly the same: what a secret signs for is worked out once. */
const known = new Map<string, string>()

function signsFor(candidate: Uint8Array): string {
  const secret = Buffer.from(candidate).toString('latin1')
  const before = known.get(secret)
  if (before !== undefined) return before
  const signingKey = toHex(publicBytesOf(privateKeyOf('ed25519', candidate)))
  known.set(secret, signingKey)
  return signingKey
}

function* candidates(bytes: Uint8Array): Generator<readonly [string, Uint8Array]> {
  for (let at = 0; at + SECRET_BYTES <= bytes.length; at++) {
    const window = bytes.subarray(at, at + SECRET_BYTES)
    // A stretch of one byte is no key: empty pages would take hours.
    if (window.some((byte) => byte !== window[0])) yield [`byte ${at}`, window]
  }
  const text = Buffer.from(bytes).toString('latin1')
  for (const { 0: run, index } of text.matchAll(/[0-9A-Fa-f]{64,}/g)) {
    for (let at = 0; at + 64 <= run.length; at++) {
      yield [`hex at ${index + at}`, fromHex(run.slice(at, at + 64).toLowerCase())]
    }
  }
  for (const { 0: run, index } of text.matchAll(/[A-Za-z0-9+/_-]{43,}/g)) {
    for (let at = 0; at + 43 <= run.length; at++) {
      yield [`base64 at ${index + at}`, new Uint8Array(Buffer.from(run.slice(at, at + 43), 'base64'))]
    }
  }
}

function filesBelow(directory: string): readonly string[] {
  return readdirSync(directory)
    .map((name) => join(directory, name))
    .flatMap((path) => (statSync(path).isDirectory() ? filesBelow(path) : [path]))
}
