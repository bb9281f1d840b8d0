/** TC-55: the count of one 開票区 of several shows its totals, and nowhere who is elected, a lot, or a record of the election. */
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { type AnnouncedContest, announcedOf } from '#election/count/announcement.ts'
import { asTold, type ContestResult } from '#election/count/contest-result.ts'
import { LANGUAGES } from '#election/languages.ts'
import { CountRoom } from '#simulation/promises/count-room.ts'
import { LanguageProvider } from '#ui/language/language.tsx'
import { announceWords } from '#ui/messages/tally-announce.ts'
import { tallyWords } from '#ui/messages/tally-screen.ts'
import type { TallyView } from '../session/view.ts'
import { HallPage } from './hall-page.tsx'
import { ResultPage } from './result-page.tsx'

async function counted(): Promise<TallyView> {
  const room = await CountRoom.make()
  room.receiveEverything()
  room.count()
  return room.view()
}

const UNPRINTED = { paper: null, atPrinter: null } as const

/** As the count makes it: nobody's outcome is known here. */
const reported = <C extends ContestResult>(each: C): C => ({
  ...each,
  result: 'report',
  candidates: each.candidates.map((one) => ({ ...one, outcome: 'open', reached: null })),
})

it.each(LANGUAGES)('on the page of the result, in %s', async (language) => {
  const view = await counted()
  const { result } = view
  if (result === null) throw new Error('counted')
  const page = (of: number) => {
    const contests = result.contests.map((each, place) => (place < of ? reported(each) : each))
    return renderToStaticMarkup(
      <LanguageProvider language={language}>
        <ResultPage view={{ ...view, result: { ...result, contests } }} send={() => {}} />
      </LanguageProvider>,
    )
  }
  const offered = (html: string) =>
    (['election-record', 'joined-record', 'elected-notices', 'counting-record', 'result-sheet'] as const).filter(
      (paper) => html.includes(tallyWords[`print_${paper}`][language]),
    )
  expect(page(0)).not.toContain(tallyWords.reportOfContest[language])
  expect(page(1)).toContain(tallyWords.reportOfContest[language])
  // The meeting of election is still held about the other one.
  expect(offered(page(1))).toHaveLength(5)
  expect(offered(page(result.contests.length))).toEqual(['counting-record', 'result-sheet'])
  expect(page(result.contests.length)).not.toContain(`>${tallyWords.outcome[language]}<`)
})

it.each(LANGUAGES)('on the wall of the hall, in %s', async (language) => {
  const view = await counted()
  const [first] = view.result?.contests ?? []
  if (first === undefined) throw new Error('counted')
  const shown = (contest: AnnouncedContest | null) =>
    renderToStaticMarkup(
      <LanguageProvider language={language}>
        <HallPage
          view={{
            ...view,
            correction: null,
            announcements: [
              {
                number: 1,
                at: view.now,
                final: true,
                without: false,
                corrects: null,
                contests: contest ? [contest] : [],
                ...UNPRINTED,
              },
            ],
          }}
          onLeave={() => {}}
        />
      </LanguageProvider>,
    )
  const words = announceWords.decidedElsewhere[language]
  const joined = { ...first, state: 'joined' } as const
  expect(shown(announcedOf(asTold(reported(joined)), null))).toContain(words)
  expect(shown(announcedOf(asTold(joined), null))).not.toContain(words)
})
