/**
 * A witness's decision (c2sp.org/tlog-witness, add-checkpoint), as a pure function: the program around it keeps the last size and root of
 * each log, and stores before it answers.
 */
import { utf8 } from '#election/bytes.ts'
import type { VerifyEd25519 } from '#election/keys/signature.ts'
import { fromBase64, toBase64 } from './base64.ts'
import { type Checkpoint, readCheckpoint } from './checkpoint.ts'
import { NOTE_BYTES_MAX } from './note.ts'
import { emptyRoot, HASH_BYTES, isConsistent, SIZE_MAX } from './tree.ts'

export const ADD_CHECKPOINT_BYTES_MAX = NOTE_BYTES_MAX
const PROOF_LINES_MAX = 63

export interface AddCheckpoint {
  readonly old: number
  readonly proof: readonly Uint8Array[]
  /** The note, byte for byte. */
  readonly checkpoint: Uint8Array
}

/** The checkpoint of a log that a witness cosigned last; size 0 and the root of nothing before. */
export interface Witnessed {
  readonly size: number
  readonly root: Uint8Array
}

export const NOTHING_WITNESSED: Witnessed = { size: 0, root: emptyRoot() }

export type WitnessAnswer =
  /** To be stored, if what is stored is still what was compared; then cosigned. */
  | { readonly status: 200; readonly checkpoint: Checkpoint }
  | { readonly status: 400 | 403 | 404 | 422 }
  /** The size that the log has to prove from. */
  | { readonly status: 409; readonly size: number }

export function writeAddCheckpoint({ old, proof, checkpoint }: AddCheckpoint): Uint8Array {
  const lines = utf8([`old ${old}`, ...proof.map(toBase64), '', ''].join('\n'))
  const whole = new Uint8Array(lines.length + checkpoint.length)
  whole.set(lines)
  whole.set(checkpoint, lines.length)
  return whole
}

export function parseAddCheckpoint(bytes: Uint8Array): AddCheckpoint | null {
  if (bytes.length > ADD_CHECKPOINT_BYTES_MAX) return null
  const end = bytes.findIndex((byte, i) => byte === 0x0a && bytes[i + 1] === 0x0a)
  if (end < 0) return null
  const [oldLine, ...lines] = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, end)).split('\n')
  const [, digits] = /^old (0|[1-9][0-9]{0,14})$/.exec(oldLine ?? '') ?? []
  const proof = lines.map(fromBase64).filter((each) => each !== null)
  const isProof = proof.length === lines.length && proof.every(({ length }) => length === HASH_BYTES)
  if (digits === undefined || Number(digits) > SIZE_MAX || !isProof || lines.length > PROOF_LINES_MAX) return null
  return { old: Number(digits), proof, checkpoint: bytes.slice(end + 2) }
}

/**
 * @param logs origin → Ed25519 key of the log
 * @param lastOf what is stored for an origin
 */
export function judgeAddCheckpoint(
  bytes: Uint8Array,
  logs: ReadonlyMap<string, Uint8Array>,
  lastOf: (origin: string) => Witnessed,
  verify?: VerifyEd25519,
): WitnessAnswer {
  const asked = parseAddCheckpoint(bytes)
  if (asked === null) return { status: 400 }
  const origin = new TextDecoder('utf-8', { ignoreBOM: true }).decode(asked.checkpoint).split('\n')[0] ?? ''
  const key = logs.get(origin)
  if (key === undefined) return { status: 404 }
  const checkpoint = readCheckpoint(asked.checkpoint, { origin, key }, verify)
  if (!checkpoint.ok) return { status: checkpoint.error.type === 'checkpoint-not-signed' ? 403 : 400 }
  const last = lastOf(origin)
  if (asked.old > checkpoint.value.size) return { status: 400 }
  if (asked.old !== last.size) return { status: 409, size: last.size }
  return isConsistent(last, checkpoint.value, asked.proof) && isItself(checkpoint.value)
    ? { status: 200, checkpoint: checkpoint.value }
    : { status: 422 }
}

/** An empty tree has one root. */
function isItself({ size, root }: Checkpoint): boolean {
  return size > 0 || root.every((byte, i) => byte === emptyRoot()[i])
}
