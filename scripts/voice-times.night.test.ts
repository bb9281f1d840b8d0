/** The tables of docs/voice-times.md are what the voice of today takes. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { whySilent } from '#simulation/voice/why-silent.ts'

const ROOT = join(import.meta.dirname, '..')
const silent = (await whySilent('times of the voice are not compared')) !== null

it.skipIf(silent)('docs/voice-times.md has the tables that `npx tsx scripts/voice-times.ts` prints', () => {
  const made = spawnSync(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'voice-times.ts')], {
    cwd: ROOT,
  })
  expect(made.stderr.toString()).toBe('')
  const tables = made.stdout.toString().trim().split('\n\n')
  expect(tables).toHaveLength(2)
  const page = readFileSync(join(ROOT, 'docs', 'voice-times.md'), 'utf8')
  expect(page.split('\n\n').filter((part) => part.startsWith('|'))).toEqual(tables)
})
