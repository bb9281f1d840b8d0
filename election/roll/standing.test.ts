/** One row of the books: rights out ⊆ marks after every act (ISS-02), and 32 bytes that are read back or refused. */
import { describe, expect, it } from 'vitest'
import { AssertionError } from '#election/assert.ts'
import type { ContestMask } from '#election/ids.ts'
import { countsOf } from '#simulation/rooms/each-contest.ts'
import {
  CARDS_OF_ROW_MAX,
  checked,
  decodeStanding,
  encodeStanding,
  givenOrdinary,
  givenPaper,
  hadOtherCards,
  holdsCardTicket,
  isSound,
  issued,
  leftOf,
  NEW_STANDING,
  paperWithdrawn,
  reentriesOf,
  replaced,
  returned,
  STANDING_BYTES,
  type Standing,
  struck,
  waitingOf,
} from './standing.ts'
import { afterWay } from './ways.ts'

const NONE = 0 as ContestMask
const MAYOR = 1 as ContestMask
const COUNCIL = 2 as ContestMask
const BOTH = 3 as ContestMask
const THIRD = 4 as ContestMask
const MAYOR_AND_THIRD = 5 as ContestMask
const ALL = 7 as ContestMask

const MARKED = checked(NEW_STANDING, BOTH)
const OUT = issued(MARKED, BOTH)
const BACK = returned(OUT, BOTH, NONE, true)
/** Mayor given back, council voted: the card was no whole return. */
const HALF = returned(OUT, MAYOR, NONE, false)

describe('an act at the desk', () => {
  it.each<[string, Standing, Partial<Standing>]>([
    ['roll check: marks, and the ticket is received', MARKED, { marks: BOTH, ticketHeld: true }],
    [
      'roll check of what was left',
      checked(issued(checked(NEW_STANDING, MAYOR), MAYOR), COUNCIL),
      {
        marks: BOTH,
        out: MAYOR,
        ticketHeld: true,
        cardsIssued: 1,
        issued: countsOf(1),
      },
    ],
    ['issue', OUT, { marks: BOTH, out: BOTH, ticketHeld: true, cardsIssued: 1, issued: countsOf(1, 1) }],
    [
      'issue of one of two',
      issued(MARKED, COUNCIL),
      {
        marks: BOTH,
        out: COUNCIL,
        ticketHeld: true,
        cardsIssued: 1,
        issued: countsOf(0, 1),
      },
    ],
    [
      'a second card for the rest',
      issued(issued(MARKED, COUNCIL), MAYOR),
      {
        marks: BOTH,
        out: BOTH,
        ticketHeld: true,
        cardsIssued: 2,
        issued: countsOf(1, 1),
      },
    ],
    ['strike of one: the ticket stays', struck(MARKED, MAYOR), { marks: COUNCIL, ticketHeld: true }],
    ['strike of all: the ticket goes back', struck(MARKED, BOTH), {}],
    [
      'whole return: the marks stay, without a card',
      BACK,
      {
        marks: BOTH,
        ticketHeld: true,
        cardsIssued: 1,
        cardsReturned: 1,
        issued: countsOf(1, 1),
        returned: countsOf(1, 1),
      },
    ],
    [
      'return of what a kiosk released: no card of R',
      HALF,
      {
        marks: BOTH,
        out: COUNCIL,
        ticketHeld: true,
        cardsIssued: 1,
        issued: countsOf(1, 1),
        returned: countsOf(1),
      },
    ],
    [
      'return with one declined: its mark is struck in the same step',
      returned(OUT, BOTH, MAYOR, true),
      {
        marks: COUNCIL,
        ticketHeld: true,
        cardsIssued: 1,
        cardsReturned: 1,
        issued: countsOf(1, 1),
        returned: countsOf(1, 1),
      },
    ],
    [
      'return with all declined: the ticket goes back',
      returned(OUT, BOTH, BOTH, true),
      {
        cardsIssued: 1,
        cardsReturned: 1,
        issued: countsOf(1, 1),
        returned: countsOf(1, 1),
      },
    ],
  ])('%s', (_, standing, changed) => {
    expect(standing).toEqual({ ...NEW_STANDING, ...changed })
    expect(isSound(standing)).toBe(true)
    expect(decodeStanding(encodeStanding(standing))).toEqual(standing)
  })

  it.each<[string, () => Standing]>([
    ['a roll check of nothing', () => checked(NEW_STANDING, NONE)],
    ['a roll check of what is out', () => checked(issued(MARKED, MAYOR), BOTH)],
    ['a strike of what is out', () => struck(issued(MARKED, MAYOR), BOTH)],
    ['a card for nothing', () => issued(MARKED, NONE)],
    ['a card without a mark', () => issued(MARKED, ALL)],
    ['a second right', () => issued(issued(MARKED, MAYOR), BOTH)],
    ['a card on the paper path', () => issued({ ...MARKED, paper: 'provisional' }, MAYOR)],
    ['a return of nothing', () => returned(OUT, NONE, NONE, true)],
    ['a return of what is not out', () => returned(issued(MARKED, MAYOR), BOTH, NONE, true)],
    ['declining what is not on the card', () => returned(OUT, MAYOR, BOTH, true)],
    ['another card for nothing', () => replaced(OUT, NONE, false)],
    ['another card for what is not out', () => replaced(issued(MARKED, MAYOR), BOTH, false)],
    ['a return while two cards are about for it', () => returned(replaced(OUT, MAYOR, true), BOTH, NONE, true)],
  ])('never: %s', (_, act) => {
    expect(act).toThrow(AssertionError)
  })

  it('another card: one right, two cards; a lost one may still come back', () => {
    const unreadable = replaced(OUT, MAYOR, false)
    expect(unreadable).toEqual({ ...OUT, cardsIssued: 2 })
    expect(replaced(unreadable, COUNCIL, true)).toEqual({ ...OUT, lost: COUNCIL, cardsIssued: 3 })
    expect(replaced(replaced(OUT, MAYOR, true), COUNCIL, true).lost).toBe(BOTH)
    expect([OUT, unreadable, BACK, returned(unreadable, BOTH, NONE, true)].map(hadOtherCards)).toEqual([
      ...[false, true, false],
      false,
    ])
  })

  it('a strike leaves the ticket where a mark still stands, and gives it back with the last one', () => {
    expect(struck(MARKED, MAYOR)).toMatchObject({ marks: COUNCIL, ticketHeld: true })
    expect(struck(MARKED, BOTH)).toMatchObject({ marks: NONE, ticketHeld: false })
    expect(struck({ ...MARKED, ticketHeld: false }, MAYOR)).toMatchObject({ marks: COUNCIL, ticketHeld: false })
  })

  it.each<[string, Standing, ContestMask, ContestMask, number]>([
    ['a new row', NEW_STANDING, ALL, NONE, 0],
    ['checked', MARKED, ALL, BOTH, 0],
    ['out', OUT, THIRD, NONE, 0],
    ['half back', HALF, MAYOR_AND_THIRD, MAYOR, 0],
    ['back', BACK, ALL, BOTH, 0],
    ['two cards out', issued(issued(MARKED, MAYOR), COUNCIL), THIRD, NONE, 1],
    ['a second card after a whole return', issued(BACK, BOTH), THIRD, NONE, 0],
  ])('what is left, what waits for a card, who came in again: %s', (_, standing, left, waiting, reentries) => {
    expect([leftOf(standing, ALL, NONE), waitingOf(standing), reentriesOf(standing)]).toEqual([
      left,
      waiting,
      reentries,
    ])
  })
})

