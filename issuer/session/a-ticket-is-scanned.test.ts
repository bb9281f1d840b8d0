/** A ticket under the scanner: found at once, sent to its own station, and never in the way of the voter who is being served. */
import { describe, expect, it } from 'vitest'
import type { ElectionId, StationId } from '#election/ids.ts'
import { ticketText } from '#election/roll/ticket-code.ts'
import type { LocalMinute } from '#election/time.ts'
import { ALL, checkedVoter, counts, FIRST, IssuerSession, openRecord, voter } from '#simulation/rooms/issuer-session.ts'
import type { Day } from './state.ts'

const electionId = '5f1d2c3b4a596877' as ElectionId
const [HERE, THERE] = ['2-1', '3-1'] as [StationId, StationId]
const facts = {
  electionId,
  station: HERE,
  stations: [
    { id: HERE, name: '第1投票所', slips: null },
    { id: THERE, name: '第3投票所', slips: null },
  ],
}

function scanned(text: string, day: Partial<Day> = {}) {
  const session = new IssuerSession(day, { facts })
  const effects = session.send({ type: 'scanner', event: { type: 'scanned', text } })
  return { effects, desk: session.day.desk }
}

it('a ticket of this station: its voter is sought by the ticket alone', () => {
  const { effects, desk } = scanned(ticketText({ electionId, station: HERE, ticket: 'T0017' }))
  expect(effects).toEqual([{ type: 'find-voters', text: 'T0017', by: 'ticket' }])
  expect(desk.type).toBe('seeking')
})

it('whatever page is open, the answer to a ticket comes to the front; a ticket without an answer moves nothing', () => {
  const session = new IssuerSession({ tab: 'open' }, { facts })
  session.send({ type: 'scanner', event: { type: 'connected' } })
  expect(session.day.tab).toBe('open')
  session.send({ type: 'scanner', event: { type: 'scanned', text: '0017' } })
  expect(session.day.tab).toBe('vote')
  session.press({ type: 'tab-chosen', tab: 'watch' })
  session.send({ type: 'scanner', event: { type: 'scanned', text: '0018' } })
  expect(session.day.tab).toBe('watch')
})

it('a bare number, as municipalities print it: sought like one that is typed', () => {
  expect(scanned('0017').effects).toEqual([{ type: 'find-voters', text: '0017', by: 'scanned' }])
})

it('ISS-02: an early-voting station names the other one that serves the voters of the ticket, and leaves its own to the roll', () => {
  const stations = [
    { id: HERE, name: '第2投票所', slips: null },
    { id: THERE, name: '第3投票所', earlyAt: '期日前投票所（支所）', slips: null },
  ]
  const at = (station: StationId) => {
    const session = new IssuerSession({}, { facts: { ...facts, earlyVoting: true, stations } })
    const text = ticketText({ electionId, station, ticket: 'T0017' })
    return { effects: session.send({ type: 'scanner', event: { type: 'scanned', text } }), desk: session.day.desk }
  }
  expect(at(THERE)).toEqual({
    effects: [],
    desk: {
      type: 'refused',
      notice: { code: 'ticket-of-other-early-station', values: { station: '期日前投票所（支所）' } },
      voter: null,
    },
  })
  expect(at(HERE).effects).toMatchObject([{ type: 'find-voters', text: 'T0017' }])
})

it.each([
  ['of another station: says which one', { station: THERE }, 'ticket-of-other-station', { station: '第3投票所' }],
  ['of a station that nobody knows', { station: '9' as StationId }, 'ticket-of-other-station', { station: '9' }],
  ['that was made out anew: whose it is stands on it by pen', { ticket: null }, 'ticket-made-out-anew', undefined],
  [
    'that was made out anew at another station',
    { ticket: null, station: THERE },
    'ticket-of-other-station',
    { station: '第3投票所' },
  ],
  ['of another election', { electionId: 'ffffffffffffffff' as ElectionId }, 'ticket-of-other-election', undefined],
] as const)('a ticket %s', (_, change, code, values) => {
  const { effects, desk } = scanned(ticketText({ electionId, station: HERE, ticket: 'T0017', ...change }))
  expect(effects).toEqual([])
  expect(desk).toMatchObject({ type: 'refused', notice: values === undefined ? { code } : { code, values } })
})

