/**
 * LAW-19 on the real app: a list takes a contest off cards in the middle of the day, and the next one brings it back. Nobody ever has it
 * on card and paper (PAP-02), also when the power goes in between and the spare issuer goes on.
 */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { ContestId } from '#election/ids.ts'
import { signNextList } from '#simulation/rooms/next-list.ts'
import { type PreparedStation, prepareStation, Reception, sourcesWith } from '#simulation/rooms/reception.ts'
import { closeAsRecorded } from '#simulation/rooms/reception-evening.ts'

const sources = sourcesWith(9)
const [MAYOR, COUNCIL] = ['mayor', 'council'] as ContestId[] as [ContestId, ContestId]
let prepared: PreparedStation
let desk: Reception

beforeAll(async () => {
  prepared = await prepareStation(sources)
})
afterAll(() => prepared.close())
beforeEach(async () => {
  desk = await Reception.furnish(prepared)
  await desk.start()
  await desk.unlock()
  await desk.open()
})
afterEach(() => desk.clear())

/** The office signs it; it goes to the machine with the package, and the machine is started anew. */
async function nextListIs(suspended: readonly ContestId[], machine = '2-I1'): Promise<void> {
  await desk.app.stop()
  await signNextList(prepared.directory, sources, suspended)
  desk.reader.tray.remove()
  await desk.start(machine)
  await desk.unlock()
}

/** The card lies in its voter's hand, with what went with it. */
async function served(rollNo: string): Promise<void> {
  await desk.issueTo(rollNo, await desk.newCard())
  if (desk.day().desk.type === 'question') desk.app.send({ type: 'question-answered', yes: true })
  await desk.settled()
  desk.desk('hand-over')
  desk.takeCard()
  desk.app.send({ type: 'handed-over' })
}

async function standingOf(rollNo: string) {
  await desk.seek(rollNo)
  const { desk: shown } = desk.day()
  desk.app.send({ type: 'voter-left' })
  if (shown.type !== 'found' && shown.type !== 'refused') throw new Error(`a voter, not ${shown.type}`)
  const { out, ordinary } = shown.voter?.standing ?? {}
  return { out, ordinary, left: shown.type === 'found' ? shown.offered : 0 }
}

const linesOf = () =>
  desk.day().counts.contests.map(({ issued, returned, ordinary, marks }) => ({
    voters: issued - returned,
    onPaper: ordinary.men + ordinary.women,
    marks,
  }))

