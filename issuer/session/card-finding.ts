/** The state of one card, as the card state check shows it (ISS-12). */
import type { ContestMask, PairNumber } from '#election/ids.ts'
import type { CardCode, Notice } from './codes.ts'

/** C5: the card says how far it went, never whether its voter voted or ended. */
export type CardFinding =
  /** `expired`: no machine takes it any more, and the desk exchanges it (ISS-21). */
  | { readonly type: 'can-vote'; readonly contests: ContestMask; readonly expired: boolean }
  | { readonly type: 'taken'; readonly pair: PairNumber; readonly contests: ContestMask }
  | { readonly type: 'pressed'; readonly pair: PairNumber }
  | { readonly type: 'released'; readonly recorded: ContestMask; readonly left: ContestMask }
  | { readonly type: 'finished' }
  | { readonly type: 'blank' }
  | { readonly type: 'not-usable'; readonly notice: Notice<CardCode> }
