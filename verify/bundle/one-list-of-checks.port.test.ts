/** Numbers of the checks: one list for page, command, the page for outsiders and the slow checker in Python. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { bundleChecks, bundleKinds } from '#words/verify.ts'
import { CHECKS, CHECKS_BY_KIND } from './finding.ts'

const text = (...path: readonly string[]) => readFileSync(join(import.meta.dirname, '..', '..', ...path), 'utf8')

it('are ascending, each once, and each has its words', () => {
  expect(CHECKS.length).toBeGreaterThan(20)
  expect([...CHECKS]).toEqual([...new Set(CHECKS)].toSorted())
  expect(Object.keys(bundleChecks)).toEqual([...CHECKS])
  expect(Object.keys(bundleKinds)).toEqual(Object.keys(CHECKS_BY_KIND))
})

it('are those of bundle.md §6', () => {
  const table = text('docs', 'formats', 'bundle.md').split('\n## 6 Checks\n')[1]?.split('\n## ')[0] ?? ''
  const rows = table.split('\n').filter((line) => line.startsWith('| V'))
  const numbers = rows.flatMap((row) => numbersIn(row.split('|')[1] ?? ''))
  expect(numbers).toEqual([...CHECKS])
})

/** `V23 … V28`: all between too. */
function numbersIn(cell: string): readonly string[] {
  const [first = 0, last = first] = [...cell.matchAll(/V(\d\d)/g)].map(([, digits]) => Number(digits))
  return Array.from({ length: last - first + 1 }, (_, at) => `V${String(first + at).padStart(2, '0')}`)
}

it('are those of checks.json: V01 to V36, each made by somebody or somewhere else', () => {
  const { checks } = JSON.parse(text('docs', 'formats', 'checks.json')) as { checks: readonly CheckInData[] }
  expect(checks.map(({ number }) => number)).toEqual(numbersIn('V01 … V36'))
  for (const { by, elsewhere } of checks) expect(by.length > 0).toBe(elsewhere === null)
  const ours = checks.filter(({ by }) => by.length > 0)
  const lines = Object.entries(CHECKS_BY_KIND).flatMap(([kind, numbers]) =>
    numbers.map((number) => ({ number, kind, ...bundleChecks[number] })),
  )
  const listed = ours.map(({ number, kind, ja, en }) => ({ number, kind, ja, en }))
  expect(listed).toEqual(lines.toSorted((a, b) => (a.number < b.number ? -1 : 1)))
  for (const { by } of ours) expect(by.slice(0, 2)).toEqual(['command', 'page'])
  expect(ours.filter(({ by }) => !by.includes('python')).map(({ number }) => number)).toEqual(NOT_IN_PYTHON)
})

interface CheckInData {
  readonly number: string
  readonly kind: string
  readonly ja: string
  readonly en: string
  /** Who makes it of a bundle. */
  readonly by: readonly ('command' | 'page' | 'python')[]
  /** Who makes it of other things; null: it is made of a bundle. */
  readonly elsewhere: string | null
}

const NOT_IN_PYTHON = ['V22', 'V34']

it('are what the checker in Python says, but for paper and the generators', () => {
  const said = new Set(
    ['check_bundle.py', 'district.py'].flatMap(
      (name) => text('fixtures', 'reference', name).match(/(?<=")V\d\d(?=")/g) ?? [],
    ),
  )
  expect([...said].toSorted()).toEqual(CHECKS.filter((check) => !NOT_IN_PYTHON.includes(check)))
})
