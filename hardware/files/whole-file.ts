/**
 * A file is there whole and durable under its name, or not at all, whenever the power goes: written beside, flushed, renamed. The one room for
 * that, also for files that appear together and for a file that takes no other one's place.
 */
import { type FileHandle, link, mkdir, mkdtemp, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { openNew } from './open-new.ts'
import { unlessSystemError } from './system-error.ts'

const OWNER_ALONE = 0o700

/** @param mode of a new file: for its owner alone, if nothing is said. @throws errors of the system */
export async function writeWholeFile(
  path: string,
  bytes: Uint8Array,
  mode?: number,
  directoryMode?: number,
): Promise<void> {
  await appearWhole(path, (file) => file.writeFile(bytes), mode, directoryMode)
}

/**
 * For what is too long to be held at once. @param write puts it into the file that will have the name
 * @param directoryMode of directories that are made for it
 */
export async function appearWhole(
  path: string,
  write: (file: FileHandle) => Promise<void>,
  mode?: number,
  directoryMode = OWNER_ALONE,
): Promise<void> {
  await makeDirectory(dirname(path), directoryMode)
  await writeUnfinished(path, write, mode)
  // A disk may be full, or gone, for the name alone: what was written would take the room until the next start.
  await takeNames([path]).catch(async (error: unknown) => {
    await dropUnfinished([path])
    throw error
  })
}

/** As `writeWholeFile`, and never in another's place. @returns false: something has the name already, and keeps it */
export async function appearFirst(path: string, bytes: Uint8Array): Promise<boolean> {
  await makeDirectory(dirname(path), OWNER_ALONE)
  // A folder for this call alone: two programs may be here at the same moment.
  const room = await mkdtemp(`${path}.`)
  try {
    const beside = join(room, 'file')
    await writeUnfinished(beside, (file) => file.writeFile(bytes))
    // Unlike a rename, a link takes no name that is taken (link(2)).
    await link(unfinishedOf(beside), path)
    await syncDirectory(dirname(path))
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  } finally {
    await rm(room, { recursive: true, force: true })
  }
}

/** A test gives a disk that fails. */
export interface Disk<File> {
  openNew(path: string, mode?: number): Promise<File>
  rename(from: string, to: string): Promise<void>
}
type Closable = Pick<FileHandle, 'sync' | 'close'>

const SYSTEM: Disk<FileHandle> = { openNew, rename }

/** Where a file is until it takes its name. */
export function unfinishedOf(path: string): string {
  return `${path}.unfinished`
}

/** Flushed, and under no name yet; its directory is there. After an error nothing of it stays. */
export function writeUnfinished(
  path: string,
  write: (file: FileHandle) => Promise<void>,
  mode?: number,
): Promise<void> {
  return writeUnfinishedOn(SYSTEM, path, write, mode)
}

export async function writeUnfinishedOn<File extends Closable>(
  disk: Disk<File>,
  path: string,
  write: (file: File) => Promise<void>,
  mode?: number,
): Promise<void> {
  const file = await disk.openNew(unfinishedOf(path), mode)
  try {
    await write(file)
    await file.sync()
  } catch (error) {
    await dropUnfinished([path])
    throw error
  } finally {
    await file.close()
  }
}

/** They take their names in this order, and the names are durable: where the last one of a directory is, all of it are. */
export async function takeNames(paths: readonly string[], disk: Pick<Disk<unknown>, 'rename'> = SYSTEM): Promise<void> {
  for (const path of paths) await disk.rename(unfinishedOf(path), path)
  for (const directory of new Set(paths.map((path) => dirname(path)))) await syncDirectory(directory)
}

/** Nothing unfinished stays; out of a stick that has gone nothing can be taken. */
export async function dropUnfinished(paths: readonly string[]): Promise<void> {
  for (const path of paths) await rm(unfinishedOf(path), { force: true }).catch(unlessSystemError)
}

/** A call of the system may write a part only, without an error (write(2)). */
export async function writeAll(file: Pick<FileHandle, 'write'>, bytes: Uint8Array, position: number): Promise<void> {
  for (let written = 0; written < bytes.length; ) {
    const more = await file.write(bytes, written, bytes.length - written, position + written)
    written += more.bytesWritten
  }
}

async function makeDirectory(directory: string, mode: number): Promise<void> {
  const firstMade = await mkdir(directory, { recursive: true, mode })
  if (firstMade === undefined) return
  // A file's name is in its directory, and that directory's name in the one above: each is flushed by itself (fsync(2)).
  for (let each = dirname(directory); ; each = dirname(each)) {
    await syncDirectory(each)
    if (each === dirname(firstMade)) return
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
