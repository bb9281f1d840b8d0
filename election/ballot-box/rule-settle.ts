/** Rule 8: both pages on both media say the same; then no page of the journal holds the state before (P3). */
import type { Randomness } from '#election/randomness.ts'
import type { CountingMedia, CountingMedium, Journal } from './counting-media.ts'
import { sameButSeq } from './journal.ts'
import { type Barrier, barrierOn } from './step.ts'
import { type BoxContext, pageBytes, reading } from './view.ts'
import { writeJournal } from './write-journal.ts'

/** Never both pages in one barrier: torn, they would leave nothing. */
export function settle(
  context: BoxContext,
  media: CountingMedia,
  journal: Journal,
  randomness: Randomness,
): Barrier | null {
  const unsettled = media.filter((medium) => !isSettled(medium, journal))
  const [first] = unsettled
  if (first === undefined) return null
  const settled = media.find((medium) => isSettled(medium, journal))
  if (settled !== undefined) return olderFrom(settled, first)
  return writeJournal('settle', context, media, journal, { content: journal.newest.content }, randomness)
}

function isSettled({ journal: { older } }: CountingMedium, journal: Journal): boolean {
  return older !== null && sameButSeq(older, journal.newest)
}

/**
 * One medium has only lost its older page: it gets the partner's bytes. A new page on both would change what a day seal on
 * the partner was made over, and a seal of other contents is never copied: the pair could not be closed any more.
 */
function olderFrom({ view, journal }: CountingMedium, lacking: CountingMedium): Barrier {
  const page = journal.olderPage
  return barrierOn('settle', lacking.role, [{ page, bytes: pageBytes(reading(view, page)) }])
}
