/** A card of this station's issue on the reader: counter, signed body, and what it leaves open. */

import { issueNumberOf, stateOf } from '#election/card/card-state.ts'
import { readBody, type VotingCardBody } from '#election/card/voting-card.ts'
import { NO_CONTEST, without } from '#election/contests.ts'
import type { CardUid, ContestMask } from '#election/ids.ts'
import { err, ok, type Result } from '#election/result.ts'
import { readVotingCard } from '#hardware/card-reader/voting-card-steps.ts'
import { type CardCode, type Notice, notice, type UnlockCode } from '#issuer/session/codes.ts'
import { readerNotice } from '../reader-lost.ts'
import { cardKey, issuerKeysOf, type OpenStation } from '../station.ts'
import { faultNotice } from './card-words.ts'

export interface OurCard {
  readonly uid: CardUid
  readonly counter: number
  /** Null for a blank or finished card, whose body says nothing any more, and for one that cannot be read as ours. */
  readonly body: VotingCardBody | null
}

export async function readOurCard(station: OpenStation): Promise<Result<OurCard, Notice<CardCode>>> {
  const presence = station.presence()
  if (presence.type === 'foreign') return err(notice('card-foreign'))
  if (presence.type === 'reader-lost') return err(readerNotice(presence))
  if (presence.type !== 'present') return err(notice('card-gone-before-issue'))
  const { uid } = presence
  const card = await readVotingCard(station.reader, uid, cardKey(station, uid))
  if (!card.ok) return err(faultNotice(card.error))
  const { counter, bytes } = card.value
  const body = readBody(bytes, uid, issuerKeysOf(station))
  return ok({ uid, counter, body: body.ok && isOfHere(station, body.value, counter) ? body.value : null })
}

/** A voting card does not know the key that a PIN makes; that is no wrong PIN. Before the books are open nobody knows its own key. */
export async function whichCard(station: OpenStation | null, refusal: Notice<UnlockCode>): Promise<Notice<UnlockCode>> {
  if (refusal.code !== 'wrong-pin' || station === null) return refusal
  return (await readOurCard(station)).ok ? notice('voting-card-laid') : refusal
}

/** The body of this very issue, for this election, use and station: an old one put back is none (card-state.ts). */
function isOfHere(station: OpenStation, body: VotingCardBody, counter: number): boolean {
  const { electionPackage } = station.election
  return (
    body.electionId === electionPackage.electionId &&
    body.use === electionPackage.use &&
    body.station === station.station.index &&
    body.issueNumber === issueNumberOf(counter)
  )
}

/** Contests of the signed body that the counter leaves open: never from memory, so two clerks read the same. */
export function openContests(card: OurCard): ContestMask {
  if (card.body === null) return NO_CONTEST
  const state = stateOf(card.counter)
  switch (state.type) {
    case 'issued':
    case 'taken':
      return card.body.contests
    case 'released':
      return without(card.body.contests, state.mask)
    case 'blank':
    case 'pressed':
    case 'finished':
    case 'impossible':
      return NO_CONTEST
  }
}
