/** The write that the desk is at, and the voter's row after it. */
import type { ContestMask } from '#election/ids.ts'
import type { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import type { Replaced, Way } from '#issuer/session/screen-event.ts'
import type { IssuedCard } from '#simulation/rooms/card-stock.ts'
import { type Change, ofRow, paperTakenBack, same } from './account.ts'

/** A write about a card or a voter that is under way, and its result when it is done. */
export interface UnderWay {
  readonly kind: 'issue' | 'return' | 'paper' | 'row' | 'found'
  readonly change: Change
  readonly card: UltralightAesCard | null
  readonly counter: number
  readonly right: IssuedCard | null
  readonly replaces: Replaced | null
  /** Cards found so far, as the page says. */
  readonly found: number
}

/** @param withdrawn papers that were not handed out, when no way was decided */
export function writtenOf(way: Way | null, withdrawn: ContestMask | null, voter: number, isEligible: boolean): Change {
  switch (way) {
    case 'no-ticket':
      return ofRow(voter, () => ({ reissued: true }))
    case 'declaration':
      return ofRow(voter, ({ refused }) => ({
        declared: true,
        refused: refused === 'no-declaration' ? 'none' : refused,
      }))
    case 'refusal':
      return ofRow(voter, () => ({ refused: isEligible ? 'no-declaration' : 'no-right' }))
    case 'papers-back':
      return ofRow(voter, () => ({ absentee: true }))
    // No line of the books: its names are on the polling record alone.
    case 'braille-refused':
      return same
    case 'proxy-refused':
      return ofRow(voter, () => ({ proxyRefused: true }))
    default:
      return withdrawn === null ? same : paperTakenBack(voter, withdrawn)
  }
}
