/**
 * Promise 7 on the day that goes wrong, at a real desk: a card that is replaced, left over or brought twice never makes a second right,
 * the evening has its order, a report is put right by its next version, and the spare issuer goes on where the first one stopped.
 */

import { cp, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import { assert } from '#election/assert.ts'
import { type Move, stateOf, toFinished, toPressed, toTaken } from '#election/card/card-state.ts'
import { acceptStationReport } from '#election/count/desk-reports.ts'
import type { StationReport } from '#election/count/station-report.ts'
import type { ContestId, PairNumber } from '#election/ids.ts'
import type { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import { ticketsExpected } from '#issuer/session/balance.ts'
import { CLOSING_TICKS } from '#issuer/session/screen-event.ts'
import { counterOf } from '#simulation/rooms/card-desk.ts'
import { eachTestAtADesk } from '#simulation/rooms/each-test-at-a-desk.ts'
import { must } from '#simulation/rooms/must.ts'
import type { Reception } from '#simulation/rooms/reception.ts'
import { closeAsRecorded, writeReport } from '#simulation/rooms/reception-evening.ts'

const WHY = '割れたカード。立会人に異議なし'
const pair = 1 as PairNumber
const taken = (counter: number): Move => toTaken(counter, pair)
const pressed = (counter: number): Move => toPressed(counter, pair)
const finished = (counter: number): Move => toFinished(counter, pair)

const theDesk = eachTestAtADesk({ voters: 5 })
let desk: Reception
let card: UltralightAesCard

beforeEach(async () => {
  desk = theDesk()
  card = await desk.serves('1')
})

const alarm = () => {
  const code = desk.day().alarm?.code ?? null
  desk.app.send({ type: 'alarm-acknowledged' })
  return code
}

async function shows(shown: UltralightAesCard): Promise<void> {
  await desk.authorise()
  desk.reader.tray.insert(shown)
  await desk.settled()
  expect(desk.day().check.type).toBe('shown')
}

/** A voter gives a card back that was in a machine; with `exchange` the right stays and waits for another card. */
async function comesBack(rollNo: string, shown: UltralightAesCard): Promise<void> {
  await shows(shown)
  desk.app.send({ type: 'operation-cancelled' })
  await desk.seek(rollNo)
  desk.app.send({ type: 'return-requested', declined: [] })
  await desk.settled()
  desk.takeCard()
}

async function issuesAnother(): Promise<void> {
  const another = await desk.newCard()
  desk.app.send({ type: 'issue-requested' })
  desk.reader.tray.insert(another)
  await desk.settled()
  desk.desk('hand-over')
  desk.takeCard()
  desk.app.send({ type: 'handed-over' })
}

async function asksForAnother(rollNo = '1'): Promise<void> {
  await desk.seek(rollNo)
  await desk.authorise()
  desk.app.send({ type: 'replacement-requested', card: 'unreadable' })
}

async function signedReport(): Promise<StationReport> {
  const path = join(desk.room, 'reports', '2.json')
  const [bytes, signature] = [new Uint8Array(await readFile(path)), new Uint8Array(await readFile(`${path}.sig`))]
  return must(acceptStationReport(bytes, signature, desk.prepared.election.electionPackage))
}

it('a card that was replaced is named in every sum: one voter, one right, one card that nobody has seen again', async () => {
  await asksForAnother()
  desk.app.send({ type: 'replacement-decided', reason: WHY })
  await issuesAnother()
  for (const contest of desk.day().counts.contests) {
    expect(contest).toMatchObject({ issued: 1, returned: 0, marks: 1, replaced: 1, unreadable: 1 })
  }
  closeAsRecorded(desk, 1)
  await writeReport(desk)
  expect((await signedReport()).contests.map(({ replaced, missing }) => [replaced, missing])).toEqual([
    [1, 1],
    [1, 1],
  ])
})

it('of a voter who has another card behind them nothing is replaced but what the officer names, and one ticket lies at the desk', async () => {
  const handsOver = async (contests: readonly string[]) => {
    const given = await desk.newCard()
    desk.app.send({ type: 'contests-chosen', contests: contests as ContestId[] })
    desk.app.send({ type: 'issue-requested' })
    desk.app.send({ type: 'question-answered', yes: true })
    desk.reader.tray.insert(given)
    await desk.settled()
    desk.takeCard()
    desk.app.send({ type: 'handed-over' })
    return given
  }
  await desk.seek('2')
  desk.app.send({ type: 'identity-confirmed' })
  await desk.atKiosk(await handsOver(['mayor']), taken, pressed, finished)
  await desk.seek('2')
  desk.app.send({ type: 'identity-confirmed' })
  await handsOver(['council'])
  const { ticketsHeld } = desk.day().counts
  await asksForAnother('2')
  desk.app.send({ type: 'replacement-decided', reason: WHY })
  expect(desk.desk('checked').checked).toMatchObject({ offered: 3, chosen: 0 })
  await handsOver(['council'])
  const { counts } = desk.day()
  expect(counts.contests.map(({ issued, replaced }) => [issued, replaced])).toEqual([
    [2, 0],
    [2, 1],
  ])
  expect([counts.ticketsHeld, ticketsExpected(counts)]).toEqual([ticketsHeld, ticketsHeld])
})

it('while a machine that died may hold its vote, no card is replaced', async () => {
  const [dead] = desk.day().record.kiosks
  assert(dead !== undefined, 'a kiosk')
  desk.app.send({ type: 'kiosk-marked', machine: dead.machine, state: 'failed', note: '電源が入らない' })
  await asksForAnother()
  expect([alarm(), desk.day().check.type]).toEqual(['replace-pair-open', 'voting-card'])
})

it('a card left pressed brings no right back before its machine has closed', async () => {
  await desk.atKiosk(card, taken, pressed)
  await shows(card)
  desk.app.send({ type: 'left-over-decided', says: 'not-recorded', witnesses: [0, 1] })
  await desk.settled()
  expect([alarm(), stateOf(counterOf(card)).type]).toEqual(['left-over-pair-open', 'pressed'])
})

it('a card that came back never comes back again', async () => {
  await desk.atKiosk(card, taken)
  await comesBack('1', card)
  await issuesAnother()
  const { counts } = desk.day()
  await desk.authorise()
  desk.reader.tray.insert(card)
  await desk.settled()
  desk.app.send({ type: 'operation-cancelled' })
  await desk.seek('1')
  desk.app.send({ type: 'return-requested', declined: [] })
  await desk.settled()
  expect(desk.day().counts).toEqual(counts)
})

it('the evening has its order: no report before the list, the ticks, the machines, the tickets and the cards', async () => {
  const report = () => {
    desk.app.send({ type: 'station-report-requested' })
    return alarm()
  }
  expect(report()).toBe('closing-not-declared')
  desk.clock.set('2002-06-23T20:00')
  desk.app.send({ type: 'closing-declared' })
  expect(report()).toBe('inside-list-open')
  desk.app.send({ type: 'inside-list-fixed' })
  expect(report()).toBe('closing-ticks-missing')
  for (const tick of CLOSING_TICKS) {
    desk.app.send({ type: 'closing-ticked', tick, done: true, cardsOut: 'none' })
  }
  expect(report()).toBe('kiosks-not-closing')
  desk.app.send({ type: 'transport-witness-named', witness: 0 })
  desk.app.send({ type: 'kiosks-closing' })
  expect(report()).toBe('tickets-not-counted')
  desk.app.send({ type: 'tickets-counted', count: 1 })
  expect(report()).toBe('cards-not-counted')
  desk.app.send({ type: 'cards-counted', inCase: 20 })
  expect(report()).toBe('records-missing')
})

it('a corrected report is the second version, says why, and a machine that was started is never unused again', async () => {
  closeAsRecorded(desk, 1)
  await writeReport(desk)
  expect(await signedReport()).toMatchObject({ version: 1, correctsReason: '' })
  desk.app.send({ type: 'report-correction-requested', reason: '記載もれ' })
  await desk.officer()
  const [used] = desk.day().record.kiosks
  assert(used !== undefined, 'a kiosk')
  desk.app.send({ type: 'kiosk-marked', machine: used.machine, state: 'spare', note: '' })
  expect(alarm()).toBe('kiosk-was-started')
  await writeReport(desk)
  const second = await signedReport()
  expect(second).toMatchObject({ version: 2, correctsReason: '記載もれ' })
  expect(second.pairs[0]).toMatchObject({ state: 'started' })
})

it('the spare issuer goes on: hours, witnesses, machines and rights are those of the first one', async () => {
  desk.clock.set('2002-06-23T08:00')
  const { record } = desk.day()
  const image = join(desk.room, 'medium-as-it-was')
  await cp(join(desk.room, 'take-over'), image, { recursive: true })
  await desk.app.stop()
  await rm(join(desk.room, 'take-over'), { recursive: true })
  await cp(image, join(desk.room, 'take-over'), { recursive: true })
  await rm(join(desk.room, 'machines', '2-I1'), { recursive: true })
  desk.reader.tray.remove()
  await desk.start('2-I2')
  await desk.unlock()
  desk.app.send({ type: 'take-over-confirmed', tickets: 1, reason: '' })
  await desk.until((view) => view.screen === 'day')
  expect({ ...desk.day().record, takeOvers: [] }).toEqual(record)
  expect(record.hours).toHaveLength(1)
  await desk.seek('1')
  expect(desk.desk('refused').notice.code).toBe('already-voted')
})
