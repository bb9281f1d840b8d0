/** Small ext4 file systems on loop devices, whose power can be cut. */
import { copyFileSync, mkdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { DiskRoom, run, whyNotHere } from '#fixtures/loop-disk.ts'

/** As the media of the station are mounted (docs/formats/ballot-box.md), by a loop device that goes with the mount. */
const OPTIONS = 'loop,noatime,nosuid,nodev,noexec,lazytime,commit=86400,errors=remount-ro'
const CUT_POWER = join(import.meta.dirname, 'cut-power.pl')
/** A box of the small election has 2 MiB; ext4 wants a journal besides. */
const IMAGE_BYTES = 8 * 1024 * 1024

export class LoopDisks extends DiskRoom {
  readonly #names: readonly string[]

  /** @param blank a formatted image; each disk begins as a copy of it */
  constructor(names: readonly string[], blank: string) {
    super()
    this.#names = names
    for (const name of names) {
      mkdirSync(this.placeOf(name))
      copyFileSync(blank, this.imageOf(name))
    }
    this.mount()
  }

  /** Where the disk is mounted. */
  placeOf(name: string): string {
    return join(this.directory, name)
  }

  mount(): void {
    for (const name of this.#names) run('mount', '-t', 'ext4', '-o', OPTIONS, this.imageOf(name), this.placeOf(name))
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

  /** The bytes of the devices at this instant. Nobody may write meanwhile: the machine is frozen. */
  photograph(): void {
    for (const name of this.#names) copyFileSync(this.imageOf(name), `${this.imageOf(name)}.photograph`)
  }

  /** After `unmount`: the disks are again what the photograph shows. */
  developPhotograph(): void {
    for (const name of this.#names) renameSync(`${this.imageOf(name)}.photograph`, this.imageOf(name))
  }
}

/** A formatted image, to be copied; in `directory`. */
export function blankDisk(directory: string): string {
  const image = join(directory, 'blank.img')
  run('truncate', '-s', String(IMAGE_BYTES), image)
  run('mkfs.ext4', '-q', '-F', image)
  return image
}

/** Why power cuts cannot be played here, or null. */
export function whyNoPowerCuts(): string | null {
  return whyNotHere('loop-mounted ext4 whose power can be cut', (scratch) => {
    const disks = new LoopDisks(['try'], blankDisk(scratch))
    try {
      disks.cutPower()
      disks.unmount()
      disks.mount()
    } finally {
      disks.remove()
    }
  })
}
