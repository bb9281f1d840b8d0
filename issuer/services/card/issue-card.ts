/**
 * One card for one voter (ISS-01, ISS-13, ISS-18, ISS-20): look at the card, open the operation in the books, write body and
 * signature, move the counter, close the operation. Only then may the card be handed over. The ordinary ballot paper of a contest
 * that is off cards is recorded in the same operation (LAW-19): an open issue counts as both given.
 */

import { assert } from '#election/assert.ts'
import { toHex } from '#election/bytes.ts'
import { parseCardToken, parseIssueNumber, parseIssuerKeyId, TOKEN_BYTES } from '#election/card/card-ids.ts'
import { issueNumberOf, stateOf, toBlank } from '#election/card/card-state.ts'
import { expiryAfter, signBody } from '#election/card/voting-card.ts'
import { both, isPart, union } from '#election/contests.ts'
import type { CardUid } from '#election/ids.ts'
import { checked, givenOrdinary, issued, leftOf, replaced, type Standing, struck } from '#election/roll/standing.ts'
import { readVotingCard, writeIssuedCard } from '#hardware/card-reader/voting-card-steps.ts'
import { type CardCode, type Notice, notice } from '#issuer/session/codes.ts'
import type { IssuerEvent } from '#issuer/session/event.ts'
import { otherDeskOf } from '#issuer/session/other-desks.ts'
import { offCardsNow } from '#issuer/session/paper-marks.ts'
import type { CardRequest } from '#issuer/session/state.ts'
import type { Operation } from '../books/operation.ts'
import { formOfAssistance } from '../books/row-form.ts'
import { booksOut } from '../books-out.ts'
import { readerNotice } from '../reader-lost.ts'
import { cardKey, closedTo, type OpenStation, voterOf } from '../station.ts'
import { faultNotice, notIssuable } from './card-words.ts'
import { replacedEntry } from './replace-card.ts'

export async function issueCard(station: OpenStation, request: CardRequest): Promise<IssuerEvent> {
  const { books, reader } = station
  assertOfThisDesk(station, request)
  const row = books.rowOf(request.rollNo)
  const refuse = (why: Notice<CardCode>): IssuerEvent => ({
    type: 'card-not-issued',
    notice: why,
    voter: voterOf(station, row),
    counts: books.counts(),
  })

  const presence = station.presence()
  if (presence.type === 'foreign') return refuse(notice('card-foreign'))
  if (presence.type === 'reader-lost') return refuse(readerNotice(presence))
  if (presence.type !== 'present') return refuse(notice('card-gone-before-issue'))
  const { uid } = presence
  // ISS-15: a card of an envelope is refused by its number, whatever its counter says.
  if (books.isInEnvelope(uid)) return refuse(notice('card-in-envelope'))
  const key = cardKey(station, uid)
  const card = await readVotingCard(reader, uid, key)
  if (!card.ok) return refuse(faultNotice(card.error))
  const { counter } = card.value
  const unfit = notIssuable(stateOf(counter))
  if (unfit !== null) return refuse(unfit)
  const fresh = stateOf(counter).type === 'blank'
  if (!fresh && !toBlank(counter).ok) return refuse(notice('card-worn-out'))

  const { contests, assistance, replaces } = request
  if (replaces !== null && !books.hasEnvelopeRoom()) return refuse(notice('envelope-full'))
  const before = books.standing(row)
  const after =
    replaces === null
      ? issued(withPapers(before, request, station), contests)
      : replaced(before, contests, replaces === 'lost')
  const helped = assistance.mode === 'voter' ? null : assistance
  const operation: Operation = { kind: 'issue', replaces, row, before, after, contests, uid, counter }
  if (replaces === null) station.sinceFailure.issues(row, before)
  const begun = books.begin(operation, helped)
  if (!begun.ok) return booksOut(begun.error)

  const signed = signedBody(station, request, uid, fresh ? counter : counter + 1)
  const written = await writeIssuedCard(reader, uid, key, signed, counter)
  if (written.ok) {
    const finished = books.finish(replacedEntry(operation))
    if (!finished.ok) return booksOut(finished.error)
    return { type: 'card-issued', voter: voterOf(station, row), counts: books.counts() }
  }
  const fault = written.error
  if (fault.type === 'not-written' || fault.type === 'counter-differs') {
    // Read with MAC after the last step: this operation did not move the card to *issued*.
    const cancelled = books.cancel()
    if (!cancelled.ok) return booksOut(cancelled.error)
    return refuse(notice(fault.type === 'not-written' ? 'card-not-written' : 'card-garbled'))
  }
  // Nobody knows whether the counter moved: the operation stays open until the card is read again.
  return { type: 'operation-open', kind: 'issue', voter: voterOf(station, row) }
}

