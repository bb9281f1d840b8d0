/** The words of a slot about a stick that names no pair, and of a machine that was never set up, for the person in front of it. */
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '#election/languages.ts'
import { CountRoom, sealedBy } from '#simulation/promises/count-room.ts'
import { listed } from '#ui/language/in-sentence.ts'
import { LanguageProvider } from '#ui/language/language.tsx'
import { fill, type Language } from '#ui/messages/message.ts'
import { tallyMachineRefusals, tallySetUpWords } from '#ui/messages/tally-machine.ts'
import { tallyWords } from '#ui/messages/tally-screen.ts'
import type { TallyView } from '../session/view.ts'
import { SlotList } from './slot-list.tsx'
import { TallyScreen } from './tally-screen.tsx'

const html = (content: React.ReactNode, language: Language) =>
  renderToStaticMarkup(<LanguageProvider language={language}>{content}</LanguageProvider>)
    .replaceAll('&#x27;', "'")
    .replaceAll(/&quot;|[“”]/g, '"')
const slots = (view: TallyView, language: Language) => html(<SlotList view={view} />, language)
const screen = (view: TallyView, language: Language) =>
  html(<TallyScreen view={{ ...view, language }} send={() => {}} />, language)

describe.each(LANGUAGES)('in %s', (language) => {
  const pair = (number: number, serial: string) =>
    fill(tallyWords.awaitedPair[language], { station: '1', pair: number, serial })

  it('a stick whose head cannot be read: what is on its label, and which pairs of this station are missing', async () => {
    const room = await CountRoom.make()
    room.receiveReport(0)
    room.receiveMedium(1, { type: 'medium-unreadable' })
    const both = slots(room.view(), language)
    const values = {
      serial: 'S1-P1-O',
      station: '1',
      pair: 1,
      pairs: listed([pair(1, 'S1-P1-O'), pair(2, 'S1-P2-O')], language),
    }
    expect(both).toContain(fill(tallyWords.whichPair[language], values))
    room.receiveMedium(2, sealedBy('1', 1, 'original'))
    const one = slots(room.view(), language)
    expect([one.includes(pair(1, 'S1-P1-O')), one.includes(pair(2, 'S1-P2-O'))]).toEqual([false, true])
    room.receiveMedium(3, sealedBy('1', 2, 'original'))
    expect(slots(room.view(), language)).not.toContain('which-pair')
  })

  it('nothing of a station that has not come, and nothing of a stick that says whose it is', async () => {
    const room = await CountRoom.make()
    room.receiveMedium(1, { type: 'header-malformed' })
    expect([room.view().awaited, slots(room.view(), language).includes('which-pair')]).toEqual([[], false])
    room.receiveReport(0)
    expect(slots(room.view(), language)).toContain('which-pair')
    room.receiveMedium(1, { type: 'medium-of-other-election' })
    expect(slots(room.view(), language)).not.toContain('which-pair')
  })

  it('of many the first, and how many more', async () => {
    const room = await CountRoom.make()
    room.receiveReport(0)
    room.receiveMedium(1, { type: 'truncated' })
    const view = room.view()
    const awaited = Array.from({ length: 9 }, () => view.awaited)
      .flat()
      .slice(0, 9)
    const shown = awaited.slice(0, 4).map((each) => fill(tallyWords.awaitedPair[language], { ...each }))
    const pairs = listed(shown, language)
    expect(slots({ ...view, awaited }, language)).toContain(
      fill(tallyWords.whichPairMore[language], { pairs, count: 5 }),
    )
  })

  it.each(['tally-not-personalised', 'tally-key-damaged'] as const)(
    '%s: whom to call; the command stands behind a line for the technician',
    async (code) => {
      const view = (await CountRoom.make()).view()
      const shown = screen({ ...view, phase: 'out-of-service', message: { code, about: {} } }, language)
      expect(shown).toContain(tallyMachineRefusals[code][language].next)
      const [before = '', behind = ''] = shown.split('<details')
      expect(before).not.toContain('ippyo')
      expect(behind).toContain(tallySetUpWords[code][language])
    },
  )

  it('where the count would be begun: the same', async () => {
    const view = (await CountRoom.make()).view()
    const shown = screen({ ...view, phase: 'choose-mode', machineKey: 'missing', message: null }, language)
    expect(shown).toContain(tallyMachineRefusals['tally-not-personalised'][language].next)
    expect(shown.split('<details')[0]).not.toContain('ippyo')
    expect(shown).toContain(tallySetUpWords['tally-not-personalised'][language])
  })
})
