/** Contests that are opened only where enough have voted, as the screen says it before anything is mixed. */
import { openingsIn } from '#election/count/openings.ts'
import type { Receipt } from '#election/count/receipt.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import type { StationId } from '#election/ids.ts'
import type { VotersMeasured } from '#election/kinds/kind.ts'

export interface OpeningView extends VotersMeasured {
  readonly contest: string
  readonly type: 'opened' | 'not-opened' | 'undecided'
  /** So many of the electors must have voted. */
  readonly needed: number
}

/** Whether ballots are opened hangs on it. */
export type MissingForOpening =
  | { readonly type: 'signed-report'; readonly station: StationId; readonly contest: string }
  | { readonly type: 'accepted'; readonly contest: string; readonly pending: number }

/** Those of which nothing is missing but a number of accepted papers. */
export function openingsOf({
  election,
  receipt,
}: {
  readonly election: LoadedElection | null
  readonly receipt: Receipt
}): readonly OpeningView[] {
  if (election === null) return []
  const { electionPackage } = election
  const openings = openingsIn(receipt, electionPackage)
  return electionPackage.contests.flatMap(({ id, question }) => {
    const [quorum, opening] = [question?.quorum, openings.get(id)]
    if (quorum?.opened !== 'reached' || opening === undefined || !('electors' in opening)) return []
    const { type, voters = 0, pending = 0, electors = 0 } = opening
    return [
      { contest: id, type, voters, pending, electors, needed: Math.ceil((electors * quorum.over) / quorum.under) },
    ]
  })
}
