/** The state of the pair of a medium that does not count: its slot asks for nothing once the pair was received by its other medium. */
import type { MediumRefusal } from '#election/count/medium-refusal.ts'
import { pairKey } from '#election/count/receipt.ts'
import type { SlotState, TallyState } from './state.ts'
import type { PairNow } from './view.ts'

/**
 * With these refusals the medium itself gives nothing to count: its pair waits for the other one. A contested or copied one is another
 * question.
 */
const GIVES_NOTHING: readonly MediumRefusal['type'][] = [
  'not-closed',
  'duplicate-not-closed',
  'pair-not-closed',
  'medium-damaged',
  'medium-altered',
  'truncated',
  'oversize',
]

/** Null: the refusal at its slot says what is to be done. */
export function pairNow({ receipt }: TallyState, { state, medium, refusal }: SlotState): PairNow | null {
  if (state !== 'refused' || medium === null || refusal === null || !GIVES_NOTHING.includes(refusal.type)) return null
  const key = pairKey(medium)
  const counted = receipt.media.get(key)
  if (counted !== undefined) return counted.role === medium.role ? null : 'received'
  return medium.role === 'original' && receipt.permissions.has(key) ? 'duplicate-allowed' : null
}
