/** `scripts/mutate [--tests PATH,…] [PATH…]`: changes the code in small ways and tells which changes no test sees. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureToolPackages } from '../setup/npm-packages.mjs'
import { askedBy, figuresOf, livingIn, memoryName, type Report, scoreOf, strykerOptions } from './mutation.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const TOOL = join(ROOT, 'scripts', 'mutation', 'packages')
const OUT = join(ROOT, 'out', 'mutation')

const asked = askedBy(process.argv.slice(2), ROOT)
if (typeof asked === 'string') {
  process.stderr.write(`mutate: ${asked}\nUsage: scripts/mutate [--tests PATH,…] [PATH…]\n`)
  process.exit(2)
}
ensureToolPackages(TOOL)
mkdirSync(OUT, { recursive: true })
const rows: string[] = []
for (const path of asked.paths) {
  const report = mutate(path, asked.tests)
  const { killed, timeout, survived, noCoverage, leftOut } = figuresOf(report)
  const score = scoreOf({ killed, timeout, survived, noCoverage, leftOut })
  rows.push(
    `| ${path} | ${killed} | ${timeout} | ${survived} | ${noCoverage} | ${leftOut} | ${score === null ? '' : `${score.toFixed(1)} %`} |`,
  )
  for (const line of livingIn(report)) process.stdout.write(`lives  ${line}\n`)
}
process.stdout.write('\n| mutated | killed | by time | survived | never reached | left out | score |\n')
process.stdout.write(`|---|---|---|---|---|---|---|\n${rows.join('\n')}\n`)

/** With other tests a mutant is judged anew, so each choice of tests has a memory of its own. */
function mutate(path: string, tests: readonly string[]): Report {
  const place = join(OUT, memoryName(path, tests))
  const [memory, config] = [`${place}.json`, `${place}.config.json`]
  // Of a run that was cut off.
  rmSync(`${place}.sandbox`, { recursive: true, force: true })
  writeFileSync(config, JSON.stringify(strykerOptions(path, ROOT, relative(ROOT, place))))
  const stryker = join(TOOL, 'node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js')
  const run = spawnSync(process.execPath, [stryker, 'run', relative(ROOT, config)], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, IPPYO_MUTATION_TESTS: tests.join(',') },
  })
  if (run.status !== 0 || !existsSync(memory)) {
    process.stderr.write(`mutate: ${path} came to no report; what was done before is kept, ask again\n`)
    process.exit(3)
  }
  return JSON.parse(readFileSync(memory, 'utf8')) as Report
}
