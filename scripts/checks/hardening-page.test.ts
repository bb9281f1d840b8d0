/** The tests that docs/hardening.md and docs/accessibility.md name are there. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const PAGES = ['docs/hardening.md', 'docs/accessibility.md'].filter((page) => existsSync(join(ROOT, page)))
const NAMED = /`([\w./-]+\.(?:test|spec)\.tsx?)`/g

it.each(PAGES)('%s names tests that there are', (page) => {
  const lines = readFileSync(join(ROOT, page), 'utf8').split('\n')
  const named = lines.filter((line) => line.startsWith('|')).flatMap((line) => [...line.matchAll(NAMED)])
  expect(named.length).toBeGreaterThan(10)
  expect(named.filter(([, file = '']) => !existsSync(join(ROOT, file)))).toEqual([])
})
