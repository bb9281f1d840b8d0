/** A config that is wrong is refused in words that have its path and no value: it may hold a password. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { readConfig } from './config.ts'

const argv = process.argv
let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'ippyo-config-'))
  process.argv = ['node', 'program', join(directory, 'config.json')]
})
afterEach(() => {
  process.argv = argv
  rmSync(directory, { recursive: true })
})

test.each([
  ['no JSON', '{"password": s3cret}', 'config.json: no JSON'],
  ['another kind of value', '{"password": ["s3cret"]}', 'config.json: password: '],
])('%s', (_, text, words) => {
  writeFileSync(join(directory, 'config.json'), text)
  const read = () => readConfig(z.strictObject({ password: z.string() }))
  expect(read).toThrow(words)
  expect(read).not.toThrow('s3cret')
})
