/** Every catalogue of this folder, whoever wrote it: both languages complete, nothing empty, the same places in both. */
import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { fill, placesOf } from './message.ts'

const files = readdirSync(import.meta.dirname).filter(
  (name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && name !== 'message.ts',
)

interface Words {
  readonly where: string
  readonly ja: unknown
  readonly en: unknown
}

/** Everything with `ja` and `en` in a module's exports, at any depth. */
function wordsIn(value: unknown, where: string): readonly Words[] {
  if (typeof value !== 'object' || value === null) return []
  if ('ja' in value || 'en' in value) {
    const { ja, en } = value as { ja?: unknown; en?: unknown }
    return [{ where, ja, en }]
  }
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

  it.each(catalogue.map((words) => [words.where, words] as const))('%s', (_where, { ja, en }) => {
    const [japanese, english] = [partsOf(ja), partsOf(en)]
    expect(japanese, 'a text, or title and next, in Japanese').not.toBeNull()
    expect(english, 'a text, or title and next, in English').not.toBeNull()
    expect(english?.length).toBe(japanese?.length)
    for (const [index, text] of (japanese ?? []).entries()) {
      const other = english?.[index] ?? ''
      expect(text.trim()).not.toBe('')
      expect(other.trim()).not.toBe('')
      expect(placesOf(other)).toEqual(placesOf(text))
      // The screens' Japanese font gives these the width of a whole sign: "station’ s".
      expect(other).not.toMatch(/[’‘“”]/)
      // 照合番号 has one English name as well; the Japanese side is scripts/checks/one-word-each.test.ts.
      expect(other.replace(/\{\w+\}/g, '')).not.toMatch(/fingerprint/i)
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
