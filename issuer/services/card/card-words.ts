/** The answers of a card or the reader, as codes of the desk. Nothing here changes a card. */
import { unreachable } from '#election/assert.ts'
import type { CardState } from '#election/card/card-state.ts'
import type { CardFault } from '#hardware/card-reader/port.ts'
import { type CardCode, type Notice, notice } from '#issuer/session/codes.ts'

export function faultNotice(fault: CardFault): Notice<CardCode> {
  switch (fault.type) {
    case 'card-gone':
    case 'other-card':
      return notice('card-gone-before-issue')
    case 'not-authentic':
      return notice('card-not-authentic')
    case 'garbled':
      return notice('card-garbled')
    case 'refused':
      return notice('card-refuses')
    case 'reader-lost':
      return notice('reader-silent')
    default:
      return unreachable(fault)
  }
}

/** ISS-13: only a blank or finished card is issued. Null when it is one. */
export function notIssuable(state: CardState): Notice<CardCode> | null {
  switch (state.type) {
    case 'blank':
    case 'finished':
      return null
    case 'issued':
      return notice('card-live')
    case 'taken':
      return notice('card-taken', { pair: state.pair })
    case 'pressed':
      return notice('card-pressed', { pair: state.pair })
    case 'released':
      return notice('card-released')
    case 'impossible':
      return notice('card-impossible')
    default:
      return unreachable(state)
  }
}
