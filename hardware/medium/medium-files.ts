/**
 * The file operations that the driver of a medium asks of the system, and no more. A test that makes each of them fail in turn passes its
 * own (simulation/failing-io).
 */
import { open, stat } from 'node:fs/promises'

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
}

export const SYSTEM_FILES: MediumFiles = { open, stat }
