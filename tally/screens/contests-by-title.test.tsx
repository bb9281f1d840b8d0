/** No page of the tally names a contest by its id; and a decision that was taken back does not look as if it held. */
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { doubtId } from '#election/count/doubt.ts'
import type { ContestId, PairNumber, StationId } from '#election/ids.ts'
import { LANGUAGES } from '#election/languages.ts'
import type { LocalMinute } from '#election/time.ts'
import { CountRoom } from '#simulation/promises/count-room.ts'
import { KeysAtHand } from '#ui/components/letters-at-hand.tsx'
import { LanguageProvider } from '#ui/language/language.tsx'
import type { Language } from '#ui/messages/message.ts'
import { tallyWords } from '#ui/messages/tally-screen.ts'
import { paperWords, rulingWords } from '#words/tally.ts'
import type { TallyScreenEvent } from '../session/screen-event.ts'
import type { TallyView } from '../session/view.ts'
import { ExplainDialog } from './explain-dialog.tsx'
import { Names, namesIn } from './field.tsx'
import { LogPage } from './log-page.tsx'
import { ResultPage } from './result-page.tsx'

const SAID = { chair: '選挙 長', witnesses: ['立会 春子'] }

async function counted(): Promise<CountRoom> {
  const room = await CountRoom.make()
  room.receiveEverything()
  room.count()
  return room
}

function page(content: React.ReactNode, language: Language): string {
  return renderToStaticMarkup(
    <LanguageProvider language={language}>
      <KeysAtHand>{content}</KeysAtHand>
    </LanguageProvider>,
  )
}

/** Only the words that people read: an attribute may have the id. */
function wordsOf(html: string): string {
  return html.replaceAll(/<[^>]*>/g, ' ')
}

it('what is to be explained, and what is missing for it', async () => {
  const room = await counted()
  const facts = { remainders: 'mayor 3, council -1', missing: 'mayor 0', replaced: 'mayor 0', found: 'mayor 0' }
  const doubt = { code: 'books', station: '1' as StationId, pair: null, facts } as const
  const id = doubtId(doubt)
  const view: TallyView = {
    ...room.view(),
    doubts: [{ ...doubt, id, explained: false, seals: [] }],
    missing: [{ type: 'explanation', doubt: id, code: 'books', station: doubt.station, pair: null }],
  }
  const [mayor] = view.contests
  for (const language of LANGUAGES) {
    for (const content of [
      <ExplainDialog key="explain" view={view} send={() => {}} onClose={() => {}} />,
      <ResultPage key="result" view={view} send={() => {}} />,
    ]) {
      const words = wordsOf(page(content, language))
      expect(words).toContain(`${mayor?.title} 3`)
      expect(words).not.toMatch(/\b(mayor|council)\b/)
    }
  }
})

it('what is refused while the machine works is asked for after it: nobody types a reason that is lost', async () => {
  const room = await counted()
  const facts = { media: 'S1P1-A' }
  const doubt = { code: 'pair-contested', station: '1' as StationId, pair: 1 as PairNumber, facts } as const
  const id = doubtId(doubt)
  const { station, pair } = doubt
  const at = (busy: TallyView['busy']): TallyView => ({
    ...room.view(),
    busy,
    doubts: [{ ...doubt, id, explained: false, seals: [] }],
    missing: [{ type: 'explanation', doubt: id, code: doubt.code, station, pair }],
  })
  const greyOf = (busy: TallyView['busy']) =>
    [...page(<ResultPage view={at(busy)} send={() => {}} />, 'en').matchAll(/<button[^>]* disabled[^>]*>([^<]*)/g)]
      .map(([, words]) => words)
      .filter((words) => words === rulingWords.decide.en || words === paperWords.none.en)
  expect(greyOf(null)).toEqual([])
  expect(new Set(greyOf('printing'))).toEqual(new Set([rulingWords.decide.en, paperWords.none.en]))
  const dialog = (busy: TallyView['busy']) =>
    page(<ExplainDialog view={at(busy)} send={() => {}} onClose={() => {}} />, 'ja')
  expect(dialog('media')).toContain('data-code="busy"')
  expect(dialog(null)).not.toContain('data-code="busy"')
})

it('a doubt that went while its dialog was open is said, and another one can be chosen', async () => {
  const room = await counted()
  const doubt = { code: 'books', station: '1' as StationId, pair: null, facts: { remainders: 'mayor 3' } } as const
  const of = { type: 'explanation', code: doubt.code, station: doubt.station, pair: null } as const
  const view: TallyView = {
    ...room.view(),
    doubts: [{ ...doubt, id: doubtId(doubt), explained: false, seals: [] }],
    missing: [
      { ...of, doubt: 'the one before' },
      { ...of, doubt: doubtId(doubt) },
    ],
  }
  const html = page(<ExplainDialog view={view} send={() => {}} onClose={() => {}} />, 'en')
  expect(wordsOf(html)).toContain(tallyWords.doubtGone.en)
  expect([...html.matchAll(/<option/g)]).toHaveLength(2)
  const none = { ...view, doubts: [], missing: [] }
  expect(page(<ExplainDialog view={none} send={() => {}} onClose={() => {}} />, 'en')).not.toContain('<select')
})

it('names beyond the tenth, and letters beyond the sixtieth, are named as not recorded', () => {
  const shown = (value: string) => wordsOf(page(<Names label="" value={value} onChange={() => {}} />, 'en'))
  expect(shown(Array(10).fill('立会 春子').join('\n'))).not.toContain('▲')
  expect(shown(`${'立会 春子\n\n'.repeat(12)}`)).toContain('2 more')
  expect(shown('春'.repeat(61))).toContain('60 letters')
  // Half of a letter would have the whole act refused, without a word.
  expect(namesIn(`${'春'.repeat(59)}𠮷`)).toEqual(['春'.repeat(59)])
})

it('the log', async () => {
  const room = await counted()
  const minute = '2002-06-23T22:10' as LocalMinute
  const entries = [{ minute, event: { type: 'paper-none', contest: 'mayor' as ContestId } as const }]
  const view = { ...room.view(), log: { entries, earlier: 0, unbroken: true } }
  for (const language of LANGUAGES) {
    const words = wordsOf(page(<LogPage view={view} />, language))
    expect(words).toContain(view.contests[0]?.title)
    expect(words).not.toContain('mayor')
  }
})

it('a decision on a candidate stands out only while it holds', async () => {
  const room = await counted()
  const rule = (candidate: number, eligible: boolean): TallyScreenEvent => {
    return { type: 'rule-candidate', contest: 'mayor', candidate, eligible, reason: '戸籍の照会', ...SAID }
  }
  const marked = () => {
    const html = page(<ResultPage view={room.view()} send={() => {}} />, 'ja')
    return [...html.matchAll(/<p class="([a-z-]+)" data-ruled="(\d)"[^>]*>(▲?)/g)].map(([, look, who, sign]) => {
      return [look, Number(who), sign === '▲']
    })
  }
  room.press(rule(1, false))
  expect(marked()).toEqual([['note', 1, true]])
  room.press(rule(1, true))
  expect(marked()).toEqual([
    ['quiet', 1, false],
    ['quiet', 1, false],
  ])
  room.press(rule(1, false))
  room.press(rule(2, false))
  expect(marked()).toEqual([
    ['quiet', 1, false],
    ['quiet', 1, false],
    ['note', 1, true],
    ['note', 2, true],
  ])
})
