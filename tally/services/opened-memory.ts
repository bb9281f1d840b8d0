/**
 * D-32: the tally's own directory remembers which set of media this machine opened of an election, wherever the count was
 * written. It is written before anybody sees a figure, and nothing of it is a figure. Another machine knows nothing of it
 * (docs/decisions/023-one-set-is-opened.md).
 */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { mayOpen } from '#election/count/opened-set.ts'
import { canonicalJson } from '#election/definition/canonical-json.ts'
import type { ElectionPackage } from '#election/definition/definition.ts'
import { parseJson } from '#election/keys/json-file.ts'
import { err, ok, type Result } from '#election/result.ts'
import { writeWhole } from './stage-files.ts'

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

  constructor(machine: string, { electionId, keySet }: ElectionPackage) {
    this.#path = join(machine, `opened-${electionId}-${keySet}.json`)
    this.#of = { electionId, keySet }
  }

  /** @param set `openedSetOf`. A memory that cannot be read is a memory: it refuses. */
  async mayOpen(set: string): Promise<Result<void, OpeningRefusal>> {
    const bytes = await readFile(this.#path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null
      return new Uint8Array(0)
    })
    if (bytes === null) return ok()
    const before = parseJson(new Uint8Array(bytes), BYTES_MAX, schema)
    return before !== null && mayOpen(before.set, digestOf(set)) ? ok() : err('opened-with-other-set')
  }

  /** Durable when it comes back. */
  async remember(set: string): Promise<Result<void, OpeningRefusal>> {
    const allowed = await this.mayOpen(set)
    if (!allowed.ok) return allowed
    try {
      await writeWhole(this.#path, canonicalJson({ format: FORMAT, ...this.#of, set: digestOf(set) }))
      return ok()
    } catch (error) {
      if (error instanceof Error && 'errno' in error) return err('machine-not-writable')
      throw error
    }
  }
}

function digestOf(set: string): string {
  return createHash('sha256').update(set).digest('hex')
}
