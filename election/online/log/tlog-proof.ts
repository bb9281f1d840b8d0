/** A receipt that can be checked without the log (c2sp.org/tlog-proof@v1): where the entry is, the way to the root, and the checkpoint. */
import { assert } from '#election/assert.ts'
import { concat, utf8 } from '#election/bytes.ts'
import type { VerifyEd25519 } from '#election/keys/signature.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { UnixSecond } from '../instant.ts'
import { fromBase64, toBase64 } from './base64.ts'
import { type Checkpoint, type CheckpointError, cosignaturesOf, readCheckpoint, type Witness } from './checkpoint.ts'
import { NOTE_BYTES_MAX } from './note.ts'
import { HASH_BYTES, isIncluded, leafHash, SIZE_MAX } from './tree.ts'

export interface TlogProof {
  readonly index: number
  readonly proof: readonly Uint8Array[]
  /** The note, byte for byte. */
  readonly checkpoint: Uint8Array
}

export type TlogProofError =
  | { readonly type: 'proof-malformed' }
  | CheckpointError
  /** A witness's line does not hold. */
  | { readonly type: 'proof-cosignature-false' }
  | { readonly type: 'proof-of-too-few-witnesses' }
  | { readonly type: 'proof-not-included' }

const FIRST_LINE = 'c2sp.org/tlog-proof@v1'
/** A tree of 2^48 leaves. */
const HASHES_MAX = 48

export function writeTlogProof({ index, proof, checkpoint }: TlogProof): Uint8Array {
  assert(index < SIZE_MAX && proof.length <= HASHES_MAX, 'tlog-proof: a leaf and its path')
  const lines = [FIRST_LINE, `index ${index}`, ...proof.map(toBase64), '']
  return concat(utf8(`${lines.join('\n')}\n`), checkpoint)
}

/** Null for anything but one proof. Ours have no extra data, and any that has is another's. */
export function parseTlogProof(bytes: Uint8Array): TlogProof | null {
  if (bytes.length > NOTE_BYTES_MAX) return null
  const end = endOfLines(bytes)
  if (end === null) return null
  const [first, indexLine, ...hashes] = new TextDecoder('utf-8', { ignoreBOM: true })
    .decode(bytes.subarray(0, end))
    .split('\n')
  const [, digits] = /^index (0|[1-9][0-9]{0,14})$/.exec(indexLine ?? '') ?? []
  const proof = hashes.map(fromBase64)
  if (first !== FIRST_LINE || digits === undefined || proof.length > HASHES_MAX) return null
  const whole = proof.filter((each) => each?.length === HASH_BYTES).filter((each) => each !== null)
  if (whole.length !== proof.length || Number(digits) >= SIZE_MAX) return null
  return { index: Number(digits), proof: whole, checkpoint: bytes.slice(end + 2) }
}

export interface LogPolicy {
  readonly origin: string
  /** The log's. */
  readonly key: Uint8Array
  readonly witnesses: readonly Witness[]
  /** How many of them must have cosigned. */
  readonly quorum: number
}

export interface ProvenEntry {
  readonly index: number
  readonly checkpoint: Checkpoint
  /** Name → when. */
  readonly cosigned: ReadonlyMap<string, UnixSecond>
}

/** The four steps of the standard, in its order. */
export function checkTlogProof(
  bytes: Uint8Array,
  entry: Uint8Array,
  policy: LogPolicy,
  verify?: VerifyEd25519,
): Result<ProvenEntry, TlogProofError> {
  const read = parseTlogProof(bytes)
  if (read === null) return err({ type: 'proof-malformed' })
  const checkpoint = readCheckpoint(read.checkpoint, policy, verify)
  if (!checkpoint.ok) return checkpoint
  const { size, root, note } = checkpoint.value
  const cosigned = cosignaturesOf(note, policy.witnesses, verify)
  if (cosigned === null) return err({ type: 'proof-cosignature-false' })
  if (cosigned.size < policy.quorum) return err({ type: 'proof-of-too-few-witnesses' })
  if (!isIncluded(leafHash(entry), read.index, size, read.proof, root)) return err({ type: 'proof-not-included' })
  return ok({ index: read.index, checkpoint: checkpoint.value, cosigned })
}

/** Where the lines end and the empty one begins. */
function endOfLines(bytes: Uint8Array): number | null {
  const at = bytes.findIndex((byte, i) => byte === 0x0a && bytes[i + 1] === 0x0a)
  return at < 0 ? null : at
}
