/**
 * Writes the sorted votes onto a stick for the tally. All files are flushed under unfinished names before the first one is renamed, and the
 * document is renamed last: a tally reads nothing without it. Sorted votes of another sorting are never written over.
 */
import { type FileHandle, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { equalBytes } from '#election/bytes.ts'
import { SORTED_FILE, type SortedFile } from '#election/online/sorted.ts'
import { err, ok, type Result } from '#election/result.ts'
import { openNew } from '#hardware/files/open-new.ts'
import { readRegular } from '#hardware/files/open-regular.ts'
import { isDiskFull, unlessSystemError } from '#hardware/files/system-error.ts'
import { type Disk, dropUnfinished, takeNames, writeUnfinishedOn } from '#hardware/files/whole-file.ts'

export type StickRefusal =
  | { readonly type: 'sorted-otherwise-there'; readonly path: string }
  | { readonly type: 'sorted-stick-full' | 'sorted-stick-failed'; readonly path: string }

type StickFile = Pick<FileHandle, 'writeFile' | 'sync' | 'close'>

/** @returns false: the stick had exactly these files already */
export async function writeSorted(
  directory: string,
  files: readonly SortedFile[],
  disk: Disk<StickFile> = { openNew, rename },
): Promise<Result<boolean, StickRefusal>> {
  const ordered = [
    ...files.filter(({ name }) => name !== SORTED_FILE),
    ...files.filter(({ name }) => name === SORTED_FILE),
  ]
  const at = (name: string) => join(directory, name)
  let left = 0
  for (const { name, bytes } of ordered) {
    const there = await existing(at(name), bytes.length)
    if (there === null) left += 1
    else if (!equalBytes(there, bytes)) return err({ type: 'sorted-otherwise-there', path: at(name) })
  }
  if (left === 0) return ok(false)
  const paths = ordered.map(({ name }) => at(name))
  try {
    for (const { name, bytes } of ordered) await writeUnfinishedOn(disk, at(name), (file) => file.writeFile(bytes))
    await takeNames(paths, disk)
    return ok(true)
  } catch (error) {
    unlessSystemError(error)
    await dropUnfinished(paths)
    return err({ type: isDiskFull(error) ? 'sorted-stick-full' : 'sorted-stick-failed', path: directory })
  }
}

/** Null: no such file. A file that cannot be read, or is longer, counts as another file. */
function existing(path: string, bytesMax: number): Promise<Uint8Array | null> {
  return readRegular(path, bytesMax).catch((error: NodeJS.ErrnoException) =>
    error.code === 'ENOENT' ? null : new Uint8Array(0),
  )
}
