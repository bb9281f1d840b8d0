/** `<out>/tally.log`: whole and durable after each entry, so that a power cut leaves no half line. */
import { join } from 'node:path'
import { TALLY_LOG_BYTES_MAX, TALLY_LOG_FILE, type TallyLogEntry, withTallyEntries } from '#election/log/tally-log.ts'
import { readRegular } from '#hardware/files/open-regular.ts'
import { writeWholeFile } from '#hardware/files/whole-file.ts'

/** An earlier start's entries stay, whatever they say. @throws errors of the system */
export async function appendToTallyLog(out: string, entries: readonly TallyLogEntry[]): Promise<void> {
  const path = join(out, TALLY_LOG_FILE)
  const before = await readRegular(path, TALLY_LOG_BYTES_MAX).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return new Uint8Array(0)
    throw error
  })
  await writeWholeFile(path, withTallyEntries(before, entries))
}
