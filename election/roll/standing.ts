/**
 * What the roll row of one voter stands at today: the marks 「市長」「市議」 in force, the rights that are out on a card, and
 * the counts that the books are made of. Fixed 16 bytes without time, order, token or card, so the row can be overwritten
 * in place. Each function is one act at the desk; each keeps rights out ⊆ marks (ISS-02).
 */

import { assert } from '#election/assert.ts'
import {
  both,
  CONTESTS_MAX,
  contestBits,
  EVERY_CONTEST,
  has,
  isPart,
  NO_CONTEST,
  parseContestMask,
  union,
  without,
} from '#election/contests.ts'
import type { ContestMask } from '#election/ids.ts'

export const STANDING_BYTES = 16
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
  readonly issued: readonly [number, number, number]
  readonly returned: readonly [number, number, number]
  /** Contests of which a card was lost and another one issued: two cards are about for one right (D-07). */
  readonly lost: ContestMask
  /** Paper path: provisional or braille ballot; such a row gets no card (ELG-10). Written by the desk paths of later days. */
  readonly paper: 'none' | 'provisional' | 'braille'
}

export const NEW_STANDING: Standing = {
  marks: NO_CONTEST,
  out: NO_CONTEST,
  ticketHeld: false,
  cardsIssued: 0,
  cardsReturned: 0,
  issued: [0, 0, 0],
  returned: [0, 0, 0],
  lost: NO_CONTEST,
  paper: 'none',
}

/** Contests of `all` that this voter may still be given: not marked (declined ones are left, ISS-10), or marked without a card. */
export function leftOf(standing: Standing, all: ContestMask): ContestMask {
  return without(all, standing.out)
}

/** Roll check: the marks of the contests offered come into force; the ticket is received (ELG-06). */
export function checked(standing: Standing, offered: ContestMask): Standing {
  assert(offered !== 0 && both(offered, standing.out) === 0, 'roll check: contests that are not out')
  return { ...standing, marks: union(standing.marks, offered), ticketHeld: true }
}

/** Marks without a card are struck (ISS-07, and a voter who leaves before the issue); the ticket of a voter without card goes back. */
export function struck(standing: Standing, contests: ContestMask): Standing {
  assert(both(contests, standing.out) === 0, 'strike: only marks without a card')
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

/** X of this row: cards that are not returned, beyond the one that its ticket stands for, if it is held (TRN-02). */
export function reentriesOf(standing: Standing): number {
  return Math.max(0, standing.cardsIssued - standing.cardsReturned - (standing.ticketHeld ? 1 : 0))
}

/** More than one card of this row is not back: each may hold other contests of what is out, or have voted them. */
export function hadOtherCards(standing: Standing): boolean {
  return standing.cardsIssued - standing.cardsReturned > 1
}

/** Marks that wait for a card: the roll check is done, the issue is not. None at the end of issuing (TRN-04). */
export function waitingOf(standing: Standing): ContestMask {
  return without(standing.marks, standing.out)
}

/** The last byte is the database's: it may be rewritten without a meaning (`scrubJournal`). */
const PAPER = ['none', 'provisional', 'braille'] as const
const AT = {
  version: 0,
  marks: 1,
  out: 2,
  flags: 3,
  cards: 4,
  contests: 6,
  lost: 12,
  reserved: 13,
  stroke: 15,
} as const

export function encodeStanding(standing: Standing): Uint8Array {
  const bytes = new Uint8Array(STANDING_BYTES)
  bytes[AT.version] = VERSION
  bytes[AT.marks] = standing.marks
  bytes[AT.out] = standing.out
  bytes[AT.flags] = (standing.ticketHeld ? 1 : 0) | (PAPER.indexOf(standing.paper) << 1)
  bytes[AT.cards] = byte(standing.cardsIssued)
  bytes[AT.cards + 1] = byte(standing.cardsReturned)
  for (let bit = 0; bit < CONTESTS_MAX; bit++) {
    bytes[AT.contests + bit] = byte(standing.issued[bit] as number)
    bytes[AT.contests + CONTESTS_MAX + bit] = byte(standing.returned[bit] as number)
  }
  bytes[AT.lost] = standing.lost
  return bytes
}

/** @returns null for bytes that no standing has: another format, or rights that the rules exclude */
export function decodeStanding(bytes: Uint8Array): Standing | null {
  if (bytes.length !== STANDING_BYTES || bytes[AT.version] !== VERSION) return null
  const at = (offset: number) => bytes[offset] as number
  const paper = PAPER[at(AT.flags) >> 1]
  const [marks, out, lost] = [AT.marks, AT.out, AT.lost].map((offset) => parseContestMask(at(offset)))
  if (paper === undefined || marks == null || out == null || lost == null) return null
  const standing: Standing = {
    marks,
    out,
    ticketHeld: (at(AT.flags) & 1) === 1,
    cardsIssued: at(AT.cards),
    cardsReturned: at(AT.cards + 1),
    issued: [at(AT.contests), at(AT.contests + 1), at(AT.contests + 2)],
    returned: [at(AT.contests + 3), at(AT.contests + 4), at(AT.contests + 5)],
    lost,
    paper,
  }
  return bytes.subarray(AT.reserved, AT.stroke).every((value) => value === 0) && isSound(standing) ? standing : null
}

/** ISS-02 for one row: issued − returned unvoted ≤ roll marks in force ≤ 1, for each contest. */
export function isSound(standing: Standing): boolean {
  if (!isPart(standing.out, standing.marks) || !isPart(standing.lost, standing.out)) return false
  for (const bit of contestBits(EVERY_CONTEST)) {
    const net = (standing.issued[bit] as number) - (standing.returned[bit] as number)
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

function added(counts: Standing['issued'], contests: ContestMask): [number, number, number] {
  const sums: [number, number, number] = [...counts]
  for (const bit of contestBits(contests)) sums[bit as 0 | 1 | 2] += 1
  return sums
}
