/** Signed notes (c2sp.org/signed-note): a text, and below it one line for each signature. */
import { sha256 } from '@noble/hashes/sha2.js'
import { assert } from '#election/assert.ts'
import { concat, readUint, toHex, uint, utf8 } from '#election/bytes.ts'
import { fromBase64, toBase64 } from './base64.ts'

/** A name, and a key of one kind of signature. */
export interface NoteKey {
  readonly name: string
  readonly type: NoteKeyType
  /** Ed25519, 32 bytes. */
  readonly key: Uint8Array
}

/** 1: Ed25519 over the text; 4: cosignature/v1 with its time. Others are kept and passed on, and prove nothing here. */
type NoteKeyType = 1 | 4

export interface NoteSignature {
  readonly name: string
  /** 4 bytes. */
  readonly keyId: Uint8Array
  readonly signature: Uint8Array
}

export interface Note {
  /** Ends with a line feed. */
  readonly text: string
  readonly signatures: readonly NoteSignature[]
}

/** More than a log with its witnesses ever has; a post-quantum signature has five thousand letters. */
export const NOTE_BYTES_MAX = 64 * 1024
const SIGNATURES_MAX = 64
const LINE = /^\u2014 ([^\s+\u0085]+) ([A-Za-z0-9+/=]+)$/u
const KEY_ID_BYTES = 4

export function isKeyName(name: string): boolean {
  return /^[^\s+\u0085]+$/u.test(name) && !hasControls(name)
}

/** SHA-256(name ‖ LF ‖ type ‖ key), its first four bytes. */
export function keyIdOf({ name, type, key }: NoteKey): Uint8Array {
  return sha256(concat(utf8(`${name}\n`), uint(type, 1), key)).slice(0, KEY_ID_BYTES)
}

/** `name+hex+base64`, as policy files and other programs name a key. */
export function verifierKey(key: NoteKey): string {
  return `${key.name}+${toHex(keyIdOf(key))}+${toBase64(concat(uint(key.type, 1), key.key))}`
}

export function writeSignatureLine({ name, keyId, signature }: NoteSignature): string {
  assert(isKeyName(name) && keyId.length === KEY_ID_BYTES, 'note: a name without blanks, and a key id')
  return `\u2014 ${name} ${toBase64(concat(keyId, signature))}\n`
}

export function writeNote({ text, signatures }: Note): Uint8Array {
  assert(text.endsWith('\n') && signatures.length > 0, 'note: a whole text, and who signed it')
  return utf8(`${text}\n${signatures.map(writeSignatureLine).join('')}`)
}

/** Null for anything but one note. Nothing of it is trusted: a signature proves only under a key that the reader has. */
export function parseNote(bytes: Uint8Array): Note | null {
  const whole = bytes.length <= NOTE_BYTES_MAX ? textOf(bytes) : null
  if (whole === null || hasControls(whole)) return null
  const at = whole.lastIndexOf('\n\n')
  if (at < 0) return null
  const signatures = parseSignatureLines(whole.slice(at + 2))
  return signatures === null || signatures.length === 0 ? null : { text: whole.slice(0, at + 1), signatures }
}

/** The lines that a witness answers with. */
export function parseSignatureLines(lines: string): readonly NoteSignature[] | null {
  if (!lines.endsWith('\n') || hasControls(lines)) return null
  const signatures: NoteSignature[] = []
  for (const line of lines.slice(0, -1).split('\n')) {
    const [, name, base64] = LINE.exec(line) ?? []
    const value = base64 === undefined ? null : fromBase64(base64)
    if (name === undefined || value === null || value.length <= KEY_ID_BYTES) return null
    signatures.push({ name, keyId: value.slice(0, KEY_ID_BYTES), signature: value.slice(KEY_ID_BYTES) })
  }
  return signatures.length <= SIGNATURES_MAX ? signatures : null
}

/** Those that claim to be of this key: name and id are compared, the signature is not yet checked. */
export function signaturesOf({ signatures }: Pick<Note, 'signatures'>, key: NoteKey): readonly NoteSignature[] {
  const id = readUint(keyIdOf(key), 0, KEY_ID_BYTES)
  return signatures.filter(({ name, keyId }) => name === key.name && readUint(keyId, 0, KEY_ID_BYTES) === id)
}

/** Below U+0020, but the line feed: the standard forbids them, so that no terminal shows another text than was signed. */
function hasControls(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) < 0x20 && text[i] !== '\n') return true
  return false
}

function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    // No UTF-8.
    return null
  }
}
