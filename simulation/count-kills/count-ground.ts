/** The ground of a count: the disk of the counting PC, with the holders' shares, and the stick between two PCs. */
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { MixedNight } from '#simulation/counting/mixed-night.ts'
import { LoopDisks } from '#simulation/power-cuts/loop-disks.ts'
import type { CountPlaces } from './disk-check.ts'

type Disk = 'pc' | 'stick'
const DISKS: readonly Disk[] = ['pc', 'stick']

export class CountGround {
  /** For what outlives every death: configuration, what the plant writes down, the second PC, which keeps nothing. */
  readonly room = mkdtempSync(join(tmpdir(), 'ippyo-count-kills-'))
  readonly places: CountPlaces
  /** Null: directories, whose power nobody can cut. */
  readonly #disks: ReadonlyMap<Disk, LoopDisks> | null
  #after: (() => void)[] = []

  /** @param blank a formatted image; null: there are no such disks here */
  constructor({ directory }: MixedNight, blank: string | null) {
    this.#disks = blank === null ? null : new Map(DISKS.map((disk) => [disk, new LoopDisks([disk], blank)]))
    const [pc, stick] = DISKS.map((disk) => this.#disks?.get(disk)?.placeOf(disk) ?? join(this.room, disk))
    this.places = {
      machine: join(pc as string, 'machine'),
      shares: join(pc as string, 'shares'),
      out: join(pc as string, 'out'),
      stick: stick as string,
    }
    for (const place of Object.values(this.places)) mkdirSync(place, { recursive: true })
    for (const name of ['machine', 'shares'] as const)
      cpSync(join(directory, name), this.places[name], { recursive: true })
    for (const name of ['machine', 'out']) mkdirSync(join(this.room, 'second', name), { recursive: true })
    cpSync(join(directory, 'machine', 'authority.pub'), join(this.room, 'second', 'machine', 'authority.pub'))
    // The office's files are there for long.
    for (const disks of this.#disks?.values() ?? []) {
      disks.unmount()
      disks.mount()
    }
  }

  /** Nobody may write meanwhile. @param photographed what the devices hold at this instant, instead of the shutdown of the file system */
  cutPower(names: readonly Disk[], photographed: boolean): void {
    for (const disks of names.flatMap((name) => this.#disks?.get(name) ?? [])) {
      if (photographed) disks.photograph()
      else disks.cutPower()
      this.#after.push(() => {
        disks.unmount()
        if (photographed) disks.developPhotograph()
        disks.mount()
      })
    }
  }

  /** Every process of the dead PC is gone. */
  restore(): void {
    for (const again of this.#after.splice(0)) again()
  }

  remove(): void {
    for (const disks of this.#disks?.values() ?? []) disks.remove()
    rmSync(this.room, { recursive: true, force: true })
  }
}
