import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { LanguageProvider } from './language.tsx'
import { useMinute } from './use-date.ts'

function Minute({ at }: { readonly at: string }) {
  return <b>{useMinute()(at)}</b>
}

test.each([
  ['ja', '2002-06-23T20:40', '平成14年6月23日 20:40'],
  ['ja', '2019-05-01T06:55:23', '令和元年5月1日 06:55:23'],
  ['en', '2002-06-23T20:40', '2002-06-23 20:40'],
] as const)('%s: %s is %s', (language, at, expected) => {
  const page = renderToStaticMarkup(
    <LanguageProvider language={language}>
      <Minute at={at} />
    </LanguageProvider>,
  )
  expect(page).toBe(`<b>${expected}</b>`)
})

/** Screens where people type a minute: it stays as they type it. */
const TYPED = ['lot-dialog.tsx', 'minutes-page.tsx', 'minutes-place.tsx']

test('no screen writes a minute by itself', () => {
  const folders = ['issuer', 'kiosk', 'tally', 'office', 'desk'].map((app) =>
    join(import.meta.dirname, '../..', app, 'screens'),
  )
  const files = folders.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
  const own = files.filter((file) => file.endsWith('.tsx') && readFileSync(file, 'utf8').includes("replace('T', ' ')"))
  expect(own.map((file) => file.split('/').at(-1)).toSorted()).toEqual(TYPED)
})
