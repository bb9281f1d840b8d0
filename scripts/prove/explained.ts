/** `docs/proof-explained.jsonl`: violations whose cause was mended, a line a cause. Each is bound to the commits it was seen on. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { LANE_NAMES } from '#simulation/lane.ts'

const FILE = 'proof-explained.jsonl'

const explanationSchema = z.strictObject({
  lane: z.enum(LANE_NAMES),
  seeds: z.array(z.number().int().nonnegative()).min(1),
  /** The commits of the runs that saw it. */
  commits: z.array(z.string()).min(1),
  wrong: z.enum(['product', 'simulation']),
  what: z.string().min(1),
})

export type Explanation = z.infer<typeof explanationSchema>

/** @throws when a line is no explanation */
export function readExplanations(ledger: string): Explanation[] {
  return readLines(join(dirname(ledger), FILE), explanationSchema)
}

/** An object a line; nothing when there is no file. */
export function readLines<T>(file: string, schema: z.ZodType<T>): T[] {
  if (!existsSync(file)) return []
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines.filter((line) => line !== '').map((line) => schema.parse(JSON.parse(line)))
}

export function isExplained(
  explanations: readonly Explanation[],
  run: Pick<Explanation, 'lane'> & { readonly commit: string },
  seed: number,
): boolean {
  return explanations.some(
    ({ lane, seeds, commits }) => lane === run.lane && seeds.includes(seed) && commits.includes(run.commit),
  )
}
