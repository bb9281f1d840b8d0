/** Where the bytes of a medium come from: a file that somebody gave us, which may be anything. Only ever read. */
import { constants } from 'node:fs'
import { type FileHandle, open, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { PAGE } from './layout.ts'

export interface PageSource {
  /** Size of the whole file. */
  readonly bytes: number
  /** `count` whole pages. @throws SourceFailed when the device does not give them */
  read(first: number, count: number): Promise<Buffer>
}

export interface FileSource extends PageSource {
  close(): Promise<void>
}

/** The device refused, or the file became shorter while it was read. */
export class SourceFailed extends Error {
  override name = 'SourceFailed'
}

export type OpenProblem =
  /** No such path, or a directory without a ballot box in it. */
  | 'missing'
  /** The system does not let this user read it. */
  | 'no-permission'
  /** A device, pipe or socket: only files are read. */
  | 'not-a-file'
  | 'unreadable'

const BALLOT_BOX = 'ballot-box.ippyo'

/** @param path the file itself, or the directory (mount point) that holds it */
export async function openSource(path: string): Promise<FileSource | OpenProblem> {
  try {
    const place = (await stat(path)).isDirectory() ? join(path, BALLOT_BOX) : path
    // Asked before opening: to open a pipe would wait for somebody to write into it.
    if (!(await stat(place)).isFile()) return 'not-a-file'
    const file = await open(place, constants.O_RDONLY | constants.O_NONBLOCK)
    return fileSource(file, (await file.stat()).size)
  } catch (error) {
    return problemOf(error)
  }
}

function fileSource(file: FileHandle, bytes: number): FileSource {
  return {
    bytes,
    close: () => file.close(),
    async read(first, count) {
      const pages = Buffer.alloc(count * PAGE)
      for (let filled = 0; filled < pages.length; ) {
        const bytesRead = await readAt(file, pages, filled, first * PAGE + filled)
        if (bytesRead === 0) throw new SourceFailed('the file ends early')
        filled += bytesRead
      }
      return pages
    },
  }
}

async function readAt(file: FileHandle, into: Buffer, filled: number, position: number): Promise<number> {
  try {
    return (await file.read(into, filled, into.length - filled, position)).bytesRead
  } catch (error) {
    throw new SourceFailed(`the device gives nothing: ${codeOf(error)}`)
  }
}

function problemOf(error: unknown): OpenProblem {
  const code = codeOf(error)
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'missing'
  return code === 'EACCES' || code === 'EPERM' ? 'no-permission' : 'unreadable'
}

/** @throws what is no answer of the system: a mistake of ours. */
function codeOf(error: unknown): string {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined
  if (code === undefined) throw error
  return code
}
