/** TRN-01 to TRN-09: what follows from the counts, and what the machines told; nothing is made to agree. */
import { describe, expect, it } from 'vitest'
import type { ContestMask, MachineId } from '#election/ids.ts'
import { issued, NEW_STANDING, reentriesOf, returned, type Standing } from '#election/roll/standing.ts'
import type { LocalMinute } from '#election/time.ts'
import {
  ALL,
  COUNCIL,
  contestCounts,
  counts,
  IssuerSession,
  K1,
  K2,
  MAYOR,
  openRecord,
  SPARE,
} from '#simulation/rooms/issuer-session.ts'
import {
  cardsExpected,
  contestBooks,
  differingOf,
  hourCountAt,
  hoursDue,
  isBalanced,
  missingCards,
  startedPairs,
  ticketsExpected,
  votersOf,
} from './balance.ts'
import type { ContestCounts, Counts, DayRecord, KioskMark } from './state.ts'

type Told = readonly [MachineId, readonly (number | null)[]]

const closing = (changes: Partial<DayRecord['closing']>, record = openRecord()): DayRecord => ({
  ...record,
  closing: { ...record.closing, ...changes },
})
const told = (...entries: readonly Told[]) => entries.map(([machine, counts]) => ({ machine, counts }))
const ofKiosk = (machine: MachineId, changes: Partial<KioskMark>) =>
  openRecord({
    kiosks: openRecord().kiosks.map((kiosk) => (kiosk.machine === machine ? { ...kiosk, ...changes } : kiosk)),
  })

const COUNTS = counts({
  contests: [
    contestCounts(MAYOR, { issued: 20, returned: 3, found: 2 }),
    contestCounts(COUNCIL, { issued: 18, returned: 3 }),
  ],
  cardsIssued: 21,
  cardsReturned: 3,
  reentries: 4,
  cardsInEnvelope: 3,
  cardsFound: 2,
})

describe('voters and tickets', () => {
  it('V = I − R, T = I − R − X', () => {
    expect(COUNTS.contests.map(votersOf)).toEqual([17, 15])
    expect(ticketsExpected(COUNTS)).toBe(14)
  })

  // ISS-02: one voter, whatever was carried to and fro, is one V of each contest and one ticket.
  const give = (standing: Standing, contests: ContestMask) =>
    issued({ ...standing, marks: ALL, ticketHeld: true }, contests)
  const first = give(NEW_STANDING, ALL)
  it.each<[string, Standing, number]>([
    ['one card', first, 1],
    ['exchanged', give(returned(first, ALL, 0 as ContestMask, true), ALL), 1],
    [
      'one contest voted, the other given back and issued again',
      give(returned(first, 2 as ContestMask, 0 as ContestMask, false), 2 as ContestMask),
      1,
    ],
    ['given back, all declined', returned(first, ALL, ALL, true), 0],
  ])('%s', (_, standing, tickets) => {
    const row = counts({
      contests: [MAYOR, COUNCIL].map((id, bit) =>
        contestCounts(id, { issued: standing.issued[bit] as number, returned: standing.returned[bit] as number }),
      ),
      cardsIssued: standing.cardsIssued,
      cardsReturned: standing.cardsReturned,
      reentries: reentriesOf(standing),
    })
    expect([...row.contests.map(votersOf), ticketsExpected(row)]).toEqual([tickets, tickets, tickets])
  })
})

