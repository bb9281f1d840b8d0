/**
 * The place at which the stick between two PCs is mounted. A stick that is pulled out leaves this folder behind, on the PC's own disk, and
 * root may write there: everything would look well, and nothing would be on the stick. So the place is asked whether it is another device
 * than the folder above it, before and after something is written.
 */
import { lstat } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Use } from '#election/definition/definition.ts'

export class CarryPlace {
  readonly path: string
  /** SHA-256 of each list that went out here since this program began, hex. */
  readonly given = new Set<string>()
  #mountAsked: boolean

  /** @param use of a fixture or a rehearsal: a folder may play the stick, until a real one was in */
  constructor(path: string, use: Use) {
    this.path = path
    this.#mountAsked = use === 'live'
  }

  /** The stick's file system: another one after it was pulled out. Null: no stick is in. */
  async device(): Promise<number | null> {
    const [found, above] = await Promise.all([lstat(this.path), lstat(dirname(this.path))]).catch(() => [null, null])
    if (found?.isDirectory() !== true) return null
    if (found.dev !== above?.dev) this.#mountAsked = true
    else if (this.#mountAsked) return null
    return found.dev
  }
}
