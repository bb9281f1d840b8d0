/** docs/conformity.md: every point of the law and every condition has its row, and every row names a test that is there, a procedure, or says that it is not met. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')
const ID = /^\| ((?:LAW|TC)-\d{2}a?)(?: ◆)? \|/gm
const idsOf = (page: string) => [...page.matchAll(ID)].map(([, id = '']) => id)
const read = (page: string) => readFileSync(join(ROOT, 'docs', page), 'utf8')

const page = read('conformity.md')
const rows = page.split('\n').filter((line) => /^\| (LAW|TC)-/.test(line))
const online = page.split('\n').filter((line) => /^\| [TMP]\d+ \|/.test(line))
const ids = [...rows, ...online].map((row) => row.split('|')[1]?.trim() ?? '')

it('has a row for each point, in their order', () => {
  const numbered = (group: string, count: number) =>
    Array.from({ length: count }, (_, at) => `${group}-${String(at + 1).padStart(2, '0')}`)
  const points = [...numbered('LAW', 21), ...numbered('TC', 55)]
  expect(idsOf(page)).toEqual(points.flatMap((id) => (id === 'TC-01' ? [id, 'TC-01a'] : [id])))
})

it('has a row for each thing that is asked of voting over a line', () => {
  const numbered = (letter: string, count: number) => Array.from({ length: count }, (_, at) => `${letter}${at + 1}`)
  expect(ids.slice(rows.length)).toEqual([...numbered('T', 31), ...numbered('M', 27), ...numbered('P', 8)])
})

describe('each row', () => {
  it.each([...rows, ...online].map((row, at) => [ids[at] ?? '', row] as const))('%s', (_id, row) => {
    const [shown = '', how = ''] = row.split('|').slice(0, -1).toReversed()
    const tests = [...shown.matchAll(/`([^`]+)`/g)].map(([, file = '']) => file)
    expect(tests.filter((file) => !existsSync(join(ROOT, file)) || !/\.(test|spec)\.tsx?$/.test(file))).toEqual([])
    expect(how.trim().length).toBeGreaterThan(8)
    const isOpen = /\*\*procedure\*\*|\*(outside|not built)\*/i.test(row)
    expect(tests.length > 0 || isShownElsewhere(shown) || isOpen).toBe(true)
  })
})

/** `as T1`: the test of that row, which names one itself. */
function isShownElsewhere(shown: string): boolean {
  const others = /\bas ([TMP]\d+(?:, [TMP]\d+)*)/.exec(shown)?.[1]?.split(', ') ?? []
  const rowOf = (id: string) => online.find((row) => row.startsWith(`| ${id} |`))
  return others.length > 0 && others.every((id) => rowOf(id)?.split('|').at(-2)?.includes('`'))
}
