import { closeSync, fsyncSync, futimesSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'

export const NEIGHBOURS_FILE = 'system.log'

/**
 * Any other program of the machine that writes and flushes a file of its own, as the system's log does: each time the file
 * system's journal takes along whatever our program has left there. Without it the kernel would do so after some seconds.
 */
export class Neighbour {
  #file: number | null = null
  #count = 0

  moveIn(directory: string): void {
    this.#file = openSync(join(directory, NEIGHBOURS_FILE), 'w', 0o600)
    this.stir()
  }

  stir(): void {
    if (this.#file === null) return
    writeSync(this.#file, Buffer.from([++this.#count & 0xff]), 0, 1, 0)
    // The kernel's own time moves only every few milliseconds, and without another one there would be nothing to flush.
    futimesSync(this.#file, this.#count, this.#count)
    fsyncSync(this.#file)
  }

  moveOut(): void {
    if (this.#file !== null) closeSync(this.#file)
    this.#file = null
  }
}
