/**
 * A file of the list that is read again and again, a block at a time, and is the same each time: the hash of each block is kept from its first
 * reading, or from its writing. Memory has one block. So a check and the work after it are about the same rows, as if they were held (H4), and
 * a mixer proves what it made. (A stick that gave back one other row would learn from the proof where that row was before.)
 */
import { closeSync, constants, fstatSync, openSync, readSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { assert } from '#election/assert.ts'
import { equalBytes } from '#election/bytes.ts'
import type { ByteRows } from '#election/group/rows.ts'
import { isDiskFull, isSystemError } from '#hardware/files/system-error.ts'
import { nativeSha256 } from '#openssl/hashes.ts'
import type { DiskRefused, DoesNotHold, ListPlace } from './list-messages.ts'

const BLOCK_BYTES = 128 * 1024

/** Other bytes than before, or none. The work that was begun with this file ends. */
class FileChanged extends Error {
  readonly file: string
  constructor(file: string) {
    super(`${file} is another one by now`)
    this.file = file
  }
}

/** A step on files of the list: one that changes under it does not hold, and a stick can be full or pulled out. */
export async function asFound<T>(step: () => Promise<T>): Promise<T | DoesNotHold | DiskRefused> {
  try {
    return await step()
  } catch (error) {
    if (error instanceof FileChanged) return { type: 'does-not-hold', file: error.file }
    if (isSystemError(error)) return { type: 'disk-refused', isFull: isDiskFull(error) }
    throw error
  }
}

/** It stays open until its process ends. Null: no regular file, or it cannot be opened. */
export function fileOfList({ directory }: Pick<ListPlace, 'directory'>, name: string): ByteRows | null {
  return pinnedFile(join(directory, name), `bundle/${name}`)
}

/** @param said its name, if it changes */
export function pinnedFile(path: string, said: string): ByteRows | null {
  const file = opened(path)
  return file && pinnedRegion(file.fd, { start: 0, length: file.size, block: BLOCK_BYTES, said })
}

function opened(path: string): { readonly fd: number; readonly size: number } | null {
  let fd: number | null = null
  try {
    // A FIFO under its name would hold an ordinary `open` for ever.
    fd = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    const found = fstatSync(fd)
    if (found.isFile()) return { fd, size: found.size }
  } catch {
    // As if it were not there.
  }
  if (fd !== null) closeSync(fd)
  return null
}

export interface Region {
  /** In the file. */
  readonly start: number
  readonly length: number
  /** Bytes that have a hash together. */
  readonly block: number
  readonly said: string
}

export interface PinnedRegion extends ByteRows {
  /** The next bytes: whole blocks, and at the end the rest. */
  append(bytes: Uint8Array): void
}

export function pinnedRegion(fd: number, { start, length, block, said }: Region): PinnedRegion {
  const hashes: Uint8Array[] = []
  let last: { readonly index: number; readonly bytes: Uint8Array } | null = null
  const blockAt = (index: number) => {
    if (last?.index === index) return last.bytes
    const bytes = new Uint8Array(Math.min(block, length - index * block))
    if (!readWhole(fd, bytes, start + index * block)) throw new FileChanged(said)
    const [before, found] = [hashes[index], nativeSha256(bytes)]
    if (before !== undefined && !equalBytes(before, found)) throw new FileChanged(said)
    hashes[index] = found
    last = { index, bytes }
    return bytes
  }
  return {
    length,
    append(bytes) {
      const index = hashes.length
      assert(bytes.length === Math.min(block, length - index * block), 'pinned region: block by block')
      writeWhole(fd, bytes, start + index * block)
      hashes.push(nativeSha256(bytes))
    },
    subarray(from, to) {
      assert(from >= 0 && to <= length, 'pinned region: its own bytes')
      const part = new Uint8Array(to - from)
      for (let index = Math.floor(from / block); index * block < to; index++) {
        const [bytes, at] = [blockAt(index), index * block]
        const first = Math.max(from, at)
        part.set(bytes.subarray(first - at, Math.min(to, at + block) - at), first - from)
      }
      return part
    },
  }
}

/** @returns whether all of them are there */
function readWhole(fd: number, bytes: Uint8Array, at: number): boolean {
  for (let filled = 0; filled < bytes.length; ) {
    const read = readSync(fd, bytes, filled, bytes.length - filled, at + filled)
    if (read === 0) return false
    filled += read
  }
  return true
}

export function writeWhole(fd: number, bytes: Uint8Array, at: number): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(fd, bytes, done, bytes.length - done, at + done)
}
