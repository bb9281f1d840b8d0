/**
 * Checkpoints (c2sp.org/tlog-checkpoint): origin, size and root, signed by the log; and what witnesses add (c2sp.org/tlog-cosignature, v1):
 * each saw this as the largest consistent tree at its time.
 */
import { assert } from '#election/assert.ts'
import { concat, readUint, uint, utf8 } from '#election/bytes.ts'
import {
  SIGNATURE_BYTES,
  type SignEd25519,
  signPortable,
  type VerifyEd25519,
  verifyPortable,
} from '#election/keys/signature.ts'
import { err, ok, type Result } from '#election/result.ts'
import { type UnixSecond, unixSecond } from '../instant.ts'
import { fromBase64, toBase64 } from './base64.ts'
import {
  isKeyName,
  keyIdOf,
  type Note,
  type NoteKey,
  type NoteSignature,
  parseNote,
  signaturesOf,
  writeNote,
} from './note.ts'
import { HASH_BYTES, SIZE_MAX } from './tree.ts'

export interface TreeHead {
  readonly origin: string
  readonly size: number
  readonly root: Uint8Array
}

export interface Checkpoint extends TreeHead {
  readonly note: Note
}

export type CheckpointError =
  | { readonly type: 'checkpoint-malformed' }
  | { readonly type: 'checkpoint-of-another-log' }
  | { readonly type: 'checkpoint-not-signed' }

const TIME_BYTES = 8

/** The text that log and witnesses sign. This log has no extension lines. */
export function checkpointText({ origin, size, root }: TreeHead): string {
  assert(isKeyName(origin) && size <= SIZE_MAX && root.length === HASH_BYTES, 'checkpoint: origin, size and root')
  return `${origin}\n${size}\n${toBase64(root)}\n`
}

/** The name of the log's key is its origin. */
export function signCheckpoint(
  head: TreeHead,
  secretKey: Uint8Array,
  publicKey: Uint8Array,
  signOne: SignEd25519 = signPortable,
): Uint8Array {
  const text = checkpointText(head)
  const key: NoteKey = { name: head.origin, type: 1, key: publicKey }
  const signature = signOne(utf8(text), secretKey)
  return writeNote({ text, signatures: [{ name: head.origin, keyId: keyIdOf(key), signature }] })
}

/** Every signature that names the log's key must hold, and there is at least one. Lines of others are left as they are. */
export function readCheckpoint(
  bytes: Uint8Array,
  log: { readonly origin: string; readonly key: Uint8Array },
  verify: VerifyEd25519 = verifyPortable,
): Result<Checkpoint, CheckpointError> {
  const note = parseNote(bytes)
  const head = note === null ? null : parseText(note.text)
  if (note === null || head === null) return err({ type: 'checkpoint-malformed' })
  if (head.origin !== log.origin) return err({ type: 'checkpoint-of-another-log' })
  const signatures = signaturesOf(note, { name: log.origin, type: 1, key: log.key })
  const holds = ({ signature }: NoteSignature) =>
    signature.length === SIGNATURE_BYTES && verify(signature, utf8(note.text), log.key)
  return signatures.length > 0 && signatures.every(holds)
    ? ok({ ...head, note })
    : err({ type: 'checkpoint-not-signed' })
}

/** Null for a text with extension lines too: nobody could check what they say. */
function parseText(text: string): TreeHead | null {
  const [origin, size, root, rest, ...more] = text.split('\n')
  if (origin === undefined || size === undefined || root === undefined || rest !== '' || more.length > 0) return null
  const [number, hash] = [Number(size), fromBase64(root)]
  const isSize = /^(?:0|[1-9][0-9]{0,14})$/.test(size) && number <= SIZE_MAX
  if (!isKeyName(origin) || !isSize || hash?.length !== HASH_BYTES) return null
  return { origin, size: number, root: hash }
}

/** A witness's line for this checkpoint. */
export function cosign(
  text: string,
  time: UnixSecond,
  witness: { readonly name: string; readonly publicKey: Uint8Array; readonly secretKey: Uint8Array },
  signOne: SignEd25519 = signPortable,
): NoteSignature {
  const key: NoteKey = { name: witness.name, type: 4, key: witness.publicKey }
  const signature = signOne(cosignedMessage(text, time), witness.secretKey)
  return { name: witness.name, keyId: keyIdOf(key), signature: concat(uint(0, 2), uint(time, 6), signature) }
}

export interface Witness {
  readonly name: string
  /** Ed25519, 32 bytes. */
  readonly key: Uint8Array
}

/**
 * When each witness cosigned, of those that did. A line that names a known key and does not hold makes the whole note worthless
 * (signed-note): null.
 */
export function cosignaturesOf(
  note: Note,
  witnesses: readonly Witness[],
  verify: VerifyEd25519 = verifyPortable,
): ReadonlyMap<string, UnixSecond> | null {
  const times = new Map<string, UnixSecond>()
  for (const { name, key } of witnesses) {
    for (const { signature } of signaturesOf(note, { name, type: 4, key })) {
      const time = signature.length === TIME_BYTES + SIGNATURE_BYTES ? timeOf(signature) : null
      if (time === null) return null
      if (!verify(signature.subarray(TIME_BYTES), cosignedMessage(note.text, time), key)) return null
      times.set(name, time)
    }
  }
  return times
}

/** Null for a time that no clock has. */
function timeOf(signature: Uint8Array): UnixSecond | null {
  const [high, low] = [readUint(signature, 0, 3), readUint(signature, 3, 5)]
  return high === 0 ? unixSecond(low) : null
}

function cosignedMessage(text: string, time: UnixSecond): Uint8Array {
  return utf8(`cosignature/v1\ntime ${time}\n${text}`)
}
