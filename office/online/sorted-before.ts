/**
 * S03: what this machine made of an evening before. The same result again is a second stick, or the one after a power cut; another result
 * of one evening would show by subtraction which few votes were taken out. An evening is an election and the last checkpoint of its log: its
 * export has other bytes when the exporters sign in another order (O-17).
 */
import { join } from 'node:path'
import { z } from 'zod'
import { canonicalJson } from '#election/canonical-json.ts'
import { parseJson } from '#election/keys/json-file.ts'
import { err, ok, type Result } from '#election/result.ts'
import { readRegular } from '#hardware/files/open-regular.ts'
import { writeWholeFile } from '#hardware/files/whole-file.ts'

const FILE = 'online-sorted-before.json'
const BYTES_MAX = 64 * 1024
const hex8 = z.string().regex(/^[0-9a-f]{16}$/)
const hex32 = z.string().regex(/^[0-9a-f]{64}$/)
const schema = z.strictObject({
  format: z.literal('ippyo online sorted before 1'),
  sorted: z.array(z.strictObject({ electionId: hex8, checkpoint: hex32, documentSha256: hex32 })).max(200),
})

interface SortedOnce {
  readonly electionId: string
  /** Root of the log, hex. */
  readonly checkpoint: string
  /** Hash of `online-sorted.json`. */
  readonly documentSha256: string
}

export type BeforeRefusal =
  | { readonly type: 'sorted-before' }
  /** Nobody knows what this machine has sorted. */
  | { readonly type: 'sorted-before-damaged'; readonly path: string }

/** Remembered, durably, before anything of it is on a stick. */
export async function rememberSorted(machine: string, sorted: SortedOnce): Promise<Result<null, BeforeRefusal>> {
  const path = join(machine, FILE)
  const bytes = await readRegular(path, BYTES_MAX).catch((error: NodeJS.ErrnoException) =>
    error.code === 'ENOENT' ? null : new Uint8Array(0),
  )
  const known = bytes === null ? [] : parseJson(bytes, BYTES_MAX, schema)?.sorted
  if (known === undefined) return err({ type: 'sorted-before-damaged', path })
  const { electionId, checkpoint } = sorted
  const before = known.find((each) => each.electionId === electionId && each.checkpoint === checkpoint)
  if (before !== undefined)
    return before.documentSha256 === sorted.documentSha256 ? ok(null) : err({ type: 'sorted-before' })
  await writeWholeFile(path, canonicalJson({ format: 'ippyo online sorted before 1', sorted: [...known, sorted] }))
  return ok(null)
}
