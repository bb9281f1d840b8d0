/** The file system below the medium driver, in memory: one planned operation fails, once or for ever; the others do what Linux does with O_DSYNC. */

import { assert } from '#election/assert.ts'
import type { MediumFiles, OpenFile } from '#hardware/medium/medium-files.ts'
import { type FailKind, type FailPlan, PlannedFailure, readAs, refuse, systemError } from './planned-failure.ts'

interface MemoryFile {
  readonly bytes: Uint8Array
  readonly ino: bigint
}

/** `remember`: a write of the machine's own disk. */
type Operation = 'open' | 'stat' | 'read' | 'write' | 'flush' | 'remember'

/** Each file has a path. */
class MemoryDisk extends PlannedFailure<string, Operation> {
  failed: (hit: NonNullable<MemoryDisk['hit']>) => void = () => {}
  readonly #files = new Map<string, MemoryFile>()

  begin(plan: FailPlan | null, files: ReadonlyMap<string, Uint8Array>): void {
    this.plan(plan)
    this.#files.clear()
    let ino = 1n
    for (const [path, bytes] of files) this.#files.set(path, { bytes, ino: ino++ })
  }

  override fails(path: string, operation: Operation): FailKind | null {
    const before = this.hit
    const kind = super.fails(path, operation)
    if (this.hit !== before && this.hit !== null) this.failed(this.hit)
    if (kind === 'removed') this.broken = path
    return kind
  }

  paths(): readonly string[] {
    return [...this.#files.keys()]
  }

  contents(path: string): Uint8Array {
    const file = this.#files.get(path)
    assert(file !== undefined, 'memory disk: a file of it')
    return file.bytes
  }

  /** @throws what the system throws */
  file(path: string, operation: 'open' | 'stat'): MemoryFile {
    const kind = this.fails(path, operation)
    if (kind === 'removed') throw systemError('ENOENT')
    if (kind === 'mismatch' && operation === 'stat') throw systemError('ENOENT')
    if (kind === 'read-only' && operation === 'open') throw systemError('EROFS')
    if (kind !== null && kind !== 'read-only') throw systemError('EIO')
    const file = this.#files.get(path)
    if (file === undefined) throw systemError('ENOENT')
    return file
  }

  read(path: string, ...place: [buffer: Uint8Array, offset: number, length: number, position: number]): number {
    const kind = this.fails(path, 'read')
    // Whether a medium takes writes, or has room, is nothing to who reads.
    return readAs(kind === 'enospc' || kind === 'read-only' ? null : kind, this.contents(path), ...place)
  }

  write(path: string, data: Uint8Array, position: number): number {
    const kind = this.fails(path, 'write')
    const bytes = this.contents(path)
    const half = data.length / 2
    if (kind === 'mismatch') return data.length
    // Nobody knows what a failed write has done: nothing, everything, or a half.
    if (kind === 'eio') bytes.set(data.subarray(0, [0, data.length, half][this.operations % 3]), position)
    if (kind !== 'short') refuse(kind)
    const done = kind === 'short' ? half : data.length
    bytes.set(data.subarray(0, done), position)
    return done
  }

  flush(path: string): void {
    const kind = this.fails(path, 'flush')
    refuse(kind === 'read-only' ? 'eio' : kind)
  }
}

export const disk = new MemoryDisk()

class MemoryHandle implements OpenFile {
  readonly #path: string

  constructor(path: string) {
    this.#path = path
  }

  async read(buffer: Uint8Array, offset: number, length: number, position: number) {
    return { bytesRead: disk.read(this.#path, buffer, offset, length, position), buffer }
  }

  async write(buffer: Uint8Array, offset: number, length: number, position: number) {
    const data = buffer.slice(offset, offset + length)
    return { bytesWritten: disk.write(this.#path, data, position), buffer }
  }

  async datasync(): Promise<void> {
    disk.flush(this.#path)
  }

  async stat() {
    return statOf(disk.file(this.#path, 'stat'))
  }

  async close(): Promise<void> {}
}

export const memoryFiles: MediumFiles = {
  async open(path) {
    disk.file(path, 'open')
    return new MemoryHandle(path)
  },
  stat: async (path) => statOf(disk.file(path, 'stat')),
  hasDevice: async () => true,
}

function statOf({ bytes, ino }: MemoryFile) {
  return { dev: 1n, ino, size: BigInt(bytes.length), isFile: () => true }
}
