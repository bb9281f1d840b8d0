/** The office's page shows a machine's page as a part of itself: there is one main, the office's. */
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { tinySources } from '#fixtures/elections/tiny-sources.ts'
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
