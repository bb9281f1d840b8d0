/**
 * ELG-16, ELG-17, promise 1 where tickets are numbered over the town and not as the roll: the bare number of one voter's ticket is another's number in the roll. A scan
 * shows both, the ticket first, and never opens the other voter's page (cases of 高知市 2025 and 竜王町 2019).
 */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { assert } from '#election/assert.ts'
import { type PreparedStation, prepareStation, Reception, sourcesWith } from '#simulation/rooms/reception.ts'

let prepared: PreparedStation
let desk: Reception
beforeAll(async () => {
  const sources = sourcesWith(6)
  // 1 has ticket 2, 2 has ticket 3, …
  prepared = await prepareStation({
    ...sources,
    roll: sources.roll.map((voter, place) => ({
      ...voter,
      ticket: String(place + 2),
      ...(place === 2 ? { mark: 'struck' as const, name: '選挙 1郎' } : { kana: `${voter.kana}${place}` }),
      // Namesakes.
      ...(place === 5 && { name: '選挙 5郎' }),
    })),
  })
  desk = await Reception.furnish(prepared)
  await desk.start()
  await desk.unlock()
  await desk.open()
})
afterEach(() => desk.send({ type: 'voter-left' }))
afterAll(async () => {
  await desk.clear()
  await prepared.close()
})

async function scanned(text: string) {
  desk.send({ type: 'voter-sought', text, by: 'scanned' })
  await desk.settled()
  const { desk: shown } = desk.day()
  assert(shown.type === 'matches' || shown.type === 'found', `found: ${shown.type}`)
  return shown.type === 'matches'
    ? shown.voters.map(({ rollNo }, at) => `${rollNo} ${shown.by[at]}`)
    : [`${shown.voter.rollNo} ${shown.ticket}`]
}

test('a number of two kinds is a list; who is chosen by the ticket has a scanned ticket, and the other is asked', async () => {
  expect(await scanned('2')).toEqual(['1 ticket', '2 number'])
  desk.send({ type: 'voter-chosen', rollNo: '1' as never })
  expect(desk.desk('found')).toMatchObject({ ticket: 'scanned', voter: { rollNo: '1' } })
  desk.send({ type: 'voter-left' })
  expect(await scanned('2')).toHaveLength(2)
  desk.send({ type: 'voter-chosen', rollNo: '2' as never })
  expect(desk.desk('found')).toMatchObject({ ticket: 'asked', voter: { rollNo: '2' } })
})

test('a number of one kind is that voter', async () => {
  expect(await scanned('7')).toEqual(['6 scanned'])
})

test('where one row of a person is struck, its page names the other one; nobody else is named', async () => {
  await desk.seek('3')
  expect(desk.desk('refused')).toMatchObject({
    notice: { code: 'struck' },
    voter: { twin: { rollNo: '1', served: false } },
  })
  desk.send({ type: 'voter-left' })
  await desk.seek('2')
  expect(desk.desk('found').voter.twin).toBe(null)
})

test('where a card went to one row of a person, the page of the other one says so, before a second card goes out', async () => {
  await desk.seek('6')
  expect(desk.desk('found').voter.twin).toEqual({ rollNo: '5', served: false })
  desk.send({ type: 'voter-left' })
  await desk.serves('5')
  await desk.seek('6')
  expect(desk.desk('found').voter.twin).toEqual({ rollNo: '5', served: true })
})

test('人違い of two namesakes: their name means the other one', async () => {
  await desk.seek('5')
  expect(desk.desk('refused')).toMatchObject({ voter: { rollNo: '5' } })
  desk.send({ type: 'mistaken-requested' })
  desk.send({ type: 'mark-owner-sought', text: '選挙 5郎' })
  await desk.settled()
  expect(desk.desk('mistaken')).toMatchObject({ owner: { type: 'row', voter: { rollNo: '6' } }, failure: null })
  desk.send({ type: 'operation-cancelled' })
})
