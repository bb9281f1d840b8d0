/**
 * `scripts/planted [NAME…]`: applies each planted mistake to a scratch tree, runs the promise tests there, and demands that
 * exactly the named tests turn red. A mistake that no test sees is a promise that nobody holds.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { usageOf } from '#build/usage.mjs'
import { applyPatch, type Planted, parsePlanted } from './patch.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const PLANTED = join(ROOT, 'fixtures', 'planted')
/** Not part of the sources, or too large to carry along. */
const LEFT_BEHIND = new Set(['node_modules', '.git', 'dist', 'out', 'test-results'])

const PATIENCE_MS = 20 * 60_000
/** Programs that were built before the mistake was planted do not have it. */
const { IPPYO_SERVICES: _, IPPYO_TRANSLATED: __, ...OWN_PROGRAMS } = process.env

function scratchTree(): string {
  const tree = mkdtempSync(join(tmpdir(), 'ippyo-planted-'))
  cpSync(ROOT, tree, { recursive: true, filter: (path) => !LEFT_BEHIND.has(basename(path)) })
  symlinkSync(join(ROOT, 'node_modules'), join(tree, 'node_modules'))
  return tree
}

/** Files of tests at this place that failed: the promise tests, or those that a mistake is bound to. */
function redTests(tree: string, place: readonly string[]): Set<string> {
  const report = join(tree, 'planted-report.json')
  rmSync(report, { force: true })
  const run = spawnSync(
    join(tree, 'node_modules', '.bin', 'vitest'),
    ['run', ...place, '--reporter=json', `--outputFile=${report}`],
    { cwd: tree, encoding: 'utf8', env: OWN_PROGRAMS, timeout: PATIENCE_MS },
  )
  // A loop that ends no more is no red test: the test is to say what it waits for in vain.
  if (run.error !== undefined) throw new Error(`the tests of ${place.join(' ')} did not end: ${run.error.message}`)
  const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as {
    testResults: { name: string; status: string }[]
  }
  // On a busy machine the runner may give up on a file; a test that did not run has seen nothing.
  const wanted = place.flatMap((each) =>
    isTest(each) ? [each] : readdirSync(join(tree, each)).filter((name) => isTest(name)),
  ).length
  if (testResults.length < wanted) {
    throw new Error(`only ${testResults.length} of ${wanted} tests of ${place.join(' ')} ran: ${run.stderr}`)
  }
  const failed = testResults.filter(({ status }) => status === 'failed')
  return new Set(failed.map(({ name }) => relative(realpathSync(tree), name)))
}

function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path)
}

function plantedIn(name: string): Planted {
  return parsePlanted(readFileSync(join(PLANTED, name), 'utf8'))
}

/** The folder of the named tests is run. The online box runs those tests alone: its others may see the same mistake. */
function placeOf({ promise, red }: Planted): readonly string[] {
  const [first = ''] = red
  return promise === 'online' ? red : [dirname(first)]
}

function plant(tree: string, name: string) {
  const planted = plantedIn(name)
  const undo = applyPatch(tree, planted)
  try {
    const red = redTests(tree, placeOf(planted))
    const ok = red.size === planted.red.length && planted.red.every((file) => red.has(file))
    const said = red.size === 0 ? 'nothing' : [...red].map((file) => basename(file)).join(', ')
    return { name, ok, said: `promise ${planted.promise}: red is ${said}` }
  } finally {
    undo()
  }
}

const wanted = process.argv.slice(2)
const patches = readdirSync(PLANTED)
  .filter((name) => name.endsWith('.patch') && (wanted.length === 0 || wanted.some((part) => name.includes(part))))
  .sort()
if (patches.length === 0) {
  console.error(
    `${wanted.join(' ')}: この名前の間違いはありません。no mistake of this name in fixtures/planted/\n\n${usageOf(import.meta.filename)}`,
  )
  process.exit(2)
}
const tree = scratchTree()
let failed = 0
try {
  const clean = new Set<string>()
  for (const name of patches) {
    const place = placeOf(plantedIn(name))
    const before = clean.has(place.join()) ? new Set() : redTests(tree, place)
    if (before.size > 0) throw new Error(`red before anything was planted: ${[...before].join(', ')}`)
    clean.add(place.join())
    const seen = plant(tree, name)
    if (!seen.ok) failed++
    process.stdout.write(`${seen.ok ? 'caught' : 'NOT AS PLANTED'}  ${seen.name}  ${seen.said}\n`)
  }
} finally {
  rmSync(tree, { recursive: true })
}
process.stdout.write(`${patches.length - failed} passed, ${failed} failed\n`)
process.exitCode = failed === 0 && patches.length > 0 ? 0 : 1