/** LAW-19: papers alone; no card is for any contest that this voter wants. */
export function givePapers(station: OpenStation, request: CardRequest): IssuerEvent {
  const { books } = station
  assertOfThisDesk(station, request)
  const { papers: contests, assistance } = request
  const row = books.rowOf(request.rollNo)
  const after = withPapers(books.standing(row), request, station)
  const done = books.change(row, after, { contests, form: formOfAssistance(assistance) })
  if (!done.ok) return booksOut(done.error)
  return { type: 'standing-recorded', voter: voterOf(station, row), counts: books.counts() }
}

/** ISS-02: the session asks for none; a right of another desk's voter would be a second one. */
function assertOfThisDesk({ facts }: OpenStation, { rollNo }: CardRequest): void {
  assert(otherDeskOf(facts, rollNo) === null, 'issue: a voter of this desk (D-24)')
}

/** Roll check, declined marks and papers in one step with the right: the marks of a voter without a card are never on disk alone. */
function withPapers(before: Standing, request: CardRequest, station: OpenStation): Standing {
  const { books, facts } = station
  const { contests, papers, declined } = request
  const offered = union(union(contests, papers), declined)
  const closed = closedTo(station, books.voterAt(books.rowOf(request.rollNo)))
  assert(isPart(offered, leftOf(before, facts.all, closed)), 'issue: only contests that are left (ISS-02, ELG-21)')
  const day = books.day()
  const offCards = day === null ? facts.offCards : offCardsNow(facts, day.roll)
  assert(both(contests, offCards) === 0 && isPart(papers, offCards), 'issue: a card or a paper (PAP-02)')
  const marked = checked(before, offered)
  const wanted = declined === 0 ? marked : struck(marked, declined)
  return papers === 0 ? wanted : givenOrdinary(wanted, papers)
}

/** The token is drawn here, goes onto the card, and is forgotten with the end of this function (ISS-18). */
function signedBody(station: OpenStation, request: CardRequest, uid: CardUid, blankCounter: number): Uint8Array {
  const { election, signer, machine, crypto } = station
  const token = parseCardToken(toHex(station.randomness.bytes(TOKEN_BYTES)))
  const issueNumber = parseIssueNumber(issueNumberOf(blankCounter))
  const issuerKey = machine.issuerKeyId === null ? null : parseIssuerKeyId(machine.issuerKeyId)
  assert(
    token !== null && issueNumber !== null && issuerKey !== null,
    'issue: token, issue number and key id are well formed',
  )
  const body = {
    electionId: election.electionPackage.electionId,
    use: election.electionPackage.use,
    station: station.station.index,
    contests: request.contests,
    presentation: request.presentation,
    operatingMode: request.assistance.mode,
    token,
    issueNumber,
    issuerKey,
    // ISS-21: half-hour steps, so that the card does not show when it was issued.
    expires: expiryAfter(station.now(), station.facts.settings.cardMinutes),
  }
  return signer.with((key) => signBody(body, uid, key, crypto.sign))
}
