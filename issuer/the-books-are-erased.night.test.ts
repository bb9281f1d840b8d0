/** D-31: after the hand-over nothing that names a voter is left on the issuer and its medium, and a power cut on the way is made good. */
import { existsSync } from 'node:fs'
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeEach, describe, expect, test } from 'vitest'
import type { StationId } from '#election/ids.ts'
import { rollPath } from '#election/keys/roll-envelope.ts'
import { eachTestAtADesk } from '#simulation/rooms/each-test-at-a-desk.ts'
import type { Reception } from '#simulation/rooms/reception.ts'
import {
  closeAsRecorded,
  endTheDay,
  eraseTheBooks,
  sealEverything,
  writeReport,
} from '#simulation/rooms/reception-evening.ts'
import { KeysAtHand } from '#ui/components/letters-at-hand.tsx'
import { LanguageProvider } from '#ui/language/language.tsx'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import { CloseTab } from './screens/close-tab.tsx'
import { databasePath } from './services/books/open-books.ts'
import { ERASED_BOOKS_FILE } from './services/start/erase-books.ts'

const theDesk = eachTestAtADesk({ voters: 9 })
let desk: Reception
let ownPackage: string

beforeEach(async () => {
  desk = theDesk()
  // The package of the other tests keeps its roll.
  ownPackage = join(desk.room, 'package')
  await cp(desk.config().package, ownPackage, { recursive: true })
  await desk.app.stop()
  await start()
  await desk.serves('1')
  closeAsRecorded(desk, 1)
  sealEverything(desk)
  await writeReport(desk)
})

async function start(): Promise<void> {
  await desk.start('2-I1', { package: ownPackage })
  await desk.unlock()
}

async function erase(): Promise<string> {
  await eraseTheBooks(desk, '開票管理者 選管 花子')
  return noticeNow()
}

const stepsLeft = () => desk.day().closing.flatMap(({ step, done }) => (done ? [] : [step]))

function closingPage(): string {
  const { head } = desk.app.view()
  if (head === null) throw new Error('a desk that was unlocked')
  const tab = createElement(CloseTab, { head, view: desk.day(), send: () => {} })
  return renderToStaticMarkup(
    createElement(() => LanguageProvider({ language: 'ja', children: createElement(KeysAtHand, null, tab) })),
  )
}

function noticeNow(): string {
  const view = desk.app.view()
  return view.screen === 'refused' ? view.notice.code : view.screen
}

const machine = () => join(desk.room, 'machines', '2-I1')
const named = async (directory: string) => (await readdir(directory)).sort()
const note = async () => JSON.parse(await readFile(join(machine(), ERASED_BOOKS_FILE), 'utf8'))

async function starts(): Promise<string> {
  await desk.app.stop()
  await desk.start('2-I1', { package: ownPackage })
  await desk.until((view) => view.screen !== 'starting', 'the start')
  return noticeNow()
}

