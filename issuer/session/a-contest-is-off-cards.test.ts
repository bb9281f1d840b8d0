/** LAW-19: while a contest is voted on paper the desk gives paper and card together, one way for each contest (PAP-02). */
import { describe, expect, it } from 'vitest'
import type { ContestMask } from '#election/ids.ts'
import { countsOf } from '#simulation/rooms/each-contest.ts'
import {
  ALL,
  COUNCIL,
  checkedVoter,
  counts,
  FIRST,
  IssuerSession,
  MAYOR,
  SECOND,
  voter,
} from '#simulation/rooms/issuer-session.ts'
import type { Day, Desk } from './state.ts'

const NONE = 0 as ContestMask
const CHECKED = checkedVoter()
const OUT = voter({ marks: ALL, out: ALL, ticketHeld: true, cardsIssued: 1, issued: countsOf(1, 1) })
const BOTH_GIVEN = voter({
  marks: ALL,
  out: SECOND,
  ordinary: FIRST,
  ticketHeld: true,
  cardsIssued: 1,
  issued: countsOf(0, 1),
})

/** The first contest is off cards. */
function at(desk: Desk, changes: Partial<Day> = {}, offCards = FIRST): IssuerSession {
  return new IssuerSession({ desk, ...changes }, { facts: { offCards } })
}

const issue = (session: IssuerSession) => {
  const effects = session.press({ type: 'issue-requested' })
  return effects.length > 0 ? effects : session.send({ type: 'reader', reader: 'card' })
}

describe('a voter who is checked', () => {
  it('is offered every contest: what is off cards too', () => {
    const session = at({ type: 'matches', voters: [voter()], by: ['number'], more: false })
    session.press({ type: 'voter-chosen', rollNo: voter().rollNo })
    expect(session.day.desk).toMatchObject({ type: 'found', offered: ALL })
  })

  it.each<[string, ContestMask, object]>([
    ['both: a card for the one, a paper for the other', ALL, { contests: SECOND, papers: FIRST, declined: NONE }],
    ['the one on cards alone', SECOND, { contests: SECOND, papers: NONE, declined: FIRST }],
  ])('%s', (_, chosen, request) => {
    const session = at({ type: 'checked', checked: { ...CHECKED, chosen } })
    session.press({ type: 'issue-requested' })
    if (session.day.desk.type === 'question') session.press({ type: 'question-answered', yes: true })
    expect(session.send({ type: 'reader', reader: 'card' })).toMatchObject([{ type: 'issue-card', request }])
  })

  it('only what is off cards: it is asked, and no card is waited for', () => {
    const session = at({ type: 'checked', checked: { ...CHECKED, chosen: FIRST } })
    expect(issue(session)).toEqual([])
    expect(session.day.desk).toMatchObject({ type: 'question', question: 'papers' })
    const given = session.press({ type: 'question-answered', yes: true })
    expect(given).toMatchObject([{ type: 'give-papers', request: { contests: NONE, papers: FIRST, declined: SECOND } }])
    session.send({ type: 'standing-recorded', voter: voter({ marks: FIRST, ordinary: FIRST }), counts: counts() })
    expect(session.day.desk).toMatchObject({ type: 'paper-given', contests: FIRST })
  })

  it('every contest is off cards: papers at once', () => {
    const session = at({ type: 'checked', checked: CHECKED }, {}, ALL)
    expect(session.press({ type: 'issue-requested' })).toMatchObject([{ type: 'give-papers' }])
  })

  it('after a witness has gone no paper is given', () => {
    const { record } = new IssuerSession().day
    const alone = { ...record, witnesses: { ...record.witnesses, present: [true, false, false] } }
    const session = at(
      { type: 'question', checked: { ...CHECKED, chosen: FIRST }, question: 'papers' },
      { record: alone },
    )
    expect(session.press({ type: 'question-answered', yes: true })).toEqual([])
    expect(session.alarms).toEqual(['too-few-witnesses'])
  })
})

