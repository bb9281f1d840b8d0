/** The doubts of ballot-box.md §9 about a medium that holds: somebody must explain each before it counts. */
import type { Doubt } from './finding.ts'
import type { Header } from './header.ts'
import { roomsOfContest } from './page-fields.ts'
import type { FailedMedium, Seal } from './seal.ts'
import type { Seals } from './seals.ts'
import type { Sections } from './sections.ts'

export interface DoubtGrounds {
  /** The machine for which the pair was prepared. */
  readonly own: string | null
  readonly currentList: number | null
}

export function doubtsOf(
  header: Pick<Header, 'judged'>,
  seals: Seals,
  seal: Seal,
  sections: Sections,
  grounds: DoubtGrounds,
): readonly Doubt[] {
  // The log ends with the closing for good, or with the seal of a day: a failure of the medium after it could not be noted.
  const logAtItsEnd = sections.notes.closedAt !== null || seals.days.at(-1)?.logPages === seal.logPages
  const told: readonly (readonly [Doubt, boolean])[] = [
    ['pages-lost', seal.lostPages > 0],
    ['marks-differ-from-sessions', seal.finished + seal.endedByStaff + seal.released !== seal.spentPages],
    ['log-chain-broken', sections.logChain === 'broken'],
    ['day-seal-bad', seals.found.some((each) => each.state === 'bad')],
    ['sealed-by-another-machine', seal.machine !== grounds.own],
    ['seals-fall', falls([...seals.days, seal])],
    ['records-above-marks', seal.records.some((count) => count > seal.spentPages + seal.lostPages)],
    ['lists-differ', differ(header, seal)],
    ['record-twice', sections.recordTwice],
    [
      'failure-not-logged',
      seal.failedMedium !== null && !isLogged(seal.failedMedium, sections.notes.failed, logAtItsEnd),
    ],
    ['older-list', isOlder(sections.notes.lists, grounds.currentList)],
  ]
  return told.flatMap(([doubt, is]) => (is ? [doubt] : []))
}

/** ballot-box.md §9: a vote is in the list of each judge, or in none. */
function differ({ judged }: Pick<Header, 'judged'>, { records }: Seal): boolean {
  return judged !== null && new Set(roomsOfContest(judged.bit, judged).map((room) => records[room])).size > 1
}

/** Pages may have been lost in between; seq and sessions never go back. */
function falls(row: readonly Seal[]): boolean {
  const pages = (seal: Seal) => [...seal.records, seal.spentPages, seal.logPages]
  const never = (seal: Seal) => [seal.seq, seal.finished, seal.endedByStaff, seal.released]
  return row.slice(1).some((after, i) => {
    const before = row[i] as Seal
    const less = (of: (seal: Seal) => number[], slack: number) =>
      of(after).some((count, n) => count + slack < (of(before)[n] ?? 0))
    return less(pages, after.lostPages) || less(never, 0)
  })
}

/** A list that came while voting went on is none: the log then goes up, and ends under the current one. */
function isOlder(lists: readonly number[], current: number | null): boolean {
  const last = lists.at(-1)
  return last !== undefined && (last !== current || lists.some((list, i) => list < (lists[i - 1] ?? 0)))
}

function isLogged(failed: FailedMedium, logged: readonly FailedMedium[], logAtItsEnd: boolean): boolean {
  if (!logged.some(({ role }) => role === failed.role))
    return logAtItsEnd && failed.cause === 'unknown' && failed.at === null
  return logged.some(({ role, cause, at }) => role === failed.role && cause === failed.cause && at === failed.at)
}
