/** FLT-07: a station that stops, goes on, or ends early by law; ROL-08: a desk that is locked and changes hands. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { eachTestAtADesk } from '#simulation/rooms/each-test-at-a-desk.ts'
import type { Reception } from '#simulation/rooms/reception.ts'
import { closeAsRecorded, endTheDay, sealEverything, writeReport } from '#simulation/rooms/reception-evening.ts'

const opened = eachTestAtADesk({ voters: 4 })
let desk: Reception
beforeEach(() => {
  desk = opened()
})

const SUSPENDED = {
  type: 'voting-suspended',
  cause: '停電',
  expected: '10:40',
  machinesLeft: 0,
  waiting: 5,
  leaving: 1,
} as const

test('while voting is suspended nothing is issued and cards come back; then it goes on', async () => {
  const card = await desk.serves('1')
  desk.clock.set('2002-06-23T10:05')
  desk.app.send(SUSPENDED)
  expect(desk.day().suspension).toMatchObject({ cause: '停電', from: '2002-06-23T10:05', longAfter: null })
  await desk.seek('1')
  desk.app.send({ type: 'return-requested', declined: [] })
  await desk.exchanges(card)
  expect(desk.day().counts.cardsReturned).toBe(1)
  desk.takeCard()
  desk.app.send({ type: 'issue-requested' })
  expect(desk.day().alarm?.code).toBe('suspended')
  desk.app.send({ type: 'alarm-acknowledged' })
  desk.clock.set('2002-06-23T11:05')
  expect(desk.day().suspension?.longAfter).toBe(60)
  // Another time: the same suspension.
  desk.app.send({ ...SUSPENDED, expected: '11:30', leaving: 3 })
  desk.clock.set('2002-06-23T11:30')
  desk.app.send({ type: 'voting-resumed' })
  expect(desk.day().record.suspensions).toEqual([
    expect.objectContaining({ from: '2002-06-23T10:05', until: '2002-06-23T11:30', expected: '11:30', leaving: 3 }),
  ])
  desk.app.send({ type: 'issue-requested' })
  desk.reader.tray.insert(await desk.newCard())
  await desk.settled()
  expect(desk.day().desk.type).toBe('hand-over')
})

test('a postponement ends the day early by the officer’s card, and the station closes and reports as on any evening', async () => {
  desk.clock.set('2002-06-23T12:00')
  desk.app.send(SUSPENDED)
  desk.app.send({ type: 'postponement-requested', reason: '洪水。委員会の指示' })
  expect(desk.day().stage).toBe('voting')
  await desk.officer()
  expect(desk.day()).toMatchObject({
    stage: 'closing',
    suspension: null,
    record: { closedAt: '2002-06-23T12:00', postponed: { at: '2002-06-23T12:00', reason: '洪水。委員会の指示' } },
  })
  await desk.seek('1')
  expect(desk.day().desk).toMatchObject({ type: 'refused', notice: { code: 'not-inside-at-closing' } })
  closeAsRecorded(desk, 0)
  await writeReport(desk)
  expect(desk.day().report.type).toBe('written')
  await readFile(join(desk.room, 'documents', 'station-report-2.pdf'))
  sealEverything(desk)
  await endTheDay(desk)
  expect(desk.day().signingKey).toBe('erased')
})

test('a locked desk does nothing until the officer’s card and PIN', async () => {
  desk.app.send({ type: 'desk-lock-requested' })
  desk.app.send({ type: 'operation-cancelled' })
  desk.app.send({ type: 'tab-chosen', tab: 'papers' })
  desk.app.send({ type: 'voter-sought', text: '1', by: 'roll-number' })
  await desk.officer('000000')
  expect(desk.day()).toMatchObject({ officer: { act: { type: 'unlock' } }, tab: 'vote', desk: { type: 'ready' } })
  await desk.officer()
  expect(desk.day().officer).toBe(null)
  await desk.seek('1')
  expect(desk.day().desk.type).toBe('found')
})

test('nobody is left standing with half a card behind a lock', async () => {
  await desk.seek('1')
  desk.app.send({ type: 'identity-confirmed' })
  desk.app.send({ type: 'desk-lock-requested' })
  expect(desk.day()).toMatchObject({ officer: null, desk: { type: 'checked' }, alarm: { code: 'desk-is-busy' } })
})

test('another clerk takes over with the officer’s consent, and the names stand in the order they came', async () => {
  for (const name of ['二番 花子', '三番 太郎']) {
    desk.app.send({ type: 'clerk-change-requested', name })
    await desk.officer()
  }
  expect(desk.day().record.clerks).toEqual(['二番 花子', '三番 太郎'])
})
