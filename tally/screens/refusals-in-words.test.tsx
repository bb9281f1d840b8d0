/** A refusal is words: no word of the program stands on the glass, and what a dialog says is not said under it once more. */
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { LANGUAGES } from '#election/languages.ts'
import { CountRoom } from '#simulation/promises/count-room.ts'
import { RefusalCard } from '#ui/components/refusal-card.tsx'
import { LanguageProvider } from '#ui/language/language.tsx'
import type { Language } from '#ui/messages/message.ts'
import type { TallyRefusalCode } from '../session/codes.ts'
import { tallyRefusalWords } from './refusal-words.ts'
import { TallyScreen } from './tally-screen.tsx'

const codes = Object.keys(tallyRefusalWords) as TallyRefusalCode[]
const wordsOf = (html: string) => html.replaceAll(/<[^>]*>/g, ' ')

function cardOf(code: TallyRefusalCode, language: Language): string {
  return renderToStaticMarkup(
    <LanguageProvider language={language}>
      <RefusalCard code={code} text={tallyRefusalWords[code]} />
    </LanguageProvider>,
  )
}

it.each(LANGUAGES)('no card shows the name that the program has for it, in %s', (language) => {
  expect(codes.length).toBeGreaterThan(100)
  const shown = codes.filter((code) => {
    return code.includes('-') && wordsOf(cardOf(code, language)).includes(code)
  })
  expect(shown).toEqual([])
})

it('what differs between two who type is said once', async () => {
  const room = await CountRoom.make()
  room.receiveEverything()
  room.count()
  room.press({ type: 'open-paper', contest: 'mayor' as never })
  const view = { ...room.view(), message: { code: 'paper-typed-differ', about: { count: 1 } } as const }
  const html = renderToStaticMarkup(<TallyScreen view={view} send={() => {}} />)
  expect(html).toContain('<dialog')
  expect(html.split('role="alert"')).toHaveLength(2)
})
