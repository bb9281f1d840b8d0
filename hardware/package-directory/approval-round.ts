/**
 * The highest round of approvals that this machine has seen of an election (docs/formats/approvals.md §2), in its own directory. There is no file before the
 * second round: nobody has taken a word back.
 */
import { join } from 'node:path'
import { z } from 'zod'
import { canonicalJson } from '#election/canonical-json.ts'
import { type ApprovalRound, ROUNDS_MAX } from '#election/definition/approvals.ts'
import { electionId } from '#election/id-schemas.ts'
import type { ElectionId } from '#election/ids.ts'
import { parseJson } from '#election/keys/json-file.ts'
import { readRegular } from '../files/open-regular.ts'
import { writeWholeFile } from '../files/whole-file.ts'

const FILE = 'approval-round.json'
const BYTES_MAX = 1024
const FORMAT = 'ippyo approval round 1'
const schema = z.strictObject({
  format: z.literal(FORMAT),
  electionId,
  round: z.number().int().min(2).max(ROUNDS_MAX),
})

/** Null: there is a file, and nobody can tell what it says. */
export async function seenRound(machine: string, of: ElectionId): Promise<ApprovalRound | null> {
  try {
    const read = parseJson(await readRegular(join(machine, FILE), BYTES_MAX), BYTES_MAX, schema)
    if (read === null) return null
    return read.electionId === of ? read.round : 1
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 1 : null
  }
}

/** @returns false: the disk does not take it, and this machine would forget the round */
export async function rememberRound(machine: string, of: ElectionId, round: ApprovalRound): Promise<boolean> {
  const bytes = canonicalJson({ format: FORMAT, electionId: of, round })
  return writeWholeFile(join(machine, FILE), bytes, 0o644).then(
    () => true,
    () => false,
  )
}
