import { closeSync, fsyncSync, futimesSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'

export const NEIGHBOURS_FILE = 'system.log'

/** Another program that flushes a file of its own, as the system's log does: the journal then takes along what our program left there. */
export class Neighbours {
  readonly #files: number[] = []
  #count = 0

  /** On one more disk. */
  moveIn(directory: string): void {
    this.#files.push(openSync(join(directory, NEIGHBOURS_FILE), 'w', 0o600))
    this.stir()
  }

  stir(): void {
    this.#count++
    for (const file of this.#files) {
      writeSync(file, Buffer.from([this.#count & 0xff]), 0, 1, 0)
      // The kernel's own time moves only every few milliseconds, and without another one there would be nothing to flush.
      futimesSync(file, this.#count, this.#count)
      fsyncSync(file)
    }
  }

  moveOut(): void {
    for (const file of this.#files.splice(0)) closeSync(file)
  }
}
