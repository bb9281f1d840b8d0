/**
 * D-07: the card of a voter that nobody can read. Where its chip still answers, the counter decides: one that has not voted is made
 * unable to before another is issued; one that was pressed or is finished shows it at the check and is never replaced here.
 */
import { stateOf, toReturned } from '#election/card/card-state.ts'
import { NO_CONTEST, without } from '#election/contests.ts'
import type { ContestMask, RollNumber } from '#election/ids.ts'
import { hadOtherCards } from '#election/roll/standing.ts'
import { moveCounter } from '#hardware/card-reader/voting-card-steps.ts'
import { type CardCode, type Notice, notice } from '#issuer/session/codes.ts'
import type { IssuerEvent } from '#issuer/session/event.ts'
import type { EnvelopeEntry } from '../books/envelope-entry.ts'
import type { Operation } from '../books/operation.ts'
import { cardKey, type OpenStation } from '../station.ts'
import { faultNotice } from './card-words.ts'
import { type OurCard, readOurCard } from './read-our-card.ts'

/**
 * A line for the card in whose place this one is issued; no number of it is known. One that nobody can read is a missing card of every
 * contest that it may have voted in, also of one that is off cards now and on no other card (LAW-19, CNT-05).
 */
export function replacedEntry({ replaces, contests, before }: Operation): EnvelopeEntry | null {
  if (replaces === null) return null
  const isOnly = replaces === 'unreadable' && !hadOtherCards(before)
  return { envelope: replaces, uid: null, issueNumber: 0, contests: isOnly ? before.out : contests }
}

/** @param checked the card that officer, witnesses and voter saw: no other one is touched */
export async function takeOutUnreadable(
  station: OpenStation,
  rollNo: RollNumber,
  checked: OurCard | null,
): Promise<IssuerEvent> {
  const { books, reader } = station
  const refuse = (why: Notice<CardCode>): IssuerEvent => ({ type: 'unreadable-not-out', notice: why })
  const read = await readOurCard(station)
  if (!read.ok) return refuse(read.error)
  const { uid, counter, body } = read.value
  if (checked === null || checked.uid !== uid || checked.counter !== counter || body !== null) {
    return refuse(notice('card-check-first'))
  }
  if (books.isInEnvelope(uid)) return refuse(notice('card-in-envelope'))
  const left = openAt(counter, books.standing(books.rowOf(rollNo)).out)
  if (left === NO_CONTEST) return refuse(notice('card-cannot-come-back'))
  const by = toReturned(counter)
  const moved = by.ok ? await moveCounter(reader, uid, cardKey(station, uid), counter, by.value) : null
  if (moved !== null && !moved.ok) {
    return refuse(moved.error.type === 'counter-differs' ? notice('card-garbled') : faultNotice(moved.error))
  }
  return { type: 'unreadable-out', contests: left }
}

/** The rights that the counter leaves open, of those that the books say are out. In any other state the check has said what holds. */
function openAt(counter: number, out: ContestMask): ContestMask {
  const state = stateOf(counter)
  if (state.type === 'issued' || state.type === 'taken') return out
  return state.type === 'released' ? without(out, state.mask) : NO_CONTEST
}
