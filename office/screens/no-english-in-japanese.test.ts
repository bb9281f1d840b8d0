/** In the office's Japanese no English stands among the words, but what a person types, reads on a stick or buys under that name. */
import { expect, test } from 'vitest'
import { importMessages } from '#ui/messages/import.ts'
import { officeFacts } from '#ui/messages/office-facts.ts'
import { officeWords } from '#ui/messages/office-screen.ts'
import { officeRefusalWords } from './refusal-words.ts'

/** Commands with their options, files, settings, places of values. */
const TYPED = [
  /\{\w+\}/g,
  /(?:ippyo(?: [a-z-]+)+|npm run(?: [a-z-]+)*|node [\w/.-]+|--[a-z-]+|[\w-]+=\w+|[a-z]+-form|e2fsprogs|UTF-8|CP932)/g,
  /[\w/-]+\.(?:csv|json|pub|log|ippyo|mjs|png)\b/g,
  /\b(?:NODE|OPENSSL|LD)_…/g,
]
/** Folders and columns as they are called there, and names of things. */
const NAMES = [
  ...[
    'media',
    'practice',
    'machines',
    'kits',
    'voice',
    'office',
    'office/',
    'prepared',
    'dist',
    'package',
    'original',
    'duplicate',
  ],
  // As a program for pictures calls them.
  ...['PNG', 'JPEG', 'SVG', 'WebP', 'HEIC', 'CMYK', 'RGB'],
  ...[
    'state',
    'id',
    'dates',
    'by',
    'reason',
    'display_name',
    'key_holders',
    'rehearsal',
    'designated',
    'yes',
    'council',
  ],
  ...['cause', 'supplementary', 'court', 'clip', 'kana', 'spelling', 'issuer-log-', 'key', 'ippyo', 'node'],
  ...['filefrag', 'lsattr', 'rolls', 'roll-round-', 'sig', 'xlsx', 'xls', 'csv', 'UTF-', 'Excel', 'EUC-JP'],
  ...['USB', 'CSV', 'PDF', 'CP932', 'UTF-8', 'FFFD', 'Unicode', 'WAV', 'Hz', 'MIFARE', 'Ultralight', 'AES', 'ext'],
  ...['Electron', 'Chromium', 'MiB', 'T21'],
]

function japaneseOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  if ('ja' in value) return japaneseOf(value.ja)
  return Object.values(value).flatMap(japaneseOf)
}

function englishIn(text: string): readonly string[] {
  const rest = TYPED.reduce((left, pattern) => left.replace(pattern, ' '), text)
  return (rest.match(/[A-Za-z][A-Za-z_-]+/g) ?? []).filter((word) => !NAMES.includes(word))
}

test.each([
  ['labels', officeWords],
  ['refusals', officeRefusalWords],
  ['problems of files', importMessages],
  ['what a disk says', officeFacts],
])('%s', (_of, catalogue) => {
  const texts = japaneseOf(catalogue)
  expect(texts.length).toBeGreaterThan(5)
  expect(texts.flatMap((text) => englishIn(text).map((word) => `${word}: ${text}`))).toEqual([])
})