describe('a ballot paper in place of a card (ELG-10, PAP-02)', () => {
  const BRAILLE = givenPaper(NEW_STANDING, 'braille', MAYOR)

  it('has its marks and its ticket, and neither waits for a card nor counts as one', () => {
    expect(BRAILLE).toMatchObject({ paper: 'braille', ballots: MAYOR, marks: MAYOR, out: NONE, ticketHeld: true })
    expect([leftOf(BRAILLE, BOTH, NONE), waitingOf(BRAILLE), reentriesOf(BRAILLE)]).toEqual([COUNCIL, NONE, 0])
    expect([BRAILLE, MARKED, OUT].map(holdsCardTicket)).toEqual([false, true, true])
    expect(isSound(BRAILLE)).toBe(true)
  })

  it('strikes what waited for a card and gets no paper', () => {
    expect(givenPaper(returned(OUT, BOTH, NONE, true), 'provisional', MAYOR)).toMatchObject({ marks: MAYOR })
  })

  it('taken back before it is handed out, nothing is left of it', () => {
    expect(paperWithdrawn(BRAILLE, MAYOR)).toEqual(NEW_STANDING)
    expect(paperWithdrawn(givenPaper(BRAILLE, 'braille', COUNCIL), COUNCIL)).toEqual(BRAILLE)
  })

  it.each<[string, () => unknown]>([
    ['no card after a paper', () => issued(checked(BRAILLE, COUNCIL), COUNCIL)],
    ['no paper beside a card', () => givenPaper(OUT, 'braille', THIRD)],
    ['no second paper for one contest', () => givenPaper(BRAILLE, 'braille', MAYOR)],
    ['no other kind of paper', () => givenPaper(BRAILLE, 'provisional', COUNCIL)],
    ['no roll check of what is on paper', () => checked(BRAILLE, MAYOR)],
    ['no mark of a paper is struck', () => struck(BRAILLE, MAYOR)],
  ])('%s', (_, act) => {
    expect(act).toThrow(AssertionError)
  })

  it('a row with both is no standing', () => {
    expect(isSound({ ...OUT, paper: 'braille', ballots: MAYOR })).toBe(false)
    expect(isSound({ ...BRAILLE, marks: BOTH })).toBe(false)
  })
})

