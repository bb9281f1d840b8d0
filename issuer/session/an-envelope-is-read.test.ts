/** PAP-11: outer envelopes under the scanner: each once, by its own code alone, with what the roll says of its voter; and no ticket is one. */
import { describe, expect, it } from 'vitest'
import type { ContestId, ElectionId, StationId } from '#election/ids.ts'
import type { RefusalReason } from '#election/roll/eligibility.ts'
import { type EnvelopeCode, envelopeText } from '#election/roll/envelope-code.ts'
import { ticketText } from '#election/roll/ticket-code.ts'
import type { LocalMinute } from '#election/time.ts'
import { FACTS, FIRST, IssuerSession, openRecord, voter } from '#simulation/rooms/issuer-session.ts'
import { decodeDayRecord, encodeDayRecord } from '../services/books/day-record.ts'
import type { EnvelopeFinding } from './day-names.ts'
import type { Absentees } from './day-record.ts'
import { CLOSING_TICKS } from './screen-event.ts'
import type { Day } from './state.ts'

const electionId = '5f1d2c3b4a596877' as ElectionId
const [HERE, THERE] = ['2-1', '3-1'] as [StationId, StationId]
const [mayor, council] = FACTS.contests.map(({ id }) => id) as [ContestId, ContestId]
const facts = {
  ...{ electionId, station: HERE, designated: true },
  stations: [
    { id: HERE, name: '第1投票所', slips: null },
    { id: THERE, name: '第3投票所', slips: null },
  ],
}

function evening(ticked: readonly string[] = [], day: Partial<Day> = {}, more: object = {}): IssuerSession {
  const record = openRecord({ stage: 'closing', closedAt: '2026-11-22T20:00' as LocalMinute })
  const ticks = Object.fromEntries(CLOSING_TICKS.map((tick) => [tick, ticked.includes(tick)])) as never
  const closing = { ...record.closing, ticks, kiosksMayClose: false }
  const inside = { rollNos: [], fixed: true }
  return new IssuerSession(
    { record: { ...record, closing, inside }, tab: 'close', ...day },
    { facts: { ...facts, ...more } },
  )
}
const code = (change: Partial<EnvelopeCode> = {}) =>
  envelopeText({ electionId, station: HERE, ticket: 'T0017', contest: mayor, ...change })
const scan = (session: IssuerSession, text: string) =>
  session.send({ type: 'scanner', event: { type: 'scanned', text } })
const found = (
  session: IssuerSession,
  rollNo = '0017',
  refusal: RefusalReason | null = 'absentee-issued',
  contest = mayor,
) =>
  session.send({
    type: 'envelope-voter-found',
    voter: { ...voter({}, rollNo), name: '見本 花子', refusal } as never,
    contest,
  })
const numbers = (session: IssuerSession) => session.day.record.closing.envelopes

it('a code is looked up by its ticket, and the voter is shown with what the roll says; the desk stays as it was', () => {
  const session = evening()
  const { desk } = session.day
  expect(scan(session, code())).toEqual([{ type: 'find-envelope-voter', text: 'T0017', by: 'ticket', contest: mayor }])
  found(session)
  expect(session.day.envelope).toEqual({ number: '0017', name: '見本 花子', contest: mayor, finding: 'in-order' })
  expect([session.day.desk, session.day.tab, session.alarms]).toEqual([desk, 'close', []])
  expect(numbers(session)).toEqual([{ contest: mayor, numbers: ['0017'] }])
})

it('of two elections each envelope counts; the same twice is refused, also after a restart, and in no order but that of numbers', () => {
  const session = evening()
  found(session, '0020')
  found(session, '0017')
  found(session, '0017', 'absentee-issued', council)
  const kept = decodeDayRecord(encodeDayRecord(session.day.record))
  if (kept === null) throw new Error('a record that was just written')
  expect(kept.closing.envelopes).toEqual([
    { contest: mayor, numbers: ['0017', '0020'] },
    { contest: council, numbers: ['0017'] },
  ])
  const again = evening([], { record: kept })
  found(again, '0017')
  found(again, '0017')
  expect(again.alarms).toEqual(['envelope-already-read'])
  expect(numbers(again)).toEqual(kept.closing.envelopes)
  // No page of the record says when or in which order; nor does it have the name.
  expect(JSON.stringify(kept.closing.envelopes)).not.toMatch(/見本|T\d\d:/)
})

it.each<[string, RefusalReason | null, Parameters<typeof voter>[0], EnvelopeFinding]>([
  ['papers were given', 'absentee-issued', {}, 'in-order'],
  ['the vote came to the commission', 'absentee-voted', {}, 'in-order'],
  ['the roll knows of no papers', null, {}, 'not-marked'],
  ['voted early', 'early-voted', {}, 'voted'],
  ['voted online', 'online-voted', {}, 'voted'],
  ['has a card of today', 'absentee-issued', { marks: FIRST, out: FIRST, cardsIssued: 1 }, 'voted'],
  ['handed the papers back', null, { absenteePapers: 1 }, 'voted'],
  ['died', 'died', {}, 'no-right'],
  ['moved away', 'moved', {}, 'no-right'],
  ['of another desk', 'other-desk', {}, 'elsewhere'],
])('the page says it when the voter %s', (_, refusal, standing, finding) => {
  const session = evening()
  session.send({
    type: 'envelope-voter-found',
    voter: { ...voter(standing), name: '見本', refusal } as never,
    contest: mayor,
  })
  expect(session.day.envelope?.finding).toBe(finding)
})

