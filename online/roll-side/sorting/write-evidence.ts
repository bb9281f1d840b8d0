/**
 * `online-evidence.ippyo` for sorting (docs/formats/online-lists.md §5): what the gate sealed for each permit. An election may have gigabytes
 * of it, so rows go from the database to the file some at a time. They are in the order of their random numbers: the order says nothing.
 */
import { access, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import type { Pool } from 'pg'
import type { ElectionId } from '#election/ids.ts'
import { EVIDENCE_FILE, evidenceHead, evidenceRow } from '#election/online/evidence-file.ts'
import { permitIdOf } from '#election/online/ids.ts'
import type { UnixSecond } from '#election/online/instant.ts'
import { err, ok, type Result } from '#election/result.ts'
import { appearWhole, writeAll } from '#hardware/files/whole-file.ts'
import { answered } from '#online/database/answered.ts'
import { evidenceRows } from '../roll/rows.ts'

export interface EvidenceOf {
  readonly pool: Pool
  /** The election's number in the database. */
  readonly number: number
  readonly electionId: ElectionId
  readonly closes: UnixSecond
  readonly directory: string
  /** Rows of one question; left out: as many as a mebibyte has. */
  readonly rowsAtOnce?: number
}

export type NoEvidence = 'too-early' | 'no-answer'

const ROWS_AT_ONCE = 256
const BEFORE_ALL: Uint8Array = new Uint8Array(0)

class NotAnswered extends Error {}

/** @returns the number of permits @throws errors of the disk, with nothing under the file's name */
export async function writeEvidence(of: EvidenceOf, now: UnixSecond): Promise<Result<number, NoEvidence>> {
  const { closes, directory, electionId } = of
  // A permit that is given later would have no row, and its vote would stop the sorting (S10).
  if (now < closes) return err('too-early')
  let rows = 0
  const fill = async (file: FileHandle) => {
    const head = evidenceHead(electionId, 0).length
    for await (const row of rowsOf(of)) await writeAll(file, row, head + rows++ * row.length)
    await writeAll(file, evidenceHead(electionId, rows), 0)
  }
  // A stick that is not in is no folder of this host's own disk.
  await access(directory)
  try {
    await appearWhole(join(directory, EVIDENCE_FILE), fill)
    return ok(rows)
  } catch (error) {
    if (error instanceof NotAnswered) return err('no-answer')
    throw error
  }
}

/** After the close no row comes any more: each question goes on where the last one ended. */
async function* rowsOf({ number, pool, rowsAtOnce = ROWS_AT_ONCE }: EvidenceOf): AsyncGenerator<Uint8Array> {
  for (let after = BEFORE_ALL; ; ) {
    const values = [number, after, rowsAtOnce]
    const read = await answered(pool, 'SELECT * FROM roll.evidence_of($1, $2, $3)', values)
    if (!read.ok) throw new NotAnswered()
    const some = evidenceRows.parse(read.value)
    for (const { permit_id, sealed } of some) yield evidenceRow(permitIdOf(permit_id), sealed)
    const last = some.at(-1)
    if (last === undefined) return
    after = last.permit_id
  }
}
