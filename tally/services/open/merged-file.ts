/** Stage 2 on the disk: opened are the records that were merged of what was received, and nothing else, to the byte. */
import { z } from 'zod'
import { err, ok, type Result } from '#election/result.ts'
import type { Merged } from '../merge/merge-records.ts'
import {
  changed,
  hashOfFile,
  isUntouched,
  readReport,
  reportSchema,
  type StageChanged,
  type StageFiles,
  writeReport,
} from '../stage-files.ts'

const FORMAT = 'ippyo count merged 1'
const mergedSchema = reportSchema({ format: z.literal(FORMAT), records: z.number().int().min(0), sha256: z.string() })
const RECORDS_CHANGED: StageChanged = { type: 'stage-changed', file: '2-merged/records' }

export function writeMerged(
  files: StageFiles,
  { records, sha256 }: Pick<Merged, 'records' | 'sha256'>,
): Promise<Result<void, StageChanged>> {
  return writeReport(files, '2-merged', { format: FORMAT, records: records.count, sha256 })
}

/** Before the key is put together. Stage 2 is bound anew: reasons may have been added to stage 1 since the merge. */
export async function bindMerged(
  files: StageFiles,
  merged: Pick<Merged, 'records' | 'sha256'>,
): Promise<Result<void, StageChanged>> {
  if (!(await isUntouched(files, '2-merged'))) return err(changed('2-merged'))
  if ((await hashOfFile(files.mergedRecords)) !== merged.sha256) return err(RECORDS_CHANGED)
  return writeMerged(files, merged)
}

/** As an earlier start left it: the report, and the records that it names. False: it is not there. */
export async function readMerged(files: StageFiles): Promise<Result<boolean, StageChanged>> {
  const read = await readReport(files, '2-merged', mergedSchema)
  if (!read.ok) return read
  if (read.value === null) return ok(false)
  return (await hashOfFile(files.mergedRecords)) === read.value.sha256 ? ok(true) : err(RECORDS_CHANGED)
}
