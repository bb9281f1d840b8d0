/** The red band is of what holds now: a slip that was put right is not said above the next field. */
import { describe, expect, it } from 'vitest'
import { checkDigits } from '#election/keys/check-digits.ts'
import { CLOSED_SCREENS, IssuerSession, K1, K2, openRecord, voter } from '#simulation/rooms/issuer-session.ts'

const NUMBER = '12345678901234567890'
const RIGHT = `${NUMBER}${checkDigits(NUMBER)}`
const WRONG = `${NUMBER.slice(0, -1)}1${checkDigits(NUMBER)}`

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

  it('wrong twice is one alarm, of the last slip', () => {
    const session = evening()
    session.press({ type: 'seal-told', machine: K1, digits: WRONG })
    session.press({ type: 'seal-told', machine: K1, digits: '123' })
    expect(session.alarms).toEqual(['seal-digits-wrong'])
  })

  it('right at another machine: the slip of the first one still holds', () => {
    const session = evening()
    session.press({ type: 'seal-told', machine: K1, digits: WRONG })
    session.press({ type: 'seal-told', machine: K2, digits: RIGHT })
    expect(session.alarms).toEqual(['seal-digits-slip'])
  })
})

it('a report that was refused, and is then asked for', () => {
  const session = evening()
  session.press({ type: 'station-report-requested' })
  session.press({ type: 'station-report-requested' })
  expect(session.alarms).toHaveLength(1)
})

it('a name that nobody has, looked up again by the right one', () => {
  const session = new IssuerSession()
  const found = { type: 'apart-voter-found', why: 'waits', words: '' } as const
  session.send({ ...found, voter: null })
  expect(session.alarms).toEqual(['no-match'])
  session.send({ ...found, voter: { ...voter(), name: '名' } })
  expect(session.alarms).toEqual([])
})

it('what is wrong in the room waits until somebody has read it', () => {
  const session = new IssuerSession()
  session.press({ type: 'witness-marked', witness: 1, present: false })
  const before = session.alarms
  expect(before.length).toBeGreaterThan(0)
  session.press({ type: 'witness-marked', witness: 2, present: true })
  session.press({ type: 'witness-marked', witness: 1, present: true })
  expect(session.alarms).toEqual(expect.arrayContaining([...before]))
  session.press({ type: 'alarm-acknowledged' })
  expect(session.alarms.length).toBeLessThan(before.length + 2)
})
