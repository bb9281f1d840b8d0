/** Why the reader reads no card, for the page and for a refused step. */

import type { CardPresence } from '#hardware/card-reader/port.ts'
import type { OpenFault } from '#hardware/device-loss.ts'
import { type Notice, notice, type ReaderLost } from '../session/codes.ts'

type Lost = Extract<CardPresence, { type: 'reader-lost' }>

/** Nothing is known of a reader that nobody has tried: no machine gets so far. */
export function lossOf({ why }: Lost): OpenFault {
  return why === 'not-tried' ? 'silent' : why
}

export function readerNotice(lost: Lost): Notice<ReaderLost> {
  return notice(`reader-${lossOf(lost)}`)
}
