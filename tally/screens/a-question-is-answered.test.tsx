/** 住民投票 on the page of the result: choices and what became of the question, and nothing that only people have. */
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { type Announcement, announcedOf, type Change } from '#election/count/announcement.ts'
import { asTold, type ContestResult } from '#election/count/contest-result.ts'
import { LANGUAGES } from '#election/languages.ts'
import { TALLY_PICTURES } from '#scripts/pictures/tally-result-views.ts'
import type { TallyView } from '#tally/session/view.ts'
import { LanguageProvider } from '#ui/language/language.tsx'
import { announceWords } from '#ui/messages/tally-announce.ts'
import { tallyWords } from '#ui/messages/tally-screen.ts'
import { rulingWords } from '#words/tally.ts'
import { HallPage } from './hall-page.tsx'
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
  expect(html.match(/data-verdict="[a-z-]+"/g)).toEqual(
    ['carried', 'not-established', 'not-opened'].map((verdict) => `data-verdict="${verdict}"`),
  )
  const ofPeople = [tallyWords.outcome_won, tallyWords.candidate, tallyWords.cutOff, rulingWords.decide]
  for (const words of ofPeople) expect(html).not.toContain(`>${words[language]}<`)
})

const WON = { votes: null, outcome: 'won' } as const
const NOT_WON = { votes: null, outcome: 'not-won' } as const

/** The hall's page of the first contest. */
function wall(
  language: (typeof LANGUAGES)[number],
  more: Partial<Pick<ContestResult, 'result' | 'verdict'>> = {},
): string {
  const [first] = view.result?.contests ?? []
  if (first === undefined) throw new Error('a question')
  const told = announcedOf(asTold({ ...first, ...more }), null)
  const changes: readonly Change[] = [{ contest: first.id, candidate: 1, from: NOT_WON, to: WON }]
  const corrects: Announcement['corrects'] = { number: 1, reason: '数え違い', changes }
  const announced = { number: 2, at: view.now, final: true, without: false, corrects, contests: told ? [told] : [] }
  return renderToStaticMarkup(
    <LanguageProvider language={language}>
      <HallPage
        view={{ ...view, correction: null, announcements: [{ ...announced, paper: null, atPrinter: null }] }}
        onLeave={() => {}}
      />
    </LanguageProvider>,
  )
}

it.each(LANGUAGES)('the hall reads what became of it, and nobody was elected, also in a correction: %s', (language) => {
  const html = wall(language)
  expect(html).toContain(tallyWords.verdict_carried[language])
  expect(html.split(tallyWords.outcome_most[language]).length - 1).toBeGreaterThanOrEqual(2)
  expect(html).not.toContain(tallyWords.outcome_won[language])
})

it.each(LANGUAGES)('in one count of several the hall reads that all of them answer it (TC-55): %s', (language) => {
  const html = wall(language, { result: 'report', verdict: undefined })
  expect(html).toContain(announceWords.answeredElsewhere[language])
  expect(html).not.toContain(announceWords.decidedElsewhere[language])
  expect(html).not.toContain('data-verdict')
})
