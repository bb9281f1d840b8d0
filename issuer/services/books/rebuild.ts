/**
 * Reads a take-over medium for a spare issuer (ISS-20). Pure. Nobody gets a second right: a row that cannot be read counts as issued in
 * every contest, and an operation whose end is not on the medium stays open and is presumed done.
 */

import { equalBytes } from '#election/bytes.ts'
import { EVERY_CONTEST, perContest } from '#election/contests.ts'
import { encodeStanding, holdsCardTicket, NEW_STANDING, type Standing } from '#election/roll/standing.ts'
import type { TakeOverContents } from '../take-over/medium.ts'
import { circulationAfter, type DeskPage, encodeDesk, type Operation, presumed } from './operation.ts'

export interface Rebuilt {
  readonly standings: readonly Standing[]
  readonly desk: DeskPage
  /** Rows that could not be read; the officer is shown how many. */
  readonly unreadable: readonly number[]
  /** Null: the desk page has no operation, or an open one. */
  readonly endedBy: 'row' | 'envelope' | null
}

/** One card with every contest: no further card is offered for this row. */
const PRESUMED_ISSUED: Standing = {
  ...NEW_STANDING,
  marks: EVERY_CONTEST,
  out: EVERY_CONTEST,
  ticketHeld: true,
  cardsIssued: 1,
  issued: perContest(() => 1),
}

export function rebuild(held: TakeOverContents): Rebuilt {
  const { operation, moved } = held.desk
  const isOnDesk = (row: number) => [operation?.row, moved?.from, moved?.to].includes(row)
  const unreadable = held.standings.flatMap((standing, row) => (standing === null && !isOnDesk(row) ? [row] : []))
  const endedBy = operation === null ? null : endOf(held, operation)
  const standings = held.standings.map((standing, row): Standing => {
    if (operation?.row === row && endedBy === 'envelope') return operation.after
    // The two rows' own pages do not matter: the page of the desk was written first, and a later act would have written another.
    if (moved?.to === row) return moved.standing
    if (moved?.from === row) return NEW_STANDING
    if (standing !== null) return standing
    // The row was torn while the operation's end was written: the desk page has the standing from before the operation.
    return operation?.row === row ? operation.before : PRESUMED_ISSUED
  })
  const { moved: _, ...deskNow } = held.desk
  if (operation === null || endedBy === null) return { standings, desk: deskNow, unreadable, endedBy }
  // The page was written at the beginning: its cards in circulation are those of before.
  const desk = { ...deskNow, ...circulationAfter(held.desk, operation), operation: null, slot: null }
  return { standings, desk, unreadable, endedBy }
}

/** @returns the page that proves the end of the operation: the row's, or the envelope's if power went before the row's was written; null: none */
function endOf({ desk, standings, envelopes }: TakeOverContents, operation: Operation): Rebuilt['endedBy'] {
  const stands = standings[operation.row] ?? null
  if (stands !== null && equalBytes(encodeStanding(stands), encodeStanding(operation.after))) return 'row'
  return desk.slot !== null && (envelopes[desk.slot] ?? null) !== null ? 'envelope' : null
}

/**
 * Does the medium's desk page already say what the books say? An operation that ended is closed in the books and still open
 * on the page, because its end is the row's page (one write less for each voter).
 */
export function isAdopted(onMedium: DeskPage, inBooks: DeskPage): boolean {
  if (onMedium.seq !== inBooks.seq || onMedium.owner !== inBooks.owner) return false
  if (inBooks.operation === null) return true
  return equalBytes(encodeDesk(onMedium), encodeDesk(inBooks))
}

/**
 * The number of tickets that must be at the desk for cards if these books are right. An open operation counts as it is presumed: a ticket
 * comes before its card is written, and goes back after the card was returned.
 */
export function ticketsIn(standings: readonly Standing[], { operation }: DeskPage): number {
  const ruling = standings.map((standing, row) => (operation?.row === row ? presumed(operation) : standing))
  return ruling.filter(holdsCardTicket).length
}
