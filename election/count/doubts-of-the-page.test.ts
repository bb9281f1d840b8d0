/** docs/formats/count.md §5 calls its list closed: it has every code that a count can tell, each once, and no other. */
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { doubtCodes, stopsTheMerge } from './doubt.ts'

const page = readFileSync(new URL('../../docs/formats/count.md', import.meta.url), 'utf8')
const [, section = ''] = /\n## 5 (.*?)\n## 6 /s.exec(page) ?? []
const rows = section.split('\n').filter((line) => line.startsWith('| `'))

it('has each code in one row', () => {
  const listed = rows.flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([a-z-]+)`/g)].map((found) => found[1]))
  expect(listed.sort()).toEqual([...doubtCodes].sort())
})

it('marks those that stop only the final result', () => {
  const marked = rows.flatMap((row) => /^\| `([a-z-]+)` \(\*final\*\)/.exec(row)?.[1] ?? [])
  const final = doubtCodes.filter((code) => !stopsTheMerge({ code }))
  expect(marked.sort()).toEqual([...final].sort())
})
