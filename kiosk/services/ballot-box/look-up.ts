/** Questions to the pages that were read, on whichever medium can answer. */
import { JOURNAL_PAGES } from '#election/ballot-box/layout.ts'
import { spentMark } from '#election/ballot-box/spent-page.ts'
import { type MediumView, type PairView, reading } from '#election/ballot-box/view.ts'
import { equalBytes } from '#election/bytes.ts'

export function hasMark(pair: PairView, token: Uint8Array): boolean {
  const { context } = pair
  const mark = spentMark(context.keys.mark, context.electionId, token)
  return mediaOf(pair).some((medium) => {
    const { first, count } = context.layout.spent
    for (let page = first; page < first + count; page++) {
      const found = reading(medium, page)
      if (found.state === 'whole' && found.content.type === 'spent' && equalBytes(found.content.mark, mark)) return true
    }
    return false
  })
}

/** Highest seq of any whole journal page; null when there is none. */
export function newestSeq(pair: PairView): number | null {
  const seqs = mediaOf(pair).flatMap((medium) =>
    JOURNAL_PAGES.map((page) => reading(medium, page)).map((found) =>
      found.state === 'whole' && found.content.type === 'journal' ? found.content.journal.seq : -1,
    ),
  )
  const newest = Math.max(-1, ...seqs)
  return newest < 0 ? null : newest
}

/**
 * Ballot pages that are not free, on the medium that has more of them. A bad page was a record once: damage is told as
 * damage, and only pages that became free again are an old image.
 */
export function usedBallotPages(pair: PairView): number {
  const { first, count } = pair.context.layout.ballots
  const used = mediaOf(pair).map(
    (medium) => medium.slice(first, first + count).filter((page) => page.state !== 'free').length,
  )
  return Math.max(0, ...used)
}

function mediaOf({ original, duplicate }: PairView): MediumView[] {
  return [original, duplicate].filter((medium) => medium !== null)
}
