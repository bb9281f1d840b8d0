/** Makes the one file of a ballot box on a medium, at its full size and really written, so that it can never be full later. */
import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { assert } from '#election/assert.ts'
import { err, ok, type Result } from '#election/result.ts'
import { faultOf } from './fault.ts'
import { type MediumFault, PAGE_BYTES, type PageWrite } from './port.ts'

export const BALLOT_BOX_FILE = 'ballot-box.ippyo'
const BLOCK_PAGES = 256

export type CreateFault =
  | MediumFault
  /** There is a ballot box already: it is never overwritten. */
  | { readonly type: 'already-initialised' }

export interface CreateInput {
  /** Mount point or directory of the medium; must exist. */
  readonly directory: string
  readonly pages: number
  /** The pages that are not zero: header and first journal pages. */
  readonly contents: readonly PageWrite[]
  /** Pages of zeros that are written so far. */
  readonly progress?: (pages: number) => void
}

/**
 * Zero pages in blocks of 1 MiB, fsync, then the contents, then fsync of file and directory: only a medium of full size
 * has a header. A file that was not finished is left where it is: it is no ballot box for any reader, and the office
 * sees `already-initialised` and takes another medium or formats this one.
 */
export async function createBallotBox(input: CreateInput): Promise<Result<void, CreateFault>> {
  assert(
    input.contents.every(({ page, bytes }) => page < input.pages && bytes.length === PAGE_BYTES),
    'create: pages',
  )
  try {
    const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW
    const file = await open(join(input.directory, BALLOT_BOX_FILE), flags, 0o600)
    try {
      const zeros = new Uint8Array(BLOCK_PAGES * PAGE_BYTES)
      for (let first = 0; first < input.pages; first += BLOCK_PAGES) {
        const length = Math.min(BLOCK_PAGES, input.pages - first) * PAGE_BYTES
        const { bytesWritten } = await file.write(zeros, 0, length, first * PAGE_BYTES)
        if (bytesWritten !== length) return err({ type: 'full' })
        input.progress?.(Math.min(first + BLOCK_PAGES, input.pages))
      }
      await file.sync()
      for (const { page, bytes } of input.contents) {
        const { bytesWritten } = await file.write(bytes, 0, PAGE_BYTES, page * PAGE_BYTES)
        if (bytesWritten !== PAGE_BYTES) return err({ type: 'io', errno: 'SHORT' })
      }
      await file.sync()
    } finally {
      await file.close()
    }
    await syncDirectory(input.directory)
    return ok()
  } catch (error) {
    return err(isExisting(error) ? { type: 'already-initialised' } : faultOf(error))
  }
}

async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, constants.O_RDONLY | constants.O_DIRECTORY)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function isExisting(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST'
}
