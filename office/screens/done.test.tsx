/** How files were read is a list that can be read: a count, the first three kinds, the others on demand. The record on paper has them all. */
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import type { Language } from '#election/language.ts'
import { LanguageProvider } from '#ui/language/language.tsx'
import { actInWords } from '../papers/act-words.ts'
import type { Act } from '../session/record.ts'
import { ActLines } from './done.tsx'

const CODES = ['heading-read', 'western-date-read', 'word-read', 'space-read', 'full-width-read'] as const
const imported = (kinds: number): Act => ({
  type: 'imported',
  files: [{ name: 'roll.csv', sha256: '' }],
  readings: CODES.slice(0, kinds).map((code, at) => ({ file: 'roll.csv', code, count: at + 1, example: '' })),
})
const drawn = (act: Act, language: Language) =>
  renderToStaticMarkup(
    <LanguageProvider language={language}>
      <ActLines act={act} draft={null} sentence={(words) => `✓ ${words}`} />
    </LanguageProvider>,
  )
const lines = (markup: string) => [...markup.matchAll(/<li>(.*?)<\/li>/g)].map(([, words]) => words)

it('five kinds: a count, three lines in sight and two behind a press', () => {
  const markup = drawn(imported(5), 'ja')
  const [inSight = '', folded = ''] = markup.split('<details>')
  expect(inSight).toContain('読み替え：5種類、15件')
  expect(lines(inSight)).toHaveLength(3)
  expect(folded).toContain('ほかの2種類も見る')
  expect(lines(folded)).toHaveLength(2)
  expect(inSight.startsWith('✓ ファイルを取り込んだ：roll.csv<')).toBe(true)
})

it('one kind once, in English', () => {
  const markup = drawn(imported(1), 'en')
  expect(markup).toContain('Read in another way: 1 cell, 1 kind')
  expect(markup).not.toContain('<details>')
})

it('none, and any other act: one line', () => {
  expect(drawn(imported(0), 'ja')).toBe('✓ ファイルを取り込んだ：roll.csv')
  expect(drawn({ type: 'papers-made', papers: [] } as unknown as Act, 'en')).toBe('✓ made 0 papers')
})

it('on paper all of them stand with the act', () => {
  const words = actInWords(imported(5), ({ ja }, values = {}) =>
    ja.replaceAll(/\{(\w+)\}/g, (_, name: string) => `${values[name]}`),
  )
  expect(words.match(/［roll\.csv：/g)).toHaveLength(5)
})
