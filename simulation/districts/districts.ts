/** A seed is one lawful day of a district and a changed copy of it. Three readers judge both, each in its own way. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Dice } from '#simulation/rooms/dice.ts'
import { lawfulDay } from './lawful-day.ts'
import { mutated } from './mutations.ts'
import { forget, onDisk } from './on-disk.ts'
import { disagreements, notCalledRight, type Said, threeReaders } from './three-readers.ts'

export class Districts {
  readonly #below: string

  private constructor(below: string) {
    this.#below = below
  }

  static async begin(): Promise<Districts> {
    return new Districts(await mkdtemp(join(tmpdir(), 'ippyo-districts-')))
  }

  async run(seed: number) {
    const dice = new Dice(seed, 'districts')
    const day = await lawfulDay(dice)
    const lawful = await this.#read(`${seed}-lawful`, day)
    const changed = mutated(day, dice)
    const strange = await this.#read(`${seed}-changed`, changed)
    const violations = [
      ...disagreements(day, lawful),
      ...notCalledRight(day, lawful),
      ...disagreements(changed, strange),
      ...(strange.verified.complete && strange.expected.stops.length > 0
        ? [`complete, and ${strange.expected.stops}`]
        : []),
    ]
    const all = [lawful, strange]
    return {
      violations,
      opened: all.filter(({ counted }) => counted.count !== null).length,
      stopped: all.filter(({ counted }) => counted.count === null).length,
      complete: all.filter(({ verified }) => verified.complete).length,
      stories: changed.story.slice(day.story.length),
    }
  }

  async #read(name: string, district: Parameters<typeof onDisk>[0]): Promise<Said> {
    const disk = await onDisk(district, this.#below, name)
    try {
      return await threeReaders(district, disk)
    } finally {
      await forget(disk)
    }
  }

  end(): Promise<void> {
    return rm(this.#below, { recursive: true, force: true })
  }
}
