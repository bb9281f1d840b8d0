import { closeSync, fsyncSync, futimesSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'

export const NEIGHBOURS_FILE = 'system.log'

/**
 * Any other program of the machine that writes and flushes a file of its own, as the system's log does: each time the file
 * system's journal takes along whatever our program has left there. Without it the kernel would do so after some seconds.
 */
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