it('one letter misread, or more than a ticket holds: unreadable', () => {
  const text = ticketText({ electionId, station: HERE, ticket: 'T0017' })
  for (const each of [text.replace('T0017', 'T0071'), `${text}${'x'.repeat(200)}`]) {
    expect(scanned(each).desk).toMatchObject({ type: 'refused', notice: { code: 'ticket-unreadable' } })
  }
})

it.each([
  'https://example.jp/0017',
  'WIFI:S:desk;T:WPA;P:0017;;',
  '0017 0018',
  '投票',
  'x'.repeat(33),
  'x'.repeat(200),
  ' ',
])('WI10: the code of something else is no ticket, and says nothing of the roll: %s', (text) => {
  const { effects, desk } = scanned(text)
  expect(effects).toEqual([])
  expect(desk).toMatchObject({ type: 'refused', notice: { code: 'not-a-ticket' }, voter: null })
})

it('what is typed is sought as it is', () => {
  const session = new IssuerSession({}, { facts })
  const text = '手毬町 1-2'
  expect(session.press({ type: 'voter-sought', text, by: 'any' })).toEqual([{ type: 'find-voters', text, by: 'any' }])
})

it('while a list is read or a word about a row is looked up nobody is sought: they would be judged by the roll of before', () => {
  const session = new IssuerSession({ readingLists: true }, { facts })
  expect(session.press({ type: 'voter-sought', text: '17', by: 'roll-number' })).toEqual([])
  const text = ticketText({ electionId, station: HERE, ticket: 'T0017' })
  expect(session.send({ type: 'scanner', event: { type: 'scanned', text } })).toEqual([])
  expect(session.alarms).toEqual(['desk-is-busy', 'desk-is-busy'])
})

describe('while somebody is being served', () => {
  const text = ticketText({ electionId, station: HERE, ticket: 'T0017' })
  it.each<[string, Partial<Day>]>([
    [
      'the one who was found is being asked',
      { desk: { type: 'found', voter: voter(), offered: ALL, ticket: 'scanned', oath: 'none', said: null } },
    ],
    ['the card is chosen', { desk: { type: 'checked', checked: checkedVoter() } }],
    ['the card is awaited', { desk: { type: 'card-awaited', checked: checkedVoter(), failure: null } }],
    ['a card is checked by the officer', { check: { type: 'voting-card' } as Day['check'] }],
  ])('%s: the next ticket changes nothing', (_, day) => {
    const { effects, desk } = scanned(text, day)
    expect(effects).toEqual([])
    expect(desk).toEqual(day.desk ?? { type: 'ready' })
  })

  it('ELG-06: the desk says once that the ticket is of another than the voter on the page; their own is no news', () => {
    const shown = { ...voter(), ticket: 'T0007' }
    const found = { type: 'found', voter: shown, offered: ALL, ticket: 'scanned', oath: 'none', said: null } as const
    const alarmsAfter = (desk: Day['desk'], ...tickets: string[]) => {
      const session = new IssuerSession({ desk }, { facts })
      for (const scan of tickets) session.send({ type: 'scanner', event: { type: 'scanned', text: scan } })
      return session.alarms
    }
    const own = ticketText({ electionId, station: HERE, ticket: 'T0007' })
    expect(alarmsAfter(found, own, 'T0007', '0007')).toEqual([])
    expect(alarmsAfter(found, text, text, '0018')).toEqual(['another-ticket'])
    expect(alarmsAfter({ type: 'checked', checked: checkedVoter({ voter: shown }) }, text)).toEqual(['another-ticket'])
  })
})

it('a scanner that is pulled out is told on the screen; a desk that never had one is told nothing', () => {
  const session = new IssuerSession({}, { facts })
  const away = () => session.state.scanner
  session.send({ type: 'scanner', event: { type: 'disconnected', why: 'not-tried' } })
  expect(away()).toBeNull()
  session.send({ type: 'scanner', event: { type: 'connected' } })
  expect(away()).toBe('there')
  for (const why of ['not-there', 'refused', 'silent'] as const) {
    session.send({ type: 'scanner', event: { type: 'disconnected', why } })
    expect(away()).toBe(why)
  }
})

