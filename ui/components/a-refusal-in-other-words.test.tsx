/** Things for which a station has other words – a slip, a stop – have these in its refusals, too. */
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { LANGUAGES } from '#election/languages.ts'
import { RefusalCard } from '#ui/components/refusal-card.tsx'
import { LanguageProvider, OtherWords } from '#ui/language/language.tsx'
import { withSlips, withStops } from '#ui/language/other-words.ts'
import { issuerRefusals } from '#ui/messages/issuer.ts'
import { kioskFaults } from '#ui/messages/kiosk-faults.ts'
import type { Language, RefusalText } from '#ui/messages/message.ts'

function shown(text: RefusalText, language: Language, of: typeof withSlips): string {
  return renderToStaticMarkup(
    <LanguageProvider language={language}>
      <OtherWords of={of}>
        <RefusalCard code="any" text={text} />
      </OtherWords>
    </LanguageProvider>,
  )
}

it('at a station without a roll no refusal asks for a ticket', () => {
  for (const text of Object.values(issuerRefusals)) {
    expect(shown(text, 'ja', withSlips)).not.toMatch(/入場券|名簿番号/)
    expect(shown(text, 'en', withSlips)).not.toMatch(/\btickets?\b|roll number/i)
  }
})

it('at a station that moves the stop that was left open is no day', () => {
  for (const language of LANGUAGES) {
    expect(shown(kioskFaults['not-closed-earlier-day'], language, withStops)).not.toMatch(/前の日|今日|today|\bday\b/)
  }
})
