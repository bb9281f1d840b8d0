/** ISS-02, ISS-08, ISS-09, ISS-12, ISS-20: what the session makes of a card that is laid down, and of what the card steps report. */
import { describe, expect, it } from 'vitest'
import { NO_CONTEST } from '#election/contests.ts'
import type { ContestMask, PairNumber } from '#election/ids.ts'
import { countsOf } from '#simulation/rooms/each-contest.ts'
import { ALL, checkedVoter, counts, FIRST, IssuerSession, SECOND, voter } from '#simulation/rooms/issuer-session.ts'
import { type CardCode, notice } from './codes.ts'
import type { IssuerEvent } from './event.ts'
import type { CardCheck, CardFinding, Day, Desk, Unsettled } from './state.ts'

const CHECKED = checkedVoter({ chosen: FIRST })
const HOLDER = voter({ marks: ALL, out: ALL, cardsIssued: 1, issued: countsOf(1, 1) })
const AFTER = voter({ marks: ALL, out: FIRST, cardsIssued: 1, issued: countsOf(1) })
const NOTHING_WAITS = voter({ marks: FIRST, out: FIRST, cardsIssued: 1, issued: countsOf(1) })
const AWAITED: Desk = { type: 'card-awaited', checked: CHECKED, failure: null }
const RETURN: Desk = { type: 'return-awaited', voter: HOLDER, declined: SECOND, failure: null }
const ISSUING: Desk = { type: 'issuing', checked: CHECKED }
const RETURNING: Desk = { type: 'returning', voter: HOLDER, declined: SECOND }
const OPEN: Unsettled = { kind: 'issue', voter: HOLDER, checked: CHECKED, working: false, failure: null }
const REFUSED = notice('card-worn-out')
const NEW_COUNTS = counts({ cardsIssued: 4711 })
const operatorCard = (working = false): CardCheck => ({ type: 'operator-card', failure: null, working })
const votingCard = (working = false): CardCheck => ({ type: 'voting-card', failure: null, working })
const shown = (found: CardFinding): CardCheck => ({ type: 'shown', found })
const CAN_VOTE: CardFinding = { type: 'can-vote', contests: ALL, expired: false }

const ISSUE = {
  type: 'issue-card',
  request: {
    rollNo: '0007',
    contests: FIRST,
    papers: 0,
    declined: SECOND,
    presentation: 'normal',
    replaces: null,
    assistance: CHECKED.assistance,
  },
}

describe('a card is laid down', () => {
  it.each<[string, Partial<Day>, readonly object[], Partial<Day>]>([
    ['nobody asked for it: the next step takes it', {}, [], { cardDealtWith: false }],
    [
      'it was asked for: exactly the chosen contests',
      { desk: AWAITED },
      [ISSUE],
      { desk: ISSUING, cardDealtWith: true },
    ],
    [
      'of a return',
      { desk: RETURN },
      [{ type: 'return-card', rollNo: '0007', declined: SECOND, seen: false }],
      { desk: RETURNING, cardDealtWith: true },
    ],
    ['dealt with already: it must leave first', { desk: AWAITED, cardDealtWith: true }, [], { desk: AWAITED }],
    [
      'ISS-20: what is open is settled before anything else',
      { unsettled: OPEN, desk: AWAITED, check: votingCard() },
      [{ type: 'settle-by-card' }],
      { desk: AWAITED, unsettled: { ...OPEN, working: true }, cardDealtWith: true },
    ],
    [
      'a check, before the desk',
      { check: votingCard(), desk: AWAITED },
      [{ type: 'check-card' }],
      { check: votingCard(true), desk: AWAITED, cardDealtWith: false },
    ],
    ['it is being checked', { check: votingCard(true), desk: AWAITED }, [], { desk: AWAITED, cardDealtWith: false }],
    [
      'an operator card is no voter’s',
      { check: operatorCard(), desk: AWAITED },
      [],
      { desk: AWAITED, cardDealtWith: false },
    ],
    ['nor is one beside what a check found', { check: shown(CAN_VOTE), desk: AWAITED }, [], { desk: AWAITED }],
    ['nor for a return', { check: operatorCard(), desk: RETURN }, [], { desk: RETURN }],
    [
      'a witness has gone: no card, and the choices stay',
      { desk: AWAITED, record: withOneWitness() },
      [],
      { desk: { type: 'checked', checked: CHECKED } },
    ],
  ])('%s', (_, before, effects, after) => {
    const session = new IssuerSession(before)
    expect(session.send({ type: 'reader', reader: 'card' })).toEqual(effects)
    expect(session.day).toMatchObject(after)
  })

  it('with one settling already, it is not settled twice', () => {
    const session = new IssuerSession({ unsettled: { ...OPEN, working: true } })
    expect(session.send({ type: 'reader', reader: 'card' })).toEqual([])
  })

  it.each(['absent', 'foreign', 'refused'] as const)('%s: nothing is issued, and the next card counts', (reader) => {
    const session = new IssuerSession({ desk: AWAITED, cardDealtWith: true }, { reader: 'card' })
    expect(session.send({ type: 'reader', reader })).toEqual([])
    expect(session.day).toMatchObject({ desk: AWAITED, cardDealtWith: false })
    expect(session.send({ type: 'reader', reader: 'card' })).toEqual([ISSUE])
  })
})

