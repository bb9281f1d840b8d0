/**
 * A card comes back unvoted (ISS-08, 09), is exchanged (ISS-12), or was released by a kiosk: the right goes off the card and the marks
 * change in one step, and the card goes into envelope 1 for good (ISS-15). If the voter got another card for a lost one, nobody here can
 * tell which of the two this is: it is a found card, and the right stays with the one that is not here (D-07).
 */

import { unreachable } from '#election/assert.ts'
import { issueNumberOf, stateOf, toReturned } from '#election/card/card-state.ts'
import { both, isPart, NO_CONTEST } from '#election/contests.ts'
import type { ContestMask, RollNumber } from '#election/ids.ts'
import { returned } from '#election/roll/standing.ts'
import { moveCounter } from '#hardware/card-reader/voting-card-steps.ts'
import { type CardCode, type Notice, notice } from '#issuer/session/codes.ts'
import type { IssuerEvent } from '#issuer/session/event.ts'
import { booksOut } from '../books-out.ts'
import { cardKey, type OpenStation, voterOf } from '../station.ts'
import { intoEnvelope2, isHalfKept } from './found-card.ts'
import { type OurCard, openContests, readOurCard } from './read-our-card.ts'

export interface ReturnRequest {
  readonly rollNo: RollNumber
  readonly declined: ContestMask
  /** The check was seen by witnesses and voter. */
  readonly seen: boolean
}

/** @param checkedByOfficer the officer's card state check was made for this very card at this very counter (ISS-11) */
export async function returnCard(
  station: OpenStation,
  request: ReturnRequest,
  checkedByOfficer: (card: OurCard) => boolean,
): Promise<IssuerEvent> {
  const { books, reader } = station
  const refuse = (why: Notice<CardCode>): IssuerEvent => ({
    type: 'card-not-returned',
    notice: why,
    counts: station.books.counts(),
  })
  const read = await readOurCard(station)
  if (!read.ok) return refuse(read.error)
  const card = read.value
  const row = books.rowOf(request.rollNo)
  const before = books.standing(row)
  const contests = openContests(card)
  const isFound = both(contests, before.lost) !== NO_CONTEST
  const isChecked = checkedByOfficer(card)
  const unfit = isFound && isHalfKept(station, card) ? null : cannotComeBack(station, card, isChecked)
  if (unfit !== null) return refuse(unfit)
  if (isFound) {
    const failed = await intoEnvelope2(station, card, refuse)
    return failed ?? { type: 'card-kept-as-found', voter: voterOf(station, row), counts: books.counts() }
  }
  // The card does not say whose it is; that its contests fit is all that can be known (ISS-18).
  if (contests === 0 || !isPart(contests, before.out) || !isPart(request.declined, contests)) {
    return refuse(notice('card-not-this-voters'))
  }
  const state = stateOf(card.counter)
  // ISS-08, ISS-09: nobody is asked why they decline. ISS-12: for another card everybody sees that this one has not voted.
  const isExchange = state.type === 'issued' && request.declined === NO_CONTEST
  if (isExchange && !(isChecked && request.seen)) return refuse(notice('exchange-not-seen'))
  const whole = state.type !== 'released' || state.mask === 0
  const after = returned(before, contests, request.declined, whole)
  const { uid, counter } = card
  const begun = books.begin({ kind: 'return', replaces: null, row, before, after, contests, uid, counter }, null)
  if (!begun.ok) return booksOut(begun.error)

  const by = toReturned(counter)
  // Released by its kiosk already: the counter says so, and nothing is to be moved.
  const moved = by.ok ? await moveCounter(reader, uid, cardKey(station, uid), counter, by.value) : null
  if (moved !== null && !moved.ok) {
    if (moved.error.type !== 'counter-differs')
      return { type: 'operation-open', kind: 'return', voter: voterOf(station, row) }
    const cancelled = books.cancel()
    return cancelled.ok ? refuse(notice('card-garbled')) : booksOut(cancelled.error)
  }
  const envelope = { envelope: 1, uid, issueNumber: issueNumberOf(counter), contests } as const
  const finished = books.finish(envelope)
  if (!finished.ok) return booksOut(finished.error)
  const presentation = card.body?.presentation ?? 'normal'
  return { type: 'card-returned', voter: voterOf(station, row), presentation, counts: books.counts() }
}

function cannotComeBack(station: OpenStation, card: OurCard, checkedByOfficer: boolean): Notice<CardCode> | null {
  if (station.books.isInEnvelope(card.uid)) return notice('card-in-envelope')
  if (!station.books.hasEnvelopeRoom()) return notice('envelope-full')
  const state = stateOf(card.counter)
  switch (state.type) {
    case 'issued':
      return card.body === null ? notice('card-body-unreadable') : null
    case 'taken':
    case 'released':
      // ISS-11: it was in a machine; officer and witnesses see its state first.
      if (card.body === null) return notice('card-body-unreadable')
      return checkedByOfficer ? null : notice('card-check-first')
    case 'pressed':
      return notice('card-pressed', { pair: state.pair })
    case 'blank':
    case 'finished':
      return notice('card-cannot-come-back')
    case 'impossible':
      return notice('card-impossible')
    default:
      return unreachable(state)
  }
}
