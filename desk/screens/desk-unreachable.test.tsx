import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { LANGUAGES } from '#election/languages.ts'
import { LanguageProvider } from '#ui/language/language.tsx'
import { deskEnded } from '#ui/messages/desk-refusals.ts'
import { uiRefusals } from '#ui/messages/ui-refusals.ts'
import { DeskUnreachable } from './desk-unreachable.tsx'

it.each(LANGUAGES)('a desk that was ended sends nobody to staff and promises nothing (V19), in %s', (language) => {
  const page = renderToStaticMarkup(
    <LanguageProvider language={language}>
      <DeskUnreachable connection="lost" />
    </LanguageProvider>,
  )
  expect(page).toContain(deskEnded[language].next)
  expect(page).not.toContain(uiRefusals['screen-lost'][language].next)
})
