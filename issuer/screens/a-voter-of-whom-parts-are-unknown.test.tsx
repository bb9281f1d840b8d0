/** The line of a voter has what the roll has: no day of residence, a day of birth that is known in part, no sex, no kana (ELG-19). */
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { LANGUAGES } from '#election/languages.ts'
import { voter } from '#simulation/rooms/issuer-session.ts'
import { LanguageProvider } from '#ui/language/language.tsx'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import { VoterLine } from './voter-words.tsx'

test.each(LANGUAGES)('%s', (language) => {
  const person = { ...voter(), name: '名', kana: '', sex: 'U', birthDate: '1945-02-00', address: '', byOrder: false }
  const line = (residentSince: string | null) =>
    renderToStaticMarkup(
      <LanguageProvider language={language}>
        <VoterLine voter={{ ...person, residentSince } as never} />
      </LanguageProvider>,
    )
  expect(line(null)).toContain(issuerScreen.livesHereUnsaid[language])
  // ELG-19: as the register has it.
  expect(line(null)).toContain('1945-02-00')
  expect(line(null)).toContain(issuerScreen.sex_U[language])
  expect(line('1980-01-01')).not.toContain(issuerScreen.livesHereUnsaid[language])
})
