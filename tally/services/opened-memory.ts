/**
 * D-32: the tally's own directory remembers which set of media this machine opened of an election, wherever the count was
 * written. It is written before anybody sees a figure, and nothing of it is a figure. Another machine knows nothing of it
 * (docs/decisions/028-open-one-set-and-count-around-what-is-lost.md).
 */
import { createHash } from 'node:crypto'
import { lstat, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { canonicalJson } from '#election/canonical-json.ts'
import { mayOpen } from '#election/count/opened-set.ts'
import type { ElectionPackage } from '#election/definition/definition.ts'
import { parseJson } from '#election/keys/json-file.ts'
import { err, ok, type Result } from '#election/result.ts'
import { appearFirst } from '#hardware/files/whole-file.ts'

const FORMAT = 'ippyo opened set 1'
const BYTES_MAX = 4096

const schema = z.strictObject({
  format: z.literal(FORMAT),
  electionId: z.string(),
  keySet: z.string(),
  set: z.string().regex(/^[0-9a-f]{64}$/),
})

export type OpeningRefusal = 'opened-with-other-set' | 'machine-not-writable'

export class OpenedMemory {
  readonly #path: string
  readonly #of: { readonly electionId: string; readonly keySet: string }

  /** @param name of the note; a share has one of its own */
  constructor(machine: string, { electionId, keySet }: ElectionPackage, name = 'opened') {
    this.#path = join(machine, `${name}-${electionId}-${keySet}.json`)
    this.#of = { electionId, keySet }
  }

  /** @param set `openedSetOf`. A memory that cannot be read is a memory: it refuses. */
  async mayOpen(set: string): Promise<Result<void, OpeningRefusal>> {
    // A link to nowhere is something too: no note takes its place, and every set would find none.
    const there = await lstat(this.#path).catch((error: NodeJS.ErrnoException) => error.code !== 'ENOENT')
    if (there === false) return ok()
    const bytes = await readFile(this.#path).catch(() => new Uint8Array(0))
    const before = parseJson(new Uint8Array(bytes), BYTES_MAX, schema)
    return before !== null && mayOpen(before.set, digestOf(set)) ? ok() : err('opened-with-other-set')
  }

  /** Durable when it comes back. */
  async remember(set: string): Promise<Result<void, OpeningRefusal>> {
    const allowed = await this.mayOpen(set)
    if (!allowed.ok) return allowed
    try {
      // Two programs that open two sets at the same moment would each see none, and the later note would let the other set be opened once more.
      const own = await appearFirst(this.#path, canonicalJson({ format: FORMAT, ...this.#of, set: digestOf(set) }))
      // There is a note by now: the same set opened again, or another program of this machine that came first.
      return own ? ok() : this.mayOpen(set)
    } catch (error) {
      if (error instanceof Error && 'errno' in error) return err('machine-not-writable')
      throw error
    }
  }
}

function digestOf(set: string): string {
  return createHash('sha256').update(set).digest('hex')
}
