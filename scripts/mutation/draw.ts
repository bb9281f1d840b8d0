/** A sample instead of every mutant: drawn by a seed, uniformly over all of the named files, with the interval of its score. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ourFiles } from '../checks/our-files.ts'
import type { Figures, Report } from './mutation.ts'
import { type DrawnMutant, keyOf } from './only-drawn.mjs'

/** Every mutant that the tool would make of `path`, by key. `packages`: where the tool is installed. */
export async function allMutants(path: string, root: string, packages: string, excluded: readonly string[]) {
  const files = path.endsWith('.ts') ? [path] : ourFiles(root, /(?<!\.test|\.d)\.ts$/, path)
  const module = join(packages, 'node_modules', '@stryker-mutator', 'instrumenter', 'dist', 'src', 'index.js')
  const { Instrumenter } = await import(pathToFileURL(module).href)
  const instrumenter = new Instrumenter({ debug() {}, info() {}, isDebugEnabled: () => false })
  const sources = files.map((file) => {
    const name = join(root, file)
    return { name, mutate: true, content: readFileSync(name, 'utf8') }
  })
  const { mutants } = await instrumenter.instrument(sources, {
    excludedMutations: excluded,
    ignorers: [],
    plugins: null,
  })
  const made: readonly (DrawnMutant & { readonly status?: string })[] = mutants
  return made.filter(({ status }) => status === undefined).map(keyOf)
}

/** The order is that of their hashes under the seed, so the first `count` are a uniform sample, and fewer are a part of more. */
export function drawn(keys: readonly string[], count: number, seed: string): readonly string[] {
  const hash = (key: string) => createHash('sha256').update(`${seed}\n${key}`).digest('hex')
  const order = keys.map((key) => [hash(key), key] as const).sort(([a], [b]) => (a < b ? -1 : 1))
  return order.slice(0, count).map(([, key]) => key)
}

/** Keys count lines and columns from 0, the report from 1. */
export function onlyDrawn(report: Report, keys: ReadonlySet<string>, root: string): Report {
  const before = ({ line, column }: { line: number; column: number }) => ({ line: line - 1, column: column - 1 })
  const files = Object.entries(report.files).map(([file, { mutants }]) => {
    const asked = mutants.filter(({ location: { start, end }, ...mutant }) =>
      keys.has(keyOf({ ...mutant, fileName: join(root, file), location: { start: before(start), end: before(end) } })),
    )
    return [file, { mutants: asked }]
  })
  return { files: Object.fromEntries(files) }
}

/** Wilson's interval of 95 % for the score, in percent. */
export function interval({ killed, timeout, survived, noCoverage }: Figures): readonly [number, number] {
  const z = 1.959964
  const all = killed + timeout + survived + noCoverage
  const share = (killed + timeout) / all
  const middle = share + z ** 2 / (2 * all)
  const half = z * Math.sqrt((share * (1 - share)) / all + z ** 2 / (4 * all ** 2))
  const bound = (sum: number) => Math.min(100, Math.max(0, (100 * sum) / (1 + z ** 2 / all)))
  return [bound(middle - half), bound(middle + half)]
}
