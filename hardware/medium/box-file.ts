/** The open file of a ballot box: page-wise reads and durable writes, past the page cache where the system allows it. */
import { constants } from 'node:fs'
import { openRegularOf } from '../files/open-regular.ts'
import { withAlignedBuffer } from './aligned-buffers.ts'
import type { MediumFiles, OpenFile } from './medium-files.ts'
import { PAGE_BYTES, type PageWrite, type ReadBackProof } from './port.ts'

export type Access = 'read-write' | 'read-only'

export interface BoxFile {
  readonly handle: OpenFile
  readonly proof: ReadBackProof
}

/** Where the file system refuses `O_DIRECT` the proof is weaker, and says so. @throws errors of the system. */
export async function openBoxFile(files: MediumFiles, path: string, access: Access): Promise<BoxFile> {
  const direct = await tryDirect(files, path, access)
  if (direct !== null) return { handle: direct, proof: 'direct' }
  return { handle: await openRegularOf(files, path, flagsOf(access)), proof: 'reopened' }
}

/** Not every system has these flags; without `O_DSYNC` the fdatasync of each barrier does the work. */
function flagsOf(access: Access): number {
  const mode = access === 'read-only' ? constants.O_RDONLY : constants.O_RDWR | (constants.O_DSYNC ?? 0)
  return mode | (constants.O_NOFOLLOW ?? 0)
}

async function tryDirect(files: MediumFiles, path: string, access: Access): Promise<OpenFile | null> {
  if (constants.O_DIRECT === undefined) return null
  try {
    const handle = await openRegularOf(files, path, flagsOf(access) | constants.O_DIRECT)
    // Some file systems accept the flag and refuse the first transfer.
    if (await readsDirectly(handle)) return handle
    await handle.close()
    return null
  } catch (error) {
    if (errnoOf(error) === 'EINVAL') return null
    throw error
  }
}

async function readsDirectly(handle: OpenFile): Promise<boolean> {
  try {
    await withAlignedBuffer((buffer) => handle.read(buffer, 0, PAGE_BYTES, 0))
    return true
  } catch (error) {
    if (errnoOf(error) === 'EINVAL') return false
    throw error
  }
}

/** @returns a fresh copy, or null when the file is shorter. */
export async function readPages(handle: OpenFile, first: number, count: number): Promise<Uint8Array | null> {
  const length = count * PAGE_BYTES
  return withAlignedBuffer(async (buffer) => {
    let done = 0
    while (done < length) {
      const { bytesRead } = await handle.read(buffer, done, length - done, first * PAGE_BYTES + done)
      if (bytesRead === 0) return null
      done += bytesRead
    }
    return new Uint8Array(buffer.subarray(0, length))
  })
}

/** @returns false after a short write: the rest is never tried again. */
export async function writePage(handle: OpenFile, write: PageWrite): Promise<boolean> {
  return withAlignedBuffer(async (buffer) => {
    buffer.set(write.bytes)
    const { bytesWritten } = await handle.write(buffer, 0, PAGE_BYTES, write.page * PAGE_BYTES)
    return bytesWritten === PAGE_BYTES
  })
}

export interface FileIdentity {
  readonly dev: bigint
  readonly ino: bigint
  readonly size: bigint
}

export async function identityOf(handle: OpenFile): Promise<FileIdentity> {
  const { dev, ino, size } = await handle.stat({ bigint: true })
  return { dev, ino, size }
}

/**
 * Whether the path still leads to the open file: a stick that was pulled, or another one put in, does not. Until the system has let a
 * pulled one go, its path is there and its block device is not.
 */
export async function isStillThere(files: MediumFiles, path: string, identity: FileIdentity): Promise<boolean> {
  try {
    const { dev, ino, size } = await files.stat(path, { bigint: true })
    return dev === identity.dev && ino === identity.ino && size === identity.size && (await files.hasDevice(dev))
  } catch (error) {
    if (errnoOf(error) === null) throw error
    return false
  }
}

function errnoOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
}
