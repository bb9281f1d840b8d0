/** Why the reader reads no card, for the page and for a refused step. */

import { unreachable } from '#election/assert.ts'
import type { CardPresence } from '#hardware/card-reader/port.ts'
import type { OpenFault } from '#hardware/device-loss.ts'
import { type Notice, notice, type ReaderLost } from '../session/codes.ts'
import type { ReaderState } from '../session/state.ts'

type Lost = Extract<CardPresence, { type: 'reader-lost' }>

/** Nothing is known of a reader that nobody has tried: no machine gets so far. */
function lossOf({ why }: Lost): OpenFault {
  return why === 'not-tried' ? 'silent' : why
}

export function readerNotice(lost: Lost): Notice<ReaderLost> {
  return notice(`reader-${lossOf(lost)}`)
}

/** The card on the reader, as far as the screen needs it. */
export function readerState(presence: CardPresence): ReaderState {
  switch (presence.type) {
    case 'absent':
      return 'absent'
    case 'present':
      return 'card'
    case 'foreign':
      return 'foreign'
    case 'reader-lost':
      return lossOf(presence)
    default:
      return unreachable(presence)
  }
}
