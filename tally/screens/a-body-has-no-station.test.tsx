/** S-05: who counts the votes of a school, a union or a company reads of no station, commission, record or clause of the election law. */
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { Language } from '#election/language.ts'
import { LANGUAGES } from '#election/languages.ts'
import { TALLY_PICTURES } from '#scripts/pictures/tally-result-views.ts'
import { BODY_PICTURES } from '#scripts/pictures/tally-views-of-a-body.ts'
import { withoutStations } from '#ui/language/other-words.ts'
import { tallyWords } from '#ui/messages/tally-screen.ts'
import { carryWords, minutesWords, paperWords, rulingWords, tallyRefusals } from '#words/tally.ts'
import { nextStepOf } from '../session/next-step.ts'
import type { TallyView } from '../session/view.ts'
import { TallyScreen } from './tally-screen.tsx'

const OF_AN_OFFICE = {
  ja: /投票所|選挙長|開票管理者|開票立会人|開票録|選挙録|選管|開票区|開票所|投票機|公職選挙法|朗読案|送致/,
  en: /station|election chair|counting (?:officer|manager|witness|district|record|centre)|commission|by machine|Elections Act|reading script/i,
} as const
/** The rest of the socket for reports brings the declaration of a lost box. */
const REFUSED = [
  ...(['mix-anew', 'reports-missing', 'report-stick-silent', 'medium-as-report', 'share-as-report'] as const),
  ...(['lost-media-not-signed', 'lost-media-earlier', 'not-of-a-body', 'paper-first', 'seats-missing'] as const),
] as const
const page = (view: TallyView, language: Language) =>
  renderToStaticMarkup(<TallyScreen view={{ ...view, language }} send={() => {}} />)

describe.each(LANGUAGES)('%s', (language) => {
  it.each(Object.entries(BODY_PICTURES))('%s', (_, view) => {
    expect(page(view, language).replaceAll(/<[^>]*>/g, ' ')).not.toMatch(OF_AN_OFFICE[language])
    expect(page(view, language)).not.toMatch(OF_AN_OFFICE[language])
  })

  it('the same pages of a municipality speak of them', () => {
    const shown = Object.values(TALLY_PICTURES).map((view) => page(view, language))
    expect(shown.filter((html) => OF_AN_OFFICE[language].test(html)).length).toBeGreaterThan(10)
  })

  it('no dialog of paper, eligibility, lot and figures names an office', () => {
    const said = [
      ...[paperWords.none, paperWords.noneTitle, paperWords.noneText, paperWords.chair, ...Object.values(rulingWords)],
      ...[tallyWords.lotText, tallyWords.decidedBy, tallyWords.tellFigures, tallyWords.tellFiguresText],
      ...[tallyWords.missingForGood, tallyWords.tell_outcome, tallyWords.tell_sum, tallyWords.bundle_nothing],
      ...[tallyWords.next_lot, tallyWords.next_over, carryWords.secondLost, carryWords.secondCompare],
    ].map((text) => withoutStations(text[language], language))
    expect(said.filter((text) => OF_AN_OFFICE[language].test(text))).toEqual([])
  })

  it.each(REFUSED)('no refusal that a body may meet names an office: %s', (code) => {
    const { title, next } = tallyRefusals[code][language]
    expect(withoutStations(`${title} ${next}`, language)).not.toMatch(OF_AN_OFFICE[language])
  })

  it('nobody is asked for the records of the law, or to type in paper', () => {
    for (const view of Object.values(BODY_PICTURES)) {
      const html = page(view, language)
      expect(html).not.toContain(minutesWords.page[language])
      expect(html).not.toContain(paperWords.enter[language])
    }
    expect(page(BODY_PICTURES['body-before-the-paper'], language)).toContain(paperWords.none[language])
  })
})

it('the box is asked for first: no station is waited for', () => {
  expect(nextStepOf(BODY_PICTURES['body-receive'])).toEqual({ type: 'insert-online' })
  const announced = BODY_PICTURES['body-announced']
  const told = announced.announcements.map((each) => ({ ...each, final: true }))
  expect(nextStepOf({ ...announced, announcements: told })).toEqual({ type: 'print' })
})
