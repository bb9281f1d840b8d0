/** CLS-03: the permission to close goes onto a card after all ticks alone, by the officer's card and PIN, for the day that is closed. */
import { describe, expect, it } from 'vitest'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import { IssuerSession, K1, K2, openRecord } from '#simulation/rooms/issuer-session.ts'
import { notice } from './codes.ts'
import type { DayRecord } from './state.ts'

const DAY = '2026-11-22' as LocalDate
const NEXT = '2026-11-23' as LocalDate
const REQUEST = { type: 'closing-permission-requested' } as const

function evening(closing: Partial<DayRecord['closing']>, facts = {}): IssuerSession {
  const record = openRecord({ stage: 'closing', closedAt: `${DAY}T20:00` as LocalMinute })
  const changes = { record: { ...record, closing: { ...record.closing, ...closing } }, tab: 'close' as const }
  return new IssuerSession(changes, { now: `${DAY}T20:12`, facts })
}

const permissionOf = (session: IssuerSession) => {
  const act = session.day.officer?.act
  return act?.type === 'permit-closing' ? act.permission : null
}

describe('the permission to close (CLS-03)', () => {
  it('is given to no card before the machines may be closed', () => {
    const session = evening({ kiosksMayClose: false })
    expect(session.press(REQUEST)).toEqual([])
    expect([session.alarms, session.day.officer]).toEqual([['kiosks-not-closing'], null])
  })

  it('is asked of the officer, and goes onto the card that lies there with the right PIN', () => {
    const session = evening({ kiosksMayClose: true })
    session.press(REQUEST)
    expect(permissionOf(session)).toEqual({ day: DAY, final: true })
    session.send({ type: 'reader', reader: 'card' })
    const asked = session.press({ type: 'pin-entered', pin: '12345678' })
    expect(asked).toEqual([{ type: 'authorise', pin: '12345678', permission: { day: DAY, final: true } }])
    expect(session.day.record.closing.permittedAt).toBeNull()
    session.send({ type: 'authorised' })
    expect(session.day.record.closing.permittedAt).toBe(`${DAY}T20:12`)
  })

  it('no other act of the officer writes on the card', () => {
    const session = evening({ kiosksMayClose: true })
    session.press({ type: 'log-requested' })
    session.send({ type: 'reader', reader: 'card' })
    expect(session.press({ type: 'pin-entered', pin: '12345678' })).toEqual([{ type: 'authorise', pin: '12345678' }])
  })

  it('a card torn off, or a wrong PIN, has permitted nothing, and the same page asks again', () => {
    for (const code of ['card-gone', 'wrong-pin'] as const) {
      const session = evening({ kiosksMayClose: true })
      session.press(REQUEST)
      session.send({ type: 'reader', reader: 'card' })
      session.press({ type: 'pin-entered', pin: '12345678' })
      session.send({ type: 'not-authorised', notice: notice(code) })
      expect(session.day.officer).toMatchObject({ working: false, failure: { code } })
      expect(session.day.record.closing.permittedAt).toBeNull()
      session.officer()
      expect(session.day.record.closing.permittedAt).not.toBeNull()
    }
  })

  it("goes onto the deputy's card as well; the first minute stays", () => {
    const first = `${DAY}T20:05` as LocalMinute
    const session = evening({ kiosksMayClose: true, permittedAt: first })
    session.press(REQUEST)
    session.officer()
    expect(session.day.record.closing.permittedAt).toBe(first)
  })

  it('of a day before the last one is for that day alone, also after midnight', () => {
    const session = evening({ kiosksMayClose: true }, { dates: [DAY, NEXT] })
    session.send({ type: 'minute', now: `${NEXT}T00:10` as LocalMinute })
    session.press(REQUEST)
    expect(permissionOf(session)).toEqual({ day: DAY, final: false })
  })
})

describe('a machine that was closed without it', () => {
  it('is noted from its closing screen, and taken back', () => {
    const session = evening({ kiosksMayClose: true })
    session.press({ type: 'unpermitted-told', machine: K2, done: true })
    session.press({ type: 'unpermitted-told', machine: K1, done: true })
    expect(session.day.record.closing.unpermitted).toEqual([K1, K2])
    session.press({ type: 'unpermitted-told', machine: K1, done: false })
    expect(session.day.record.closing.unpermitted).toEqual([K2])
  })
})
