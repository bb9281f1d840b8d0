/**
 * `online-evidence.ippyo` brings the evidence that the gate sealed for each permit from the roll side to sorting
 * (docs/formats/online-lists.md §5). It needs no signature: each signed permit has the hash of its row, and S10 names a wrong or missing row.
 */
import { assert } from '#election/assert.ts'
import { concat, equalBytes, fromHex, isZero, readUint, toHex, uint, utf8 } from '#election/bytes.ts'
import type { ElectionId } from '#election/ids.ts'
import { EVIDENCE_BYTES } from './evidence.ts'
import { electionIdOf, type PermitId } from './ids.ts'

export const EVIDENCE_FILE = 'online-evidence.ippyo'
const MAGIC = utf8('IPPYOONE')
const FORMAT = 1
const HEADER_BYTES = 32
const PERMIT_BYTES = 16
const ROW_BYTES = PERMIT_BYTES + EVIDENCE_BYTES

export function writeEvidenceFile(electionId: ElectionId, rows: ReadonlyMap<PermitId, Uint8Array>): Uint8Array {
  const sorted = [...rows].toSorted(([a], [b]) => (a < b ? -1 : 1))
  return concat(
    evidenceHead(electionId, sorted.length),
    ...sorted.map(([permit, sealed]) => evidenceRow(permit, sealed)),
  )
}

/** The head of a file whose rows are written one by one. */
export function evidenceHead(electionId: ElectionId, rows: number): Uint8Array {
  return concat(MAGIC, uint(FORMAT, 2), uint(0, 6), fromHex(electionId), uint(0, 2), uint(rows, 6))
}

export function evidenceRow(permit: PermitId, sealed: Uint8Array): Uint8Array {
  assert(sealed.length === EVIDENCE_BYTES, 'evidence file: rows of one length')
  return concat(fromHex(permit), sealed)
}

/** A file that may be longer than memory: `read` gives `bytes` bytes at `from`. */
export interface EvidenceSource {
  readonly length: number
  read(from: number, bytes: number): Uint8Array
}

/** Null: the file has another form, or belongs to another election. Rows that are out of order are not found. */
export function evidenceIn(
  source: EvidenceSource,
  electionId: ElectionId,
): { get(permit: PermitId): Uint8Array | undefined } | null {
  if (source.length < HEADER_BYTES) return null
  const head = source.read(0, HEADER_BYTES)
  const isForm = equalBytes(head.subarray(0, MAGIC.length), MAGIC) && readUint(head, 8, 2) === FORMAT
  const areZero = isZero(head.subarray(10, 16)) && isZero(head.subarray(24, 26))
  const rows = readUint(head, 26, 6)
  const isWhole = isForm && areZero && source.length === HEADER_BYTES + rows * ROW_BYTES
  if (!isWhole || electionIdOf(head.subarray(16, 24)) !== electionId) return null
  return {
    get(permit) {
      let [from, to] = [0, rows]
      while (from < to) {
        const middle = Math.floor((from + to) / 2)
        const at = HEADER_BYTES + middle * ROW_BYTES
        const found = toHex(source.read(at, PERMIT_BYTES))
        if (found === permit) return source.read(at + PERMIT_BYTES, EVIDENCE_BYTES)
        if (found < permit) from = middle + 1
        else to = middle
      }
      return undefined
    },
  }
}
