/** `npm test` starts programs of developers as they were translated once: one that nobody translated is not there, and only then. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { STARTED } from '#build/translated.mjs'
import { ourFiles } from './our-files.ts'

const ROOT = join(import.meta.dirname, '../..')
const START = /\bstartOf\('([^']+)'\)/g

it('each program that a test starts is among those that are translated', () => {
  const started = ourFiles(ROOT, /\.ts$/).flatMap((file) =>
    [...readFileSync(join(ROOT, file), 'utf8').matchAll(START)].map(([, program]) => program ?? ''),
  )
  expect(started.length).toBeGreaterThan(3)
  expect(started.filter((program) => !STARTED.includes(program))).toEqual([])
  expect(STARTED.filter((program) => !existsSync(join(ROOT, program)))).toEqual([])
})
