/** Holds the folder arrows of docs/architecture.md. A run that saw no module is a failure: a broken cruiser says "no violations". */
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cruise } from 'dependency-cruiser'
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config'
import { answerHelp } from '#build/usage.mjs'

const FOLDERS = [
  'election',
  'hardware',
  'openssl',
  'issuer',
  'kiosk',
  'tally',
  'office',
  'online',
  'documents',
  'verify',
  'ui',
  'words',
  'shell',
  'build',
  'desk',
  'simulation',
  'scripts',
  'bench',
  'fixtures',
]
const PROJECT = fileURLToPath(new URL('../..', import.meta.url))

/** Cruises the folders below `root` with the rules of this project. */
export async function cruiseArrows(root: string) {
  const { forbidden, options } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs')
  const folders = FOLDERS.filter((folder) => existsSync(join(root, folder)))
  const result = await cruise(
    folders,
    { ...options, baseDir: root, ruleSet: { forbidden }, validate: true },
    undefined,
    { tsConfig: extractTSConfig(join(PROJECT, 'tsconfig.json')) },
  )
  assert(typeof result.output === 'object', 'the cruiser answers with a report')
  const { summary, modules } = result.output
  return {
    modules: modules.length,
    violations: summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  answerHelp(import.meta.url)
  const { modules, violations } = await cruiseArrows(PROJECT)
  for (const { rule, from, to } of violations) process.stdout.write(`${rule}: ${from} → ${to}\n`)
  process.stdout.write(`${modules} modules, ${violations.length} wrong arrows\n`)
  process.exitCode = modules > 0 && violations.length === 0 ? 0 : 1
}