describe('what the machines told', () => {
  const rows: readonly [string, DayRecord, readonly Told[], readonly (number | null)[], readonly (number | null)[]][] =
    [
      [
        'all told',
        openRecord(),
        [
          [K1, [9, 8]],
          [K2, [6, 7]],
        ],
        [15, 15],
        [0, 0],
      ],
      [
        'one record too many is no voter',
        openRecord(),
        [
          [K1, [9, 8]],
          [K2, [6, 8]],
        ],
        [15, 16],
        [0, -1],
      ],
      ['a started one has not told', openRecord(), [[K1, [9, 8]]], [null, null], [null, null]],
      [
        'it has told one contest only',
        openRecord(),
        [
          [K1, [9, 8]],
          [K2, [6, null]],
        ],
        [15, null],
        [0, null],
      ],
      ['none told, not even a zero', openRecord(), [], [null, null], [null, null]],
      ['a failed one tells nothing', ofKiosk(K2, { state: 'failed' }), [[K1, [9, 8]]], [9, 8], [6, 7]],
      [
        'its pair was taken over: that is told',
        ofKiosk(K2, { state: 'failed', takenOverBy: SPARE }),
        [[K1, [9, 8]]],
        [null, null],
        [null, null],
      ],
      [
        'and counts when it is',
        ofKiosk(K2, { state: 'failed', takenOverBy: SPARE }),
        [
          [K1, [9, 8]],
          [K2, [6, 7]],
        ],
        [15, 15],
        [0, 0],
      ],
      [
        'of no machine of this station',
        openRecord(),
        [
          [K1, [9, 8]],
          [K2, [6, 7]],
          ['K-77' as MachineId, [1, 1]],
        ],
        [15, 15],
        [0, 0],
      ],
    ]
  it.each(rows)('%s', (_, record, entries, sums, differences) => {
    const books = contestBooks(COUNTS, closing({ told: told(...entries) }, record), 5)
    expect(books.map((book) => book.told)).toEqual(sums)
    expect(books.map(({ difference }) => difference)).toEqual(differences)
    expect(books).toMatchObject([
      { contest: MAYOR, voters: 17, missing: 5, issued: 20, found: 2 },
      { contest: COUNCIL, voters: 15, missing: 5, issued: 18, found: 0 },
    ])
  })

  it('TRN-06: no more cards with a contest are missing than were given out with it', () => {
    const [mayor, council] = COUNTS.contests as [ContestCounts, ContestCounts]
    const few = { ...council, issued: 4, returned: 1, found: 1, replaced: 1, unreadable: 1 }
    const none = { ...council, issued: 0, returned: 0, found: 0, replaced: 0, unreadable: 0 }
    const missing = (contest: ContestCounts) =>
      contestBooks({ ...COUNTS, contests: [mayor, contest] }, openRecord(), 5).map((book) => book.missing)
    expect(missing(few)).toEqual([5, 3])
    expect(missing(none)).toEqual([5, 0])
  })

  it('the pairs of the machines that stand ready', () => {
    expect(startedPairs(openRecord())).toEqual([1, 2])
    expect(startedPairs(ofKiosk(K1, { state: 'failed' }))).toEqual([2])
  })
})

it.each<[string, number | null, number | null, number | null]>([
  ['received = in case + envelope 1 + envelope 2 + missing', 100, 93, 2],
  ['to the last card', 100, 95, 0],
  ['more than were received is no negative loss', 100, 96, 0],
  ['not counted yet', 100, null, null],
  ['received is not known', null, 93, null],
])('TRN-09, cards: %s', (_, cardsReceived, cardsInCase, missing) => {
  expect(missingCards(COUNTS, closing({ cardsInCase }, openRecord({ cardsReceived })))).toBe(missing)
})

it.each<[string, readonly Told[], number | null, boolean]>([
  [
    'to the last record and ticket',
    [
      [K1, [9, 8]],
      [K2, [6, 7]],
    ],
    14,
    true,
  ],
  [
    'one contest has a record less, though a card is missing',
    [
      [K1, [9, 8]],
      [K2, [6, 6]],
    ],
    14,
    false,
  ],
  [
    'the first contest has one more, the second one less',
    [
      [K1, [10, 7]],
      [K2, [6, 7]],
    ],
    14,
    false,
  ],
  [
    'a ticket less',
    [
      [K1, [9, 8]],
      [K2, [6, 7]],
    ],
    13,
    false,
  ],
  [
    'a ticket more',
    [
      [K1, [9, 8]],
      [K2, [6, 7]],
    ],
    15,
    false,
  ],
  [
    'no ticket counted',
    [
      [K1, [9, 8]],
      [K2, [6, 7]],
    ],
    null,
    false,
  ],
  ['a machine has not told', [[K1, [9, 8]]], 14, false],
])('balanced: %s', (_, entries, tickets, balanced) => {
  const books = contestBooks(COUNTS, closing({ told: told(...entries) }), 1)
  expect(isBalanced(books, ticketsExpected(COUNTS), tickets)).toBe(balanced)
})

