import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { BROAD, BROAD_TAG, LONGEST, narrowOf, PLAYED_BESIDE } from './long-tests.mjs'

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

test('days that go on where another ends: behind one that is left out all are', () => {
  const folder = join(ROOT, 'desk', 'browser')
  const serial = readdirSync(folder)
    .filter((name) => name.endsWith('.spec.ts'))
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }))
    .filter(({ text }) => text.includes("mode: 'serial'"))
  const parted = serial.filter(({ text }) => {
    const [, ...behind] = text.split(/^ *test\(/m).map((day) => day.includes(BROAD_TAG))
    return behind.slice(behind.indexOf(true)).includes(false) && behind.includes(true)
  })
  expect(serial).not.toEqual([])
  expect(parted.map(({ name }) => name)).toEqual([])
})
