/** docs/hardening.md names tests: each file is there, and holds the words by which the page names its test. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const PAGES = ['docs/hardening.md', 'docs/accessibility.md'].filter((page) => existsSync(join(ROOT, page)))
/** `path` words, up to the next one. */
const NAMED = /`([\w./-]+\.(?:test|spec)\.tsx?)`([^·|]*)/g

it.each(PAGES)('%s names tests that there are', (page) => {
  const lines = readFileSync(join(ROOT, page), 'utf8').split('\n')
  const named = lines.filter((line) => line.startsWith('|')).flatMap((line) => [...line.matchAll(NAMED)])
  expect(named.length).toBeGreaterThan(10)
  for (const [, file = '', words = ''] of named) {
    expect(existsSync(join(ROOT, file)), file).toBe(true)
    if (words.trim() !== '') expect(readFileSync(join(ROOT, file), 'utf8'), `${file}: ${words}`).toContain(words.trim())
  }
})
