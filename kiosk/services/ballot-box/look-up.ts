/** Looks facts up in the pages that were read, on each medium that can be read. */

import { AssertionError, unreachable } from '#election/assert.ts'
import type { JournalPage } from '#election/ballot-box/journal.ts'
import { JOURNAL_PAGES, type Layout } from '#election/ballot-box/layout.ts'
import { NO_LINK } from '#election/ballot-box/log-page.ts'
import { recordCounts } from '#election/ballot-box/rule-seal.ts'
import { spentMark } from '#election/ballot-box/spent-page.ts'
import type { Settled } from '#election/ballot-box/step.ts'
import { type MediumView, type PairView, reading } from '#election/ballot-box/view.ts'
import { equalBytes } from '#election/bytes.ts'
import { listsOfContest, ofList, type PerList, perList } from '#election/contest-lists.ts'
import { contestBits } from '#election/contests.ts'
import { sittingOfNumber } from '#election/sitting.ts'
import type { JournalSituation, MachineLog, RecordCount } from '#kiosk/session/pair-report.ts'
import type { OwnCount } from './ballot-box.ts'

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

/** Records of each list, on a medium that is not damaged where there is one. */
export function countsIn({ context, original, duplicate }: PairView, settled: Settled | null): PerList<number> {
  const whole = settled?.media.find(({ role }) => role !== settled.damaged)
  const medium = whole?.view ?? original ?? duplicate
  return medium === null ? perList(() => 0) : recordCounts(context.layout, medium)
}

/** The lists of one contest are equally long, for an INTENT makes a record in each of them: the first one says the number. */
export function countsByContest(
  { contests, several }: Pick<Layout, 'contests' | 'several'>,
  counts: PerList<number>,
): readonly RecordCount[] {
  return contestBits(contests).flatMap((contest) => {
    const [first] = listsOfContest(contest, several)
    return first === undefined ? [] : [{ contest, count: ofList(counts, first) }]
  })
}

/** The whole journal page with the highest seq; null when there is none. */
export function newestJournal(pair: PairView): JournalPage | null {
  const pages = mediaOf(pair).flatMap((medium) =>
    JOURNAL_PAGES.map((page) => reading(medium, page)).flatMap((found) =>
      found.state === 'whole' && found.content.type === 'journal' ? [found.content.journal] : [],
    ),
  )
  return pages.sort((a, b) => b.seq - a.seq)[0] ?? null
}

/**
 * Ballot pages that are not free, on the medium that has more of them. A bad page was a record once: damage is reported as damage, and only
 * pages that became free again are an old image.
 */
export function usedBallotPages(pair: PairView): number {
  const { first, count } = pair.context.layout.ballots
  const used = mediaOf(pair).map(
    (medium) => medium.slice(first, first + count).filter((page) => page.state !== 'free').length,
  )
  return Math.max(0, ...used)
}

/** The log, from the whole pages of the medium that has more of them. */
export function logOf(pair: PairView): MachineLog {
  const { first, count } = pair.context.layout.log
  const logs = mediaOf(pair).map((medium) =>
    Array.from({ length: count }, (_, at) => reading(medium, first + at)).flatMap((found) =>
      found.state === 'whole' && found.content.type === 'log' ? [found.content] : [],
    ),
  )
  const pages = logs.sort((a, b) => b.length - a.length)[0] ?? []
  const unbroken = pages.every(({ link }, at) => equalBytes(link, pages[at - 1]?.check ?? NO_LINK))
  return { entries: pages.flatMap(({ entries }) => entries), unbroken }
}

/** The machine remembers more of this pair than the media hold: somebody put an earlier image back. */
export function isOldImage(pair: PairView, own: OwnCount | null): boolean {
  if (own === null) return false
  const newest = newestJournal(pair)
  // Unreadable journals are not older; `next` judges them.
  return (newest !== null && newest.seq < own.seq) || usedBallotPages(pair) < own.records
}

function mediaOf({ original, duplicate }: PairView): MediumView[] {
  return [original, duplicate].filter((medium) => medium !== null)
}

export function journalSituation({ journal, damaged }: Settled): JournalSituation {
  const { content, day } = journal.newest
  switch (content.state) {
    case 'idle':
      return { type: 'idle', day: day === 0 ? null : sittingOfNumber(day) }
    case 'part':
      return { type: 'interrupted', day: sittingOfNumber(day), contests: content.contests, done: content.done }
    case 'freed':
      return { type: 'freed', day: sittingOfNumber(day), contests: content.contests, done: content.done }
    case 'closed':
      return { type: 'closed', day: sittingOfNumber(day), final: content.final, damaged }
    case 'intent':
      throw new AssertionError('ballot box: done is never an INTENT')
    default:
      return unreachable(content)
  }
}
