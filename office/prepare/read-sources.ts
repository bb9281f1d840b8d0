/** Step 1: the office's directory of CSV files, bounded before it is read; the import judges what is in them. */
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { SOURCE_FILES } from '#election/definition/import/import-election.ts'
import { err, ok, type Result } from '#election/result.ts'
import { openRegular } from '#hardware/files/open-regular.ts'

/** One byte above what the import accepts would do; this only keeps a wrong file from filling the memory. */
const SOURCE_BYTES_MAX = 512 * 1024 * 1024

export type SourcesError =
  | { readonly type: 'sources-missing'; readonly path: string }
  | { readonly type: 'sources-unreadable'; readonly path: string }

/** A file that is not there is left out: the import tells it with all other problems. */
export async function readSources(directory: string): Promise<Result<ReadonlyMap<string, Uint8Array>, SourcesError>> {
  if (!(await isDirectory(directory))) return err({ type: 'sources-missing', path: directory })
  const files = new Map<string, Uint8Array>()
  for (const name of SOURCE_FILES) {
    const path = join(directory, name)
    try {
      const file = await openRegular(path)
      try {
        if ((await file.stat()).size > SOURCE_BYTES_MAX) return err({ type: 'sources-unreadable', path })
        files.set(name, new Uint8Array(await file.readFile()))
      } finally {
        await file.close()
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') return err({ type: 'sources-unreadable', path })
    }
  }
  return ok(files)
}

async function isDirectory(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory()
  } catch {
    // Not there, or not ours to see: the same for the office.
    return false
  }
}
