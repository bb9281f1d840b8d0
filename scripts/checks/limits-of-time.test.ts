/** docs/limits-of-time.md: each row names a test that is there, and words that somebody can read (WX4). */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { WORDS } from '#build/words.mjs'

const ROOT = join(import.meta.dirname, '../..')
const rows = readFileSync(join(ROOT, 'docs/limits-of-time.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .slice(1)
  .map((line) => line.slice(2, -2).split(' | '))
const words = readdirSync(WORDS).map((file) => readFileSync(join(WORDS, file), 'utf8'))

describe.each(rows.map((row) => [row[0] ?? '', row] as const))('%s', (_, row) => {
  it('has five cells, and a test that is there', () => {
    expect(row).toHaveLength(5)
    const test = /^`([^`]+\.test\.tsx?)`$/.exec(row[4] ?? '')?.[1] ?? '-'
    expect(existsSync(join(ROOT, test)), test).toBe(true)
  })

  it('names words of a catalogue', () => {
    for (const [, code = ''] of (row[2] ?? '').matchAll(/`([^`]+)`/g)) {
      expect(
        words.some((text) => new RegExp(`^"?\\w+/${code}(:title)?\t`, 'm').test(text)),
        code,
      ).toBe(true)
    }
  })
})