function withOneWitness() {
  const { record } = new IssuerSession().day
  return { ...record, witnesses: { ...record.witnesses, present: [true, false, false] } }
}
const issuedOk: IssuerEvent = { type: 'card-issued', voter: AFTER, counts: NEW_COUNTS }
const notIssued: IssuerEvent = { type: 'card-not-issued', notice: REFUSED, voter: AFTER, counts: NEW_COUNTS }
const notReturned: IssuerEvent = { type: 'card-not-returned', notice: REFUSED, counts: NEW_COUNTS }
const AS_BEFORE = { presentation: 'normal', counts: NEW_COUNTS, replaces: null } as const
const returned = (who = AFTER): IssuerEvent => ({ type: 'card-returned', voter: who, ...AS_BEFORE })

describe('a card step ends', () => {
  const handOver: Desk = { type: 'hand-over', checked: { ...CHECKED, voter: AFTER }, papers: NO_CONTEST }
  const waits: Desk = { type: 'card-awaited', checked: { ...CHECKED, voter: AFTER }, failure: REFUSED }
  const waitsToReturn: Desk = { type: 'return-awaited', voter: HOLDER, declined: SECOND, failure: REFUSED }

  it.each<[string, Desk, IssuerEvent, Desk, readonly CardCode[]]>([
    ['issued: handed over, as the books now have it', ISSUING, issuedOk, handOver, []],
    ['not issued: another card is awaited, and said aloud', ISSUING, notIssued, waits, ['card-worn-out']],
    ['not taken back: it is awaited again', RETURNING, notReturned, waitsToReturn, ['card-worn-out']],
    [
      'ISS-09: back, a mark still in force: its card at once',
      RETURNING,
      returned(),
      { type: 'checked', checked: checkedVoter({ voter: AFTER, offered: SECOND, chosen: SECOND }) },
      [],
    ],
    [
      'ISS-08: back, no mark left: the ticket goes back',
      RETURNING,
      returned(voter({ cardsIssued: 1, cardsReturned: 1 })),
      { type: 'returned', voter: voter({ cardsIssued: 1, cardsReturned: 1 }) },
      [],
    ],
    ['issued, though nothing is being issued', AWAITED, issuedOk, AWAITED, []],
    ['not issued, though nothing is being issued', RETURNING, notIssued, RETURNING, []],
    ['not returned, though nothing is being returned', ISSUING, notReturned, ISSUING, []],
  ])('%s', (_, desk, event, after, alarms) => {
    const session = new IssuerSession({ desk, cardDealtWith: true }, { reader: 'card' })
    expect(session.send(event)).toEqual([])
    expect([session.day.desk, session.alarms]).toEqual([after, alarms])
    if ('counts' in event && after !== desk) expect(session.day.counts).toBe(NEW_COUNTS)
  })

  // ELG-02: a list said it while the card was out; ISS-09 would go on to the next card.
  it.each(['card-returned', 'settled'] as const)(
    '%s, and the row gets no card any more: its marks are struck, and the page says why',
    (type) => {
      const died = { ...AFTER, refusal: 'died' as const }
      const unsettled = { ...OPEN, kind: 'return' as const, checked: null, working: true }
      const session = new IssuerSession(type === 'settled' ? { unsettled } : { desk: RETURNING }, { reader: 'card' })
      const event: IssuerEvent =
        type === 'settled'
          ? { type, outcome: 'returned', voter: died, contests: FIRST, papers: NO_CONTEST, ...AS_BEFORE }
          : returned(died)
      expect(session.send(event)).toEqual([{ type: 'strike-marks', rollNo: '0007', contests: SECOND }])
      expect(session.day).toMatchObject({ counts: NEW_COUNTS, desk: { type: 'recording', voter: died } })
      const struck = { ...died, standing: { ...died.standing, marks: FIRST } }
      session.send({ type: 'standing-recorded', voter: struck, counts: NEW_COUNTS })
      expect(session.day.desk).toEqual({ type: 'refused', notice: notice('died'), voter: struck })
    },
  )

  // W3: it left while it was read, and lies there again before the answer.
  it.each<[string, Desk, IssuerEvent, readonly string[]]>([
    ['not issued', ISSUING, notIssued, ['issue-card']],
    ['not returned', RETURNING, notReturned, ['return-card']],
    ['left open', ISSUING, { type: 'operation-open', kind: 'issue', voter: HOLDER }, ['settle-by-card']],
  ])('%s, and the card came back meanwhile: it is read at once', (_, desk, event, effects) => {
    const session = new IssuerSession({ desk, cardDealtWith: true }, { reader: 'card' })
    for (const reader of ['absent', 'card'] as const) session.send({ type: 'reader', reader })
    expect(session.send(event).map(({ type }) => type)).toEqual(effects)
    expect(session.day.cardDealtWith).toBe(true)
    const gone = new IssuerSession({ desk, cardDealtWith: true }, { reader: 'card' })
    gone.send({ type: 'reader', reader: 'absent' })
    expect(gone.send(event)).toEqual([])
  })

  it.each<[Desk, Unsettled['checked'], 'issue' | 'return']>([
    [ISSUING, CHECKED, 'issue'],
    [RETURNING, null, 'return'],
  ])('ISS-20, left open: the desk serves nobody before that card is read again', (desk, checked, kind) => {
    const session = new IssuerSession({ desk, cardDealtWith: true }, { reader: 'card' })
    expect(session.send({ type: 'operation-open', kind, voter: AFTER })).toEqual([])
    expect(session.day.unsettled).toEqual({ kind, voter: AFTER, checked, working: false, failure: null })
    expect(session.day.desk).toEqual({ type: 'ready' })
    expect(session.press({ type: 'voter-sought', text: '0007', by: 'any' })).toEqual([])
    expect(session.alarms).toEqual(['issue-unsettled'])
  })
})

