import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { BROAD, LONGEST, narrowOf, PLAYED_BESIDE } from './long-tests.mjs'

const ROOT = join(import.meta.dirname, '..', '..')

test('what is begun first, and what is played beside the others, is there under that name', () => {
  expect([...LONGEST, ...PLAYED_BESIDE].filter((path) => !existsSync(join(ROOT, path)))).toEqual([])
})

test('what is left to the whole run is there, and so is what asks the same at one place, which is not left out itself', () => {
  const narrow = BROAD.map(narrowOf)
  expect([...BROAD, ...narrow].filter((path) => !existsSync(join(ROOT, path)))).toEqual([])
  expect(narrow.filter((path) => BROAD.includes(path))).toEqual([])
})

test('CI plays the whole', () => {
  expect(readFileSync(join(ROOT, '.ci', 'run'), 'utf8')).toContain('npm test --silent -- --whole')
})
