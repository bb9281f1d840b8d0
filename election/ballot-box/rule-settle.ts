/** Rule 7: both pages on both media say the same; then no page of the journal holds the state before (P3). */
import type { Randomness } from '#election/randomness.ts'
import type { CountingMedia, Journal } from './counting-media.ts'
import { sameButSeq } from './journal.ts'
import type { Barrier } from './step.ts'
import type { BoxContext } from './view.ts'
import { writeJournal } from './write-journal.ts'

/** Never both pages in one barrier: torn, they would leave nothing. */
export function settle(
  context: BoxContext,
  media: CountingMedia,
  journal: Journal,
  randomness: Randomness,
): Barrier | null {
  const settled = media.every(({ journal: { older } }) => older !== null && sameButSeq(older, journal.newest))
  if (settled) return null
  return writeJournal('settle', context, media, journal, { content: journal.newest.content }, randomness)
}
