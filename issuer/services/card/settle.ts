/** An operation that a crash or a pulled card left open: the card says how far it went, or the officer that it is not there (ISS-20). */
import { assert } from '#election/assert.ts'
import { issueNumberOf, stateOf } from '#election/card/card-state.ts'
import type { Presentation } from '#election/card/voting-card.ts'
import { without } from '#election/contests.ts'
import { type CardCode, type Notice, notice } from '#issuer/session/codes.ts'
import type { IssuerEvent } from '#issuer/session/event.ts'
import type { EnvelopeEntry } from '../books/envelope-entry.ts'
import { givenBy, type Operation } from '../books/operation.ts'
import { booksOut } from '../books-out.ts'
import { type OpenStation, voterOf } from '../station.ts'
import { readOurCard } from './read-our-card.ts'
import { replacedEntry } from './replace-card.ts'

export async function settleByCard(station: OpenStation): Promise<IssuerEvent> {
  const operation = openOperation(station)
  const refuse = (why: Notice<CardCode>): IssuerEvent => ({ type: 'not-settled', notice: why })
  const presence = station.presence()
  // By its number alone: the chip of an operator card would count a try.
  if (presence.type === 'present' && presence.uid !== operation.uid) return refuse(notice('not-the-open-card'))
  const card = await readOurCard(station)
  if (!card.ok) return refuse(card.error)
  const moved = hasMoved(operation, card.value.counter)
  if (moved === null) return refuse(notice('card-impossible'))
  return settle(station, operation, moved, card.value.body?.presentation)
}

/** Without the card an issue counts as made and a return as not made: no second right either way. */
export function settleWithoutCard(station: OpenStation): IssuerEvent {
  const operation = openOperation(station)
  const settled = settle(station, operation, operation.kind === 'issue')
  return settled.type === 'settled' && settled.outcome === 'issued' ? { ...settled, outcome: 'issued-unseen' } : settled
}

/** Null when no card can come to this counter from there. */
function hasMoved(operation: Operation, counter: number): boolean | null {
  const start = operation.counter
  if (counter < start) return null
  if (operation.kind === 'return') {
    const now = stateOf(counter)
    // Already released by a kiosk when it was laid down: there was no step to make.
    if (counter === start) return stateOf(start).type === 'released'
    return now.type === 'released' && issueNumberOf(counter) === issueNumberOf(start)
  }
  const blank = stateOf(start).type === 'blank' ? start : start + 1
  return counter > blank
}

function settle(
  station: OpenStation,
  operation: Operation,
  moved: boolean,
  presentation: Presentation = 'normal',
): IssuerEvent {
  const { books } = station
  const { kind, row, contests } = operation
  const back: EnvelopeEntry = {
    envelope: 1,
    uid: operation.uid,
    issueNumber: issueNumberOf(operation.counter),
    contests,
  }
  const envelope = moved ? (kind === 'return' ? back : replacedEntry(operation)) : null
  const done = moved ? books.finish(envelope) : books.cancel()
  if (!done.ok) return booksOut(done.error)
  const outcome = kind === 'issue' ? (moved ? 'issued' : 'not-issued') : moved ? 'returned' : 'still-out'
  const papers = without(givenBy(operation), contests)
  return {
    type: 'settled',
    outcome,
    voter: voterOf(station, row),
    contests,
    papers,
    replaces: operation.replaces,
    presentation,
    counts: books.counts(),
  }
}

function openOperation(station: OpenStation): Operation {
  const operation = station.books.operation()
  assert(operation !== null, 'settle: an operation is open')
  return operation
}
