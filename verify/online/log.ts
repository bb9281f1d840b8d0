/** online-cast.md §10: the tree of RFC 6962, a checkpoint and its witnesses, read as the notes of C2SP. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { join } from '../group/ristretto.ts'
import { onNoble } from '../package/noble.ts'

const text = new TextEncoder()

export function rootOf(entries: readonly Uint8Array[]): Uint8Array {
  if (entries.length === 0) return sha256(new Uint8Array())
  const [only] = entries
  if (entries.length === 1 && only !== undefined) return sha256(join(Uint8Array.of(0), only))
  let split = 1
  while (2 * split < entries.length) split *= 2
  return sha256(join(Uint8Array.of(1), rootOf(entries.slice(0, split)), rootOf(entries.slice(split))))
}

export interface Checkpoint {
  readonly size: number
  /** Hex. */
  readonly root: string
  /** Known witnesses whose line holds; null: a line that names one of them does not hold. */
  readonly witnesses: number | null
}

interface LogKeys {
  readonly origin: string
  /** Hex, Ed25519. */
  readonly key: string
  readonly witnesses: readonly { readonly name: string; readonly key: string }[]
}

/** Null: no checkpoint of this log. */
export function checkpointIn(bytes: Uint8Array, { origin, key, witnesses }: LogKeys): Checkpoint | null {
  const note = utf8Of(bytes)
  const at = note?.lastIndexOf('\n\n') ?? -1
  if (note === null || at < 0 || !note.endsWith('\n') || hasControls(note)) return null
  const said = note.slice(0, at + 1)
  const [name, size, root, ...more] = said.split('\n')
  const hash = bytesOfBase64(root ?? '')
  if (name !== origin || !/^(?:0|[1-9]\d{0,14})$/.test(size ?? '') || hash?.length !== 32 || more.length !== 1)
    return null
  const lines = note
    .slice(at + 2, -1)
    .split('\n')
    .map(lineOf)
  if (lines.some((line) => line === null)) return null
  const own = lines.flatMap((line) => (line?.name === origin && line.id === idOf(origin, 1, key) ? [line] : []))
  const isSigned =
    own.length > 0 && own.every(({ signature }) => onNoble.signedBy(key, said, new Uint8Array(), signature))
  if (!isSigned) return null
  let held: number | null = 0
  for (const witness of witnesses) {
    const theirs = lines.flatMap((line) =>
      line?.name === witness.name && line.id === idOf(witness.name, 4, witness.key) ? [line] : [],
    )
    const good = theirs.filter(({ signature }) => cosigned(signature, said, witness.key)).length
    if (good < theirs.length) held = null
    else if (good > 0 && held !== null) held++
  }
  return { size: Number(size), root: bytesToHex(hash), witnesses: held }
}

/** Time (8), then Ed25519. */
function cosigned(signature: Uint8Array, said: string, key: string): boolean {
  if (signature.length !== 72) return false
  const time = new DataView(signature.buffer, signature.byteOffset, 8).getBigUint64(0)
  return onNoble.signedBy(key, `cosignature/v1\ntime ${time}\n${said}`, new Uint8Array(), signature.subarray(8))
}

function lineOf(line: string) {
  const [, name, base64] = /^\u2014 ([^\s+\u0085]+) (\S+)$/u.exec(line) ?? []
  const bytes = base64 === undefined ? null : bytesOfBase64(base64)
  if (name === undefined || bytes === null || bytes.length <= 4) return null
  return { name, id: bytesToHex(bytes.subarray(0, 4)), signature: bytes.subarray(4) }
}

/** signed-note: but the line feed. */
function hasControls(note: string): boolean {
  return [...note].some((letter) => letter < ' ' && letter !== '\n')
}

function idOf(name: string, type: number, key: string): string {
  const bytes = join(
    text.encode(`${name}\n`),
    Uint8Array.of(type),
    Uint8Array.from(key.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)),
  )
  return bytesToHex(sha256(bytes).subarray(0, 4))
}

function utf8Of(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

/** The one form of these bytes. */
function bytesOfBase64(written: string): Uint8Array | null {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(written) || written.length % 4 !== 0) return null
  const bytes = Uint8Array.from(atob(written), (letter) => letter.charCodeAt(0))
  return btoa(String.fromCharCode(...bytes)) === written ? bytes : null
}
