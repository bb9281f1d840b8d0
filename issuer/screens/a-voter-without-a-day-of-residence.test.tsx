/** The line of a voter says that the roll has no day of residence, instead of a day that nobody wrote. */
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { LANGUAGES } from '#election/languages.ts'
import { voter } from '#simulation/rooms/issuer-session.ts'
import { LanguageProvider } from '#ui/language/language.tsx'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import { VoterLine } from './voter-words.tsx'

test.each(LANGUAGES)('%s', (language) => {
  const person = { ...voter(), name: '名', kana: 'な', sex: 'F', birthDate: '1980-01-01', address: '', byOrder: false }
  const line = (residentSince: string | null) =>
    renderToStaticMarkup(
      <LanguageProvider language={language}>
        <VoterLine voter={{ ...person, residentSince } as never} />
      </LanguageProvider>,
    )
  expect(line(null)).toContain(issuerScreen.livesHereUnsaid[language])
  expect(line('1980-01-01')).not.toContain(issuerScreen.livesHereUnsaid[language])
})