describe('the books', () => {
  test('are needed until the day is ended', async () => {
    desk.app.send({ type: 'books-erasure-requested', handedTo: 'somebody' })
    expect(desk.day()).toMatchObject({ officer: null, alarm: { code: 'books-still-needed' } })
  })

  test('are erased by the last step of the closing, which is due when the day is ended', async () => {
    expect(stepsLeft()).toEqual(['envelopes', 'leaving', 'end', 'erase'])
    await endTheDay(desk)
    expect(stepsLeft()).toEqual(['erase'])
    const page = closingPage()
    expect(page).toContain(issuerScreen.eraseHelp.ja)
    expect(page).toContain(issuerScreen.eraseHandedTo.ja)
    for (const over of ['allStepsDone', 'noStepWaits'] as const) expect(page).not.toContain(issuerScreen[over].ja)
  })

  test('are gone after it: database, medium and roll; report, log and a note stay', async () => {
    await endTheDay(desk)
    expect(await erase()).toBe('books-erased')
    const files = await named(machine())
    expect(files.filter((name) => name.endsWith('.db') || name.endsWith('-journal'))).toEqual([])
    expect(files).toEqual(expect.arrayContaining(['books-erased.json', 'issuer-log.ippyo', 'station-report-1.json']))
    expect(await named(join(desk.room, 'take-over'))).toEqual([])
    expect(await named(join(ownPackage, 'rolls'))).toEqual([])
    expect(await note()).toMatchObject({
      station: '2',
      issuer: '2-I1',
      handedTo: '開票管理者 選管 花子',
      reportVersion: 1,
      machine: true,
      medium: true,
    })
    expect(await starts()).toBe('books-erased')
  })

  test('of a medium that is not in are said, and go at the next start with it', async () => {
    await endTheDay(desk)
    const [medium, away] = [join(desk.room, 'take-over', 'take-over.ippyo'), join(desk.room, 'away')]
    await rename(medium, away)
    expect(await erase()).toBe('books-not-erased')
    expect(await note()).toMatchObject({ machine: true, medium: false })
    expect(await starts()).toBe('books-not-erased')
    await rename(away, medium)
    expect(await starts()).toBe('books-erased')
    expect(await named(join(desk.room, 'take-over'))).toEqual([])
  })

  test('of an erasing that the power cut are gone at the next start, and nobody opens them before', async () => {
    await endTheDay(desk)
    await desk.app.stop()
    const before = join(desk.room, 'before')
    await cp(machine(), before, { recursive: true })
    await start()
    await erase()
    const begun = { ...(await note()), machine: false }
    await desk.app.stop()
    await rm(machine(), { recursive: true })
    await cp(before, machine(), { recursive: true })
    await writeFile(join(machine(), ERASED_BOOKS_FILE), JSON.stringify({ format: 'ippyo books erased 1', ...begun }))
    expect(await starts()).toBe('books-erased')
    expect((await named(machine())).filter((name) => name.endsWith('.db'))).toEqual([])
  })

  test('stay whole if the disk takes no note; the step is there again when it does', async () => {
    await endTheDay(desk)
    const inTheWay = join(machine(), ERASED_BOOKS_FILE)
    await mkdir(inTheWay)
    const books = (await named(machine())).filter((name) => name.endsWith('.db'))
    expect(await erase()).toBe('books-not-erased')
    expect(await named(machine())).toEqual(expect.arrayContaining(books))
    expect(await named(join(ownPackage, 'rolls'))).toHaveLength(1)
    await rm(inTheWay, { recursive: true })
    await desk.app.stop()
    await start()
    expect(stepsLeft()).toEqual(['erase'])
    expect(await erase()).toBe('books-erased')
  })

  test('that the disk keeps leave nothing else of a voter: what can be erased is', async () => {
    await endTheDay(desk)
    await erase()
    await desk.app.stop()
    const [roll, list, medium] = [
      join(ownPackage, rollPath('2' as StationId)),
      join(desk.room, 'take-over', 'roll-list-2-01.ippyo'),
      join(desk.room, 'take-over', 'take-over.ippyo'),
    ]
    for (const path of [roll, medium]) await writeFile(path, '見本 花子')
    const begun = { ...(await note()), machine: false, medium: false }
    await writeFile(join(machine(), ERASED_BOOKS_FILE), JSON.stringify({ format: 'ippyo books erased 1', ...begun }))
    // Directories stand for files that a bad disk does not give.
    const { electionId } = desk.prepared.election.electionPackage
    await mkdir(databasePath(machine(), electionId, '2' as StationId))
    await mkdir(list)
    expect(await starts()).toBe('books-not-erased')
    expect([existsSync(roll), existsSync(medium)]).toEqual([false, true])
    expect(await note()).toMatchObject({ machine: false, medium: false })
  })

  test('of a package that cannot be written are said', async () => {
    await endTheDay(desk)
    await rename(join(ownPackage, 'rolls'), join(desk.room, 'rolls'))
    await writeFile(join(ownPackage, 'rolls'), 'no directory')
    expect(await erase()).toBe('books-not-erased')
    expect(await note()).toMatchObject({ machine: false, medium: true })
  })
})
