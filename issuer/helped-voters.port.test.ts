/** PRX-02: whoever needs help gets a card, however many there are and whatever the assistants are called (X-B2). */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fromHex, utf8 } from '#election/bytes.ts'
import type { ContestId, StationId } from '#election/ids.ts'
import { deriveKey } from '#election/keys/derive.ts'
import { must } from '#simulation/rooms/must.ts'
import { type PreparedStation, prepareStation, Reception, sourcesWith } from '#simulation/rooms/reception.ts'
import { openDatabase } from './services/books/database.ts'
import { databasePath } from './services/books/open-books.ts'

/** One more than the list of assistance once had places. */
const VOTERS = 257
let prepared: PreparedStation

beforeAll(async () => {
  prepared = await prepareStation(sourcesWith(VOTERS))
})
afterAll(() => prepared.close())

async function helped(desk: Reception, voter: string, assistants: readonly [string, string]): Promise<void> {
  await desk.issueTo(voter, await desk.newCard(), assistants)
  expect(`${voter}: ${desk.glance()}`).toBe(`${voter}: desk hand-over, alarm none, check none`)
  desk.takeCard()
  desk.app.send({ type: 'handed-over' })
}

async function openDesk(): Promise<Reception> {
  const desk = await Reception.furnish(prepared)
  await desk.start()
  await desk.unlock()
  await desk.open()
  return desk
}

test('all voters of a roll of 257 are helped', async () => {
  const desk = await openDesk()
  try {
    desk.app.send({ type: 'cards-received', count: VOTERS + 20 })
    for (let voter = 1; voter <= VOTERS; voter++) await helped(desk, String(voter), ['補助 一', '補助 二'])
    expect(desk.day().counts.cardsIssued).toBe(VOTERS)
  } finally {
    await desk.clear()
  }
})

test('names of the longest kind that the fields take', async () => {
  const desk = await openDesk()
  try {
    const long = (letter: string) => letter.repeat(80 / letter.length)
    await helped(desk, '1', [long('齋'), long('藤')])
    await helped(desk, '2', [long('"'), long('\\')])
    await helped(desk, '3', [long('𠮷'), long('𡈽')])
  } finally {
    await desk.clear()
  }
})

/** Every place of the list that holds somebody, opened with the station's keys after the issuer has stopped. */
function listOf(desk: Reception): readonly unknown[] {
  const { electionId } = prepared.election.electionPackage
  const key = deriveKey({
    secret: prepared.secrets.keys.takeOverKey,
    label: 'issuer database 1',
    context: [fromHex(electionId), utf8('2-I1')],
    length: 32,
  })
  const database = must(openDatabase(databasePath(desk.config().machine, electionId, '2' as StationId), key))
  try {
    const values = database.prepare<[], Buffer>('SELECT value FROM assistance').pluck().all()
    const texts = values.map((value) => value.subarray(0, value.indexOf(0)).toString())
    return texts.filter((text) => text !== '').map((text): unknown => JSON.parse(text))
  } finally {
    database.close()
  }
}

test('the list names the helpers of each contest that is out; of a card that came back unvoted it names nobody', async () => {
  const desk = await openDesk()
  try {
    await helped(desk, '1', ['補助 一', '補助 二'])
    await helped(desk, '2', ['補助 三', '補助 四'])
    await desk.serves('3')

    const returned = await desk.serves('4', ['補助 五', '補助 六'])
    await desk.seek('4')
    desk.app.send({ type: 'return-requested', declined: ['mayor', 'council'] as ContestId[] })
    desk.reader.tray.insert(returned)
    await desk.settled()
    desk.desk('returned')
    desk.takeCard()
    desk.app.send({ type: 'voter-left' })

    // Pulled in the moment of issue and not found again: it counts as issued, and the helpers stand with it (ISS-20).
    desk.reader.tray.pullDuring('increment', 1, 'new')
    await desk.issueTo('5', await desk.newCard(), ['補助 七', '補助 八'])
    desk.reader.tray.callOff()
    desk.app.send({ type: 'unsettled-issue-closed' })
    await desk.until((view) => view.screen === 'day' && view.unsettled === null, 'settled')
    await desk.app.stop()
    const entries = [
      ['assisted', '補助 一', '補助 二'],
      ['assisted', '補助 三', '補助 四'],
      ['assisted', '補助 七', '補助 八'],
    ]
    const list = listOf(desk).map((entry) => JSON.stringify(entry))
    expect(list.sort()).toEqual([...entries, ...entries].map((entry) => JSON.stringify(entry)).sort())
  } finally {
    await desk.clear()
  }
})
