/**
 * The recovery function: what both media hold → the writes of one barrier, done, or refuse. It is called again after each
 * barrier on what is then read, in normal running as after a crash. It remembers nothing between calls, so a crash inside
 * a recovery is nothing special. docs/formats/ballot-box.md §12; one file a rule.
 */
import type { Randomness } from '#election/randomness.ts'
import { countingMedia, decidingJournal } from './counting-media.ts'
import { fence } from './rule-fence.ts'
import { finalSeal } from './rule-final-seal.ts'
import { newestFirst } from './rule-newest-first.ts'
import { contradiction, lostPages, repair } from './rule-repair.ts'
import { rollForward, takenSlot } from './rule-roll-forward.ts'
import { sealDay } from './rule-seal.ts'
import { settle } from './rule-settle.ts'
import { refuse, type Step } from './step.ts'
import type { PairView } from './view.ts'

/** A condemned medium is null in the view. */
export function next(pair: PairView, randomness: Randomness): Step {
  const { context } = pair
  const counting = countingMedia(pair)
  if (!counting.ok) return refuse(counting.error)
  const media = counting.value

  const ended = finalSeal(pair, media)
  if (ended?.type === 'ended') {
    const { sealed, damaged } = ended
    return { type: 'done', media, journal: sealed.journal, lostPages: lostPages(pair, media), damaged }
  }
  if (ended !== null) return ended

  const deciding = decidingJournal(media)
  if (!deciding.ok) return refuse(deciding.error)
  const journal = deciding.value
  // Refusals first: a contradiction is left exactly as it was found.
  const refusal = contradiction(pair, media, journal) ?? takenSlot(context, media, journal)
  if (refusal !== null) return refusal

  return (
    fence(context, media, randomness) ??
    newestFirst(media, journal) ??
    repair(pair, media, journal) ??
    rollForward(context, media, journal, randomness) ??
    settle(context, media, journal, randomness) ??
    sealDay(pair, media, journal) ?? { type: 'done', media, journal, lostPages: lostPages(pair, media), damaged: null }
  )
}
