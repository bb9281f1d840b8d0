/** When the next SIGKILL comes: at a moment after some page, or at an operation that the process counts itself. */
import type { Dice } from '#simulation/rooms/dice.ts'
import type { LastOperation } from './struck-process.ts'

export type KillPlan =
  /** So many milliseconds after so many pages were seen. */
  | { readonly type: 'moment'; readonly pages: number; readonly delayMs: number }
  | ({ readonly type: 'call' } & LastOperation)

/** From power-on to the second voter's last write there are some 80 writes and flushes, and some 40 pages. */
const CALLS = 80
const WRITES_AND_FLUSHES = ': (write|datasync|sync) '
const PAGES = 40
/** Most things happen within a few milliseconds; a pause reaches those that take longer. */
const DELAYS_MS = [0, 0, 1, 2, 3, 5, 8, 13, 30] as const

export function drawKill(dice: Dice): KillPlan {
  if (dice.chance(50)) {
    const [count, when] = [1 + dice.below(CALLS), dice.pick(['before', 'under-way', 'after'] as const)]
    return { type: 'call', count, when, of: WRITES_AND_FLUSHES }
  }
  return { type: 'moment', pages: 1 + dice.below(PAGES), delayMs: dice.pick(DELAYS_MS) }
}
