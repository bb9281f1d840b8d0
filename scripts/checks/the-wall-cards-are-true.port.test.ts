/** Each line of the officer's table and of the clerk's card is true: its words are on a screen, its buttons too, its test plays it. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { loadDocumentFonts } from '#documents/fonts.ts'
import { wallCard } from '#documents/wall-card.ts'
import { assert } from '#election/assert.ts'
import { LANGUAGES } from '#election/languages.ts'
import { parseDate, parseMinute } from '#election/time.ts'
import { clerksCard } from '#ui/clerks-card/card.ts'
import { situations } from '#ui/clerks-card/situations.ts'
import { cardOfTable } from '#ui/officers-table/card.ts'
import { places } from '#ui/officers-table/table.ts'
import { officersTablePage } from '../fixtures/officers-table-page.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const DATE = parseDate('2002-06-23') ?? expect.unreachable()
const NOON = parseMinute('2002-06-22T12:00') ?? expect.unreachable()
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')
const rows = places.flatMap(({ rows }) => rows)

it('the page in docs/ is made from the table', () => {
  expect(read('docs/when-things-go-wrong.md')).toBe(officersTablePage())
})

describe('a line of the table', () => {
  it.each(rows.map((row) => [row.codes[0] ?? '', row] as const))(
    '%s: its test names it',
    (_, { codes, named, test }) => {
      const text = read(test)
      const names = named === null ? codes : [...codes, named]
      expect(
        names.filter((name) => text.includes(name)),
        test,
      ).not.toEqual([])
    },
  )
})

/** `[issuer:issuerScreen/reason]` in the list of words, and a screen of that app that shows it. */
const OF_THE_TABLE = [...read('words/cards.tsv').matchAll(/\[(kiosk|issuer|tally):\w+\/([\w-]+)\]/g)].map(
  ([, app = '', key = '']) => `${app} ${key}`,
)
const OF_THE_CLERK = situations
  .flatMap(({ acts }) => acts)
  .flatMap((act) => ['label', 'says', 'press'].flatMap((place) => Object.entries(act).filter(([key]) => key === place)))
  .map(([, key]) => `issuer ${key}`)

it.each([...new Set([...OF_THE_TABLE, ...OF_THE_CLERK])])('the button %s stands on a screen of its app', (label) => {
  const [app = '', key = ''] = label.split(' ')
  const screens = readdirSync(join(ROOT, app, 'screens')).map((name) => read(`${app}/screens/${name}`))
  // A label made of a state (`kiosk_failed`) is asked for by its first part.
  const [first = ''] = key.split('_')
  expect(screens.some((text) => new RegExp(`\\b${key}\\b|\`${first}_`).test(text))).toBe(true)
})

/** A wall has room for two sheets, a desk for one with two sides, and who looks at it at night needs each language of the screen to be there. */
it.each(
  LANGUAGES.flatMap(
    (language) =>
      [
        ['emergency', language, 2, rows.filter((row) => row.onCard).length],
        ['clerk', language, 2, situations.length],
      ] as const,
  ),
)('the card of the %s in %s has %i pages', async (which, language, pages, lines) => {
  const head = { use: 'live', electionTitle: '選挙', municipality: '見本市', date: DATE, madeAt: NOON } as const
  const card = which === 'clerk' ? clerksCard(language) : cardOfTable(language)
  const made = await wallCard({ head, ...card }, await loadDocumentFonts(null))
  assert(made.ok, 'the card is printed')
  expect(new TextDecoder('latin1').decode(made.value).match(/\/Type \/Page\b/g)).toHaveLength(pages)
  expect(card.pages.flat().flatMap((place) => place.rows)).toHaveLength(lines)
})
