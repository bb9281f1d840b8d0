/** LAW-12, PEO 48-2: an early-voting station issues nothing before the oath with its reason is in the clerk's hand. */
import { expect, it } from 'vitest'
import { ALL, IssuerSession, voter } from '#simulation/rooms/issuer-session.ts'
import type { Voter } from './state.ts'

function found(who: Voter, earlyVoting: boolean): IssuerSession {
  const session = new IssuerSession({}, { facts: { earlyVoting } })
  session.press({ type: 'voter-sought', text: who.rollNo, by: 'roll-number' })
  session.send({ type: 'voters-found', voters: [who], by: ['number'], more: false })
  return session
}

it('asks for it, marks nothing without it, and goes on with it', () => {
  const session = found(voter(), true)
  expect(session.day.desk).toMatchObject({ type: 'found', oath: 'asked' })
  expect(session.press({ type: 'identity-confirmed' })).toEqual([])
  expect(session.alarms).toEqual(['oath-missing'])
  session.press({ type: 'alarm-acknowledged' })
  session.press({ type: 'oath-received', reason: 'duty' })
  expect(session.day.desk).toMatchObject({ type: 'found', oath: 'given' })
  session.press({ type: 'identity-confirmed' })
  expect(session.day.desk).toMatchObject({ type: 'checked', checked: { chosen: ALL } })
})

it('a ballot paper is given under the same condition', () => {
  const session = found(voter(), true)
  session.press({ type: 'ways-requested' })
  expect(session.day.desk).toMatchObject({ type: 'ways', open: expect.not.arrayContaining(['braille']) })
  session.press({ type: 'operation-cancelled' })
  session.press({ type: 'oath-received', reason: 'ill' })
  session.press({ type: 'ways-requested' })
  expect(session.day.desk).toMatchObject({ type: 'ways', open: expect.arrayContaining(['braille', 'provisional']) })
})

it('nobody gives it twice, and nobody gives it on election day; the reason is kept nowhere', () => {
  expect(found(voter({ cardsIssued: 1, cardsReturned: 1 }), true).day.desk).toMatchObject({ oath: 'none', said: null })
  expect(found(voter(), false).day.desk).toMatchObject({ oath: 'none', said: null })
  const session = found(voter(), true)
  session.press({ type: 'oath-received', reason: 'island' })
  expect(JSON.stringify(session.state)).not.toContain('island')
})
