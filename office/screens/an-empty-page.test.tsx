/** A page whose work has not come yet says what it is for, in letters that fill a large screen. */
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { LANGUAGES } from '#election/languages.ts'
import type { LocalMinute } from '#election/time.ts'
import { tinySources } from '#fixtures/elections/tiny-sources.ts'
import { LanguageProvider } from '#ui/language/language.tsx'
import { officeWords } from '#ui/messages/office-screen.ts'
import { draftOf } from '../session/draft.ts'
import { initial, step } from '../session/step.ts'
import { viewOf } from '../session/view-of.ts'
import { NumberPage } from './number-page.tsx'
import { VoicePage } from './voice-page.tsx'

const KEY = '0'.repeat(64)
const AT = '2002-06-10T10:00' as LocalMinute
const PAGES = [
  [NumberPage, officeWords.step_number_how],
  [VoicePage, officeWords.step_voice_how],
] as const

it.each(LANGUAGES)('in %s', (language) => {
  const loaded = step(initial(AT).state, { type: 'loaded', entries: [], checked: null, head: KEY }).state
  const view = viewOf({ ...loaded, checked: { errors: [], warnings: [], draft: draftOf(tinySources, KEY) } })
  for (const [Page, words] of PAGES) {
    const html = renderToStaticMarkup(
      <LanguageProvider language={language}>
        <Page view={view} send={() => {}} />
      </LanguageProvider>,
    )
    expect(html).toContain(words[language])
    expect(html).toContain('office-roomy')
  }
})
