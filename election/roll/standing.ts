/**
 * The state of one voter's roll row today: the marks 「市長」「市議」 in force, the rights that are out on a card, and the counts that the books
 * are made of. Fixed 32 bytes without time, order, token or card, so the row can be overwritten in place. Each function is one act at the
 * desk; each keeps rights out ⊆ marks (ISS-02).
 */

import { assert } from '#election/assert.ts'
import { equalBytes, isZero } from '#election/bytes.ts'
import {
  both,
  CONTESTS_MAX,
  contestBits,
  EVERY_CONTEST,
  has,
  isPart,
  NO_CONTEST,
  ofContest,
  type PerContest,
  parseContestMask,
  perContest,
  union,
  without,
} from '#election/contests.ts'
import type { ContestMask } from '#election/ids.ts'

/** A ballot paper instead of a card. */
export type PaperWay = Exclude<Standing['paper'], 'none'>

export const STANDING_BYTES = 32
const VERSION = 1

export interface Standing {
  /** Roll marks in force, one bit a contest: checked, neither declined nor struck (ELG-06). */
  readonly marks: ContestMask
  /** Rights out: on a card that was issued and not returned unvoted. */
  readonly out: ContestMask
  /** The entrance ticket is held by the desk. */
  readonly ticketHeld: boolean
  /** Cards issued to this row today, and cards that came back wholly unvoted. */
  readonly cardsIssued: number
  readonly cardsReturned: number
  /** Issues on which each contest was, and those returned, indexed by contest bit. */
  readonly issued: PerContest<number>
  readonly returned: PerContest<number>
  /** Contests of which a card was lost and another one issued: two cards are about for one right (D-07). */
  readonly lost: ContestMask
  /** The one way of this row on paper today; such a row gets no card (ELG-10). */
  readonly paper: (typeof PAPERS)[number]
  /** Contests whose ballot paper the voter was given on that way; no card is out for any contest then (PAP-02). */
  readonly ballots: ContestMask
  /** LAW-19: contests whose ordinary ballot paper the voter was given while no card could hold them; others may be on a card. */
  readonly ordinary: ContestMask
  /** ELG-07: why another ticket was made out. The first one is refused from then on. */
  readonly ticket: (typeof TICKETS)[number]
  /** ELG-08: the declaration was made before the witnesses. */
  readonly declared: boolean
  /** ELG-08, ELG-09: voting was refused by the officer, after the witnesses were heard. A provisional ballot may follow. */
  readonly refused: (typeof REFUSED)[number]
  /** PRX-06: asked for without cause. */
  readonly proxyRefused: boolean
  /** PAP-04: a braille ballot was asked for without cause. */
  readonly brailleRefused: boolean
  /** ELG-03: ballot papers of the absentee vote that were handed back to the officer; 0: none. */
  readonly absenteePapers: number
  /** The officer lets the next card or paper void the online vote. With one of them it is void, and stays so (`gotVote`). */
  readonly onlineVoid: boolean
}

/** Each is stored as its place in its list. */
const PAPERS = ['none', 'provisional', 'braille'] as const
const REFUSED = ['none', 'no-right', 'no-declaration'] as const
export const WHY_NO_TICKET = ['lost', 'forgotten', 'not-delivered', 'damaged'] as const
const TICKETS = ['first', ...WHY_NO_TICKET] as const

export const NEW_STANDING: Standing = {
  marks: NO_CONTEST,
  out: NO_CONTEST,
  ticketHeld: false,
  cardsIssued: 0,
  cardsReturned: 0,
  issued: perContest(() => 0),
  returned: perContest(() => 0),
  lost: NO_CONTEST,
  paper: 'none',
  ballots: NO_CONTEST,
  ordinary: NO_CONTEST,
  ticket: 'first',
  declared: false,
  refused: 'none',
  proxyRefused: false,
  brailleRefused: false,
  absenteePapers: 0,
  onlineVoid: false,
}

/**
 * Contests of `all` that this voter may still be given: not marked (declined ones are left, ISS-10), or marked without a card.
 *
 * @param early contests used up at an early-voting station, whose books are not here (ISS-02)
 */
