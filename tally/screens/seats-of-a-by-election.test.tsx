/** TC-50: who reads the result of a by-election sees how many are elected, and by which number of seats the minimum is divided. */
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { LANGUAGES } from '#election/languages.ts'
import { CountRoom } from '#simulation/promises/count-room.ts'
import { LanguageProvider } from '#ui/language/language.tsx'
import { fill } from '#ui/messages/message.ts'
import { tallyWords } from '#ui/messages/tally-screen.ts'
import type { TallyView } from '../session/view.ts'
import { ResultPage } from './result-page.tsx'

it.each(LANGUAGES)('in %s', async (language) => {
  const room = await CountRoom.make()
  room.receiveEverything()
  room.count()
  const { result, ...view } = room.view()
  if (result === null) throw new Error('counted')
  const headings = (councilSeats?: number) => {
    const contests = result.contests.map((each) => ({ ...each, ...(each.kind === 'council' ? { councilSeats } : {}) }))
    const shown: TallyView = { ...view, result: { ...result, contests } }
    const html = renderToStaticMarkup(
      <LanguageProvider language={language}>
        <ResultPage view={shown} send={() => {}} />
      </LanguageProvider>,
    )
    return [...html.matchAll(/<h2 lang="ja">[^　]*　(.*?)<\/h2>/g)].map(([, seats]) => seats)
  }
  const one = fill(tallyWords.seatsOfContest[language], { seats: '1' })
  expect(headings()).toEqual([one, one])
  expect(headings(20)).toEqual([one, fill(tallyWords.seatsOfByElection[language], { seats: '1', councilSeats: '20' })])
})