describe('what was left open is settled', () => {
  const NOBODY: Desk = { type: 'ready' }
  const found = (who = AFTER, offered: ContestMask = SECOND): Desk => ({
    type: 'found',
    voter: who,
    offered,
    ...{ ticket: 'asked', oath: 'none', said: [] },
  })
  type Outcome = Extract<IssuerEvent, { type: 'settled' }>['outcome']
  it.each<[string, Outcome, Unsettled['checked'], Desk]>([
    [
      'issued: handed over as the clerk chose',
      'issued',
      CHECKED,
      { type: 'hand-over', checked: { ...CHECKED, voter: AFTER }, papers: NO_CONTEST },
    ],
    [
      'issued, after a restart: what the card holds',
      'issued',
      null,
      { type: 'hand-over', checked: checkedVoter({ voter: AFTER, offered: FIRST, chosen: FIRST }), papers: NO_CONTEST },
    ],
    [
      'not issued: the same card goes on',
      'not-issued',
      CHECKED,
      { type: 'checked', checked: { ...CHECKED, voter: AFTER } },
    ],
    [
      'not issued, after a restart: what waits for a card goes with its voter',
      'not-issued',
      null,
      { type: 'checked', checked: checkedVoter({ voter: AFTER, offered: SECOND, chosen: SECOND }) },
    ],
    [
      'returned',
      'returned',
      null,
      { type: 'checked', checked: checkedVoter({ voter: AFTER, offered: SECOND, chosen: SECOND }) },
    ],
    ['issued, and the card is not here: nothing to hand over', 'issued-unseen', CHECKED, found()],
    ['not returned after all: it is out', 'still-out', null, found()],
    ['not issued, after a restart, and nothing waits: identity again', 'not-issued', null, found(NOTHING_WAITS)],
  ])('%s', (_, outcome, checked, desk) => {
    const unsettled = { ...OPEN, checked, working: true }
    const who = desk.type === 'found' ? desk.voter : AFTER
    const session = new IssuerSession({ unsettled, desk: NOBODY, cardDealtWith: true }, { reader: 'card' })
    expect(
      session.send({ type: 'settled', outcome, voter: who, contests: FIRST, papers: NO_CONTEST, ...AS_BEFORE }),
    ).toEqual([])
    expect(session.day).toMatchObject({ unsettled: null, counts: NEW_COUNTS, desk })
    // A blank one may be used for this very voter without leaving the tray.
    expect(session.day.cardDealtWith).toBe(outcome !== 'not-issued')
  })

  it('not yet: it stays open, and says why', () => {
    const session = new IssuerSession(
      { unsettled: { ...OPEN, working: true }, cardDealtWith: true },
      { reader: 'card' },
    )
    const failed: IssuerEvent = { type: 'not-settled', notice: notice('not-the-open-card') }
    expect(session.send(failed)).toEqual([])
    expect(session.day.unsettled).toEqual({ ...OPEN, failure: notice('not-the-open-card') })
    expect(session.alarms).toEqual(['not-the-open-card'])
    const settled = new IssuerSession()
    settled.send(failed)
    expect([settled.day.unsettled, settled.alarms]).toEqual([null, []])
  })

  it.each<[string, Unsettled | null, readonly string[]]>([
    ['without the card, at the officer’s word', OPEN, ['settle-without-card']],
    ['not while a card is read for it', { ...OPEN, working: true }, []],
    ['nothing is open', null, []],
  ])('%s', (_, unsettled, effects) => {
    const session = new IssuerSession({ unsettled })
    expect(session.press({ type: 'unsettled-issue-closed' }).map(({ type }) => type)).toEqual(effects)
    expect(session.day.unsettled?.working ?? false).toBe(unsettled !== null)
  })
})

