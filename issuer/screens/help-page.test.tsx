/** ELG-12, PRX-04, PRX-05: the help cards say each line in the official words or the municipality's own, and what is never said first. */

import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import type { StaffWords } from '#election/definition/staff-words.ts'
import { LANGUAGES } from '#election/languages.ts'
import { LanguageProvider } from '#ui/language/language.tsx'
import { onScreen } from '#ui/messages/message.ts'
import { HELP_CARDS, mindedAt, STAFF_SCRIPTS } from '#ui/messages/staff-scripts.ts'
import { HelpPage } from './help-page.tsx'
import { OwnWords } from './script-card.tsx'

const OWN = { askName: ['どなたに投票しますか。'] }

it.each(LANGUAGES)('%s: three cards, each with its words and what is minded', (language) => {
  const page = (own: StaffWords) =>
    renderToStaticMarkup(
      <LanguageProvider language={language}>
        <OwnWords value={own}>
          <HelpPage onClose={() => {}} />
        </OwnWords>
      </LanguageProvider>,
    )
  for (const card of HELP_CARDS) {
    const minded = mindedAt(card)[language]
    expect(minded.length).toBeGreaterThan(0)
    for (const line of minded) expect(page({})).toContain(onScreen(line, language))
    expect(page({})).toContain(`「${STAFF_SCRIPTS[card].ja[0]}」`)
    expect(page({})).toContain(`data-rule="${STAFF_SCRIPTS[card].rule}"`)
  }
  expect(page(OWN)).toContain(`「${OWN.askName[0]}」`)
  expect(page(OWN)).not.toContain(STAFF_SCRIPTS.askName.ja[0])
})
