import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { LONGEST, PLAYED_BESIDE } from './long-tests.mjs'

const ROOT = join(import.meta.dirname, '..', '..')

test('what is begun first, and what is played beside the others, is there under that name', () => {
  expect([...LONGEST, ...PLAYED_BESIDE].filter((path) => !existsSync(join(ROOT, path)))).toEqual([])
})
