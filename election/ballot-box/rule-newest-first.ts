/** Rule 5: the medium that lacks the deciding journal page gets it before any other write (P2 if its holder dies next). */
import type { CountingMedia, Journal } from './counting-media.ts'
import { type Barrier, barrierOn } from './step.ts'

export function newestFirst(media: CountingMedia, deciding: Journal): Barrier | null {
  const lacking = media.find((medium) => medium.journal.newest.seq < deciding.newest.seq)
  if (lacking === undefined) return null
  return barrierOn('newest-first', lacking.role, [{ page: deciding.newestPage, bytes: deciding.newestBytes }])
}
