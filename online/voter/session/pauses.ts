/** Pauses between tries: a short trouble is over soon, and a long one is not made longer by everybody's tries. */
import type { Effect } from './effect.ts'

const PAUSES = [1, 2, 4, 8, 15, 30] as const

export function pauseAfter(tries: number): Effect {
  return { type: 'wait', seconds: PAUSES[Math.min(tries, PAUSES.length - 1)] ?? 30 }
}