describe('the check of a card (ISS-12)', () => {
  const PIN = { type: 'pin-entered', pin: '123456' } as const
  const wrong: IssuerEvent = { type: 'not-authorised', notice: notice('wrong-pin') }

  it('is asked for with the operator card and PIN each time', () => {
    const session = new IssuerSession()
    session.press({ type: 'card-check-requested' })
    expect(session.day.check).toEqual(operatorCard())
    expect(session.press(PIN)).toEqual([])
    expect(session.day.check).toMatchObject({ failure: { code: 'operator-card-missing' }, working: false })
    session.send({ type: 'reader', reader: 'card' })
    expect(session.press(PIN)).toEqual([{ type: 'authorise', pin: '123456' }])
    expect(session.day).toMatchObject({ check: operatorCard(true), cardDealtWith: true })
    expect(session.press(PIN)).toEqual([])
    // D-33: the operator card lies there; the voting card comes next.
    expect(session.send({ type: 'authorised' })).toEqual([])
    expect(session.day.check).toEqual(votingCard())
    session.send({ type: 'reader', reader: 'absent' })
    expect(session.send({ type: 'reader', reader: 'card' })).toEqual([{ type: 'check-card' }])
    session.send({ type: 'card-checked', found: CAN_VOTE })
    expect(session.day.check).toEqual(shown(CAN_VOTE))
    session.press({ type: 'operation-cancelled' })
    expect(session.day.check).toEqual({ type: 'none' })
  })

  it('the right PIN takes the wrong ones back; a voting card that lies there by then is read', () => {
    const session = new IssuerSession({ check: operatorCard(true), wrongPins: 2 }, { reader: 'card' })
    expect(session.send({ type: 'authorised' })).toEqual([{ type: 'check-card' }])
    expect(session.day.wrongPins).toBe(0)
  })

  it('three wrong PINs, and it is not asked again', () => {
    const session = new IssuerSession({ check: operatorCard() }, { reader: 'card' })
    for (const [wrongPins, check, alarms] of [
      [1, { type: 'operator-card', failure: notice('wrong-pin', { left: 2 }), working: false }, []],
      [2, { type: 'operator-card', failure: notice('wrong-pin', { left: 1 }), working: false }, []],
      [3, { type: 'none' }, ['tries-used-up']],
    ] as const) {
      session.press(PIN)
      session.send(wrong)
      expect(session.day).toMatchObject({ wrongPins, check })
      expect(session.alarms).toEqual(alarms)
    }
    session.press({ type: 'card-check-requested' })
    expect([session.day.check.type, session.alarms.length]).toEqual(['none', 2])
  })

  it('another refusal is no wrong PIN', () => {
    const session = new IssuerSession({ check: operatorCard(true) }, { reader: 'card' })
    session.send({ type: 'not-authorised', notice: notice('not-an-operator-card') })
    expect(session.day.wrongPins).toBe(0)
    expect(session.day.check).toMatchObject({ working: false, failure: { code: 'not-an-operator-card' } })
  })

  it.each<[string, CardCheck, IssuerEvent]>([
    ['authorised, nobody asked', { type: 'none' }, { type: 'authorised' }],
    ['not authorised, nobody asked', { type: 'none' }, wrong],
    ['found, nobody asked', { type: 'none' }, { type: 'card-checked', found: CAN_VOTE }],
    ['found, before the PIN', operatorCard(), { type: 'card-checked', found: CAN_VOTE }],
  ])('%s: nothing happens', (_, check, event) => {
    const session = new IssuerSession({ check })
    expect(session.send(event)).toEqual([])
    expect(session.day).toMatchObject({ check, wrongPins: 0 })
  })

  it('a PIN without a check asked for goes to no card', () => {
    const session = new IssuerSession({}, { reader: 'card' })
    expect(session.press(PIN)).toEqual([])
    expect(session.day.cardDealtWith).toBe(false)
  })

  const pair = 1 as PairNumber
  it.each<[string, CardCheck, readonly object[]]>([
    ['can vote', shown(CAN_VOTE), [{ type: 'record-found-card' }]],
    ['pressed: a vote may be recorded with it', shown({ type: 'pressed', pair }), []],
    ['taken', shown({ type: 'taken', pair, contests: ALL }), [{ type: 'record-found-card' }]],
    ['released, and nothing is left', shown({ type: 'released', recorded: ALL, left: NO_CONTEST }), []],
    ['not looked at yet', votingCard(), []],
  ])('ISS-14, a found card goes into envelope 2 only unvoted: %s', (_, check, effects) => {
    const session = new IssuerSession({ check }, { reader: 'card' })
    expect(session.press({ type: 'found-card-recorded', witnesses: [1] })).toEqual(effects)
    expect(session.day.cardDealtWith).toBe(effects.length > 0)
    expect(session.press({ type: 'found-card-recorded', witnesses: [1] })).toEqual([])
  })

  it.each<[string, readonly number[]]>([
    ['nobody', []],
    ['one who is not here', [2]],
    ['one whom nobody has named', [4]],
  ])('ISS-14: %s beside the officer, and the found card is not recorded', (_, witnesses) => {
    const session = new IssuerSession({ check: shown(CAN_VOTE) }, { reader: 'card' })
    expect(session.press({ type: 'found-card-recorded', witnesses: [...witnesses] })).toEqual([])
    expect(session.alarms).toEqual(['witness-beside'])
    expect(session.day.check).toEqual(shown(CAN_VOTE))
  })

  it.each<[string, IssuerEvent, object, readonly CardCode[]]>([
    ['kept', { type: 'found-card-kept', counts: NEW_COUNTS }, { counts: NEW_COUNTS }, []],
    [
      'refused',
      { type: 'found-card-refused', notice: REFUSED, counts: NEW_COUNTS },
      { counts: NEW_COUNTS },
      ['card-worn-out'],
    ],
  ])('%s: the check is over', (_, event, after, alarms) => {
    const session = new IssuerSession({ check: shown(CAN_VOTE) })
    session.send(event)
    expect(session.day).toMatchObject({ check: { type: 'none' }, ...after })
    expect(session.alarms).toEqual(alarms)
  })
})

describe('what is said beside the cards', () => {
  it('what kept a card back is gone when the card is there; what else waits stays', () => {
    const kept = [notice('assistants-needed'), notice('inside-list-open'), REFUSED]
    const session = new IssuerSession({ desk: ISSUING, alarms: kept }, { reader: 'card' })
    session.send({ type: 'card-issued', voter: AFTER, counts: NEW_COUNTS })
    expect(session.alarms).toEqual(['inside-list-open'])
    expect(session.day.desk.type).toBe('hand-over')
  })

  it('more cards from the return window than are out are not taken', () => {
    const session = new IssuerSession({ counts: counts({ cardsOut: 2 }) })
    expect(session.press({ type: 'cards-brought', count: 3 })).toEqual([])
    expect(session.day.alarms).toMatchObject([notice('more-cards-than-out', { count: 3, out: 2 })])
    expect(session.press({ type: 'cards-brought', count: 2 })).toEqual([{ type: 'count-cards-brought', count: 2 }])
  })
})
