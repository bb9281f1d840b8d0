/** A date of birth reads as on the paper beside the screen: by era in Japanese. */
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import type { Language } from '#election/language.ts'
import { LanguageProvider } from '#ui/language/language.tsx'
import { Person } from './changes-page.tsx'

const shown = (language: Language) =>
  renderToStaticMarkup(
    <LanguageProvider language={language}>
      <Person name="試験　花子" birthDate="1970-04-01" address="架空県見本市中央１丁目" />
    </LanguageProvider>,
  )

it('ja', () => expect(shown('ja')).toContain('昭和45年4月1日'))
it('en', () => expect(shown('en')).toContain('1970-04-01'))
