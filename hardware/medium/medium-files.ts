/**
 * The file operations that the driver of a medium asks of the system, and no more. A test that makes each of them fail in turn passes its
 * own (simulation/failing-io).
 */
import { access, open, stat } from 'node:fs/promises'
import { join } from 'node:path'

interface Numbers {
  readonly dev: bigint
  readonly ino: bigint
  readonly size: bigint
}

export interface OpenFile {
  read(buffer: Uint8Array, offset: number, length: number, position: number): Promise<{ readonly bytesRead: number }>
  write(
    buffer: Uint8Array,
    offset: number,
    length: number,
    position: number,
  ): Promise<{ readonly bytesWritten: number }>
  datasync(): Promise<void>
  stat(): Promise<{ isFile(): boolean }>
  stat(options: { readonly bigint: true }): Promise<Numbers>
  close(): Promise<void>
}

export interface MediumFiles {
  open(path: string, flags: number): Promise<OpenFile>
  stat(path: string, options: { readonly bigint: true }): Promise<Numbers>
  /** @param dev as `stat` gives it. @returns false: the block device under the file is gone, also while its file system is still mounted */
  hasDevice(dev: bigint): Promise<boolean>
}

const BLOCK_DEVICES = '/sys/dev/block'

/** Linux, Documentation/ABI/stable/sysfs-devices: a link for each block device, as long as there is one. */
async function hasDevice(dev: bigint): Promise<boolean> {
  const major = ((dev >> 8n) & 0xfffn) | ((dev >> 32n) & ~0xfffn)
  const minor = (dev & 0xffn) | ((dev >> 12n) & ~0xffn)
  // Files in memory, or of another program, have no block device.
  if (major === 0n || (await isThere(join(BLOCK_DEVICES, `${major}:${minor}`)))) return true
  return !(await isThere(BLOCK_DEVICES))
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}

export const SYSTEM_FILES: MediumFiles = { open, stat, hasDevice }
