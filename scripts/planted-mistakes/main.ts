/**
 * `scripts/planted [NAME…]`: applies each planted mistake to a scratch tree, runs the tests there that it names, and
 * demands that each turns red. They are tests of the gate. A mistake that no test sees is a promise that nobody holds.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { usageOf } from '#build/usage.mjs'
import { applyPatch, type Planted, parsePlanted } from './patch.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const PLANTED = join(ROOT, 'fixtures', 'planted')
/** Not part of the sources, or too large to carry along. */
const LEFT_BEHIND = new Set(['node_modules', '.git', 'dist', 'out', 'test-results'])

const PATIENCE_MS = 20 * 60_000
/** All tests together, before anything is planted: a large part of the gate. */
const PATIENCE_OF_ALL_MS = 4 * 3_600_000
/** Programs that were built before the mistake was planted do not have it. */
const { IPPYO_SERVICES: _, IPPYO_TRANSLATED: __, ...OWN_PROGRAMS } = process.env

function scratchTree(): string {
  const tree = mkdtempSync(join(tmpdir(), 'ippyo-planted-'))
  cpSync(ROOT, tree, { recursive: true, filter: (path) => !LEFT_BEHIND.has(basename(path)) })
  symlinkSync(join(ROOT, 'node_modules'), join(tree, 'node_modules'))
  return tree
}

/** Those of these tests that are red. */
function redOf(tree: string, tests: readonly string[], timeout: number): readonly string[] {
  const report = join(tree, 'planted-report.json')
  rmSync(report, { force: true })
  const run = spawnSync(
    join(tree, 'node_modules', '.bin', 'vitest'),
    ['run', ...tests, '--reporter=json', `--outputFile=${report}`],
    { cwd: tree, encoding: 'utf8', env: OWN_PROGRAMS, timeout },
  )
  // A loop that ends no more is no red test: the test is to say what it waits for in vain.
  if (run.error !== undefined) throw new Error(`${tests.join(' ')} did not end: ${run.error.message}`)
  const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as {
    testResults: { name: string; status: string }[]
  }
  // On a busy machine the runner may give up on a file; a test that did not run has seen nothing.
  if (testResults.length < tests.length)
    throw new Error(`${testResults.length} of ${tests.join(' ')} ran: ${run.stderr}`)
  const failed = testResults.filter(({ status }) => status === 'failed')
  return failed.map(({ name }) => relative(realpathSync(tree), name))
}

function plantedIn(name: string): Planted {
  return parsePlanted(readFileSync(join(PLANTED, name), 'utf8'))
}

function plant(tree: string, name: string): { readonly isCaught: boolean; readonly said: string } {
  const planted = plantedIn(name)
  const undo = applyPatch(tree, planted)
  try {
    const red = redOf(tree, planted.red, PATIENCE_MS)
    const isCaught = red.length === planted.red.length
    return {
      isCaught,
      said: `promise ${planted.promise}: red is ${red.map((file) => basename(file)).join(', ') || 'nothing'}`,
    }
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
  const all = new Set(patches.flatMap((name) => plantedIn(name).red))
  const before = redOf(tree, [...all], PATIENCE_OF_ALL_MS)
  if (before.length > 0) throw new Error(`red before anything was planted: ${before.join(', ')}`)
  for (const name of patches) {
    const { isCaught, said } = plant(tree, name)
    if (!isCaught) failed++
    process.stdout.write(`${isCaught ? 'caught' : 'NOT SEEN'}  ${name}  ${said}\n`)
  }
} finally {
  rmSync(tree, { recursive: true })
}
process.stdout.write(`${patches.length - failed} passed, ${failed} failed\n`)
process.exitCode = failed === 0 ? 0 : 1