export function leftOf(standing: Standing, all: ContestMask, early: ContestMask): ContestMask {
  return without(all, union(taken(standing), early))
}

/** Roll check: the marks of the contests offered come into force; the ticket is received (ELG-06). */
export function checked(standing: Standing, offered: ContestMask): Standing {
  assert(offered !== 0 && both(offered, taken(standing)) === 0, 'roll check: contests that are left')
  return { ...standing, marks: union(standing.marks, offered), ticketHeld: true }
}

/** Marks without a card are struck (ISS-07, and a voter who leaves before the issue); the ticket of a voter without card goes back. */
export function struck(standing: Standing, contests: ContestMask): Standing {
  assert(both(contests, taken(standing)) === 0, 'strike: only marks without card and paper')
  const marks = without(standing.marks, contests)
  return { ...standing, marks, ticketHeld: standing.ticketHeld && marks !== 0 }
}

/** A card for exactly these contests is out. Their marks are in force and no other card has them (ISS-02). */
export function issued(standing: Standing, contests: ContestMask): Standing {
  assert(contests !== 0 && isPart(contests, standing.marks), 'issue: only under a mark in force')
  assert(both(contests, standing.out) === 0, 'issue: no second right')
  assert(standing.paper === 'none', 'issue: no card on the paper path (ELG-10)')
  return {
    ...standing,
    out: union(standing.out, contests),
    cardsIssued: standing.cardsIssued + 1,
    issued: added(standing.issued, contests),
  }
}

/**
 * D-07: another card for rights that are out on one that nobody can read or find. V stays one voter: the right is not issued anew,
 * and the first card never counts as returned, for it may have voted.
 *
 * @param lost nobody has the first card: it may still come back
 */
export function replaced(standing: Standing, contests: ContestMask, lost: boolean): Standing {
  assert(contests !== 0 && isPart(contests, standing.out), 'replace: only rights that are out')
  const about = lost ? union(standing.lost, contests) : standing.lost
  return { ...standing, lost: about, cardsIssued: standing.cardsIssued + 1 }
}

/**
 * A card came back with these contests unvoted; the marks of the declined ones are struck in the same step (ISS-02).
 *
 * @param contests those of the signed body that its counter leaves open
 * @param whole nothing was recorded with this card: it counts in R as a card (TRN-02)
 */
export function returned(standing: Standing, contests: ContestMask, declined: ContestMask, whole: boolean): Standing {
  assert(contests !== 0 && isPart(contests, standing.out), 'return: only rights that are out')
  assert(isPart(declined, contests), 'return: only contests of the card are declined')
  assert(both(contests, standing.lost) === 0, 'return: no right while two cards are about for it')
  const back: Standing = {
    ...standing,
    out: without(standing.out, contests),
    cardsReturned: standing.cardsReturned + (whole ? 1 : 0),
    returned: added(standing.returned, contests),
  }
  return declined === 0 ? back : struck(back, declined)
}

/**
 * ELG-10, PAP-01, PAP-02: ballot papers instead of a card. Their marks are in force as those of any voter (TRN-04); a mark that
 * waited for a card and gets no paper is struck.
 */
export function givenPaper(standing: Standing, paper: PaperWay, contests: ContestMask): Standing {
  assert(contests !== 0 && both(contests, standing.ballots) === 0, 'paper: contests without one')
  assert(standing.out === 0, 'paper: no card is out (PAP-02)')
  assert(standing.paper === 'none' || standing.paper === paper, 'paper: one way')
  assert(both(contests, standing.ordinary) === 0, 'paper: contests without one')
  const ballots = union(standing.ballots, contests)
  return { ...standing, paper, ballots, marks: union(ballots, standing.ordinary), ticketHeld: true }
}

/**
 * LAW-19: ordinary ballot papers of contests that no card can hold now. The others go the way of the card: what of them waits for one,
 * waits on. It is never given where a card was issued and is not back, and never a card where it was given.
 */