describe('a card and a paper that go together', () => {
  const HAND_OVER: Desk = { type: 'hand-over', checked: { ...CHECKED, voter: BOTH_GIVEN }, papers: FIRST }

  it('the paper that was not handed over is taken back, and the card stays', () => {
    expect(at(HAND_OVER).press({ type: 'paper-withdrawn' })).toMatchObject([
      { type: 'record-way', act: { type: 'paper-withdrawn', contests: FIRST } },
    ])
  })

  it('of a card alone nothing is taken back', () => {
    const alone: Desk = { type: 'hand-over', checked: { ...CHECKED, voter: OUT, chosen: SECOND }, papers: NONE }
    expect(at(alone).press({ type: 'paper-withdrawn' })).toEqual([])
  })

  it.each([
    ['that list', FIRST],
    ['the next one', NONE],
  ])('after a cut the page names the paper that the books have with the card, under %s', (_, offCards) => {
    const unsettled = { kind: 'issue', voter: OUT, checked: null, working: true, failure: null } as const
    const session = at({ type: 'ready' }, { unsettled }, offCards)
    const books = { outcome: 'issued', voter: BOTH_GIVEN, contests: SECOND, papers: FIRST } as const
    session.send({ type: 'settled', ...books, replaces: null, presentation: 'normal', counts: counts() })
    expect(session.day.desk).toMatchObject({ type: 'hand-over', checked: { chosen: ALL }, papers: FIRST })
    expect(session.press({ type: 'paper-withdrawn' })).toMatchObject([
      { type: 'record-way', act: { type: 'paper-withdrawn', contests: FIRST } },
    ])
  })
})

it('a card that is not here counts as issued, and the paper that the books have with it is given, or taken back', () => {
  const unsettled = { kind: 'issue', voter: OUT, checked: CHECKED, working: true, failure: null } as const
  const session = at({ type: 'ready' }, { unsettled })
  const books = { outcome: 'issued-unseen', voter: BOTH_GIVEN, contests: SECOND, papers: FIRST } as const
  session.send({ type: 'settled', ...books, replaces: null, presentation: 'normal', counts: counts() })
  expect(session.day.desk).toEqual({ type: 'paper-given', voter: BOTH_GIVEN, contests: FIRST })
  expect(session.press({ type: 'paper-withdrawn' })).toMatchObject([
    { type: 'record-way', act: { type: 'paper-withdrawn', contests: FIRST } },
  ])
})

describe('another card for one that nobody can find (D-07)', () => {
  const replacing = (standing = OUT, offCards = FIRST) => {
    const lying = { type: 'voting-card', failure: null, working: false } as const
    const session = at(
      { type: 'refused', notice: { code: 'not-on-roll', values: {} }, voter: standing },
      { check: lying },
      offCards,
    )
    session.press({ type: 'replacement-requested', card: 'lost' })
    return session
  }

  it('is asked for from the list of other ways, too', () => {
    const lying = { type: 'voting-card', failure: null, working: false } as const
    const session = at({ type: 'ways', voter: OUT, open: [], chosen: null }, { check: lying })
    session.press({ type: 'replacement-requested', card: 'lost' })
    expect(session.day.check).toMatchObject({ type: 'replacing', card: 'lost' })
  })

  it('is for what is on cards now', () => {
    const session = replacing()
    session.press({ type: 'replacement-decided', reason: 'lost in the hall' })
    expect(session.day.desk).toMatchObject({ type: 'checked', checked: { offered: SECOND, chosen: SECOND } })
  })

  it('is not there for a contest that is off cards: the first one may have voted', () => {
    expect(replacing(OUT, ALL).alarms).toEqual(['replaced-contest-off-cards'])
  })
})

describe('when the contest is back on cards', () => {
  it.each<[string, ReturnType<typeof voter>, object]>([
    [
      'who had a paper for it is offered the other one alone',
      voter({ marks: FIRST, ordinary: FIRST, ticketHeld: true }),
      { offered: SECOND },
    ],
    ['who has nothing yet is offered both', voter(), { offered: ALL }],
  ])('%s', (_, who, found) => {
    const session = at({ type: 'matches', voters: [who], by: ['number'], more: false }, {}, NONE)
    session.press({ type: 'voter-chosen', rollNo: who.rollNo })
    expect(session.day.desk).toMatchObject({ type: 'found', ...found })
    session.press({ type: 'identity-confirmed' })
    session.press({ type: 'contests-chosen', contests: [MAYOR, COUNCIL] })
    expect(session.alarms).toEqual(found === null || who.standing.ordinary === NONE ? [] : ['contests-not-offered'])
  })
})
