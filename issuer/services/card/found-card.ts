/** ISS-14: a card that nobody may vote with any more though its right stays out: counted apart, no mark is struck, V stays (D-25). */
import { issueNumberOf, stateOf, toReturned } from '#election/card/card-state.ts'
import { NO_CONTEST } from '#election/contests.ts'
import { moveCounter } from '#hardware/card-reader/voting-card-steps.ts'
import { type CardCode, type Notice, notice } from '#issuer/session/codes.ts'
import type { IssuerEvent } from '#issuer/session/event.ts'
import { booksOut } from '../books-out.ts'
import { cardKey, type OpenStation } from '../station.ts'
import { type OurCard, openContests, readOurCard } from './read-our-card.ts'

/** Found by somebody, and checked: whose it is nobody knows. */
export async function keepFoundCard(station: OpenStation, checked: OurCard | null): Promise<IssuerEvent> {
  const refuse = (why: Notice<CardCode>): IssuerEvent => ({
    type: 'found-card-refused',
    notice: why,
    counts: station.books.counts(),
  })
  const read = await readOurCard(station)
  if (!read.ok) return refuse(read.error)
  const { uid, counter } = read.value
  const isUnused = toReturned(counter).ok || stateOf(counter).type === 'released'
  const holdsRights = isUnused && openContests(read.value) !== NO_CONTEST
  if (checked === null || checked.uid !== uid || checked.counter !== counter || !holdsRights) {
    return refuse(notice('card-check-first'))
  }
  const failed = await intoEnvelope2(station, read.value, refuse)
  return failed ?? { type: 'found-card-kept', counts: station.books.counts() }
}

/** The number is in the books before the card is moved; laid down again, it is moved and not written twice. @returns null: it is in */
export async function intoEnvelope2(
  station: OpenStation,
  card: OurCard,
  refuse: (why: Notice<CardCode>) => IssuerEvent,
): Promise<IssuerEvent | null> {
  const { books, reader } = station
  const { uid, counter } = card
  if (!books.isInEnvelope(uid) && !books.hasEnvelopeRoom()) return refuse(notice('envelope-full'))
  const contests = openContests(card)
  const kept = books.keepFoundCard({ envelope: 2, uid, issueNumber: issueNumberOf(counter), contests })
  if (!kept.ok) return booksOut(kept.error)
  const by = toReturned(counter)
  // Released by its kiosk already: the counter says so, and nothing is to be moved.
  const moved = by.ok ? await moveCounter(reader, uid, cardKey(station, uid), counter, by.value) : null
  return moved === null || moved.ok ? null : refuse(notice('found-card-can-vote'))
}

/** A found card whose counter had not moved when it left the reader. */
export function isHalfKept(station: OpenStation, card: OurCard): boolean {
  return station.books.isInEnvelope(card.uid) && toReturned(card.counter).ok
}
