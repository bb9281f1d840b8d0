/** File systems in files on loop devices: the file's contents are the disk at a power cut, and after unmounting the disk in the store room. */
import { accessSync, closeSync, constants, mkdirSync, openSync, readFileSync, readSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DiskRoom, run, whyNotHere } from '#fixtures/loop-disk.ts'
import type { RawFileSystem } from './file-systems.ts'

export interface DiskAsk {
  readonly fileSystem: RawFileSystem
  readonly megabytes: number
  /** More options for making it. */
  readonly make?: readonly string[]
  /** Options of the mount; `loop` is added. */
  readonly options: string
  /** Where it is mounted; must exist. */
  readonly at: string
}

export class RawDisks extends DiskRoom {
  readonly #disks = new Map<string, DiskAsk>()

  constructor() {
    super(roomForDisks())
  }

  add(name: string, ask: DiskAsk): void {
    const { fileSystem, megabytes, make = [] } = ask
    const [program = '', ...options] = fileSystem.make
    run('truncate', '-s', `${megabytes}M`, this.imageOf(name))
    run(program, ...options, ...make, this.imageOf(name))
    this.#disks.set(name, ask)
    this.mount(name)
  }

  mount(name: string): void {
    const { fileSystem, options, at } = this.#disk(name)
    run('mount', '-t', fileSystem.type, '-o', `loop,${options}`, this.imageOf(name), at)
  }

  unmount(name: string): void {
    run('umount', this.#disk(name).at)
  }

  /** Every block as the device has it now, or some of them. */
  image(name: string, at = 0, length?: number): Buffer {
    if (length === undefined) return readFileSync(this.imageOf(name)).subarray(at)
    const file = openSync(this.imageOf(name), 'r')
    try {
      const bytes = Buffer.alloc(length)
      return bytes.subarray(0, readSync(file, bytes, 0, length, at))
    } finally {
      closeSync(file)
    }
  }

  /** All that has been written so far reaches the device, as after a long pause. */
  settle(name: string): void {
    run('sync', '-f', this.#disk(name).at)
  }

  #disk(name: string): DiskAsk {
    const disk = this.#disks.get(name)
    if (disk === undefined) throw new Error(`no disk ${name}`)
    return disk
  }
}

/** Why no raw disk can be read here, or null. */
export function whyNoRawDisks(fileSystem: RawFileSystem): string | null {
  return whyNotHere(`${fileSystem.name} on a loop device`, () => {
    const disks = new RawDisks()
    try {
      const at = join(disks.directory, 'try')
      mkdirSync(at)
      disks.add('try', { fileSystem, megabytes: fileSystem.megabytesMin, options: 'noatime', at })
      disks.unmount('try')
    } finally {
      disks.remove()
    }
  })
}

/** In memory where there is room: the disks of a run take some hundred megabytes. */
function roomForDisks(): string {
  try {
    accessSync('/dev/shm', constants.W_OK)
    return '/dev/shm'
  } catch {
    return tmpdir()
  }
}
