/** 住民投票 on the page of the result: choices and what became of the question, and nothing that only people have. */
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { LANGUAGES } from '#election/languages.ts'
import { TALLY_PICTURES } from '#scripts/pictures/tally-result-views.ts'
import type { TallyView } from '#tally/session/view.ts'
import { LanguageProvider } from '#ui/language/language.tsx'
import { tallyWords } from '#ui/messages/tally-screen.ts'
import { rulingWords } from '#words/tally.ts'
import { ResultPage } from './result-page.tsx'

const view: TallyView = TALLY_PICTURES['result-of-questions']

it.each(LANGUAGES)('says what became of each, and of nobody that a choice is elected: %s', (language) => {
  const html = renderToStaticMarkup(
    <LanguageProvider language={language}>
      <ResultPage view={view} send={() => {}} />
    </LanguageProvider>,
  )
  for (const words of [tallyWords.verdict_carried, tallyWords['verdict_not-established'], tallyWords.choice])
    expect(html).toContain(words[language])
  expect(html.match(/data-verdict="[a-z-]+"/g)).toEqual(['data-verdict="carried"', 'data-verdict="not-established"'])
  const ofPeople = [tallyWords.outcome_won, tallyWords.candidate, tallyWords.cutOff, rulingWords.decide]
  for (const words of ofPeople) expect(html).not.toContain(`>${words[language]}<`)
})