it('an envelope of another station is counted, and its voter is on no roll of this one', () => {
  const session = evening()
  expect(scan(session, code({ station: THERE }))).toMatchObject([{ type: 'save-day' }])
  expect(session.day.envelope).toMatchObject({ number: '3-1:T0017', name: '', finding: 'elsewhere' })
  scan(session, code({ station: THERE }))
  expect(session.alarms).toEqual(['envelope-already-read'])
})

describe('refused in words, and nothing is kept', () => {
  it.each([
    ['of another election', code({ electionId: 'ffffffffffffffff' as ElectionId }), 'envelope-of-other-election'],
    [
      'of a contest that nobody votes on here',
      code({ contest: 'governor' as ContestId }),
      'envelope-of-other-election',
    ],
    ['of a station that nobody knows', code({ station: '9' as StationId }), 'envelope-of-other-election'],
    ['with a letter misread', code().replace('T0017', 'T0071'), 'envelope-unreadable'],
  ])('an envelope %s', (_, text, because) => {
    const session = evening()
    expect(scan(session, text)).toEqual([])
    expect(scan(session, text)).toEqual([])
    expect([session.alarms, numbers(session)]).toEqual([[because], []])
  })

  it('a ticket where an envelope is asked for, whoever types it', () => {
    const session = evening()
    const text = ticketText({ electionId, station: HERE, ticket: 'T0017' })
    expect(session.press({ type: 'envelope-read', text, contest: mayor })).toEqual([])
    expect(session.alarms).toEqual(['envelope-is-a-ticket'])
  })

  it('while people vote, or on another page, an envelope is no ticket: nobody is sought by it', () => {
    const voting = new IssuerSession({}, { facts })
    expect(scan(voting, code())).toEqual([])
    expect([voting.alarms, voting.day.desk.type]).toEqual([['envelope-at-the-desk'], 'ready'])
    const elsewhere = evening([], { tab: 'vote' })
    expect(scan(elsewhere, code())).toEqual([])
    expect(elsewhere.alarms).toEqual(['envelope-at-the-desk'])
  })

  it('after the decision, and where no absentee votes are taken', () => {
    const decided = evening(['all-voted', 'removed-voters', 'absentee-decided'])
    scan(decided, code())
    expect(decided.alarms).toEqual(['envelopes-decided'])
    found(decided)
    const other = evening([], {}, { designated: false })
    scan(other, code())
    expect(other.alarms).toEqual(['absentees-elsewhere'])
    expect([numbers(decided), numbers(other)]).toEqual([[], []])
  })

  it('a number that nobody has', () => {
    const session = evening()
    session.send({ type: 'envelope-voter-found', voter: null, contest: mayor })
    expect([session.alarms, numbers(session)]).toEqual([['envelope-not-on-roll'], []])
  })
})

describe('by hand', () => {
  it('a number with its contest, or the printed code letter by letter', () => {
    const session = evening()
    const sought = { type: 'find-envelope-voter', text: '0017', by: 'scanned', contest: council }
    expect(session.press({ type: 'envelope-read', text: ' 0017 ', contest: council })).toEqual([sought])
    expect(session.press({ type: 'envelope-read', text: code(), contest: council })).toMatchObject([
      { type: 'find-envelope-voter', text: 'T0017', contest: mayor },
    ])
    expect(session.press({ type: 'envelope-read', text: '0017', contest: null })).toEqual([])
    expect(session.alarms).toEqual(['envelope-contest-missing'])
  })

  it('a wrong reading is taken off', () => {
    const session = evening()
    found(session, '0017')
    found(session, '0018')
    session.press({ type: 'envelope-removed', contest: mayor, number: '0017' })
    expect(numbers(session)).toEqual([{ contest: mayor, numbers: ['0018'] }])
    session.press({ type: 'envelope-removed', contest: mayor, number: '0018' })
    expect([numbers(session), session.day.envelope]).toEqual([[], null])
  })

  it('envelopes without a code are typed as a figure alone, but fewer than were read have not come', () => {
    const none = { men: 0, women: 0 }
    const figures = (men: number): Absentees => {
      const contest = { received: { men, women: 0 }, notAccepted: none, refused: none }
      return { contests: [contest, contest], late: 0, notAcceptedNames: '', refusedNames: '' }
    }
    const session = evening()
    for (const rollNo of ['0017', '0018']) found(session, rollNo)
    for (const tick of CLOSING_TICKS) session.press({ type: 'closing-ticked', tick, done: true, cardsOut: '' })
    session.press({ type: 'absentees-told', figures: figures(1), again: figures(1) })
    expect([session.alarms, session.day.record.closing.absentees]).toEqual([['absentees-fewer-than-read'], null])
    session.press({ type: 'absentees-told', figures: figures(5), again: figures(5) })
    expect([session.alarms, session.day.record.closing.absentees]).toEqual([[], figures(5)])
  })
})
