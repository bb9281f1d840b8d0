/** CNT-07, D-22: the wall of the hall says what is in its figures, and shows none that may not be told. */
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { LANGUAGES } from '#election/languages.ts'
import { CountRoom } from '#simulation/promises/count-room.ts'
import { LanguageProvider } from '#ui/language/language.tsx'
import type { Language } from '#ui/messages/message.ts'
import { announceWords } from '#ui/messages/tally-announce.ts'
import { tallyWords } from '#ui/messages/tally-screen.ts'
import { HallPage } from './hall-page.tsx'
import { ResultPage } from './result-page.tsx'
import { TallyScreen } from './tally-screen.tsx'

async function counted(): Promise<CountRoom> {
  const room = await CountRoom.make({ records: 4 })
  room.receiveEverything()
  room.count()
  return room
}

function hallOf(room: CountRoom, language: Language = 'ja'): string {
  return renderToStaticMarkup(
    <LanguageProvider language={language}>
      <HallPage view={room.view()} onLeave={() => {}} />
    </LanguageProvider>,
  )
}

function resultOf(room: CountRoom, language: Language = 'ja'): string {
  return renderToStaticMarkup(
    <LanguageProvider language={language}>
      <ResultPage view={room.view()} send={() => {}} />
    </LanguageProvider>,
  )
}

/** The texts in the places of the votes. */
function votesIn(hall: string): readonly (string | undefined)[] {
  return [...hall.matchAll(/class="hall-votes">([^<]*)</g)].map(([, votes]) => votes)
}

it('before anything is announced: no figure, no name, and neither who is elected', async () => {
  const room = await counted()
  for (const language of LANGUAGES) {
    expect(hallOf(room, language)).toContain(tallyWords.hallWait[language])
    expect(resultOf(room, language)).toContain(tallyWords.notJoined[language])
    expect(resultOf(room, language)).toContain(tallyWords.tell_untold[language])
  }
  expect(votesIn(hallOf(room))).toEqual([])
  expect(hallOf(room)).toContain('見本')
  room.press({ type: 'announce' })
  expect(room.view()).toMatchObject({ announcements: [], message: { code: 'nothing-to-announce' } })
})

it("the machines' part alone is called so, in both languages, on both pages, and only when it is announced", async () => {
  const room = await counted()
  room.press({ type: 'tell-machine', contest: 'mayor', ballots: 10, chair: '選挙 長' })
  expect(votesIn(hallOf(room))).toEqual([])
  room.announce()
  for (const language of LANGUAGES) {
    expect(hallOf(room, language)).toContain(announceWords.machine[language])
    expect(resultOf(room, language)).toContain(tallyWords.tell_alone[language])
    expect(hallOf(room, language)).not.toContain(`>${announceWords.final[language]}<`)
  }
  expect(votesIn(hallOf(room))).toEqual(['12', '0'])
})

it('joined, and nothing open: the sum, who is elected, final', async () => {
  const room = await counted()
  room.sayNoPaper()
  room.announce()
  expect(votesIn(hallOf(room))).toEqual(['12', '0'])
  expect(hallOf(room)).toContain(`>${announceWords.final.ja}<`)
  expect(hallOf(room)).toContain(tallyWords.outcome_won.ja)
})

it('out of service: that it is so stands above why, and not at the very edge of the screen (T7)', async () => {
  const room = await counted()
  room.send({ type: 'fault', code: 'out-not-writable' })
  const page = renderToStaticMarkup(<TallyScreen view={room.view()} send={() => {}} />)
  const title = page.indexOf(`<div class="page tally-page"><h1 class="tally-title">${tallyWords.outOfService.ja}`)
  expect(title).toBeGreaterThan(0)
  expect(page.indexOf('out-not-writable')).toBeGreaterThan(title)
})
