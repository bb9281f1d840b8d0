/** ISS-20: a spare issuer goes on where the day is, with nothing but the take-over medium, operator card and PIN. */

import { cp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import type { StationId } from '#election/ids.ts'
import { atOnce } from '#issuer/services/in-pieces.ts'
import { happeningsOf } from '#issuer/services/papers/happenings.ts'
import type { IssuerScreenEvent } from '#issuer/session/screen-event.ts'
import { eachTestAtADesk } from '#simulation/rooms/each-test-at-a-desk.ts'
import { must } from '#simulation/rooms/must.ts'
import { PREPARED_PIN } from '#simulation/rooms/prepared-cards.ts'
import type { Reception } from '#simulation/rooms/reception.ts'
import { openTakeOverMedium } from './services/take-over/medium.ts'

const theDesk = eachTestAtADesk({ voters: 9 })
let desk: Reception

beforeEach(() => {
  desk = theDesk()
})

/** The first issuer stops in the middle; its disk is gone, and the medium is as it was at that moment. */
async function firstOneDies(): Promise<void> {
  const image = join(desk.room, 'medium-as-it-was')
  await cp(join(desk.room, 'take-over'), image, { recursive: true })
  await desk.app.stop()
  await rm(join(desk.room, 'take-over'), { recursive: true })
  await cp(image, join(desk.room, 'take-over'), { recursive: true })
  await rm(join(desk.room, 'machines', '2-I1'), { recursive: true })
  desk.reader.tray.remove()
}

async function issuedTo(rollNo: string, helpers: readonly string[] = []): Promise<void> {
  await desk.serves(rollNo, helpers)
}

/** A person's acts at the spare issuer, one line each, until the desk asks for the next voter. */
async function spareTakesOver(tickets: number): Promise<readonly IssuerScreenEvent['type'][]> {
  const done: IssuerScreenEvent['type'][] = []
  const act = (event: IssuerScreenEvent) => {
    done.push(event.type)
    desk.app.send(event)
  }
  await desk.start('2-I2')
  desk.reader.tray.insert(desk.operatorCard)
  act({ type: 'pin-entered', pin: PREPARED_PIN })
  await desk.until((view) => view.screen === 'take-over')
  desk.reader.tray.remove()
  act({ type: 'take-over-confirmed', tickets, reason: '' })
  await desk.until((view) => view.screen === 'day')
  return done
}

function helpersOnMedium(row: number): string {
  const { electionId } = desk.prepared.election.electionPackage
  const { takeOverKey } = desk.prepared.secrets.keys
  const binding = { electionId, station: '2' as StationId, takeOverKey, rows: 9, randomness: desk.randomness }
  const medium = must(openTakeOverMedium(join(desk.room, 'take-over'), binding))
  const { forms } = must(atOnce(medium.read()))
  medium.close()
  return new TextDecoder().decode(forms[row] ?? new Uint8Array(0))
}

describe('a spare issuer goes on', () => {
  test('at noon: hours, witnesses and machines are there, and two acts lead to the next voter', async () => {
    await issuedTo('1')
    for (let hour = 8; hour <= 12; hour++) desk.clock.set(`2002-06-23T${String(hour).padStart(2, '0')}:00`)
    await issuedTo('2', ['補助 一子', '補助 二男'])
    const { record, counts } = desk.day()
    expect(record.hours).toHaveLength(5)
    await firstOneDies()
    const acts = await spareTakesOver(2)
    expect(acts).toEqual(['pin-entered', 'take-over-confirmed'])
    const { takeOvers, ...taken } = desk.day().record
    expect({ ...taken, takeOvers: [] }).toEqual(record)
    expect(takeOvers).toHaveLength(1)
    // FLT-07: from when on somebody could be served again, and by what.
    expect(happeningsOf(desk.day().record)).toContain(
      '12:00 発券の記録を引き継いだ（別の発券機から）。入場券 2 枚、記録では 2 枚',
    )
    expect(desk.day().counts).toMatchObject({ contests: counts.contests, cardsIssued: 2, ticketsHeld: 2 })
    expect(desk.day().tab).toBe('vote')
    await issuedTo('3')
    // PRX-02: its own books say so too; otherwise they would have cleared it when they brought the medium up.
    expect(helpersOnMedium(1)).toContain('補助 一子')
    expect(desk.day().counts.cardsIssued).toBe(3)
    desk.clock.set('2002-06-23T13:00')
    expect(desk.day().record.hours.map(({ until }) => until)).toEqual([
      '08:00',
      '09:00',
      '10:00',
      '11:00',
      '12:00',
      '13:00',
    ])
  })

  test('before it is confirmed the page says which machine wrote it, and how far the day is', async () => {
    await issuedTo('1')
    desk.clock.set('2002-06-23T12:00')
    await firstOneDies()
    await desk.start('2-I2')
    await desk.unlock()
    expect(desk.app.view()).toMatchObject({
      screen: 'take-over',
      offer: { from: '2-I1', record: { stage: 'voting', openedAt: '2002-06-23T07:00', countedUntil: '12:00' } },
    })
  })

  test('at ten past eight: who was inside still votes, and the announced hours are there', async () => {
    await issuedTo('1')
    desk.clock.set('2002-06-23T20:00')
    desk.app.send({ type: 'closing-declared' })
    desk.app.send({ type: 'inside-voter-added', text: '4' })
    await desk.until((view) => view.screen === 'day' && view.record.inside.rollNos.length === 1)
    desk.app.send({ type: 'inside-list-fixed' })
    const [kiosk] = desk.day().record.kiosks
    const [contest] = desk.day().counts.contests
    if (kiosk === undefined || contest === undefined) throw new Error('a kiosk and a contest')
    desk.app.send({ type: 'records-told', machine: kiosk.machine, contest: contest.contest, count: 1 })
    await desk.settled()
    desk.clock.set('2002-06-23T20:10')
    const { record } = desk.day()
    await firstOneDies()
    await spareTakesOver(1)
    expect({ ...desk.day().record, takeOvers: [] }).toEqual(record)
    expect(desk.day().tab).toBe('close')
    await desk.seek('5')
    expect(desk.desk('refused').notice.code).toBe('not-inside-at-closing')
    desk.app.send({ type: 'voter-left' })
    await issuedTo('4')
    expect(desk.day().counts.cardsIssued).toBe(2)
  })

  test('as many cards as have a place in the envelopes are received, and no more: no voter is refused for want of one', () => {
    desk.app.send({ type: 'cards-received', count: 9 + 256 })
    expect(desk.day().record.cardsReceived).toBe(9 + 256)
    desk.app.send({ type: 'cards-received', count: 9 + 257 })
    expect(desk.day()).toMatchObject({ record: { cardsReceived: 9 + 256 }, alarm: { code: 'too-many-cards-received' } })
  })

  test('it takes over what it was started with before the first card: the opening is not declared twice', async () => {
    const { record } = desk.day()
    await firstOneDies()
    await desk.start('2-I2')
    await desk.unlock()
    await desk.until((view) => view.screen === 'day')
    expect(desk.day().record).toEqual(record)
  })
})
