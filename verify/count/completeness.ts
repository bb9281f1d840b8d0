/**
 * Compares what was given with what there may be. An authentic medium says nothing of one that was withheld. A reader may say "complete"
 * only if the issuer of every station signed which pairs were used and how many cards went out, and each card has its record.
 */
import type { MediumFinding } from '../medium/finding.ts'
import type { Trust } from '../package/trust.ts'
import type { LostPair } from './lost-declaration.ts'
import { lastReports, pairName } from './signed-reports.ts'
import { booksOf } from './station-books.ts'
import type { StationReports } from './station-reports.ts'

export interface Completeness {
  /** Stations without a genuine report: nothing shows which of their pairs were used, and that each card has its record. */
  readonly untold: readonly string[]
  /** Used pairs of which one medium was given: rightly so where the duplicates stay sealed (LAW-14), but nothing was held against it. */
  readonly alone: readonly OneOfTwo[]
  /** Contests with more cards than records, for which the report of the station names cards that never came back. */
  readonly open: readonly OpenBooks[]
}

interface OpenBooks {
  readonly station: string
  readonly contest: string
  readonly remainder: number
  readonly missing: number
}

interface OneOfTwo {
  readonly station: string
  readonly pair: number
  readonly given: NonNullable<MediumFinding['role']>
}

export function completenessOf(
  media: readonly MediumFinding[],
  reports: StationReports,
  lost: readonly LostPair[],
  trust: Trust,
): Completeness {
  const given = new Map<string, MediumFinding[]>()
  for (const medium of media) {
    if (medium.station === null || medium.pair === null) continue
    const name = pairName(medium.station, medium.pair)
    given.set(name, [...(given.get(name) ?? []), medium])
  }
  const untold = trust.pairs.filter(({ station }) => !reports.genuine.some((report) => report.station === station))
  const alone = trust.pairs.flatMap(({ station, pair }): OneOfTwo[] => {
    const own = given.get(pairName(station, pair)) ?? []
    const role = own[0]?.role ?? null
    // A medium that its partner's seal calls failed is not awaited; a spare that was never used has nothing to compare.
    const isAwaited =
      own.every((medium) => medium.failedMedium === null) && !reports.unused.has(pairName(station, pair))
    return own.length === 1 && role !== null && isAwaited ? [{ station, pair, given: role }] : []
  })
  const open = [...lastReports(reports.genuine)].flatMap(([station, [last]]) => {
    const own = media.filter((medium) => medium.station === station)
    return booksOf(last, own, lost)?.open.map((each) => ({ station, ...each })) ?? []
  })
  return { untold: [...new Set(untold.map(({ station }) => station))], alone, open }
}
