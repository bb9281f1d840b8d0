/** Step 1: the office's directory of CSV files, bounded before it is read; the import judges what is in them. */
import { readSync } from 'node:fs'
import { type FileHandle, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { isPictureFile, pictureFileOf, sourceFileOf, workbookOf } from '#election/definition/import/headings.ts'
import { OPTIONAL_FILES, SOURCE_FILES } from '#election/definition/import/import-election.ts'
import { PICTURES_MAX } from '#election/definition/import/read-explained.ts'
import { PIECE_BYTES, type SourceFile } from '#election/definition/import/source-file.ts'
import { err, ok, type Result } from '#election/result.ts'
import { openRegular } from '#hardware/files/open-regular.ts'

/** One byte above what the import accepts would do; this only keeps a wrong file from filling the memory. */
const SOURCE_BYTES_MAX = 512 * 1024 * 1024

export type SourcesError =
  | { readonly type: 'sources-missing'; readonly path: string }
  | { readonly type: 'sources-unreadable'; readonly path: string }
  /** Under its own name and a Japanese one: which counts, nobody guesses. */
  | { readonly type: 'sources-twice'; readonly path: string }
  /** A picture of another format, or of no choice that its name says; or more of them than choices can be. */
  | { readonly type: 'sources-picture'; readonly path: string }

/** Whole; for who keeps or changes them. */
export function readSources(directory: string): Promise<Result<ReadonlyMap<string, Uint8Array>, SourcesError>> {
  return withSources(directory, async (files) => new Map([...files].map(([name, file]) => [name, wholeOf(file)])))
}

/**
 * Open while they are used. A file that is not there is left out: the import tells it with all other problems.
 *
 * @param use throws nothing but bugs and what the files throw
 */
export async function withSources<T>(
  directory: string,
  use: (files: ReadonlyMap<string, SourceFile>) => Promise<T>,
): Promise<Result<T, SourcesError>> {
  if (!(await isDirectory(directory))) return err({ type: 'sources-missing', path: directory })
  const named = await namedFiles(directory)
  if (!named.ok) return named
  const opened: FileHandle[] = []
  try {
    const files = new Map<string, SourceFile>()
    for (const name of [...SOURCE_FILES, ...OPTIONAL_FILES, ...[...named.value.keys()].filter(isPictureFile)]) {
      const path = join(directory, named.value.get(name) ?? name)
      const handle = await openRegular(path).catch((error) => absent(error, path))
      if (handle === null) continue
      opened.push(handle)
      const { size } = await handle.stat()
      if (size > SOURCE_BYTES_MAX) throw new SourceUnreadable(path)
      files.set(name, fileOf(handle, path, size))
    }
    return ok(await use(files))
  } catch (error) {
    if (error instanceof SourceUnreadable) return err({ type: 'sources-unreadable', path: error.path })
    throw error
  } finally {
    for (const handle of opened) await handle.close()
  }
}

/** The file of the format → how it is called there: 選挙人名簿.csv is a roll. A workbook is one where no CSV is: the import names it. */
async function namedFiles(
  directory: string,
): Promise<Result<ReadonlyMap<string, string>, Extract<SourcesError, { type: 'sources-twice' | 'sources-picture' }>>> {
  const named = new Map<string, string>()
  const entries = await readdir(directory).catch(() => [])
  let pictures = 0
  for (const entry of entries.toSorted()) {
    const picture = pictureFileOf(entry)
    if (picture === 'refused') return err({ type: 'sources-picture', path: join(directory, entry) })
    pictures += picture === null ? 0 : 1
    if (pictures > PICTURES_MAX) return err({ type: 'sources-picture', path: join(directory, entry) })
    const file = picture ?? sourceFileOf(entry)
    if (file === null) continue
    if (named.has(file)) return err({ type: 'sources-twice', path: join(directory, entry) })
    named.set(file, entry)
  }
  for (const entry of entries.toSorted()) {
    const file = workbookOf(entry)
    if (file !== null && !named.has(file)) named.set(file, entry)
  }
  return ok(named)
}

function absent(error: NodeJS.ErrnoException, path: string): null {
  if (error.code === 'ENOENT') return null
  throw new SourceUnreadable(path)
}

class SourceUnreadable extends Error {
  override name = 'SourceUnreadable'
  readonly path: string

  constructor(path: string) {
    super(path)
    this.path = path
  }
}

/** A file that grew or shrank since it was opened is being written by somebody, and none that can be read. */
function fileOf({ fd }: FileHandle, path: string, size: number): SourceFile {
  return {
    size,
    *pieces() {
      const piece = new Uint8Array(PIECE_BYTES)
      for (let at = 0; ; ) {
        const read = readPiece(piece, at)
        if (at + read > size || (read === 0 && at < size)) throw new SourceUnreadable(path)
        if (read === 0) return
        at += read
        yield piece.subarray(0, read)
      }
    },
  }

  function readPiece(piece: Uint8Array, at: number): number {
    try {
      return readSync(fd, piece, 0, piece.length, at)
    } catch {
      // A stick that was drawn: whatever the system calls it.
      throw new SourceUnreadable(path)
    }
  }
}

function wholeOf(file: SourceFile): Uint8Array {
  const bytes = new Uint8Array(file.size)
  let at = 0
  for (const piece of file.pieces()) {
    bytes.set(piece, at)
    at += piece.length
  }
  return bytes
}

async function isDirectory(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory()
  } catch {
    // Not there, or not ours to see: the same for the office.
    return false
  }
}
