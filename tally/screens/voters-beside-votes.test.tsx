/** CNT-13: who reads the result sees how many voted, and why there are fewer votes, before the paper and with it. */
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { CountRoom } from '#simulation/promises/count-room.ts'
import { LanguageProvider } from '#ui/language/language.tsx'
import { tallyWords } from '#ui/messages/tally-screen.ts'
import { ResultPage } from './result-page.tsx'

const CONTEST = /<section class="contest".*?<\/section>/g

function figuresOf(room: CountRoom): readonly (readonly [string, string])[] {
  const html = renderToStaticMarkup(
    <LanguageProvider language="ja">
      <ResultPage view={room.view()} send={() => {}} />
    </LanguageProvider>,
  )
  const [first = ''] = html.match(CONTEST) ?? []
  return [...first.matchAll(/<dt>(.*?)<\/dt><dd>(.*?)<\/dd>/g)].map(([, what = '', figure = '']) => [what, figure])
}

it('by machine from the reports at once; all of them, and the difference, with the paper', async () => {
  const room = await CountRoom.make({ records: 20, told: 43 })
  room.receiveEverything()
  room.count()
  const { voters, votersByMachine, votersOnPaper, lessCast, noRecord } = tallyWords
  const alone = figuresOf(room)
  expect(alone.slice(0, 2)).toEqual([
    [votersByMachine.ja, '63'],
    [noRecord.ja, '3'],
  ])
  room.sayNoPaper()
  const cast = room.view().result?.contests[0]?.sum?.cast ?? expect.unreachable()
  expect(figuresOf(room).slice(0, 5)).toEqual([
    [voters.ja, '63'],
    [votersByMachine.ja, '63'],
    [votersOnPaper.ja, '0'],
    [lessCast.ja, String(63 - cast)],
    [noRecord.ja, '3'],
  ])
})
