/** English stands on a screen as it is printed: “ and ” in pairs, Japanese as it is, and what voters or files bring stays untouched. */

import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { fill, onScreen } from '../messages/message.ts'

it.each([
  ['Press "Check" and check the name', 'Press “Check” and check the name'],
  ['after "Close" at the issuer, "Staff"', 'after “Close” at the issuer, “Staff”'],
  ['"○ Cast"', '“○ Cast”'],
  ["the issuer's clock", "the issuer's clock"],
  ['one " alone', 'one " alone'],
])('%s', (written, shown) => {
  expect(onScreen(written, 'en')).toBe(shown)
  expect(onScreen(written, 'ja')).toBe(written)
})

it('a value is what it is', () => {
  expect(fill(onScreen('File "{name}"', 'en'), { name: 'a "b" c' })).toBe('File “a "b" c”')
})

/** Words of a refusal are taken by their language, past `useText`: then the page sets the quotes itself. */
const TAKEN = /\[(?:view\.)?language\]\.(?:title|next)|\{ title, next \} = .*\[(?:view\.)?language\]/
const AS_WRITTEN =
  /(?<!\$)\{(?:title|next)\}|fill\((?:title|next)\b|^(?!.*(?:onScreen|inSentence|sentence)\().*\[(?:view\.)?language\]\.(?:title|next)/

const ROOT = new URL('../../', import.meta.url)
const APPS = ['kiosk', 'issuer', 'office', 'tally', 'desk']
const PAGES = filesIn(['ui/components', ...APPS.map((app) => `${app}/screens`)], '.tsx')
const SESSIONS = filesIn(
  APPS.map((app) => `${app}/session`),
  '.ts',
)

function filesIn(folders: readonly string[], ending: string) {
  return folders
    .flatMap((folder) => readdirSync(new URL(folder, ROOT)).map((name) => `${folder}/${name}`))
    .filter((path) => path.endsWith(ending) && !path.includes('.test.'))
    .map((path) => ({ path, text: readFileSync(new URL(path, ROOT), 'utf8') }))
}

function linesWith(sign: RegExp, pages: typeof PAGES): readonly string[] {
  return pages.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line) => (sign.test(line) ? [`${path}: ${line.trim()}`] : [])),
  )
}

it('every page that takes a refusal apart sets its quotes', () => {
  const pages = PAGES.filter(({ text }) => TAKEN.test(text))
  expect(pages.length).toBeGreaterThan(5)
  expect(linesWith(AS_WRITTEN, pages)).toEqual([])
})

it('no page and no session joins names with a Japanese comma: English has its own (in-sentence.ts)', () => {
  expect(linesWith(/join\('、'\)/, [...PAGES, ...SESSIONS])).toEqual([])
})