describe('which number does not agree', () => {
  const differing = (entries: readonly Told[], tickets: number | null) =>
    differingOf(contestBooks(COUNTS, closing({ told: told(...entries) }), 1), ticketsExpected(COUNTS), tickets)
  const right: readonly Told[] = [
    [K1, [9, 8]],
    [K2, [6, 7]],
  ]

  it('is named: the tickets when every difference in the table is 0, or the contest by its place', () => {
    expect(differing(right, 14)).toEqual([])
    expect(differing(right, 13)).toEqual([{ what: 'tickets', expected: 14, counted: 13 }])
    const one = [[K1, [9, 8]] as const, [K2, [6, 6]] as const]
    expect(differing(one, 14)).toEqual([{ what: 'contest', place: 1, difference: 1 }])
    expect(differing(one, 15)).toHaveLength(2)
  })

  it('what nobody counted yet is no difference', () => {
    expect(differing(right.slice(0, 1), null)).toEqual([])
  })
})

it('TRN-09: what the case should hold with the return box; unknown while nobody said how many were received', () => {
  const out = { ...COUNTS, cardsOut: 1 }
  expect(cardsExpected(out, openRecord({ cardsReceived: 50 }))).toBe(50 - 3 - 2 - 1)
  expect(cardsExpected(out, openRecord({ cardsReceived: 4 }))).toBe(0)
  expect(cardsExpected(out, openRecord({ cardsReceived: null }))).toBe(null)
})

describe('the count of each full hour', () => {
  const hours = [{ until: '09:00', contests: [] }] as unknown as DayRecord['hours']

  it.each<[string, string | null, string, Partial<DayRecord>, readonly string[]]>([
    ['not before the hour is full', '07:30', '07:59', {}, []],
    ['with its first minute', '07:30', '08:00', {}, ['08:00']],
    ['several after a standstill', '07:30', '10:05', {}, ['08:00', '09:00', '10:00']],
    ['only those that were not counted', '07:30', '10:05', { hours }, ['10:00']],
    ['each once', '07:30', '09:59', { hours }, []],
    ['also while the last voters are inside', '18:59', '20:01', { stage: 'closing' }, ['19:00', '20:00']],
    ['not behind the report', '07:30', '21:00', { stage: 'closed' }, []],
    ['not before the opening', null, '12:00', {}, []],
  ])('%s', (_, opened, now, changes, wanted) => {
    const openedAt = opened === null ? null : (`2026-11-22T${opened}` as LocalMinute)
    const { state } = new IssuerSession({}, { now: `2026-11-22T${now}` })
    expect(hoursDue(state, openRecord({ openedAt, ...changes }))).toEqual(wanted)
  })

  it('is taken when the clock passes it, by sex, and says nothing else', () => {
    const contests = [
      contestCounts(MAYOR, { issued: 5, returned: 1, men: 3, women: 1 }),
      contestCounts(COUNCIL, { men: 2 }),
    ]
    const taken = [
      { men: 3, women: 1, unsaid: 0 },
      { men: 2, women: 0, unsaid: 0 },
    ]
    const count: Counts = counts({ contests, cardsIssued: 5 })
    expect(hourCountAt('08:00' as never, count)).toEqual({ until: '08:00', cardsIssued: 5, contests: taken })
    const session = new IssuerSession({ counts: count }, { now: '2026-11-22T07:59' })
    const pass = (now: string) => session.send({ type: 'minute', now: now as LocalMinute }).map(({ type }) => type)
    expect(pass('2026-11-22T07:59')).toEqual([])
    expect(pass('2026-11-22T09:00')).toEqual(['save-day'])
    expect(session.day.record.hours).toEqual(
      ['08:00', '09:00'].map((until) => ({ until, cardsIssued: 5, contests: taken })),
    )
    expect(pass('2026-11-22T09:59')).toEqual([])
  })
})

it('TRN-03: what is counted by the hour is every voter, on a card and on paper of any kind', () => {
  const paper = {
    braille: { men: 1, women: 0, unsaid: 0 },
    provisional: { men: 0, women: 1, unsaid: 0 },
    ordinary: { men: 2, women: 0, unsaid: 0 },
  }
  const contests = [contestCounts(MAYOR, { issued: 5, men: 3, women: 2, ...paper }), contestCounts(COUNCIL)]
  expect(hourCountAt('08:00' as never, counts({ contests })).contests[0]).toEqual({ men: 6, women: 3, unsaid: 0 })
})
