/** Words that a browser or a menu shows before a program of ours runs are in no list of words: no compiler misses a language there. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { LANGUAGES } from '#election/languages.ts'
import { ourFiles } from './our-files.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const textOf = (file: string) => readFileSync(join(ROOT, file), 'utf8')
const found = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, language]) => language).sort()
const ALL = [...LANGUAGES].sort()

it.each(ourFiles(ROOT, /\.html$/).filter((file) => textOf(file).includes('<noscript>')))('%s', (file) => {
  const asks = /<noscript>.*<\/noscript>/s.exec(textOf(file))?.[0] ?? ''
  expect(found(asks.replaceAll('<p>', '<p lang="ja">'), /<p lang="(\w+)">/g)).toEqual(ALL)
})

it.each(ourFiles(ROOT, /\.desktop$/))('%s: what has no language is English', (file) => {
  const text = textOf(file).replaceAll(/^(Name|Comment)=/gm, '$1[en]=')
  expect(found(text, /^Name\[(\w+)\]=/gm)).toEqual(ALL)
  expect(found(text, /^Comment\[(\w+)\]=/gm)).toEqual(ALL)
})

it('electron-builder.yml: Electron keeps its own words in each language', () => {
  const [, kept = ''] = /"electronLanguages": \[(.*)\]/.exec(textOf('electron-builder.yml')) ?? []
  expect(found(kept, /"([a-z]+)(?:-[A-Z]+)?"/g)).toEqual(ALL)
})
