/**
 * What a spare issuer reads out of a take-over medium (ISS-20). Pure. Nobody gets a second right: a row that cannot be read
 * counts as issued in every contest, and an operation whose end is not on the medium stays open and is presumed done.
 */

import { equalBytes } from '#election/bytes.ts'
import { EVERY_CONTEST } from '#election/contests.ts'
import { encodeStanding, type Standing } from '#election/roll/standing.ts'
import type { TakeOverContents } from '../take-over/medium.ts'
import { type DeskPage, encodeDesk, type Operation } from './operation.ts'

export interface Rebuilt {
  readonly standings: readonly Standing[]
  readonly desk: DeskPage
  /** Rows that could not be read; the officer hears how many. */
  readonly unreadable: readonly number[]
}

/** One card with every contest: no further card is offered for this row. */
const PRESUMED_ISSUED: Standing = {
  marks: EVERY_CONTEST,
  out: EVERY_CONTEST,
  ticketHeld: true,
  cardsIssued: 1,
  cardsReturned: 0,
  issued: [1, 1, 1],
  returned: [0, 0, 0],
  paper: 'none',
}

export function rebuild(held: TakeOverContents): Rebuilt {
  const { operation } = held.desk
  const unreadable = held.standings.flatMap((standing, row) =>
    standing === null && row !== operation?.row ? [row] : [],
  )
  const standings = held.standings.map((standing, row): Standing => {
    if (standing !== null) return standing
    // Torn while the operation's end was written: the desk page says what it was before.
    return operation?.row === row ? operation.before : PRESUMED_ISSUED
  })
  if (operation === null) return { standings, desk: held.desk, unreadable }
  const stands = standings[operation.row]
  const ended = stands !== undefined && equalBytes(encodeStanding(stands), encodeStanding(operation.after))
  return { standings, desk: ended ? { ...held.desk, operation: null } : held.desk, unreadable }
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
 * Tickets that lie at the desk when these books are right. An open operation counts as it is presumed: the ticket came before
 * the card was written, and goes back after the card was returned.
 */
export function ticketsIn(standings: readonly Standing[], { operation }: DeskPage): number {
  const held = standings.map((standing, row) => (operation?.row === row ? presumed(operation) : standing).ticketHeld)
  return held.filter((ticket) => ticket).length
}

/** ISS-20: an open issue counts as issued, an open return as not returned. */
function presumed(operation: Operation): Standing {
  return operation.kind === 'issue' ? operation.after : operation.before
}
