/**
 * count.md §5: a station's cards against the records on its media. A pair that was withheld, and that its station's report calls
 * unused, leaves its cards without a record (R3).
 */
import type { MediumFinding } from '../medium/finding.ts'
import { recordsTogether } from './list-records.ts'
import type { LostPair } from './lost-declaration.ts'
import type { Report } from './report-fields.ts'

interface ContestBooks {
  readonly contest: string
  /** issued − returned − found − records */
  readonly remainder: number
  /** Cards that never came back, by the report: each may or may not have voted. */
  readonly missing: number
}

export interface StationBooks {
  readonly station: string
  /** Contest → records on the media that were given, and those in a declaration of lost media. */
  readonly records: ReadonlyMap<string, number>
  /** Contests in which not every card has its record. */
  readonly open: readonly ContestBooks[]
  /** The records of each pair that was declared lost are known. */
  readonly isKnown: boolean
  /** Cards that the report itself calls missing, or a lost pair of which nobody knows the records, may account for all that is open. */
  readonly isAccountedFor: boolean
}

export function isCalledUsed(state: string | undefined): boolean {
  return state === 'started' || state === 'failed'
}

/** null: of a pair that the report calls used there is neither a whole medium nor a declaration. @param own of this station */
export function booksOf(
  report: Report,
  own: readonly Pick<MediumFinding, 'pair' | 'problem' | 'records' | 'judges'>[],
  lostInDistrict: readonly LostPair[],
): StationBooks | null {
  const whole = new Map<number | null, (typeof own)[number]>()
  for (const medium of own) {
    if (medium.problem === null && !whole.has(medium.pair)) whole.set(medium.pair, medium)
  }
  const lost = lostInDistrict.filter((each) => each.station === report.station)
  const used = report.pairs.filter(({ state }) => isCalledUsed(state))
  const isThere = (pair: number) => whole.has(pair) || lost.some((each) => each.pair === pair)
  if (!used.every(({ pair }) => isThere(pair))) return null
  const records = recordsTogether([...whole.values()])
  for (const { recordsTold } of lost) {
    for (const [contest, count] of Object.entries(recordsTold ?? {})) {
      records.set(contest, count + (records.get(contest) ?? 0))
    }
  }
  const isKnown = lost.every(({ cause, recordsTold }) => cause === 'never-started' || recordsTold !== null)
  const open = contestBooks(report, records).filter(({ remainder }) => remainder !== 0)
  const isAccountedFor = open.every(({ remainder, missing }) => remainder > 0 && (!isKnown || remainder <= missing))
  return { station: report.station, records, open, isKnown, isAccountedFor }
}

function contestBooks({ contests }: Report, records: ReadonlyMap<string, number>): readonly ContestBooks[] {
  const reported = contests.map(({ contest, issued, returned, found, missing }) => {
    return { contest, remainder: issued - returned - found - (records.get(contest) ?? 0), missing }
  })
  const unreported = [...records].filter(([contest]) => !reported.some((each) => each.contest === contest))
  return [...reported, ...unreported.map(([contest, count]) => ({ contest, remainder: -count, missing: 0 }))]
}
