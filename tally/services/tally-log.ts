/** `<out>/tally.log`: whole and durable after each entry, so that a power cut leaves no half line. */
import { join } from 'node:path'
import {
  readTallyLog,
  TALLY_LOG_BYTES_MAX,
  TALLY_LOG_FILE,
  type TallyLogEntry,
  type TallyLogRead,
  withTallyEntries,
} from '#election/log/tally-log.ts'
import { readRegular } from '#hardware/files/open-regular.ts'
import { writeWholeFile } from '#hardware/files/whole-file.ts'

/** An earlier start's entries stay, whatever they say. @throws errors of the system */
export async function appendToTallyLog(out: string, entries: readonly TallyLogEntry[]): Promise<void> {
  await writeWholeFile(join(out, TALLY_LOG_FILE), withTallyEntries(await bytesIn(out), entries))
}

/** Null: it cannot be read, which stops no count. */
export function showTallyLog(out: string): Promise<TallyLogRead | null> {
  return bytesIn(out).then(readTallyLog, () => null)
}

function bytesIn(out: string): Promise<Uint8Array> {
  return readRegular(join(out, TALLY_LOG_FILE), TALLY_LOG_BYTES_MAX).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return new Uint8Array(0)
    throw error
  })
}
