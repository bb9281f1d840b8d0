/** The desk's page for a voter who was found: the reason why not, or the way to the card. */
import { CARDS_OF_ROW_MAX, leftOf } from '#election/roll/standing.ts'
import { type Notice, notice, type VoterCode } from './codes.ts'
import { otherDeskOf } from './other-desks.ts'
import type { Day, Desk, FoundBy, Voter } from './state.ts'
import type { DayContext } from './step-day.ts'
import { twinOf } from './step-order.ts'

type Found = Extract<Desk, { type: 'found' }>

/** ELG: the reason fills the place of the card desk; ISS-10: exactly the contests that are left are offered. */
export function deskFor({ facts, day }: DayContext, voter: Voter): Desk {
  // D-24: this desk's books know nothing of what the voter has had.
  const other = otherDeskOf(facts, voter.rollNo)
  if (other !== null) return { type: 'refused', notice: notice('other-desk', { desk: other }), voter: null }
  if (voter.nobodys) return { type: 'refused', notice: notice('row-of-nobody', { number: voter.rollNo }), voter }
  // Whatever the roll says of this row, its ballot papers were given (ELG-10).
  if (voter.standing.paper !== 'none') return { type: 'refused', notice: notice('paper-path'), voter }
  const twin = twinOf(day.record, voter)
  if (twin !== null) return { type: 'refused', notice: notice('stands-by-order', { number: twin.rollNo }), voter }
  if (voter.refusal !== null)
    return { type: 'refused', notice: voter.slip ? slipRefusal(voter) : notice(voter.refusal), voter }
  if (voter.standing.refused === 'no-declaration') return { type: 'refused', notice: notice('not-declared'), voter }
  if (voter.standing.cardsIssued >= CARDS_OF_ROW_MAX) {
    return { type: 'refused', notice: notice('too-many-cards', { most: CARDS_OF_ROW_MAX }), voter }
  }
  const { stage, inside } = day.record
  // CLS-02, D-04: after the declaration only who was inside.
  if (stage !== 'voting' && !inside.rollNos.includes(voter.rollNo)) {
    return { type: 'refused', notice: notice('not-inside-at-closing'), voter }
  }
  const by = foundBy(day, voter)
  // LAW-12: with a slip it was given at the city's reception.
  const oath = facts.earlyVoting && !voter.slip && voter.standing.cardsIssued === 0 ? 'asked' : 'none'
  const offered = leftOf(voter.standing, facts.all, voter.closed)
  const ticket = ticketOf(voter, by)
  return {
    type: 'found',
    voter,
    offered,
    ticket,
    oath,
    said: voter.slip || (isNumber(by) && ticket !== 'reissued') ? null : [],
  }
}

/** ISS-02: each slip brings one card, and one that the office called void brings none. */
function slipRefusal({ refusal, rollNo: number }: Voter): Notice<VoterCode> {
  if (refusal === 'already-issued') return notice(refusal)
  return notice(refusal === 'already-voted' ? 'slip-used' : 'slip-void', { number })
}

/** By what this voter was found; after anything else than a search nobody knows. */
function foundBy({ sought }: Pick<Day, 'sought'>, { rollNo }: Voter): FoundBy {
  return sought?.rollNo === rollNo ? sought.by : 'else'
}

/** ISS-01: no card without a ticket in the clerk's hand. */
function ticketOf({ standing, byOrder }: Voter, by: FoundBy): Found['ticket'] {
  if (standing.ticketHeld) return 'held'
  if (standing.ticket !== 'first') return 'reissued'
  if (byOrder) return 'made-out'
  return by === 'ticket' ? 'scanned' : 'asked'
}

/** A day of birth, a name and an address may be another's as well: the voter says name and address (ELG-15). */
function isNumber(by: FoundBy): boolean {
  return by === 'ticket' || by === 'number'
}
