/** File systems in files on loop devices: the file's contents are the disk at a power cut, and after unmounting the disk in the store room. */
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from '#simulation/power-cuts/run-program.ts'
import type { RawFileSystem } from './file-systems.ts'

const PREFIX = 'ippyo-raw-'
const ATTEMPTS_AT_UNMOUNTING = 3

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

export class RawDisks {
  readonly directory: string
  readonly #disks = new Map<string, DiskAsk>()
  readonly #mounted = new Set<string>()
  readonly #atExit = () => this.#takeDown()

  constructor() {
    this.directory = mkdtempSync(join(roomForDisks(), `${PREFIX}${process.pid}-`))
    process.once('exit', this.#atExit)
  }

  add(name: string, ask: DiskAsk): void {
    const { fileSystem, megabytes, make = [] } = ask
    const [program = '', ...options] = fileSystem.make
    run('truncate', '-s', `${megabytes}M`, this.#imageOf(name))
    run(program, ...options, ...make, this.#imageOf(name))
    this.#disks.set(name, ask)
    this.mount(name)
  }

  mount(name: string): void {
    const { fileSystem, options, at } = this.#disk(name)
    run('mount', '-t', fileSystem.type, '-o', `loop,${options}`, this.#imageOf(name), at)
    this.#mounted.add(name)
  }

  unmount(name: string): void {
    run('umount', this.#disk(name).at)
    this.#mounted.delete(name)
  }

  /** Every block as the device has it now, or some of them. */
  image(name: string, at = 0, length?: number): Buffer {
    if (length === undefined) return readFileSync(this.#imageOf(name)).subarray(at)
    const file = openSync(this.#imageOf(name), 'r')
    try {
      const bytes = Buffer.alloc(length)
      return bytes.subarray(0, readSync(file, bytes, 0, length, at))
    } finally {
      closeSync(file)
    }
  }

  /** What has been written so far reaches the device, as after a long pause. */
  settle(name: string): void {
    run('sync', '-f', this.#disk(name).at)
  }

  remove(): void {
    process.removeListener('exit', this.#atExit)
    this.#takeDown()
  }

  #disk(name: string): DiskAsk {
    const disk = this.#disks.get(name)
    if (disk === undefined) throw new Error(`no disk ${name}`)
    return disk
  }

  #imageOf(name: string): string {
    return join(this.directory, `${name}.img`)
  }

  /** Never throws: this is the last thing that is tried. */
  #takeDown(): void {
    for (let attempt = 1; attempt <= ATTEMPTS_AT_UNMOUNTING && this.#mounted.size > 0; attempt++) {
      for (const name of [...this.#mounted].reverse()) {
        try {
          run('umount', ...(attempt === ATTEMPTS_AT_UNMOUNTING ? ['-l'] : []), this.#disk(name).at)
          this.#mounted.delete(name)
        } catch {
          // Still held: the next attempt.
        }
      }
    }
    rmSync(this.directory, { recursive: true, force: true })
  }
}

/** Why no raw disk can be read here, or null. Tries one in earnest. */
export function whyNoRawDisks(fileSystem: RawFileSystem): string | null {
  if (process.platform !== 'linux') return 'needs Linux'
  if (process.getuid?.() !== 0) return 'needs root, for loop devices'
  clearAfterOthers()
  const disks = new RawDisks()
  try {
    const at = join(disks.directory, 'try')
    mkdirSync(at)
    disks.add('try', { fileSystem, megabytes: fileSystem.megabytesMin, options: 'noatime', at })
    disks.unmount('try')
    return null
  } catch (error) {
    return `${fileSystem.name} on a loop device: ${error instanceof Error ? error.message : 'unknown'}`
  } finally {
    disks.remove()
  }
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

/** Runs that were killed could not clean up; their process numbers stand in the names. */
function clearAfterOthers(): void {
  const room = roomForDisks()
  for (const name of readdirSync(room).filter((each) => each.startsWith(PREFIX))) {
    const pid = name.slice(PREFIX.length).split('-')[0] ?? ''
    if (existsSync(`/proc/${pid}`)) continue
    for (const [device, place] of mounts()) {
      if (!backedBy(device).startsWith(`${join(room, name)}/`)) continue
      try {
        run('umount', '-l', place)
      } catch {
        // Held by somebody: it goes with them.
      }
    }
    rmSync(join(room, name), { recursive: true, force: true })
  }
}

function mounts(): readonly (readonly [string, string])[] {
  const lines = readFileSync('/proc/mounts', 'utf8').split('\n')
  return lines.map((line) => [line.split(' ')[0] ?? '', line.split(' ')[1] ?? ''])
}

/** The image behind a loop device; empty for any other device. */
function backedBy(device: string): string {
  const file = `/sys/block/${device.replace('/dev/', '')}/loop/backing_file`
  return device.startsWith('/dev/loop') && existsSync(file) ? readFileSync(file, 'utf8').trim() : ''
}
