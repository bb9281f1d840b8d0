/** One computer deals the counting key. Each place that says who can open votes says so too; another ceremony changes them all. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { bundleWords } from '#words/verify.ts'

const text = (...path: readonly string[]) => readFileSync(join(import.meta.dirname, '..', '..', ...path), 'utf8')

it.each<[string, () => string, string]>([
  ['promise 5', () => /^5\. 票を開くには.*$/m.exec(text('README.md'))?.[0] ?? '', '1台のPC'],
  [
    'promise 5 in English',
    () => /^5\. Votes can be opened[\s\S]*?(?=^6\. )/m.exec(text('README.en.md'))?.[0] ?? '',
    'one computer',
  ],
  ['the limits', () => text('docs', 'known-limits.md'), 'dealt on one computer'],
  ['page and command', () => bundleWords.keyDealt.ja, '1台の計算機'],
  ['page and command in English', () => bundleWords.keyDealt.en, 'one computer'],
  [
    'the record of the ceremony',
    () => text('docs', 'formats', 'ceremony-record.md'),
    'the computer on which the key was dealt',
  ],
])('%s names the dealer', (_, words, said) => {
  expect(words()).toContain(said)
})