describe('while the list of those inside is open on its page (CLS-02)', () => {
  const closing = (changes: Partial<Day> = {}) => {
    const record = openRecord({ stage: 'closing', closedAt: '2026-11-22T20:00' as LocalMinute })
    return new IssuerSession({ tab: 'close', record, ...changes }, { facts, now: '2026-11-22T20:01' })
  }
  const scan = (session: IssuerSession, text: string) =>
    session.send({ type: 'scanner', event: { type: 'scanned', text } })
  const ours = (ticket: string | null) => ticketText({ electionId, station: HERE, ticket })
  const found = (session: IssuerSession, rollNo: string) =>
    session.send({ type: 'inside-voter-found', voter: voter({}, rollNo) })

  it('a ticket adds its row, and neither page nor desk changes', () => {
    const session = closing()
    const { desk } = session.day
    expect(scan(session, ours('T0017'))).toEqual([{ type: 'find-inside-voter', text: 'T0017', by: 'ticket' }])
    found(session, '0017')
    expect(scan(session, '0009')).toEqual([{ type: 'find-inside-voter', text: '0009', by: 'scanned' }])
    found(session, '0009')
    expect(session.day).toMatchObject({ tab: 'close', record: { inside: { rollNos: ['0009', '0017'] } } })
    expect(session.day.desk).toBe(desk)
    expect(session.alarms).toEqual([])
  })

  it('a second scan says so and changes nothing; the row is taken off and may come again', () => {
    const session = closing()
    found(session, '0017')
    const { record } = session.day
    found(session, '0017')
    expect(session.alarms).toEqual(['inside-already-listed'])
    expect(session.day.record).toBe(record)
    session.press({ type: 'inside-voter-removed', rollNo: voter({}, '0017').rollNo })
    expect(session.day.record.inside.rollNos).toEqual([])
    found(session, '0017')
    expect(session.day.record.inside.rollNos).toEqual(['0017'])
  })

  it('who got a card or voted elsewhere is listed, and it is said; who is still to be served is known until all are', () => {
    const session = closing()
    session.send({ type: 'inside-voter-found', voter: voter({ marks: FIRST, out: FIRST, cardsIssued: 1 }, '0003') })
    session.send({ type: 'inside-voter-found', voter: { ...voter({}, '0004'), refusal: 'absentee-voted' } })
    found(session, '0017')
    expect(session.alarms).toEqual(['inside-has-card', 'inside-voted-elsewhere'])
    expect(session.day.record.inside.rollNos).toEqual(['0003', '0004', '0017'])
    session.press({ type: 'inside-list-fixed' })
    expect(session.day.insideServed).toEqual(['0003'])
    const served = voter({ marks: FIRST, out: FIRST, cardsIssued: 1 }, '0017')
    session.send({ type: 'card-issued', voter: served, counts: counts() })
    expect(session.day.insideServed).toEqual(['0003', '0017'])
    session.send({ type: 'standing-recorded', voter: voter({ marks: FIRST }, '0017'), counts: counts() })
    expect(session.day.insideServed).toEqual(['0003'])
    // Given back unvoted, and the voter left the desk: nothing is in the hand any more.
    session.send({
      type: 'standing-recorded',
      voter: voter({ cardsIssued: 1, cardsReturned: 1 }, '0003'),
      counts: counts(),
    })
    expect(session.day.insideServed).toEqual([])
  })

  it.each([
    ['of another station', ticketText({ electionId, station: THERE, ticket: 'T1' }), 'ticket-of-other-station'],
    ['made out anew', ours(null), 'ticket-made-out-anew'],
    ['that is none', 'https://example.org/', 'not-a-ticket'],
  ])('a ticket %s is refused in the band, and the page stays', (_, text, code) => {
    const session = closing()
    expect(scan(session, text)).toEqual([])
    expect(session.alarms).toEqual([code])
    expect(session.day).toMatchObject({ tab: 'close', record: { inside: { rollNos: [] } } })
  })

  it('on the page of voting, and when the list is fixed, a ticket is that of the voter at the desk', () => {
    const atTheDesk = closing({ tab: 'vote' })
    scan(atTheDesk, ours('T0017'))
    expect(atTheDesk.alarms).toEqual([])
    expect(atTheDesk.day.desk.type).not.toBe('ready')
    const fixed = closing()
    fixed.press({ type: 'inside-list-fixed' })
    scan(fixed, ours('T0017'))
    expect(fixed.day.tab).toBe('vote')
  })
})
