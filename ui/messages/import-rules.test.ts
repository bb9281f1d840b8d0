/** On a Japanese screen no English stands among the words of a problem: every rule that the import can say has Japanese. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { importRules, problemValues, ruleInWords } from './import-rules.ts'

const IMPORT = join(import.meta.dirname, '..', '..', 'election', 'definition', 'import')
/** As they are written in the files that are imported: names of columns and files, words that a cell may hold, encodings. */
const OF_THE_FILES = /\b(?:CP932|UTF-8|U\+[0-9A-F]+|kiosks|spares|yes|no|roll\.csv|candidates\.csv|mode)\b/g
/** Rules of one word; a longer one has a space. */
const ONE_WORD = ['once', 'empty', 'hiragana|katakana']

/** Every text in the import's sources that reads like a rule, with something in each of its places. */
function rulesInSources(): readonly string[] {
  const files = readdirSync(IMPORT).filter((name) => name.endsWith('.ts') && !/test|sample/.test(name))
  const texts = files.flatMap((name) => {
    const code = readFileSync(join(IMPORT, name), 'utf8')
    return textsIn(ts.createSourceFile(name, code, ts.ScriptTarget.Latest))
  })
  const isRule = (rule: string) => ONE_WORD.includes(rule) || (/[a-z]{2}/.test(rule) && / /.test(rule))
  // An assertion names its file first; a key has two places and nothing else.
  return [...new Set(texts)].filter((rule) => isRule(rule) && !/^[a-z ]+: /.test(rule))
}

function textsIn(node: ts.Node): readonly string[] {
  if (ts.isStringLiteralLike(node)) return [node.text]
  if (ts.isTemplateExpression(node))
    return [node.head.text + node.templateSpans.map(({ literal }) => `3${literal.text}`).join('')]
  const texts: string[] = []
  ts.forEachChild(node, (child) => void texts.push(...textsIn(child)))
  return texts
}

const rules = rulesInSources()

test('the rules are found: characters, rows, neighbours', () => {
  expect(rules.length).toBeGreaterThan(20)
  expect(rules).toContain('another name has 3')
})

test.each(rules)('“%s” has no English word in Japanese, and is itself in English', (rule) => {
  expect(ruleInWords(rule, 'ja').replace(OF_THE_FILES, '')).not.toMatch(/[A-Za-z]{2,}/)
  expect(ruleInWords(rule, 'en')).toBe(rule)
})

test('what stands in a rule stands in its words', () => {
  expect(ruleInWords('CP932 lacks 邉 (U+9089)', 'ja')).toBe('CP932 にないのは 邉 (U+9089)')
  expect(ruleInWords('1…30 characters', 'ja')).toBe('1〜30文字')
  expect(ruleInWords('empty|died|withdrew', 'ja')).toBe('空欄|died|withdrew')
  expect(ruleInWords('1… rows in roll.csv', 'ja')).toBe('roll.csv に1行以上')
  expect(ruleInWords('YYYY-MM-DD', 'ja')).toBe('YYYY-MM-DD')
})

test('a cell is shown as it stands in the file; a size is in words', () => {
  const cell = { code: 'not-in-list', value: '3 cells', allowed: 'yes|no' } as const
  expect(problemValues(cell, 'ja')).toEqual({ value: '3 cells', allowed: 'yes|no' })
  const row = { code: 'wrong-cell-count', value: '3 cells', allowed: '4 cells' } as const
  expect(problemValues(row, 'ja')).toEqual({ value: '3列', allowed: '4列' })
})

test('each rule is written once', () => {
  expect(new Set(importRules.map(({ en }) => en)).size).toBe(importRules.length)
})
