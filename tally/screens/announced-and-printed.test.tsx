/** The result's page on announcements and papers: contests apart, a clock that went back, no folder. */
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import type { LocalMinute } from '#election/time.ts'
import { CountRoom } from '#simulation/promises/count-room.ts'
import { LanguageProvider } from '#ui/language/language.tsx'
import { announceWords } from '#ui/messages/tally-announce.ts'
import { tallyWords } from '#ui/messages/tally-screen.ts'
import type { TallyView } from '../session/view.ts'
import { ResultPage } from './result-page.tsx'

function pageOf(view: TallyView): string {
  return renderToStaticMarkup(
    <LanguageProvider language="ja">
      <ResultPage view={view} send={() => {}} />
    </LanguageProvider>,
  )
}

/** Final and announced once, at half past nine. */
async function announcedOnce(): Promise<TallyView> {
  const room = await CountRoom.make({ records: 4 })
  room.receiveEverything()
  room.count()
  room.sayNoPaper()
  room.announce()
  return room.view()
}

function at(view: TallyView, ...times: readonly string[]): TallyView {
  const [first] = view.announcements
  if (first === undefined) expect.unreachable()
  const announcements = times.map((time, i) => ({ ...first, number: i + 1, at: `2002-06-23T${time}` as LocalMinute }))
  return { ...view, announcements }
}

it('each contest of an announcement stands in a place of its own', async () => {
  const view = await announcedOnce()
  const [list = ''] = /<li data-announcement="1">.*?<\/li>/.exec(pageOf(view)) ?? []
  expect(view.contests.length).toBeGreaterThan(1)
  for (const { title } of view.contests) expect(list).toContain(`<span><span lang="ja">${title}</span>：`)
})

it('an announcement earlier than the one before is marked, and a clock behind the last one before the next is made', async () => {
  const view = await announcedOnce()
  expect(pageOf(at(view, '21:16', '21:19'))).not.toContain(announceWords.wentBack.ja)
  expect(pageOf(at(view, '21:19', '21:16')).split(announceWords.wentBack.ja)).toHaveLength(2)
  const now = (time: string) =>
    pageOf({ ...at(view, '21:19'), now: `2002-06-23T${time}` as LocalMinute, nextAnnouncement: 2 })
  expect(now('21:19')).not.toContain('data-clock')
  expect(now('21:16')).toContain('data-clock="back"')
})

it('papers are there by their names, and no folder of the machine stands on the screen', async () => {
  const view = await announcedOnce()
  const [first] = view.announcements
  if (first === undefined) expect.unreachable()
  const path = (name: string) => `/run/ippyo/out/documents/${name}`
  const html = pageOf({
    ...view,
    documents: [{ document: 'poster', path: path('poster.pdf'), atPrinter: null }],
    announcements: [{ ...first, paper: path('announcement-001.pdf') }],
  })
  for (const name of ['poster.pdf', 'announcement-001.pdf']) expect(html).toContain(name)
  expect(html).not.toContain('/run/')
})

it('what the records ask for is asked before they are made, until it is recorded', async () => {
  const view = await announcedOnce()
  expect(Object.keys(view.minutes.known)).toContain('count witness 1 name')
  expect(pageOf(view)).toContain(tallyWords.minutesFirst.ja)
  const entry = { number: 1, at: view.now, by: '書記 花子', reason: '' }
  expect(pageOf({ ...view, minutes: { ...view.minutes, entries: [entry] } })).not.toContain(tallyWords.minutesFirst.ja)
})
