/** カード状態確認 (ISS-12): what the card says, without changing it; and the one left pressed that its machine says is over. */
import { unreachable } from '#election/assert.ts'
import { type LeftOver, stateOf, toTakenOut } from '#election/card/card-state.ts'
import { moveCounter } from '#hardware/card-reader/voting-card-steps.ts'
import { type CardCode, type Notice, notice } from '#issuer/session/codes.ts'
import type { CardFinding } from '#issuer/session/state.ts'
import { cardKey, type OpenStation } from '../station.ts'
import { faultNotice } from './card-words.ts'
import { type OurCard, openContests, readOurCard } from './read-our-card.ts'

/** @returns what the screen shows, and the card if one was read: later acts are bound to this card at this counter */
export async function checkCard(station: OpenStation): Promise<{ found: CardFinding; card: OurCard | null }> {
  const read = await readOurCard(station)
  if (!read.ok) return { found: { type: 'not-usable', notice: read.error }, card: null }
  return { found: findingOf(station, read.value), card: read.value }
}

/** Card check at the desk, as the table of the recovery rules has it. C5: never whether its voter voted or ended. */
function findingOf(station: OpenStation, card: OurCard): CardFinding {
  const state = stateOf(card.counter)
  const needsBody = state.type === 'issued' || state.type === 'taken' || state.type === 'released'
  if (needsBody && card.body === null) return { type: 'not-usable', notice: notice('card-body-unreadable') }
  switch (state.type) {
    case 'blank':
      return { type: 'blank' }
    case 'issued':
      return {
        type: 'can-vote',
        contests: openContests(card),
        expired: card.body !== null && station.now() >= card.body.expires,
      }
    case 'taken':
      return { type: 'taken', pair: state.pair, contests: openContests(card) }
    case 'pressed':
      return { type: 'pressed', pair: state.pair }
    case 'released':
      if (station.books.isInEnvelope(card.uid)) return { type: 'not-usable', notice: notice('card-in-envelope') }
      return { type: 'released', recorded: state.mask, left: openContests(card) }
    case 'finished':
      return { type: 'finished' }
    case 'impossible':
      return { type: 'not-usable', notice: notice('card-impossible') }
    default:
      return unreachable(state)
  }
}

/** C4: the books stay as they are; the counter alone says from now on that this card never votes in this issue. Null: it was moved. */
export async function takeOutLeftOver(
  station: OpenStation,
  evidence: LeftOver,
  checked: OurCard | null,
): Promise<Notice<CardCode> | null> {
  const read = await readOurCard(station)
  if (!read.ok) return read.error
  const { uid, counter } = read.value
  const by = toTakenOut(counter, evidence)
  if (checked === null || checked.uid !== uid || checked.counter !== counter || !by.ok)
    return notice('card-check-first')
  const moved = await moveCounter(station.reader, uid, cardKey(station, uid), counter, by.value)
  if (moved.ok) return null
  return moved.error.type === 'counter-differs' ? notice('card-garbled') : faultNotice(moved.error)
}
