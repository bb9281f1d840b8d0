/** Every list of words in this folder: a column for each language, nothing empty, the same places in each. */
import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '#election/languages.ts'
import { fill, placesOf } from './message.ts'

const files = readdirSync(import.meta.dirname).filter(
  (name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && name !== 'message.ts',
)

type Words = readonly [where: string, columns: Readonly<Record<string, unknown>>]

/** Everything with a column for a language in a module's exports, at any depth. */
function wordsIn(value: unknown, where: string): readonly Words[] {
  if (typeof value !== 'object' || value === null) return []
  if (LANGUAGES.some((language) => language in value)) return [[where, value as Words[1]]]
  return Object.entries(value).flatMap(([key, inner]) => wordsIn(inner, `${where}.${key}`))
}

/** A text as it is, a refusal as title and next, a list as its texts. */
function partsOf(words: unknown): readonly string[] | null {
  if (typeof words === 'string') return [words]
  if (Array.isArray(words)) return words.every((part) => typeof part === 'string') ? words : null
  if (typeof words !== 'object' || words === null) return null
  const { title, next, ...more } = words as Record<string, unknown>
  const complete = typeof title === 'string' && typeof next === 'string' && Object.keys(more).length === 0
  return complete ? [title, next] : null
}

describe.each(files)('%s', async (file) => {
  const catalogue = wordsIn(await import(`./${file}`), file.replace(/\.ts$/, ''))

  it('holds words', () => {
    expect(catalogue.length).toBeGreaterThan(0)
  })

  it.each(catalogue)('%s', (_where, columns) => {
    const [first = [], ...others] = LANGUAGES.map((language) => {
      const parts = partsOf(columns[language])
      expect(parts, `a text, or title and next, in ${language}`).not.toBeNull()
      return parts ?? []
    })
    for (const text of first) expect(text.trim()).not.toBe('')
    for (const other of others) {
      expect(other.length).toBe(first.length)
      for (const [index, text] of other.entries()) {
        expect(text.trim()).not.toBe('')
        expect(placesOf(text)).toEqual(placesOf(first[index] ?? ''))
        // The screens' Japanese font gives these the width of a whole sign: "station’ s". `onScreen` sets them, from this one list.
        if (file !== 'punctuation.ts') expect(text).not.toMatch(/[’‘“”]/)
        // 照合番号 has one English name as well; the Japanese side is scripts/checks/one-word-each.test.ts.
        expect(text.replace(/\{\w+\}/g, '')).not.toMatch(/fingerprint/i)
      }
    }
  })
})

describe('places of a text', () => {
  it('are filled, each time they stand there', () => {
    expect(fill('{a} of {b}, {a}', { a: 1, b: 'two' })).toBe('1 of two, 1')
  })

  it('stay visible when a value is forgotten', () => {
    expect(fill('{a} of {b}', { a: 1 })).toBe('1 of {b}')
  })
})