describe('an ordinary ballot paper of a contest that is off cards (LAW-19, PAP-02)', () => {
  const PAPER = givenOrdinary(NEW_STANDING, MAYOR)
  const BESIDE = issued(checked(PAPER, COUNCIL), COUNCIL)

  it.each<[string, Standing, Record<string, unknown>]>([
    [
      'alone: its ticket lies apart',
      PAPER,
      { marks: MAYOR, out: NONE, ordinary: MAYOR, left: COUNCIL, forCard: false },
    ],
    ['beside a card', BESIDE, { marks: BOTH, out: COUNCIL, ordinary: MAYOR, left: NONE, forCard: true }],
    [
      'for what came back on a card',
      givenOrdinary(struck(returned(OUT, BOTH, NONE, true), MAYOR), MAYOR),
      { marks: BOTH, out: NONE, ordinary: MAYOR, left: COUNCIL, forCard: true },
    ],
    [
      'and later braille for the other',
      givenPaper(PAPER, 'braille', COUNCIL),
      { marks: BOTH, ballots: COUNCIL, ordinary: MAYOR, left: NONE, forCard: false },
    ],
  ])('%s', (_, standing, { left, forCard, ...stands }) => {
    expect(standing).toMatchObject({ ...stands, ticketHeld: true })
    expect([leftOf(standing, BOTH, NONE), holdsCardTicket(standing), reentriesOf(standing)]).toEqual([left, forCard, 0])
    expect(isSound(standing)).toBe(true)
    expect(decodeStanding(encodeStanding(standing))).toEqual(standing)
  })

  it('taken back, the card beside it stays', () => {
    expect(paperWithdrawn(PAPER, MAYOR)).toEqual(NEW_STANDING)
    expect(paperWithdrawn(BESIDE, MAYOR)).toEqual(issued(checked(NEW_STANDING, COUNCIL), COUNCIL))
    const braille = givenPaper(PAPER, 'braille', COUNCIL)
    expect(paperWithdrawn(braille, COUNCIL)).toEqual(PAPER)
  })

  it.each<[string, () => unknown]>([
    ['no card for it, also when the contest is back on cards', () => checked(PAPER, MAYOR)],
    ['no second paper', () => givenOrdinary(PAPER, MAYOR)],
    ['no paper for what is on a card', () => givenOrdinary(OUT, MAYOR)],
    ['no braille beside it for the same contest', () => givenPaper(PAPER, 'braille', MAYOR)],
    ['none for who is on another way', () => givenOrdinary(givenPaper(NEW_STANDING, 'braille', MAYOR), COUNCIL)],
    ['its mark is not struck', () => struck(PAPER, MAYOR)],
  ])('%s', (_, act) => {
    expect(act).toThrow(AssertionError)
  })

  it('a contest on card and paper, or a paper without its mark, is no standing', () => {
    expect(isSound({ ...OUT, ordinary: MAYOR })).toBe(false)
    expect(isSound({ ...PAPER, marks: COUNCIL })).toBe(false)
    expect(isSound({ ...givenPaper(NEW_STANDING, 'braille', MAYOR), ordinary: MAYOR })).toBe(false)
  })
})

