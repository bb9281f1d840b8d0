/** The red band shows only what is still wrong: when a slip is put right, its alarm ends. */
import { describe, expect, it } from 'vitest'
import type { PairNumber } from '#election/ids.ts'
import { checkDigits } from '#election/keys/check-digits.ts'
import { countsOf } from '#simulation/rooms/each-contest.ts'
import {
  ALL,
  CLOSED_SCREENS,
  counts,
  IssuerSession,
  K1,
  K2,
  openRecord,
  voter,
} from '#simulation/rooms/issuer-session.ts'
import { notice } from './codes.ts'
import { issuerScreenEventSchema } from './screen-event.ts'

const NUMBER = '12345678901234567890'
const RIGHT = `${NUMBER}${checkDigits(NUMBER, 1 as PairNumber)}`
const OF_K2 = `${NUMBER}${checkDigits(NUMBER, 2 as PairNumber)}`
const WRONG = `${NUMBER.slice(0, -1)}1${checkDigits(NUMBER, 1 as PairNumber)}`

function evening(): IssuerSession {
  const record = openRecord({ stage: 'closing', inside: { rollNos: [], fixed: true } })
  const closing = { ...record.closing, told: CLOSED_SCREENS.told, kiosksMayClose: true }
  return new IssuerSession({ record: { ...record, closing } }, { now: '2026-11-22T20:30' })
}

describe('a number of a seal', () => {
  it('typed wrong, then right: the alarm is over', () => {
    const session = evening()
    session.press({ type: 'seal-told', machine: K1, digits: WRONG })
    expect(session.alarms).toEqual(['seal-digits-slip'])
    session.press({ type: 'seal-told', machine: K1, digits: RIGHT })
    expect(session.alarms).toEqual([])
  })

  it('typed wrong twice: one alarm, for the last slip', () => {
    const session = evening()
    session.press({ type: 'seal-told', machine: K1, digits: WRONG })
    session.press({ type: 'seal-told', machine: K1, digits: '123' })
    expect(session.alarms).toEqual(['seal-digits-wrong'])
  })

  it('right at another machine: the slip of the first one still holds', () => {
    const session = evening()
    session.press({ type: 'seal-told', machine: K1, digits: WRONG })
    session.press({ type: 'seal-told', machine: K2, digits: OF_K2 })
    expect(session.alarms).toEqual(['seal-digits-slip'])
  })
})

it('a tick refused for cards that are out: the next refusal is above it, and both end when returned cards are counted', () => {
  const record = openRecord({ stage: 'closing', inside: { rollNos: [], fixed: true } })
  const session = new IssuerSession({ record, counts: counts({ cardsOut: 3 }) }, { now: '2026-11-22T20:30' })
  session.press({ type: 'closing-ticked', tick: 'all-voted', done: true, cardsOut: '' })
  // A slip of any length comes here, and is refused in words.
  expect(issuerScreenEventSchema.safeParse({ type: 'cards-brought', count: 10_001 }).success).toBe(true)
  session.press({ type: 'cards-brought', count: 5 })
  expect(session.alarms).toEqual(['more-cards-than-out', 'cards-still-out'])
  session.press({ type: 'tab-chosen', tab: 'watch' })
  expect(session.alarms).toHaveLength(2)
  session.press({ type: 'cards-brought', count: 2 })
  expect(session.alarms).toEqual([])
})

it('a report that is refused twice: one alarm', () => {
  const session = evening()
  session.press({ type: 'station-report-requested' })
  session.press({ type: 'station-report-requested' })
  expect(session.alarms).toHaveLength(1)
})

it('a name that nobody has: the alarm ends when the right name is found', () => {
  const session = new IssuerSession()
  const found = { type: 'apart-voter-found', why: 'waits', words: '' } as const
  session.send({ ...found, voter: null })
  expect(session.alarms).toEqual(['no-match'])
  session.send({ ...found, voter: { ...voter(), name: '名' } })
  expect(session.alarms).toEqual([])
})

it('an alarm about the room stays until somebody has read it or the room is right again', () => {
  const session = new IssuerSession()
  session.press({ type: 'witness-marked', witness: 1, present: false })
  expect(session.alarms).toEqual(['too-few-witnesses'])
  session.press({ type: 'day-ticked', tick: 'absence-reported', done: true, witnesses: [] })
  expect(session.alarms).toEqual(['too-few-witnesses'])
  session.press({ type: 'witness-marked', witness: 2, present: true })
  expect(session.alarms).toEqual(['witnesses-below-appointed'])
  session.press({ type: 'witness-marked', witness: 1, present: true })
  expect(session.alarms).toEqual([])
})

describe('a card that was kept back', () => {
  const NOT_THIS = notice('card-not-this-voters')
  const holder = voter({ marks: ALL, out: ALL, cardsIssued: 1, issued: countsOf(1, 1) })
  const returning = () =>
    new IssuerSession(
      { desk: { type: 'returning', voter: holder, declined: ALL }, cardDealtWith: true },
      { reader: 'card' },
    )

  it('the right card is taken back: no alarm is about this voter any more', () => {
    const session = returning()
    session.send({ type: 'card-not-returned', notice: NOT_THIS, counts: counts() })
    expect(session.alarms).toEqual(['card-not-this-voters'])
    for (const reader of ['absent', 'card'] as const) session.send({ type: 'reader', reader })
    session.send({
      type: 'card-returned',
      voter: voter({ cardsIssued: 1, cardsReturned: 1 }),
      presentation: 'normal',
      counts: counts(),
    })
    expect(session.alarms).toEqual([])
  })

  it('given up: its alarm ends before the next voter; the alarm of a found card that can still vote stays', () => {
    const session = returning()
    session.send({ type: 'card-not-returned', notice: NOT_THIS, counts: counts() })
    session.send({ type: 'found-card-refused', notice: notice('found-card-can-vote'), counts: counts() })
    session.press({ type: 'operation-cancelled' })
    session.press({ type: 'voter-left' })
    session.press({ type: 'voter-sought', text: '0008', by: 'any' })
    expect(session.alarms).toEqual(['found-card-can-vote'])
  })
})
