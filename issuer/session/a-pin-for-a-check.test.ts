/** D-33: the answer to a PIN belongs to what it was typed for. */
import { describe, expect, it } from 'vitest'
import { ALL, checkedVoter, IssuerSession, voter } from '#simulation/rooms/issuer-session.ts'
import { notice } from './codes.ts'
import type { CardCheck, Day, OfficerAsked, Unsettled } from './state.ts'

const AT_WORK: CardCheck = { type: 'operator-card', failure: null, working: true }
const VOTING_CARD: CardCheck = { type: 'voting-card', failure: null, working: false }

describe('a PIN was typed for a card check, and an act of the officer opened before the answer', () => {
  const asked: OfficerAsked = { act: { type: 'unlock' }, working: false, failure: null }
  const lane = () => new IssuerSession({ check: AT_WORK, officer: asked })

  it('right: the check goes on, the act still asks for its own PIN, and no log says that it was done', () => {
    const session = lane()
    expect(session.send({ type: 'authorised' })).toEqual([])
    expect(session.day).toMatchObject({ check: VOTING_CARD, officer: asked })
  })

  it('wrong: the check says so, and the act has lost no try of its own', () => {
    const session = lane()
    session.send({ type: 'not-authorised', notice: notice('wrong-pin') })
    expect(session.day).toMatchObject({
      check: { type: 'operator-card', working: false },
      officer: asked,
      wrongPins: 1,
    })
  })

  it('with both typed, the first answer is that of the check', () => {
    const session = new IssuerSession({ check: AT_WORK, officer: { ...asked, working: true } })
    session.send({ type: 'authorised' })
    expect(session.day).toMatchObject({ check: VOTING_CARD, officer: { working: true } })
    session.send({ type: 'authorised' })
    expect(session.day.officer).toBeNull()
  })
})

describe('a PIN for a card check is with the chip', () => {
  it.each(['operation-cancelled', 'card-check-requested'] as const)('%s: its answer is still waited for', (type) => {
    const session = new IssuerSession({ check: AT_WORK }, { reader: 'card' })
    session.press({ type })
    expect(session.day.check).toEqual(AT_WORK)
    session.send({ type: 'not-authorised', notice: notice('wrong-pin') })
    expect(session.day).toMatchObject({ check: { type: 'operator-card', working: false }, wrongPins: 1 })
  })

  it('right, and closed by then: it opens no act whose own PIN is wrong', () => {
    const session = new IssuerSession({ check: AT_WORK, cardDealtWith: true }, { reader: 'card' })
    session.press({ type: 'operation-cancelled' })
    session.press({ type: 'log-requested' })
    session.press({ type: 'pin-entered', pin: '000000' })
    expect(session.send({ type: 'authorised' })).toEqual([])
    expect(session.day.check).toEqual(VOTING_CARD)
  })

  it('so is a card that is being read, or taken out of circulation', () => {
    const check: CardCheck = { type: 'voting-card', failure: null, working: true }
    const session = new IssuerSession({ check })
    session.press({ type: 'operation-cancelled' })
    expect(session.day.check).toEqual(check)
  })
})

const UNSETTLED: Unsettled = { kind: 'issue', voter: voter(), checked: null, working: false, failure: null }

it.each<[string, Partial<Day>]>([
  ['waits for a card', { desk: { type: 'card-awaited', checked: checkedVoter(), failure: null } }],
  ['waits for one that comes back', { desk: { type: 'return-awaited', voter: voter(), declined: ALL, failure: null } }],
  ['has an operation open', { unsettled: UNSETTLED }],
  ['checks a card', { check: VOTING_CARD }],
])('while the desk %s, the operator card for an act is read for that act alone', (_, day) => {
  const session = new IssuerSession({
    ...day,
    officer: { act: { type: 'doubt-clock' }, working: false, failure: null },
  })
  expect(session.send({ type: 'reader', reader: 'card' })).toEqual([])
  expect(session.day).toMatchObject(day)
})

// The button is not on the page then, but its key was heard: the page of the check hid what is to be handed over.
it.each<[string, Partial<Day>]>([
  ['a card is being written', { desk: { type: 'issuing', checked: checkedVoter() } }],
  ['an operation is open', { unsettled: UNSETTLED }],
])('while %s, no check begins', (_, day) => {
  const session = new IssuerSession(day)
  session.press({ type: 'card-check-requested' })
  expect(session.day.check).toEqual({ type: 'none' })
})
