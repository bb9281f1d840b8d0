/**
 * docs/requirements/online-seeds.md: each thing that is asked of voting over a line has its row. A row names tests that are there, or says that it is of
 * others, not built or being built; a planted mistake that it names turns one of its tests red.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')
const page = readFileSync(join(ROOT, 'docs/requirements/online-seeds.md'), 'utf8')
const cells = page
  .split('\n')
  .filter((line) => /^\| (?:[TMP]\d+|S-\d\d) \|/.test(line))
  .map((line) => line.slice(2, -2).split(' | '))
const rows = new Map(cells.map((row) => [row[0] ?? '', row]))

const TEST = /`([\w./-]+\.(?:test|spec)\.tsx?)`/g
const OPEN = /\*(?:outside|not built)\*|being built|\*\*procedure\*\*/i

/** `as T1` has the tests of that row, too. */
function testsOf(id: string): readonly string[] {
  const [, , , shown = ''] = rows.get(id) ?? []
  const others = /\bas ((?:[TMP]\d+|S-\d\d)(?:, [TMP]\d+)*)/.exec(shown)?.[1]?.split(', ') ?? []
  return [...[...shown.matchAll(TEST)].map(([, file = '']) => file), ...others.flatMap(testsOf)]
}

it('has a row for each thing that is asked, in their order', () => {
  const numbered = (letter: string, count: number) => Array.from({ length: count }, (_, at) => `${letter}${at + 1}`)
  const seeds = Array.from({ length: 24 }, (_, at) => `S-${String(at + 1).padStart(2, '0')}`)
  expect([...rows.keys()]).toEqual([...numbered('T', 31), ...numbered('M', 27), ...numbered('P', 8), ...seeds])
})

it.each([...rows])('%s', (id, row) => {
  expect(row).toHaveLength(5)
  const tests = testsOf(id)
  expect(tests.filter((file) => !existsSync(join(ROOT, file)))).toEqual([])
  expect(tests.length > 0 || OPEN.test(row.join(' '))).toBe(true)

  const planted = [...(row[4] ?? '').matchAll(/`(fixtures\/planted\/[\w-]+\.patch)`/g)].map(([, file = '']) => file)
  expect(planted.length > 0).toBe(row[4] !== 'none')
  for (const file of planted) {
    const red = /^Red: (.+)$/m.exec(readFileSync(join(ROOT, file), 'utf8'))?.[1]?.split(', ') ?? []
    expect(
      red.filter((test) => tests.includes(test)),
      file,
    ).not.toEqual([])
  }
})