export function givenOrdinary(standing: Standing, contests: ContestMask): Standing {
  assert(contests !== 0 && both(contests, taken(standing)) === 0, 'ordinary paper: contests that are left (PAP-02)')
  assert(standing.paper === 'none', 'ordinary paper: one way (ELG-10)')
  const { marks, ordinary } = standing
  return { ...standing, ordinary: union(ordinary, contests), marks: union(marks, contests), ticketHeld: true }
}

/** The papers are still in the clerk's hand. */
export function paperWithdrawn(standing: Standing, contests: ContestMask): Standing {
  assert(contests !== 0 && isPart(contests, onPaper(standing)), 'paper: only what was given')
  const ballots = without(standing.ballots, contests)
  const ordinary = without(standing.ordinary, contests)
  const marks = without(standing.marks, contests)
  return {
    ...standing,
    paper: ballots === 0 ? 'none' : standing.paper,
    ballots,
    ordinary,
    marks,
    ticketHeld: marks !== 0,
  }
}

function onPaper(standing: Standing): ContestMask {
  return union(standing.ballots, standing.ordinary)
}

/** Contests that are given away today: on a card, or on paper. */
export function taken(standing: Standing): ContestMask {
  return union(standing.out, onPaper(standing))
}

/** D-09: tickets of voters who have nothing but papers are kept apart, and T is about the others (TRN-02). */
export function holdsCardTicket(standing: Standing): boolean {
  return standing.ticketHeld && !hasPapersAlone(standing)
}

export function hasPapersAlone(standing: Standing): boolean {
  return standing.marks !== 0 && standing.marks === onPaper(standing)
}

/** X of this row: cards that are not returned, beyond the one that its ticket stands for, if it is held (TRN-02). */
export function reentriesOf(standing: Standing): number {
  return Math.max(0, standing.cardsIssued - standing.cardsReturned - (holdsCardTicket(standing) ? 1 : 0))
}

/** More than one card of this row is not back: each may hold other contests of what is out, or have voted them. */
export function hadOtherCards(standing: Standing): boolean {
  return standing.cardsIssued - standing.cardsReturned > 1
}

/** Marks that wait for a card: the roll check is done, the issue is not. None at the end of issuing (TRN-04). */
export function waitingOf(standing: Standing): ContestMask {
  return without(standing.marks, taken(standing))
}

/** A card was issued to this row, also one that came back, or a paper is with the voter: an online vote beside it is void (T17). */
export function gotVote(standing: Standing): boolean {
  return standing.cardsIssued > 0 || onPaper(standing) !== 0
}

/** Nothing of the day was written about this row. */
export function isUntouched(standing: Standing): boolean {
  return equalBytes(encodeStanding(standing), encodeStanding(NEW_STANDING))
}

/** Byte 31 is the database's: it may be rewritten without a meaning (`scrubJournal`). */
const AT = {
  version: 0,
  marks: 1,
  out: 2,
  flags: 3,
  cards: 4,
  issued: 6,
  returned: 6 + CONTESTS_MAX,
  lost: 20,
  ordinary: 21,
  ballots: 22,
  ticket: 23,
  /** Papers in the low seven bits. */
  absentee: 24,
  unused: 25,
} as const
const BRAILLE_REFUSED = 128
/** Bits of the flags. */
const FLAG = { ticket: 0, paper: 1, declared: 3, proxyRefused: 4, refused: 5, onlineVoid: 7 } as const

export function encodeStanding(standing: Standing): Uint8Array {
  const bytes = new Uint8Array(STANDING_BYTES)
  bytes[AT.version] = VERSION
  bytes[AT.marks] = standing.marks
  bytes[AT.out] = standing.out
  bytes[AT.flags] =
    (Number(standing.ticketHeld) << FLAG.ticket) |
    (PAPERS.indexOf(standing.paper) << FLAG.paper) |
    (Number(standing.declared) << FLAG.declared) |
    (Number(standing.proxyRefused) << FLAG.proxyRefused) |
    (REFUSED.indexOf(standing.refused) << FLAG.refused) |
    (Number(standing.onlineVoid) << FLAG.onlineVoid)
  bytes[AT.cards] = byte(standing.cardsIssued)
  bytes[AT.cards + 1] = byte(standing.cardsReturned)
  bytes.set(standing.issued.map(byte), AT.issued)
  bytes.set(standing.returned.map(byte), AT.returned)
  bytes[AT.lost] = standing.lost
  bytes[AT.ordinary] = standing.ordinary
  bytes[AT.ballots] = standing.ballots
  bytes[AT.ticket] = TICKETS.indexOf(standing.ticket)
  bytes[AT.absentee] = byte(standing.absenteePapers) | (standing.brailleRefused ? BRAILLE_REFUSED : 0)
  return bytes
}

