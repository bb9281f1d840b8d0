/**
 * `scripts/mutate [--tests PATH,…] [PATH…]`: changes the code in small ways, one at a time, and prints which changes no test sees. Stryker
 * does it, with the settings of `scripts/mutation/`. A PATH is a folder, a file, or some lines of it (`kiosk/app.ts:20-40`).
 */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { usageOf } from '#build/usage.mjs'
import { ensureToolPackages } from '../setup/npm-packages.mjs'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const TOOL = join(ROOT, 'scripts', 'mutation', 'packages')

process.exitCode = main()

function main(): number {
  const asked = words()
  if (asked === null) {
    process.stderr.write(`${usageOf(import.meta.filename)}\n`)
    return 2
  }
  ensureToolPackages(TOOL)
  const files = asked.paths.map((path) => (/\.ts(:\d+-\d+)?$/.test(path) ? path : `${path}/**/*.ts`))
  const mutate = files.length === 0 ? [] : ['--mutate', [...files, '!**/*.test.ts'].join(',')]
  const stryker = join(TOOL, 'node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js')
  const run = spawnSync(process.execPath, [stryker, 'run', 'scripts/mutation/stryker.config.mjs', ...mutate], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, IPPYO_MUTATION_TESTS: asked.tests },
  })
  return run.status ?? 1
}

function words() {
  try {
    const { values, positionals } = parseArgs({ options: { tests: { type: 'string' } }, allowPositionals: true })
    return { paths: positionals.map((path) => path.replace(/\/+$/, '')), tests: values.tests ?? '' }
  } catch {
    return null
  }
}
