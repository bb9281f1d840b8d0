/** Numbers of the checks: one list for page, command, the page for outsiders and the slow checker in Python. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { bundleChecks, bundleKinds } from '#ui/messages/verify-bundle.ts'
import { CHECKS, CHECKS_BY_KIND } from './finding.ts'

const text = (...path: readonly string[]) => readFileSync(join(import.meta.dirname, '..', '..', ...path), 'utf8')

it('are ascending, each once, and each has its words', () => {
  expect(CHECKS.length).toBeGreaterThan(20)
  expect([...CHECKS]).toEqual([...new Set(CHECKS)].toSorted())
  expect(Object.keys(bundleChecks)).toEqual([...CHECKS])
  expect(Object.keys(bundleKinds)).toEqual(Object.keys(CHECKS_BY_KIND))
})

it('are those of bundle.md §6', () => {
  const table = text('docs', 'formats', 'bundle.md').split('\n## 6 Checks\n')[1] ?? ''
  const rows = table.split('\n').filter((line) => line.startsWith('| V'))
  const numbers = rows.flatMap((row) => numbersIn(row.split('|')[1] ?? ''))
  expect(numbers).toEqual([...CHECKS])
})

/** `V23 … V28`: all between too. */
function numbersIn(cell: string): readonly string[] {
  const [first = 0, last = first] = [...cell.matchAll(/V(\d\d)/g)].map(([, digits]) => Number(digits))
  return Array.from({ length: last - first + 1 }, (_, at) => `V${String(first + at).padStart(2, '0')}`)
}

it('are what the checker in Python says, but for the package’s signature and paper', () => {
  const said = new Set(text('fixtures', 'reference', 'check_bundle.py').match(/(?<=")V\d\d(?=")/g))
  const beside = ['V05', 'V22', 'V34']
  expect([...said].toSorted()).toEqual(CHECKS.filter((check) => !beside.includes(check)))
})
