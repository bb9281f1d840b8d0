/**
 * The file of fixed pages on the take-over medium: made once at full size, then only overwritten in place. Each write is
 * on the device when it returns (O_DSYNC), and neither size nor directory entry ever changes.
 */
import { constants } from 'node:fs'
import { join } from 'node:path'
import { assert } from '#election/assert.ts'
import { err, ok, type Result } from '#election/result.ts'
import { faultOf } from '#hardware/medium/fault.ts'
import { type MediumFault, PAGE_BYTES } from '#hardware/medium/port.ts'
import { atOnce, type InPieces, inOnePiece, isPieceDone } from '../in-pieces.ts'
import { type PageFiles, patientFiles } from './patient-files.ts'

export type { PageFiles } from './patient-files.ts'

export const TAKE_OVER_FILE = 'take-over.ippyo'

/** X-C3: whatever is under a name of ours on the medium, no link is followed, and no pipe holds the desk until somebody writes into it. */
export const PLANTED = constants.O_NOFOLLOW | constants.O_NONBLOCK

export const SYSTEM_PAGE_FILES: PageFiles = patientFiles()

export interface PageFile {
  readonly pages: number
  read(page: number): Result<Uint8Array, MediumFault>
  /** Durable when it returns. */
  write(page: number, bytes: Uint8Array): Result<void, MediumFault>
  close(): void
}

export function pageFileExists(directory: string, files: PageFiles): Result<boolean, MediumFault> {
  const size = sizeOf(join(directory, TAKE_OVER_FILE), files)
  return size.ok ? ok(size.value !== null) : size
}

/** Null: there is nothing of this name. A medium that does not answer is not an empty one. */
export function sizeOf(path: string, files: PageFiles): Result<number | null, MediumFault> {
  try {
    return ok(files.statSync(path).size)
  } catch (error) {
    const fault = faultOf(error)
    return fault.type === 'missing' ? ok(null) : err(fault)
  }
}

/** @param pageAt contents of physical page 0, 1, 2 … */
export function createPageFile(
  directory: string,
  pages: number,
  pageAt: (page: number) => Uint8Array,
  files: PageFiles,
): InPieces<Result<void, MediumFault>> {
  return putInPieces(directory, TAKE_OVER_FILE, files, function* (write, flush) {
    for (let page = 0; page < pages; page++) {
      write(pageAt(page), page * PAGE_BYTES)
      if (!isPieceDone(page, pages)) continue
      // Everything that waits for the medium would be waited for at the end.
      flush()
      yield { doing: 'making-medium', done: page * PAGE_BYTES, whole: pages * PAGE_BYTES }
    }
  })
}

/** Written under another name and renamed when it is whole and durable, so that a crash leaves no half file. */
export function putWholeFile(
  directory: string,
  name: string,
  files: PageFiles,
  fill: (write: Write) => void,
): Result<void, MediumFault> {
  return atOnce(putInPieces(directory, name, files, (write) => inOnePiece(() => fill(write))))
}

type Write = (bytes: Uint8Array, at: number) => void

function* putInPieces(
  directory: string,
  name: string,
  files: PageFiles,
  fill: (write: Write, flush: () => void) => InPieces<void>,
): InPieces<Result<void, MediumFault>> {
  try {
    const unfinished = join(directory, `${name}.unfinished`)
    const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC | PLANTED
    const file = files.openSync(unfinished, flags, 0o600)
    try {
      yield* fill(
        (bytes, at) => writeWhole(files, file, bytes, at),
        () => files.fsyncSync(file),
      )
      files.fsyncSync(file)
    } finally {
      files.closeSync(file)
    }
    files.renameSync(unfinished, join(directory, name))
    const folder = files.openSync(directory, constants.O_RDONLY | constants.O_DIRECTORY)
    files.fsyncSync(folder)
    files.closeSync(folder)
    return ok()
  } catch (error) {
    return err(faultOf(error))
  }
}

export function openPageFile(directory: string, files: PageFiles): Result<PageFile, MediumFault> {
  try {
    const path = join(directory, TAKE_OVER_FILE)
    const pages = Math.floor(files.statSync(path).size / PAGE_BYTES)
    const file = files.openSync(path, constants.O_RDWR | constants.O_DSYNC | PLANTED)
    return ok({
      pages,
      read: (page) => readPage(files, file, pages, page),
      write: (page, bytes) => writePage(files, file, pages, page, bytes),
      close: () => letGo(files, file),
    })
  } catch (error) {
    return err(faultOf(error))
  }
}

/** A medium that failed may fail at this too; whatever people read on the screen is durable before. */
function letGo(files: PageFiles, file: number): void {
  try {
    files.closeSync(file)
  } catch (error) {
    faultOf(error)
  }
}

function readPage(files: PageFiles, file: number, pages: number, page: number): Result<Uint8Array, MediumFault> {
  assert(page >= 0 && page < pages, 'take-over medium: page inside the file')
  try {
    const bytes = new Uint8Array(PAGE_BYTES)
    return files.readSync(file, bytes, 0, PAGE_BYTES, page * PAGE_BYTES) === PAGE_BYTES
      ? ok(bytes)
      : err({ type: 'io', errno: 'SHORT' })
  } catch (error) {
    return err(faultOf(error))
  }
}

function writePage(
  files: PageFiles,
  file: number,
  pages: number,
  page: number,
  bytes: Uint8Array,
): Result<void, MediumFault> {
  assert(page >= 0 && page < pages && bytes.length === PAGE_BYTES, 'take-over medium: a whole page inside the file')
  try {
    writeWhole(files, file, bytes, page * PAGE_BYTES)
    return ok()
  } catch (error) {
    return err(faultOf(error))
  }
}

/** A short write is a full or dying medium: what the kernel reports at the next try is thrown. */
function writeWhole(files: PageFiles, file: number, bytes: Uint8Array, at: number): void {
  for (let done = 0; done < bytes.length; ) {
    const written = files.writeSync(file, bytes, done, bytes.length - done, at + done)
    assert(written > 0, 'write: the kernel writes or throws')
    done += written
  }
}
