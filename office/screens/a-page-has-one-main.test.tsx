/** The office's page shows a machine's page as a part of itself: there is one main, the office's. A machine's own page has its own. */
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { tinySources } from '#fixtures/elections/tiny-sources.ts'
import { HowToPage } from '#kiosk/screens/voter-pages.tsx'
import { viewOf } from '#kiosk/session/view-of.ts'
import { came, keys } from '#simulation/rooms/keys-in-hand.ts'
import { LanguageProvider } from '#ui/language/language.tsx'
import { draftOf } from '../session/draft.ts'
import { LookPage } from './look-page.tsx'

const mains = (html: string) => [...html.matchAll(/<main\b|role="main"/g)].length

it('the ballot as a voter will see it, inside the office', () => {
  const draft = draftOf(tinySources, '0'.repeat(64))
  const html = renderToStaticMarkup(
    <LanguageProvider language="ja">
      <LookPage draft={draft} use="live" onBack={() => {}} />
    </LanguageProvider>,
  )
  expect(html).toContain('data-page="choose"')
  expect(mains(html)).toBe(0)
})

it('the same frame on the machine', () => {
  const { kiosk } = came({ presentation: 'normal' })
  for (let pressed = 0; pressed < 3 && kiosk.page.type !== 'how-to'; pressed++) keys(kiosk, 'select')
  const { page } = kiosk
  if (page.type !== 'how-to') throw new Error(page.type)
  const html = renderToStaticMarkup(
    <LanguageProvider language="ja">
      <HowToPage view={viewOf(kiosk.state)} send={() => {}} page={page} />
    </LanguageProvider>,
  )
  expect(mains(html)).toBe(1)
})