describe('32 bytes', () => {
  it('of a row, byte for byte', () => {
    const card = returned(issued(checked(NEW_STANDING, ALL), ALL), MAYOR_AND_THIRD, NONE, true)
    const paper: Standing = {
      ...givenPaper(BACK, 'braille', MAYOR_AND_THIRD),
      ticket: 'damaged',
      declared: true,
      proxyRefused: true,
      refused: 'no-declaration',
      brailleRefused: true,
      absenteePapers: 2,
    }
    const beside = issued(checked(givenOrdinary(NEW_STANDING, MAYOR), COUNCIL), COUNCIL)
    const rest = (...bytes: readonly number[]) => [
      ...bytes,
      ...new Array<number>(STANDING_BYTES - 6 - 14 - bytes.length).fill(0),
    ]
    const expected = [
      [...[1, 3, 2, 1, 1, 0], ...countsOf(0, 1), ...countsOf(), ...rest(0, MAYOR)],
      [...[1, 7, 2, 1, 1, 1], ...countsOf(1, 1, 1), ...countsOf(1, 0, 1), ...rest()],
      [
        ...[1, 5, 0, 1 | (2 << 1) | (1 << 3) | (1 << 4) | (2 << 5), 1, 1],
        ...[...countsOf(1, 1), ...countsOf(1, 1), ...rest(0, 0, 5, 4, 2 | 128)],
      ],
    ]
    expect([beside, card, paper].map((standing) => [...encodeStanding(standing)])).toEqual(expected)
    expect(expected.map((bytes) => decodeStanding(new Uint8Array(bytes)))).toEqual([beside, card, paper])
  })

  it('of a row with seven contests', () => {
    const SEVEN = 127 as ContestMask
    const whole = issued(checked(NEW_STANDING, SEVEN), SEVEN)
    const half = replaced(returned(whole, 85 as ContestMask, NONE, false), 40 as ContestMask, true)
    for (const standing of [whole, half, returned(half, COUNCIL, COUNCIL, false)]) {
      expect(decodeStanding(encodeStanding(standing))).toEqual(standing)
    }
    expect(half).toMatchObject({
      marks: 127,
      out: 42,
      lost: 40,
      issued: [1, 1, 1, 1, 1, 1, 1],
      returned: [1, 0, 1, 0, 1, 0, 1],
    })
  })

  const good = encodeStanding(HALF)
  it('a lost card of a contest that is not out is refused', () => {
    expect(decodeStanding(good.with(20, 1))).toBeNull()
  })

  it('the last byte is the database’s', () => {
    expect(decodeStanding(good.with(31, 255))).toEqual(HALF)
  })

  it.each<[string, number, number]>([
    ['another version', 0, 2],
    ['a mark of no contest', 1, 128 | BOTH],
    ['a right of no contest', 2, 128 | COUNCIL],
    ['a right without its mark', 1, MAYOR],
    ['a right that no issue made', 2, BOTH],
    ['an issue whose right is gone', 2, NONE],
    ['a paper path that there is not', 3, 1 | (3 << 1)],
    ['a paper path without a paper', 3, 1 | (1 << 1)],
    ['a refusal that there is not', 3, 1 | (3 << 5)],
    ['a paper without its path', 22, MAYOR],
    ['a paper of no contest', 22, 128],
    ['an ordinary paper of no contest', 21, 128],
    ['an ordinary paper of what is on a card', 21, COUNCIL],
    ['an ordinary paper without its mark', 21, THIRD],
    ['a ticket that there is not', 23, 5],
    ['marks without the ticket', 3, 0],
    ['an issue more of the mayor', 6, 2],
    ['an issue more of the council', 7, 2],
    ['an issue more of the third', 8, 1],
    ['an issue more of the seventh', 12, 1],
    ['a return more of the mayor', 13, 2],
    ['a return more of the council', 14, 1],
    ['a return more of the third', 15, 1],
    ['a return more of the seventh', 19, 1],
    ['more cards back than out', 5, 2],
    ['a byte that has no meaning', 30, 1],
  ])('with %s are refused', (_, at, value) => {
    expect(decodeStanding(good.with(at, value))).toBeNull()
  })

  it.each([0, STANDING_BYTES - 1, STANDING_BYTES + 1])('are not %i bytes', (length) => {
    const bytes = new Uint8Array(length)
    bytes.set(good.subarray(0, length))
    expect(decodeStanding(bytes)).toBeNull()
  })

  it('the ticket without a mark is refused', () => {
    expect(decodeStanding(encodeStanding(NEW_STANDING).with(3, 1))).toBeNull()
  })

  it.each([
    [CARDS_OF_ROW_MAX, true],
    [CARDS_OF_ROW_MAX + 1, false],
    [-1, false],
    [0.5, false],
  ])('%f cards fit: %s (X-C11)', (cardsIssued, fits) => {
    const encoding = () => encodeStanding({ ...NEW_STANDING, cardsIssued })
    if (fits) expect(encoding()[4]).toBe(cardsIssued)
    else expect(encoding).toThrow(AssertionError)
  })
})

describe('a refusal (ELG-08)', () => {
  it('strikes marks that wait for a card, and the ticket goes back (TRN-04)', () => {
    const out = issued(checked(NEW_STANDING, BOTH), BOTH)
    const waiting = returned(out, BOTH, MAYOR, true)
    expect(waitingOf(waiting)).toBe(COUNCIL)
    const refused = afterWay(waiting, { type: 'refused', why: 'no-declaration' })
    expect(refused).toMatchObject({ refused: 'no-declaration', marks: NONE, ticketHeld: false })
    expect(isSound(refused)).toBe(true)
  })

  it('leaves the mark of a card that is out', () => {
    const out = issued(checked(NEW_STANDING, MAYOR), MAYOR)
    expect(afterWay(out, { type: 'refused', why: 'no-declaration' })).toEqual({ ...out, refused: 'no-declaration' })
  })
})
