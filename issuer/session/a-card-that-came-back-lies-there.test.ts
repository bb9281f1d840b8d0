/** ISS-12: the desk said of a card that came back "if it is the last voter's, hand it over" (seen when somebody tried it). */
import { describe, expect, it } from 'vitest'
import { countsOf } from '#simulation/rooms/each-contest.ts'
import { ALL, checkedVoter, counts, FIRST, IssuerSession, SECOND, voter } from '#simulation/rooms/issuer-session.ts'
import type { Desk } from './state.ts'

const HOLDER = voter({ marks: ALL, out: ALL, cardsIssued: 1, issued: countsOf(1, 1) })
const RETURNING: Desk = { type: 'returning', voter: HOLDER, declined: SECOND }

describe('a card that came back still lies there', () => {
  const BACK = voter({ cardsIssued: 1, cardsReturned: 1 })
  const nextVoter = (session: IssuerSession) => {
    session.press({ type: 'voter-left' })
    session.press({ type: 'voter-sought', text: '0008', by: 'any' })
    session.send({ type: 'voters-found', voters: [voter()], by: ['number'], more: false })
    session.press({ type: 'identity-confirmed' })
    session.press({ type: 'issue-requested' })
    expect(session.day.desk.type).toBe('card-awaited')
  }

  it('the next voter is served: it is still the card that came back, until a new one is handed over', () => {
    const session = new IssuerSession({ desk: RETURNING, cardDealtWith: true }, { reader: 'card' })
    session.send({ type: 'card-returned', voter: BACK, presentation: 'normal', counts: counts() })
    nextVoter(session)
    expect(session.day.takenBack).toBe(true)
    session.send({ type: 'reader', reader: 'absent' })
    session.send({ type: 'reader', reader: 'card' })
    session.send({ type: 'card-issued', voter: checkedVoter({ chosen: FIRST }).voter, counts: counts() })
    expect(session.day).toMatchObject({ desk: { type: 'hand-over' }, takenBack: false })
  })

  it('it was taken off the tray before: nobody speaks of it', () => {
    const session = new IssuerSession({ desk: RETURNING, cardDealtWith: true }, { reader: 'card' })
    session.send({ type: 'card-returned', voter: BACK, presentation: 'normal', counts: counts() })
    session.send({ type: 'reader', reader: 'absent' })
    nextVoter(session)
    expect(session.day.takenBack).toBe(false)
  })

  it('the card in its place begins as the one that came back: who needs to hear gets no silent one', () => {
    const session = new IssuerSession({ desk: RETURNING, cardDealtWith: true }, { reader: 'card' })
    const waits = voter({ cardsIssued: 1, cardsReturned: 1, marks: FIRST })
    session.send({ type: 'card-returned', voter: waits, presentation: 'audio', counts: counts() })
    expect(session.day.desk).toMatchObject({ type: 'checked', checked: { chosen: FIRST, presentation: 'audio' } })
  })
})
