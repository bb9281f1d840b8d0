/** Small ext4 file systems on loop devices, whose power can be cut. Mounts are taken down at the end of this process or by the next run. */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from './run-program.ts'

/** As the media of the station are mounted (docs/formats/ballot-box.md), by a loop device that goes with the mount. */
const OPTIONS = 'loop,noatime,nosuid,nodev,noexec,lazytime,commit=86400,errors=remount-ro'
const CUT_POWER = join(import.meta.dirname, 'cut-power.pl')
const PREFIX = 'ippyo-cut-'
/** A box of the small election has 2 MiB; ext4 wants a journal besides. */
const IMAGE_BYTES = 8 * 1024 * 1024
const ATTEMPTS_AT_UNMOUNTING = 3

export class LoopDisks {
  readonly directory: string
  readonly #names: readonly string[]
  readonly #atExit = () => this.#takeDown()

  /** @param blank a formatted image; each disk begins as a copy of it */
  constructor(names: readonly string[], blank: string) {
    this.#names = names
    this.directory = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`))
    process.once('exit', this.#atExit)
    for (const name of names) {
      mkdirSync(this.placeOf(name))
      copyFileSync(blank, this.#imageOf(name))
    }
    this.mount()
  }

  /** Where the disk is mounted. */
  placeOf(name: string): string {
    return join(this.directory, name)
  }

  mount(): void {
    for (const name of this.#names) run('mount', '-t', 'ext4', '-o', OPTIONS, this.#imageOf(name), this.placeOf(name))
  }

  unmount(names: readonly string[] = this.#names): void {
    for (const name of names) run('umount', this.placeOf(name))
  }

  /** All disks at once: what was not flushed is lost. Until they are mounted again every access fails. */
  cutPower(names: readonly string[] = this.#names): void {
    run('perl', CUT_POWER, ...names.map((name) => this.placeOf(name)))
  }

  /** ext4 has found an error: it takes no more writes, as with `errors=remount-ro`. */
  findError(name: string): void {
    run('mount', '-o', 'remount,abort', this.placeOf(name))
  }

  /** The device is gone, and its mount with it, although a program has a file open there. */
  pullOut(name: string): void {
    run('umount', '-l', this.placeOf(name))
  }

  /** What the devices hold at this instant. Nobody may write meanwhile: the machine is frozen. */
  photograph(): void {
    for (const name of this.#names) copyFileSync(this.#imageOf(name), `${this.#imageOf(name)}.photograph`)
  }

  /** After `unmount`: the disks are again what the photograph shows. */
  developPhotograph(): void {
    for (const name of this.#names) renameSync(`${this.#imageOf(name)}.photograph`, this.#imageOf(name))
  }

  remove(): void {
    process.removeListener('exit', this.#atExit)
    this.#takeDown()
  }

  #imageOf(name: string): string {
    return join(this.directory, `${name}.img`)
  }

  #takeDown(): void {
    takeDown(this.directory)
  }
}

/** A formatted image, to be copied; in `directory`. */
export function blankDisk(directory: string): string {
  const image = join(directory, 'blank.img')
  run('truncate', '-s', String(IMAGE_BYTES), image)
  run('mkfs.ext4', '-q', '-F', image)
  return image
}

/** Why power cuts cannot be played here, or null. Tries one in earnest. */
export function whyNoPowerCuts(): string | null {
  if (process.platform !== 'linux') return 'needs Linux'
  if (process.getuid?.() !== 0) return 'needs root'
  clearAfterOthers()
  const scratch = mkdtempSync(join(tmpdir(), 'ippyo-blank-'))
  try {
    const disks = new LoopDisks(['try'], blankDisk(scratch))
    try {
      disks.cutPower()
      disks.unmount()
      disks.mount()
    } finally {
      disks.remove()
    }
    return null
  } catch (error) {
    return `no loop-mounted ext4 whose power can be cut: ${error instanceof Error ? error.message : 'unknown'}`
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

/** Runs that were killed could not clean up; their process numbers stand in the names. */
function clearAfterOthers(): void {
  for (const name of readdirSync(tmpdir()).filter((each) => each.startsWith(PREFIX))) {
    const pid = name.slice(PREFIX.length).split('-')[0] ?? ''
    if (!existsSync(`/proc/${pid}`)) takeDown(join(tmpdir(), name))
  }
}

/** Never throws: this is the last thing that is tried. */
function takeDown(directory: string): void {
  for (let attempt = 1; attempt <= ATTEMPTS_AT_UNMOUNTING; attempt++) {
    for (const place of mountedBelow(directory)) {
      try {
        // At last without waiting for whoever still holds it.
        run('umount', ...(attempt === ATTEMPTS_AT_UNMOUNTING ? ['-l'] : []), place)
      } catch {
        // Still held: the next attempt.
      }
    }
  }
  if (mountedBelow(directory).length === 0) rmSync(directory, { recursive: true, force: true })
}

function mountedBelow(directory: string): readonly string[] {
  const places = readFileSync('/proc/mounts', 'utf8')
    .split('\n')
    .map((line) => line.split(' ')[1] ?? '')
  return places.filter((place) => place.startsWith(`${directory}/`))
}
