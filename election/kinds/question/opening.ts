/**
 * 開票しない: by some ordinances the ballots of a question stay closed where too few have voted. Measured before anything is opened, by figures that are
 * signed. A paper that may still be refused decides only if the answer is another one without it: then two people enter first how many are accepted.
 */
import type { Opening, Places, SaidOfVoters } from '../kind.ts'

export function openingOf({ question }: Places, { stations, online, accepted }: SaidOfVoters): Opening {
  const quorum = question?.quorum
  if (quorum === undefined || quorum.opened === 'always') return { type: 'opened' }
  const missing = stations.flatMap(({ station, report }) => (report === null ? [station] : []))
  if (missing.length > 0) return { type: 'undecided', why: 'reports-missing', stations: missing }
  const reports = stations.flatMap(({ report }) => report ?? [])
  const sent = sumOf(reports.map(({ mayBeRefused }) => mayBeRefused))
  const isEntered = accepted !== null && accepted <= sent
  const voters = online + sumOf(reports.map((each) => each.voters)) + (isEntered ? accepted : 0)
  const pending = isEntered ? 0 : sent
  const electors = sumOf(reports.map((each) => each.electors))
  const isReached = (measured: number) => measured * quorum.under >= electors * quorum.over
  if (isReached(voters)) return { type: 'opened', voters, pending, electors }
  if (isReached(voters + pending)) return { type: 'undecided', why: 'papers-pending', voters, pending, electors }
  return { type: 'not-opened', voters, pending, electors }
}

function sumOf(figures: readonly number[]): number {
  return figures.reduce((sum, each) => sum + each, 0)
}