test('paper and card together, no second way afterwards, and books that are right in the evening', async () => {
  const early = await desk.serves('1')
  await served('2')

  await nextListIs([MAYOR])
  expect(desk.app.view()).toMatchObject({ head: { offCards: 1 } })
  await served('3')
  // Only the contest that is off cards: no card at all.
  await desk.seek('4')
  desk.app.send({ type: 'identity-confirmed' })
  desk.app.send({ type: 'contests-chosen', contests: [MAYOR] })
  desk.app.send({ type: 'issue-requested' })
  expect(desk.desk('question').question).toBe('papers')
  desk.app.send({ type: 'question-answered', yes: true })
  await desk.settled()
  desk.desk('paper-given')
  desk.app.send({ type: 'handed-over' })
  // Voter 1 was turned away by the machine: the card with both comes back, a paper and a card go out.
  await desk.seek('1')
  desk.app.send({ type: 'return-requested', declined: [] })
  await desk.exchanges(early)
  desk.takeCard()
  expect(desk.desk('checked').checked.offered).toBe(3)
  desk.app.send({ type: 'issue-requested' })
  desk.reader.tray.insert(await desk.newCard())
  await desk.settled()
  desk.desk('hand-over')
  desk.takeCard()
  desk.app.send({ type: 'handed-over' })
  const given = { out: 2, ordinary: 1, left: 0 }
  expect([await standingOf('1'), await standingOf('3')]).toEqual([given, given])
  expect(await standingOf('4')).toEqual({ out: 0, ordinary: 1, left: 2 })
  const lines = [
    { voters: 1, onPaper: 3, marks: 4 },
    { voters: 3, onPaper: 0, marks: 3 },
  ]
  expect(linesOf()).toEqual(lines)
  // The ticket of whoever has nothing but a paper lies apart (D-09).
  expect(desk.day()).toMatchObject({ ticketsExpected: 3, counts: { ticketsHeld: 3, onPaper: 1, reentries: 0 } })

  // The power goes while voter 5 is served: card and paper count as given until the card says otherwise.
  const torn = await desk.newCard()
  desk.reader.tray.pullDuring('increment', 1, 'old')
  await desk.issueTo('5', torn)
  desk.reader.tray.callOff()

  // Its machine is dead; the spare has nothing but the take-over medium, and the list after the lot.
  await desk.app.stop()
  await rm(join(desk.room, 'machines', '2-I1'), { recursive: true })
  await nextListIs([], '2-I2')
  desk.app.send({ type: 'take-over-confirmed', tickets: 4, reason: '' })
  await desk.until((view) => view.screen === 'day', 'the spare goes on')
  expect(linesOf()[0]).toEqual({ voters: 1, onPaper: 4, marks: 5 })
  desk.reader.tray.insert(torn)
  await desk.settled()
  desk.takeCard()
  desk.app.send({ type: 'voter-left' })
  expect(linesOf()).toEqual(lines)
  expect(await standingOf('4')).toEqual({ out: 0, ordinary: 1, left: 2 })
  expect(await standingOf('5')).toEqual({ out: 0, ordinary: 0, left: 3 })
  expect(await standingOf('3')).toEqual(given)
  await served('4')
  await served('5')
  expect(await standingOf('4')).toEqual(given)
  expect(await standingOf('5')).toEqual({ out: 3, ordinary: 0, left: 0 })
  expect(linesOf()).toEqual([
    { voters: 2, onPaper: 3, marks: 5 },
    { voters: 5, onPaper: 0, marks: 5 },
  ])
  closeAsRecorded(desk, 2)
  expect(desk.day()).toMatchObject({ alarm: null, record: { closing: { kiosksMayClose: true } } })
  expect(desk.day().books.map(({ difference }) => difference)).toEqual([0, 3])
})

test('the power goes when the card is written: behind the restart the page names the paper that goes with it, under whichever list', async () => {
  await nextListIs([MAYOR])
  const card = await desk.newCard()
  desk.reader.tray.pullDuring('increment', 1, 'new')
  await desk.issueTo('2', card)
  desk.reader.tray.callOff()
  await nextListIs([])
  desk.reader.tray.insert(card)
  await desk.settled()
  expect(desk.desk('hand-over')).toMatchObject({ papers: 1, checked: { chosen: 3 } })
  expect(linesOf()).toEqual([
    { voters: 0, onPaper: 1, marks: 1 },
    { voters: 1, onPaper: 0, marks: 1 },
  ])
  desk.takeCard()
  desk.app.send({ type: 'paper-withdrawn' })
  await desk.settled()
  expect(linesOf()[0]).toEqual({ voters: 0, onPaper: 0, marks: 0 })
})

test('a card that nobody can read, replaced for the other contest alone, is a missing card of the suspended one too (CNT-05)', async () => {
  await desk.serves('1')
  await nextListIs([MAYOR])
  await desk.seek('1')
  await desk.authorise()
  desk.app.send({ type: 'replacement-requested', card: 'unreadable' })
  desk.app.send({ type: 'replacement-decided', reason: '割れたカード' })
  expect(desk.desk('checked').checked.chosen).toBe(2)
  desk.app.send({ type: 'issue-requested' })
  if (desk.day().desk.type === 'question') desk.app.send({ type: 'question-answered', yes: true })
  desk.reader.tray.insert(await desk.newCard())
  await desk.settled()
  desk.desk('hand-over')
  expect(desk.day().counts.contests.map(({ unreadable }) => unreadable)).toEqual([1, 1])
})

test('a paper that was not handed over is taken back beside its card; a helper is written down for both', async () => {
  await nextListIs([COUNCIL])
  const helpers = ['補助 一子', '補助 二男']
  await desk.issueTo('2', await desk.newCard(), helpers)
  expect(linesOf()[1]).toEqual({ voters: 0, onPaper: 1, marks: 1 })
  desk.takeCard()
  desk.app.send({ type: 'paper-withdrawn' })
  await desk.settled()
  expect(linesOf()).toEqual([
    { voters: 1, onPaper: 0, marks: 1 },
    { voters: 0, onPaper: 0, marks: 0 },
  ])
})
