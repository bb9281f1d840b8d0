/** Everything that happened, in order: as a hash, to compare two runs of a seed, and the last lines, to read a failure. */
import { createHash } from 'node:crypto'

export class Transcript {
  readonly #hash = createHash('sha256')
  readonly #last: string[] = []
  readonly #keep: number
  #pending = ''

  constructor(keep: number) {
    this.#keep = keep
  }

  /** How often what is rare came about. */
  readonly happened: Record<string, number> = {}

  /** @param what plural */
  happens(what: string): void {
    this.happened[what] = (this.happened[what] ?? 0) + 1
    this.line(what)
  }

  line(what: string): void {
    this.#pending += `${what}\n`
    if (this.#pending.length > 4096) this.#flush()
    this.#last.push(what)
    if (this.#last.length > 2 * this.#keep) this.#last.splice(0, this.#keep)
  }

  /** Bytes that were left behind: part of the digest, nothing to read. */
  bytes(left: Uint8Array): void {
    this.#flush()
    this.#hash.update(left)
  }

  last(): readonly string[] {
    return this.#last.slice(-this.#keep)
  }

  /** Once, at the end. */
  digest(): string {
    this.#flush()
    return this.#hash.digest('hex')
  }

  #flush(): void {
    this.#hash.update(this.#pending)
    this.#pending = ''
  }
}
