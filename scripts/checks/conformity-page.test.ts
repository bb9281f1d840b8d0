/** docs/conformity.md: every point of the law and every condition has its row, and every row names a test that is there, a procedure, or says that it is not met. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')
const ID = /^\| ((?:LAW|TC)-\d{2}a?(?:, TC-\d{2})?)(?: ◆)? \|/gm
const idsOf = (page: string) => [...page.matchAll(ID)].flatMap(([, ids = '']) => ids.split(', '))
const read = (page: string) => readFileSync(join(ROOT, 'docs', page), 'utf8')

const page = read('conformity.md')
const rows = page.split('\n').filter((line) => /^\| (LAW|TC)-/.test(line))
it('has a row for each point, and one row alone', () => {
  const numbered = (group: string, count: number) =>
    Array.from({ length: count }, (_, at) => `${group}-${String(at + 1).padStart(2, '0')}`)
  const points = [...numbered('LAW', 21), ...numbered('TC', 55)]
  expect(idsOf(page).toSorted()).toEqual([...points, 'TC-01a'].toSorted())
})

describe('each row', () => {
  it.each(rows.map((row) => [row.split('|')[1]?.trim(), row] as const))('%s', (_id, row) => {
    const [shown = '', how = ''] = row.split('|').slice(0, -1).toReversed()
    const tests = [...shown.matchAll(/`([^`]+)`/g)].map(([, file = '']) => file)
    expect(tests.filter((file) => !existsSync(join(ROOT, file)) || !/\.(test|spec)\.tsx?$/.test(file))).toEqual([])
    expect(how.trim().length).toBeGreaterThan(8)
    expect(tests.length > 0 || row.includes('**procedure**')).toBe(true)
  })
})
