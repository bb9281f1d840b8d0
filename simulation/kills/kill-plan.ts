/** When the next SIGKILL comes: at a moment after some page, or at a system call that the process counts itself. */
import type { Dice } from '#simulation/rooms/dice.ts'

/** Where the process itself ends (`plant-last-call.mjs`). */
export interface LastCall {
  /** From 1; writes and flushes of files, counted together. */
  readonly count: number
  readonly when: 'before' | 'under-way' | 'after'
  readonly end: 'dies' | 'freezes'
}

export type KillPlan =
  /** So many milliseconds after so many pages were seen. */
  { readonly type: 'moment'; readonly pages: number; readonly delayMs: number } | ({ readonly type: 'call' } & LastCall)

/** From power-on to the second voter's last write there are some 80 writes and flushes, and some 40 pages. */
const CALLS = 80
const PAGES = 40
/** Most things happen within a few milliseconds; a pause reaches those that take longer. */
const DELAYS_MS = [0, 0, 1, 2, 3, 5, 8, 13, 30] as const

/** @param end what the process does at its last call: see `plant-last-call.mjs` */
export function drawKill(dice: Dice, end: LastCall['end']): KillPlan {
  if (dice.chance(50)) {
    return {
      type: 'call',
      count: 1 + dice.below(CALLS),
      when: dice.pick(['before', 'under-way', 'after'] as const),
      end,
    }
  }
  return { type: 'moment', pages: 1 + dice.below(PAGES), delayMs: dice.pick(DELAYS_MS) }
}
