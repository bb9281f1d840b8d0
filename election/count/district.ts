/**
 * The records of the district, without station, machine and medium (LAW-17). Stage 2 is the only one that knows both sides: it takes the
 * records of each medium and gives `DistrictRecords`. Everything that opens or counts takes these types, and none of them has a place for a
 * machine, so no later stage can give a figure for one.
 */
import type { CandidateId, ContestBit } from '#election/ids.ts'
import type { NotOpened } from './openings.ts'

declare const merged: unique symbol
declare const opened: unique symbol

/** All ballot records of the counting district, still encrypted, shuffled together. `source` names their place. */
export interface DistrictRecords {
  readonly source: string
  readonly count: number
  readonly [merged]: true
}

/**
 * How many records of the whole district say this. An id is one of its contest in some list of the package; any other content is 'unopened'
 * and gone: its maker chose those bits, and they could say something about a voter.
 */
export interface SelectionCount {
  readonly contest: ContestBit
  /** The place of the list; 0: its contest has one. */
  readonly place: number
  /** `no-mark`: in the list of a judge alone. */
  readonly selection: CandidateId | 'no-mark' | 'ended' | 'unopened'
  readonly records: number
}

/** Stage 3: the opened records as a histogram. A list in the order of opening would lead back to the media. */
export interface OpenedDistrict {
  readonly selections: readonly SelectionCount[]
  /** Contests whose ballots stay closed, in the order of the package. Each record of them is 'unopened'. */
  readonly notOpened: readonly NotOpened[]
  readonly [opened]: true
}

/** Only stage 2 (`tally/services/merge`) calls this. */
export function asDistrictRecords(source: string, count: number): DistrictRecords {
  return { source, count } as DistrictRecords
}

/** Sums and sorts, so that the result is the same however the parts were divided and in whatever order they were opened. */
export function asOpenedDistrict(
  parts: readonly (readonly SelectionCount[])[],
  notOpened: readonly NotOpened[] = [],
): OpenedDistrict {
  const sums = new Map<string, SelectionCount>()
  for (const each of parts.flat()) {
    const key = `${each.contest} ${each.place} ${rank(each)}`
    sums.set(key, { ...each, records: each.records + (sums.get(key)?.records ?? 0) })
  }
  const selections = [...sums.values()].sort((a, b) => a.contest - b.contest || a.place - b.place || rank(a) - rank(b))
  return { selections, notOpened } as unknown as OpenedDistrict
}

/** After every id. */
const LAST = { 'no-mark': 2 ** 32, ended: 2 ** 33, unopened: 2 ** 34 } as const

/** Candidates by id, then no mark, then "ended", then what did not open. */
function rank({ selection }: SelectionCount): number {
  return typeof selection === 'number' ? selection : LAST[selection]
}
