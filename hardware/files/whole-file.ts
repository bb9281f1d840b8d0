/** A file is there whole and durable under its name, or not at all, whenever the power goes: written beside, flushed, renamed. */
import { type FileHandle, mkdir, open, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { openNew } from './open-new.ts'

/** @param mode of a new file: for its owner alone, if nothing is said. @throws errors of the system */
export async function writeWholeFile(path: string, bytes: Uint8Array, mode?: number): Promise<void> {
  await appearWhole(path, (file) => file.writeFile(bytes), mode)
}

/** For what is too long to be held at once. @param write puts it into the file that will have the name */
export async function appearWhole(
  path: string,
  write: (file: FileHandle) => Promise<void>,
  mode?: number,
): Promise<void> {
  const directory = dirname(path)
  const firstMade = await mkdir(directory, { recursive: true, mode: 0o700 })
  const unfinished = `${path}.unfinished`
  const file = await openNew(unfinished, mode)
  try {
    await write(file)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(unfinished, path)
  // A name is in its directory, and that directory's name in the one above: each is flushed by itself (fsync(2)).
  for (let each = directory; ; each = dirname(each)) {
    await syncDirectory(each)
    if (firstMade === undefined || each === dirname(firstMade)) return
  }
}

/** Names that were made, taken away or changed in it are durable. */
export async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, 'r')
  try {
    await directory.sync()
  } finally {
    await directory.close()
  }
}
