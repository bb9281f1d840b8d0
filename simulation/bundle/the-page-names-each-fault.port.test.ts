/** bundle-faults.tsv (bundle.md §7) is what the three checkers were seen to say: each broken bundle has its line there, and no other line is there. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { BROKEN } from './broken-bundles.ts'

const page = (name: string) => readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'formats', name), 'utf8')

it('a fault has one name, and a line with its numbers', () => {
  const [, ...lines] = page('bundle-faults.tsv').trimEnd().split('\n')
  const rows = lines.map((line) => line.split('\t'))
  const seen = BROKEN.map(({ lie, fails }) => [lie, [...new Set(fails.split(' '))].toSorted().join(', ')])
  expect(new Set(seen.map(([lie]) => lie)).size).toBe(seen.length)
  expect(rows).toEqual(seen)
})

it('each check that a mixer or a holder makes has its number there, or a line why not (opening.md §1)', () => {
  const inside = [...page('opening.md').matchAll(/^\| (H\d) \|/gm)].map(([, name]) => name)
  expect(inside.length).toBeGreaterThan(5)
  const [, told = ''] = page('bundle.md').split('Mixers and holders make these checks too')
  const said = told.split('\n## 7')[0] ?? ''
  expect(inside.filter((name) => !new RegExp(`\\b${name}\\b`).test(said))).toEqual([])
})
