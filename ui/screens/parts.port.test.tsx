/** The page of parts shows each part of staff screens in each language, once. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { LANGUAGES } from '#election/languages.ts'
import { PARTS } from './parts.tsx'
import { PartsPage } from './parts-page.tsx'

/** Parts of the voter's glass, and those that only stand inside another. */
const NOT_SHOWN = [
  'at-printer',
  'furigana',
  'letter-board',
  'log-entries',
  'looks-bar',
  'name-with-ruby',
  'screen-unreachable',
]

const page = renderToStaticMarkup(<PartsPage />)

it('each in each language', () => {
  for (const language of LANGUAGES)
    expect(page.split(`class="parts-one" lang="${language}"`)).toHaveLength(PARTS.length + 1)
})

it('each part with a style of its own', () => {
  const styles = readdirSync(join(import.meta.dirname, '../components')).flatMap(
    (name) => /^(.+)\.css$/.exec(name)?.[1] ?? [],
  )
  expect(styles.length).toBeGreaterThan(15)
  const classes = new Set([...page.matchAll(/class="([^"]+)"/g)].flatMap(([, names = '']) => names.split(' ')))
  // A question is shown when it is asked.
  const missing = styles.filter((name) => !NOT_SHOWN.includes(name) && name !== 'dialog' && !classes.has(name))
  expect(missing).toEqual([])
})
