import { join } from 'node:path'
import { expect, test } from 'vitest'
import { countOf, readReds, wrongTwice } from './reds.ts'

const REDS = readReds(join(import.meta.dirname, '..', '..', 'docs', 'reds.jsonl'))
const red = (name: string, wrong: 'product' | 'test' | 'machine') => ({
  ...{ date: '2026-11-29', commit: '0123abcd', test: name, wrong, cause: 'as it was' },
})

test('a test that was wrong twice is rewritten or goes', () => {
  const twice = [red('a', 'test'), red('b', 'test'), red('a', 'product'), red('a', 'test')]
  expect(wrongTwice(twice)).toEqual(['a'])
  expect(wrongTwice([...twice, { ...red('a', 'test'), mended: 'rewritten' as const }])).toEqual([])
  expect(wrongTwice(REDS)).toEqual([])
})

test('most reds first', () => {
  expect(countOf([red('b', 'machine'), red('a', 'test'), red('a', 'product')])).toEqual([
    '2  a: product 1, test 1, machine 0',
    '1  b: product 0, test 0, machine 1',
  ])
})
