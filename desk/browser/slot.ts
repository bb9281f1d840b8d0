/** A slot of the office's computer, and the sticks that go into it one after the other: folders, and a link to the one that is in. */
import { lstatSync, mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'

export class Slot {
  /** For the office's configuration. Nothing is there while no stick is in. */
  readonly place: string
  readonly #sticks: string

  constructor(home: string, name: string) {
    this.place = join(home, name)
    this.#sticks = join(home, `${name}-sticks`)
  }

  /** Where this stick's own files lie, in the slot or out of it. */
  stick(name: string): string {
    const directory = join(this.#sticks, name)
    mkdirSync(directory, { recursive: true })
    return directory
  }

  /** The stick that was in comes out. */
  in(name: string): void {
    this.out()
    symlinkSync(this.stick(name), this.place)
  }

  out(): void {
    if (lstatSync(this.place, { throwIfNoEntry: false }) !== undefined) rmSync(this.place)
  }
}

/** The one that the CSV files come on, that kits go onto and machine files come back on. */
export const FILES_STICK = 'files'
