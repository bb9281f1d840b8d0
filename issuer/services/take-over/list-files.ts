/** Roll lists beside the pages of the take-over medium, as the office signed them: a spare issuer takes them in from there (ISS-20). */
import { constants } from 'node:fs'
import { join } from 'node:path'
import { err, ok, type Result } from '#election/result.ts'
import { ROLL_LIST_BYTES_MAX } from '#election/roll/roll-list.ts'
import { faultOf } from '#hardware/medium/fault.ts'
import type { MediumFault } from '#hardware/medium/port.ts'
import { type PageFiles, PLANTED, putWholeFile, sizeOf } from './page-file.ts'

/** Null: there is none, or nothing that can be one. */
export function readListFile(
  directory: string,
  name: string,
  files: PageFiles,
): Result<Uint8Array | null, MediumFault> {
  const path = join(directory, name)
  try {
    const found = sizeOf(path, files)
    if (!found.ok) return found
    const size = found.value
    if (size === null || size > ROLL_LIST_BYTES_MAX) return ok(null)
    const file = files.openSync(path, constants.O_RDONLY | PLANTED)
    try {
      const bytes = new Uint8Array(size)
      for (let done = 0; done < size; ) {
        const read = files.readSync(file, bytes, done, size - done, done)
        if (read === 0) return err({ type: 'io', errno: 'SHORT' })
        done += read
      }
      return ok(bytes)
    } finally {
      files.closeSync(file)
    }
  } catch (error) {
    return err(faultOf(error))
  }
}

/** Whole and durable under its name, or not at all. */
export function writeListFile(
  directory: string,
  name: string,
  bytes: Uint8Array,
  files: PageFiles,
): Result<void, MediumFault> {
  return putWholeFile(directory, name, files, (write) => write(bytes, 0))
}
