/** `online-log.ippyo`: all entries of the log and its last checkpoint, beside the export (docs/formats/online-lists.md §10). */
import { assert } from '#election/assert.ts'
import { concat, equalBytes, fromHex, isZero, readUint, uint, utf8 } from '#election/bytes.ts'
import type { ElectionId } from '#election/ids.ts'
import { electionIdOf } from './ids.ts'

const MAGIC = utf8('IPPYOONL')
const FORMAT = 1
const HEADER_BYTES = 32
const ENTRY_BYTES = 32

export interface ExportedLog {
  readonly electionId: ElectionId
  /** Entry 0: the page's files; 1: the settings; then vote codes, 32 bytes each. */
  readonly entries: readonly Uint8Array[]
  /** The note, byte for byte. */
  readonly checkpoint: Uint8Array
}

export function writeExportedLog({ electionId, entries, checkpoint }: ExportedLog): Uint8Array {
  assert(
    entries.every(({ length }) => length === ENTRY_BYTES),
    'exported log: entries of 32 bytes',
  )
  const head = concat(MAGIC, uint(FORMAT, 2), uint(0, 6), fromHex(electionId), uint(0, 2), uint(entries.length, 6))
  return concat(head, ...entries, checkpoint)
}

/** Null for another form. Sorting holds its words against its checkpoint (S04). */
export function parseExportedLog(bytes: Uint8Array): ExportedLog | null {
  if (bytes.length < HEADER_BYTES || !equalBytes(bytes.subarray(0, MAGIC.length), MAGIC)) return null
  const count = readUint(bytes, 26, 6)
  const isForm = readUint(bytes, 8, 2) === FORMAT && isZero(bytes.subarray(10, 16)) && isZero(bytes.subarray(24, 26))
  const end = HEADER_BYTES + count * ENTRY_BYTES
  if (!isForm || end > bytes.length) return null
  const entries = Array.from({ length: count }, (_, at) =>
    bytes.subarray(HEADER_BYTES + at * ENTRY_BYTES, HEADER_BYTES + (at + 1) * ENTRY_BYTES),
  )
  return { electionId: electionIdOf(bytes.subarray(16, 24)), entries, checkpoint: bytes.slice(end) }
}
