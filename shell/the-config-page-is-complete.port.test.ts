/** An outsider sets a machine up from the page alone: each key of the schema stands there, and nothing else does (W6). */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { appConfigSchema } from './config.ts'

const PAGE = join(import.meta.dirname, '..', 'docs', 'formats', 'machine-config.md')

test('docs/formats/machine-config.md names the keys of the configuration file', () => {
  const rows = readFileSync(PAGE, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
  const named = rows.flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`(\w+)`/g)].map((match) => match[1]))
  expect(named.sort()).toEqual(Object.keys(appConfigSchema.shape).sort())
})