/** @returns null for bytes that no standing has: another format, or rights that the rules exclude */
export function decodeStanding(bytes: Uint8Array): Standing | null {
  if (bytes.length !== STANDING_BYTES || bytes[AT.version] !== VERSION) return null
  if (!isZero(bytes.subarray(AT.unused, STANDING_BYTES - 1))) return null
  const at = (offset: number) => bytes[offset] as number
  const flag = (bit: number) => ((at(AT.flags) >> bit) & 1) === 1
  const paper = PAPERS[(at(AT.flags) >> FLAG.paper) & 3]
  const refused = REFUSED[(at(AT.flags) >> FLAG.refused) & 3]
  const ticket = TICKETS[at(AT.ticket)]
  const [marks, out] = [AT.marks, AT.out].map((offset) => parseContestMask(at(offset)))
  const [lost, ordinary, ballots] = [AT.lost, AT.ordinary, AT.ballots].map((offset) => parseContestMask(at(offset)))
  if (paper === undefined || refused === undefined || ticket === undefined) return null
  if (marks == null || out == null || lost == null || ballots == null || ordinary == null) return null
  const standing: Standing = {
    marks,
    out,
    ticketHeld: flag(FLAG.ticket),
    cardsIssued: at(AT.cards),
    cardsReturned: at(AT.cards + 1),
    issued: perContest((bit) => at(AT.issued + bit)),
    returned: perContest((bit) => at(AT.returned + bit)),
    lost,
    paper,
    ballots,
    ordinary,
    ticket,
    declared: flag(FLAG.declared),
    refused,
    proxyRefused: flag(FLAG.proxyRefused),
    brailleRefused: (at(AT.absentee) & BRAILLE_REFUSED) !== 0,
    absenteePapers: at(AT.absentee) & (BRAILLE_REFUSED - 1),
    onlineVoid: flag(FLAG.onlineVoid),
  }
  return isSound(standing) ? standing : null
}

/**
 * ISS-02 for one row: issued − returned unvoted ≤ roll marks in force ≤ 1, for each contest. PAP-02: a row on paper has marks for its
 * papers alone, and no card; an ordinary paper is beside the cards of other contests (LAW-19).
 */
export function isSound(standing: Standing): boolean {
  const { ballots, paper, ordinary } = standing
  if (!isPart(standing.out, standing.marks) || !isPart(standing.lost, standing.out)) return false
  if ((paper === 'none') !== (ballots === 0)) return false
  if (!isPart(ordinary, standing.marks) || both(ordinary, union(standing.out, ballots)) !== 0) return false
  if (ballots !== 0 && (standing.out !== 0 || !hasPapersAlone(standing))) return false
  for (const bit of contestBits(EVERY_CONTEST)) {
    const net = ofContest(standing.issued, bit) - ofContest(standing.returned, bit)
    if (net !== (has(standing.out, bit) ? 1 : 0)) return false
  }
  return standing.cardsReturned <= standing.cardsIssued && standing.ticketHeld === (standing.marks !== 0)
}

/** Cards of one row: the field is a byte. The desk refuses in words before it is full (X-C11). */
export const CARDS_OF_ROW_MAX = 255

/** Beyond 255 cards for one row something is wrong with the day, not with the number's width. */
function byte(value: number): number {
  assert(Number.isInteger(value) && value >= 0 && value <= CARDS_OF_ROW_MAX, 'standing: counts of one row fit a byte')
  return value
}

function added(counts: PerContest<number>, contests: ContestMask): PerContest<number> {
  return perContest((bit) => ofContest(counts, bit) + (has(contests, bit) ? 1 : 0))
}
