/** LAW-14 on the pages: who decides, what comes first, nothing red once it is done; a seat says in words what it waits for. */
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { MediumExamination } from '#election/count/receipt.ts'
import type { PairNumber, StationId } from '#election/ids.ts'
import { LANGUAGES } from '#election/languages.ts'
import { CountRoom, sealedBy } from '#simulation/promises/count-room.ts'
import { KeysAtHand } from '#ui/components/letters-at-hand.tsx'
import { LanguageProvider } from '#ui/language/language.tsx'
import { doubtWords } from '#ui/messages/doubts.ts'
import { fill, type Language } from '#ui/messages/message.ts'
import { tallyWords } from '#ui/messages/tally-screen.ts'
import { atTheCount } from '#ui/officers-table/at-the-count.ts'
import { minutesWords } from '#words/tally.ts'
import type { TallyView } from '../session/view.ts'
import { DuplicateDialog } from './duplicate-dialog.tsx'
import { KeysPage } from './keys-page.tsx'
import { tallyRefusalWords } from './refusal-words.ts'
import { SlotList } from './slot-list.tsx'

const place = { station: '1' as StationId, pair: 2 as PairNumber }
const notClosed: MediumExamination = { type: 'not-closed', medium: { ...place, role: 'original', serial: 'M-1-2-A' } }

function html(content: React.ReactNode, language: Language): string {
  return renderToStaticMarkup(
    <LanguageProvider language={language}>
      <KeysAtHand>{content}</KeysAtHand>
    </LanguageProvider>,
  )
}

/** As people read them. */
function wordsOf(markup: string): string {
  return markup
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&#x27;', "'")
    .replaceAll(/&quot;|[“”]/g, '"')
}

async function withOpenOriginal(): Promise<CountRoom> {
  const room = await CountRoom.make()
  room.receiveReport(0)
  room.receiveMedium(1, notClosed)
  return room
}

const slots = (view: TallyView, language: Language) => html(<SlotList view={view} />, language)
const dialog = (view: TallyView, language: Language) =>
  html(<DuplicateDialog view={view} send={() => {}} onClose={() => {}} />, language)
const keys = (view: TallyView, language: Language, unsaved = false) =>
  html(<KeysPage view={view} send={() => {}} unsaved={unsaved} />, language)

describe.each(LANGUAGES)('in %s', (language) => {
  it('a medium that was not closed: first the duplicate, by the name of the button; afterwards nothing, and nothing red', async () => {
    const room = await withOpenOriginal()
    const before = wordsOf(slots(room.view(), language))
    const [first] = tallyRefusalWords['not-closed'][language].next.split(/。|\. /)
    expect(before).toContain(first)
    expect(first).toMatch(/副（複写）|duplicate/)
    expect(before).toContain(tallyWords.useDuplicate[language])
    const said = { chair: '開票 管', opinion: '異議なし', witnesses: ['立会 春子'] }
    room.press({ type: 'allow-duplicate', ...place, cause: 'damaged', ...said })
    expect(wordsOf(slots(room.view(), language))).toContain(tallyWords.duplicateNext[language])
    room.receiveMedium(2, sealedBy('1', 2, 'duplicate'))
    const after = slots(room.view(), language)
    expect(wordsOf(after)).toContain(tallyWords.pairReceived_duplicate[language])
    expect(wordsOf(after)).toContain(tallyWords.slot_aside[language])
    expect(wordsOf(after)).not.toContain(tallyWords.useDuplicate[language])
    expect(after).not.toContain('slot-refused')
  })

  it('the dialog says first and large who decides, and stands on the pair that a slot asks about', async () => {
    const room = await withOpenOriginal()
    const asked = dialog(room.view(), language)
    const words = wordsOf(asked)
    expect(asked).toContain(`<strong>${tallyWords.duplicateWho[language]}</strong>`)
    expect(words).toContain(tallyWords.decider[language])
    expect(words.indexOf(tallyWords.duplicateWho[language])).toBeLessThan(words.indexOf(tallyWords.opinion[language]))
    expect(asked).toMatch(/<option value="1 2" selected="">/)
  })

  it('where several are missing and no slot asks, nobody is led to the first of them', async () => {
    const room = await CountRoom.make()
    room.receiveReport(0)
    expect(dialog(room.view(), language)).toMatch(/<option value="" selected="">/)
  })

  it('an empty seat says which share is missing, of how many, and what its holder does; with enough it asks for nothing', async () => {
    const room = await CountRoom.make()
    room.receiveEverything()
    room.mix()
    const view = room.view()
    const of = (given: number) => ({
      ...view,
      seats: view.seats.map((seat, i) => ({ ...seat, file: false, state: i < given ? 'filled' : 'empty' }) as const),
    })
    const all = view.seats.length
    expect([all, view.threshold]).toEqual([3, 2])
    const asks = fill(tallyWords.fileMissing[language], { index: 2, all, left: 1 })
    expect(wordsOf(keys(of(1), language))).toContain(asks)
    expect(asks).toMatch(
      language === 'ja' ? /持ち分 2（全 3）.*媒体を差し込.*あと 1 人/ : /Share 2 of 3 .*put in .*1 more/,
    )
    const enough = wordsOf(keys(of(2), language))
    expect(enough).toContain(fill(tallyWords.seatNotNeeded[language], { threshold: 2 }))
    expect(enough).not.toContain(fill(tallyWords.fileMissing[language], { index: 3, all, left: 0 }))
    // X-C5: this window ends with the keys, and what nobody has recorded with it.
    const lost = minutesWords.lostWithKeys[language]
    expect([enough, wordsOf(keys(of(1), language, true))].map((words) => words.includes(lost))).toEqual([false, true])
    for (const { [language]: name } of [minutesWords.page, minutesWords.record]) expect(lost).toContain(name)
  })

  it('nobody at the count is sent to a command line: what to do is a button', () => {
    const refusals = Object.entries(tallyRefusalWords).map(([code, words]) => [code, words[language].next] as const)
    const told = [
      ...refusals.map(([, next]) => next),
      ...Object.values(doubtWords).map((words) => words[language].next),
      ...Object.values(tallyWords).map((words) => words[language]),
      ...atTheCount.rows.flatMap(({ act }) => act[language]),
    ]
    expect(told.filter((words) => /(?<!\.)ippyo [a-z]/.test(words))).toEqual([])
  })
})
