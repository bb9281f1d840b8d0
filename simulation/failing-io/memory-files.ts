/** The file system below the medium driver, in memory: one planned operation fails, once or for ever; the others do what Linux does with O_DSYNC. */
import { assert } from '#election/assert.ts'
import type { MediumFiles, OpenFile } from '#hardware/medium/medium-files.ts'

export const FAIL_KINDS = ['eio', 'short', 'enospc', 'mismatch', 'read-only', 'removed'] as const
type FailKind = (typeof FAIL_KINDS)[number]

export interface FailPlan {
  /** Number of the operation, from 0, over both media and the machine's own disk. */
  readonly operation: number
  readonly kind: FailKind
  /** False: only this operation fails (a medium that was removed is back after the next start). */
  readonly forEver: boolean
}

type Operation = 'open' | 'stat' | 'read' | 'write' | 'flush' | 'close'

interface MemoryFile {
  readonly bytes: Uint8Array
  readonly ino: bigint
}

/** Which file the failure met, and in which operation. */
export interface Hit {
  readonly path: string
  readonly operation: Operation | 'remember'
}

class MemoryDisk {
  operations = 0
  /** Each operation, before it is carried out or fails. */
  asked: (what: string) => void = () => {}
  hit: Hit | null = null
  activity: () => void = () => {}
  failed: (hit: Hit) => void = () => {}
  readonly #files = new Map<string, MemoryFile>()
  #plan: FailPlan | null = null
  #broken: string | null = null

  begin(plan: FailPlan | null, files: ReadonlyMap<string, Uint8Array>): void {
    this.operations = 0
    this.hit = null
    this.#plan = plan
    this.#broken = null
    this.#files.clear()
    let ino = 1n
    for (const [path, bytes] of files) this.#files.set(path, { bytes, ino: ino++ })
  }

  /** The machine is started again: what failed once works. */
  restarted(): void {
    if (this.#plan?.forEver !== true) this.#broken = null
  }

  paths(): readonly string[] {
    return [...this.#files.keys()]
  }

  contents(path: string): Uint8Array {
    const file = this.#files.get(path)
    assert(file !== undefined, 'memory disk: a file of it')
    return file.bytes
  }

  /** The machine's own disk: one write of its memory. @returns whether it took it */
  remembers(path: string): boolean {
    return this.#fails(path, 'remember') === null
  }

  /** @throws what the system throws */
  file(path: string, operation: 'open' | 'stat'): MemoryFile {
    const kind = this.#fails(path, operation)
    if (kind === 'removed') throw systemError('ENOENT')
    if (kind === 'mismatch' && operation === 'stat') throw systemError('ENOENT')
    if (kind === 'read-only' && operation === 'open') throw systemError('EROFS')
    if (kind !== null && kind !== 'read-only') throw systemError('EIO')
    const file = this.#files.get(path)
    if (file === undefined) throw systemError('ENOENT')
    return file
  }

  read(path: string, buffer: Uint8Array, offset: number, length: number, position: number): number {
    const kind = this.#fails(path, 'read')
    if (kind === 'short') return 0
    if (kind === 'removed') throw systemError('ENODEV')
    if (kind === 'eio') throw systemError('EIO')
    const { bytes } = this.#open(path)
    const read = bytes.subarray(position, position + length)
    buffer.set(read, offset)
    if (kind === 'mismatch') buffer[offset] = (buffer[offset] as number) ^ 0x40
    return read.length
  }

  write(path: string, data: Uint8Array, position: number): number {
    const kind = this.#fails(path, 'write')
    const { bytes } = this.#open(path)
    const half = data.length / 2
    switch (kind) {
      case null:
        bytes.set(data, position)
        return data.length
      case 'eio': {
        // Nobody knows what a failed write has done: nothing, everything, or a half.
        const done = [0, data.length, half][this.operations % 3] as number
        bytes.set(data.subarray(0, done), position)
        throw systemError('EIO')
      }
      case 'short':
        bytes.set(data.subarray(0, half), position)
        return half
      case 'mismatch':
        return data.length
      case 'enospc':
        throw systemError('ENOSPC')
      case 'read-only':
        throw systemError('EROFS')
      case 'removed':
        throw systemError('ENODEV')
    }
  }

  flush(path: string): void {
    const kind = this.#fails(path, 'flush')
    if (kind === 'enospc') throw systemError('ENOSPC')
    if (kind === 'removed') throw systemError('ENODEV')
    if (kind !== null) throw systemError('EIO')
  }

  #open(path: string): MemoryFile {
    const file = this.#files.get(path)
    assert(file !== undefined, 'memory disk: an open file')
    return file
  }

  #fails(path: string, operation: Hit['operation']): FailKind | null {
    this.activity()
    const number = this.operations++
    this.asked(`${operation} of ${path}`)
    const plan = this.#plan
    if (plan === null) return null
    if (this.#broken === path) return plan.kind
    if (number !== plan.operation) return null
    this.hit = { path, operation }
    this.failed(this.hit)
    if (plan.forEver || plan.kind === 'removed') this.#broken = path
    return plan.kind
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

function systemError(code: string): Error {
  return Object.assign(new Error(code), { code })
}
