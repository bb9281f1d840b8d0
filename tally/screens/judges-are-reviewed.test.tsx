/** 国民審査 at the count: both parts of the votes and what became of each judge, and nothing that only candidates have. */
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { resultCsv } from '#documents/export-csv.ts'
import { asTold } from '#election/count/contest-result.ts'
import { LANGUAGES } from '#election/languages.ts'
import { REVIEW_RESULT } from '#simulation/rooms/review-result.ts'
import { LanguageProvider } from '#ui/language/language.tsx'
import { tallyWords } from '#ui/messages/tally-screen.ts'
import { ContestTable } from './contest-table.tsx'

const table = (contest: typeof REVIEW_RESULT, language: (typeof LANGUAGES)[number]) =>
  renderToStaticMarkup(
    <LanguageProvider language={language}>
      <ContestTable contest={contest} final={true} />
    </LanguageProvider>,
  )

it.each(LANGUAGES)('the table has votes for and against dismissal, and the verdicts: %s', (language) => {
  const html = table(REVIEW_RESULT, language)
  for (const words of [tallyWords.judge, tallyWords.marked, tallyWords.unmarked, tallyWords.judge_dismissed])
    expect(html).toContain(`>${words[language]}<`)
  for (const words of [tallyWords['judge_not-dismissed'], tallyWords.judge_open])
    expect(html).toContain(words[language])
  for (const figure of ['700', '300', '500', '612', '388']) expect(html).toContain(`>${figure}<`)
  for (const words of [tallyWords.party, tallyWords.outcome, tallyWords.candidate])
    expect(html).not.toContain(`>${words[language]}<`)
})

it('where so few are on paper that only the outcome is told, no part of the votes leaves', () => {
  const told = asTold({ ...REVIEW_RESULT, state: 'joined-outcome' })
  expect(told.judges?.map(({ unmarked, verdict }) => [unmarked, verdict])).toEqual([
    [null, 'dismissed'],
    [null, 'not-dismissed'],
    [null, 'open'],
  ])
  expect(JSON.stringify(told)).not.toMatch(/700|300|612|388/)
})

it('the CSV has a line for each part and verdict', () => {
  const csv = new TextDecoder().decode(resultCsv([REVIEW_RESULT]))
  expect(csv).toContain('裁判官,1,見本 太郎,みほん たろう,,700,0,700')
  expect(csv).toContain('罷免を可としない投票,1,見本 太郎,,,,,300')
  expect(csv).toContain('罷免の可否,1,見本 太郎,,,,,罷免を可とされた')
})
