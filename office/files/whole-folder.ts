/** A folder appears whole or not at all, also when the power goes: each file is flushed before the folder has its name. */
import { rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { syncDirectory } from '#hardware/files/whole-file.ts'

/** @param write flushes what it writes into the folder that it is given */
export async function folderAppears(out: string, write: (into: string) => Promise<void>): Promise<void> {
  const unfinished = `${out}.unfinished`
  await rm(unfinished, { recursive: true, force: true })
  try {
    await write(unfinished)
    await rename(unfinished, out)
    await syncDirectory(dirname(out))
  } finally {
    await rm(unfinished, { recursive: true, force: true })
  }
}
