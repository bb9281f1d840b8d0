/** What is still missing before the district may be opened, and what needs a written reason (CNT-03, CNT-08). */
import type { Contest, ElectionPackage } from '#election/definition/definition.ts'
import type { ContestId, PairNumber, StationId } from '#election/ids.ts'
import type { OpenedDistrict } from './district.ts'
import { type AcceptedMedium, pairKey, type Receipt } from './receipt.ts'
import { reconcileStation, type StationBooks } from './reconcile.ts'
import type { StationReport } from './station-report.ts'

export type Missing =
  | { readonly type: 'report'; readonly station: StationId }
  | { readonly type: 'medium'; readonly station: StationId; readonly pair: PairNumber }

export function missingFrom(receipt: Receipt, electionPackage: ElectionPackage): readonly Missing[] {
  return electionPackage.stations.flatMap(({ id: station }): readonly Missing[] => {
    const report = receipt.reports.get(station)
    if (report === undefined) return [{ type: 'report', station }]
    return expectedPairs(report)
      .filter((pair) => !receipt.media.has(pairKey({ station, pair })))
      .map((pair) => ({ type: 'medium', station, pair }))
  })
}

/** Pairs whose media must come: whatever was started, also when it failed later. */
export function expectedPairs(report: StationReport): readonly PairNumber[] {
  return report.pairs.filter((entry) => entry.state === 'started' || entry.state === 'failed').map((each) => each.pair)
}

export function mediaOf(receipt: Receipt, station: StationId): readonly AcceptedMedium[] {
  return [...receipt.media.values()].filter((medium) => medium.station === station)
}

/** Number of records of a station per contest: no candidate's figure. */
export function recordsOf(media: readonly AcceptedMedium[]): ReadonlyMap<ContestId, number> {
  const sums = new Map<ContestId, number>()
  for (const { sealed } of media) {
    for (const [contest, count] of sealed.records) sums.set(contest, (sums.get(contest) ?? 0) + count)
  }
  return sums
}

/**
 * valid + ended + invalid + unopened = records, in each contest: every record that was received was opened or is told as
 * unopened, and none came from elsewhere. A stage file that somebody changed on the tally's own disk, or an opener that
 * lost a part, must not become a result.
 */
export function openedIsWhole(receipt: Receipt, opened: OpenedDistrict, contests: readonly Contest[]): boolean {
  const received = recordsOf([...receipt.media.values()])
  const told = new Map<number, number>()
  for (const { contest, records } of opened.selections) told.set(contest, (told.get(contest) ?? 0) + records)
  const known = new Set<number>(contests.map((contest) => contest.bit))
  const equal = contests.every(({ id, bit }) => (told.get(bit) ?? 0) === (received.get(id) ?? 0))
  return equal && [...told.keys()].every((bit) => known.has(bit))
}

export type Doubt =
  /** CNT-03: two valid seals for one pair; the election chair decides which one counts. */
  | 'two-seals'
  /** CNT-03: one card's mark on two machines: a copied card. Stops the merge until explained. */
  | 'marks-on-two-machines'
  /** CNT-03: marks ≠ sessions that were finished. Stops the merge until explained. */
  | 'marks-differ-from-sessions'
  /** Neither medium of a pair holds some pages any more. Stops the merge until explained. */
  | 'lost-pages'
  /** The machine sealed a log in which a page does not follow the one before. Stops the merge until explained. */
  | 'log-broken'
  /** CNT-05. Stops the final result until explained. */
  | 'books'

/** Null while the station is not complete, then its books. */
export function booksOf(receipt: Receipt, station: StationId): StationBooks | null {
  const report = receipt.reports.get(station)
  const media = mediaOf(receipt, station)
  if (report === undefined || media.length < expectedPairs(report).length) return null
  return reconcileStation(report, recordsOf(media))
}

/** `sharedMarks`: stations where one spent mark stands on two machines. */
export function doubtsOf(receipt: Receipt, station: StationId, sharedMarks: ReadonlySet<StationId>): readonly Doubt[] {
  const media = mediaOf(receipt, station)
  const doubts: Doubt[] = []
  if (media.some((medium) => receipt.contested.has(pairKey(medium)))) doubts.push('two-seals')
  if (sharedMarks.has(station)) doubts.push('marks-on-two-machines')
  if (media.some(({ sealed }) => sealed.spentMarks !== sealed.markedSessions)) doubts.push('marks-differ-from-sessions')
  if (media.some(({ sealed }) => sealed.lostPages > 0)) doubts.push('lost-pages')
  if (media.some(({ sealed }) => !sealed.logUnbroken)) doubts.push('log-broken')
  if (booksOf(receipt, station)?.balanced === false) doubts.push('books')
  return doubts
}

/** Marks are keyed hashes, comparable only within one station. `marks`: hex, one list a machine. */
export function haveSharedMark(marks: readonly (readonly string[])[]): boolean {
  const seen = new Set<string>()
  for (const ofMachine of marks) {
    const own = new Set(ofMachine)
    if (own.size !== ofMachine.length) return true
    for (const mark of own) {
      if (seen.has(mark)) return true
      seen.add(mark)
    }
  }
  return false
}
