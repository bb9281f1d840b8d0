/** `scripts/mutate [--tests PATH,…] [--draw N] [--seed TEXT] [PATH…]`: changes the code in small ways and prints which changes no test sees. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { usageOf } from '#build/usage.mjs'
import { ensureToolPackages } from '../setup/npm-packages.mjs'
import { allMutants, drawn, interval, onlyDrawn } from './draw.ts'
import {
  askedBy,
  type Figures,
  figuresOf,
  livingIn,
  memoryName,
  NO_MUTATIONS,
  type Report,
  scoreOf,
  strykerOptions,
} from './mutation.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const TOOL = join(ROOT, 'scripts', 'mutation', 'packages')
const OUT = join(ROOT, 'out', 'mutation')

const asked = askedBy(process.argv.slice(2), ROOT)
if (typeof asked === 'string') {
  process.stderr.write(`mutate: ${asked}\n${usageOf(import.meta.filename)}\n`)
  process.exit(2)
}
const { tests, draw } = asked
ensureToolPackages(TOOL)
mkdirSync(OUT, { recursive: true })
const rows: string[] = []
for (const path of asked.paths) rows.push(draw === null ? everyOne(path) : await someOf(path, draw))
process.stdout.write('\n| mutated | killed | by time | survived | never reached | left out | score |\n')
process.stdout.write(`|---|---|---|---|---|---|---|\n${rows.join('\n')}\n`)

function everyOne(path: string): string {
  const report = mutate(path, memoryName(path, tests))
  return rowOf(path, report, () => '')
}

async function someOf(path: string, { count, seed }: { readonly count: number; readonly seed: string }) {
  const all = await allMutants(path, ROOT, TOOL, NO_MUTATIONS)
  const keys = drawn(all, count, seed)
  const name = `${memoryName(path, tests)}.drawn`
  const list = join(OUT, `${name}.keys.json`)
  writeFileSync(list, JSON.stringify(keys))
  // The memory of another draw calls mutants judged that the draw only left out.
  rmSync(join(OUT, `${name}.json`), { force: true })
  const report = onlyDrawn(mutate(path, name, list), new Set(keys), ROOT)
  const whole = `${path}, ${keys.length} of ${all.length} by seed ${seed}`
  return rowOf(
    whole,
    report,
    (figures) =>
      ` (${interval(figures)
        .map((bound) => bound.toFixed(1))
        .join(' to ')} %)`,
  )
}

function rowOf(what: string, report: Report, exactness: (figures: Figures) => string): string {
  for (const line of livingIn(report)) process.stdout.write(`lives  ${line}\n`)
  const figures = figuresOf(report)
  const { killed, timeout, survived, noCoverage, leftOut } = figures
  const score = scoreOf(figures)
  const told = score === null ? '' : `${score.toFixed(1)} %${exactness(figures)}`
  return `| ${what} | ${killed} | ${timeout} | ${survived} | ${noCoverage} | ${leftOut} | ${told} |`
}

/** Other tests judge a mutant anew, so each choice of tests has its own memory. */
function mutate(path: string, name: string, drawnKeys = ''): Report {
  const place = join(OUT, name)
  const [memory, config] = [`${place}.json`, `${place}.config.json`]
  // A run that was cut off left this.
  rmSync(`${place}.sandbox`, { recursive: true, force: true })
  writeFileSync(config, JSON.stringify(strykerOptions(path, ROOT, relative(ROOT, place), drawnKeys !== '')))
  const stryker = join(TOOL, 'node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js')
  const run = spawnSync(process.execPath, [stryker, 'run', relative(ROOT, config)], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, IPPYO_MUTATION_TESTS: tests.join(','), IPPYO_MUTATION_DRAWN: drawnKeys },
  })
  if (run.status !== 0 || !existsSync(memory)) {
    process.stderr.write(`mutate: ${path} gave no report; earlier results are kept, run it again\n`)
    process.exit(3)
  }
  return JSON.parse(readFileSync(memory, 'utf8')) as Report
}
