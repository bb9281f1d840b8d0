/** votes.csv: who comes, in order of arrival, and what each does. For election-day only. */
import type { ElectionSources } from '#election/definition/definition.ts'
import type { CandidateId, CandidateNumber, ContestId, RollNumber, StationId } from '#election/ids.ts'
import type { Result } from '#election/result.ts'
import type { Problem, Problems } from './problem.ts'

export type VotingMode = 'touch' | 'audio' | 'proxy' | 'assisted'

export type PlannedChoice =
  | { readonly type: 'candidate'; readonly number: CandidateNumber; readonly candidate: CandidateId }
  /** The voter ends this contest at the kiosk without a selection. */
  | { readonly type: 'ended' }
  /** Declined at the desk: the card does not offer the contest. */
  | { readonly type: 'declined' }

export interface PlannedVote {
  /** Line in votes.csv, header = 1. */
  readonly line: number
  readonly rollNo: RollNumber
  /** Where the voter turns up; null: the voter's own station. */
  readonly station: StationId | null
  readonly mode: VotingMode
  /** No entry for a contest that is uncontested, of another district, or left empty (already voted on an earlier visit). */
  readonly choices: ReadonlyMap<ContestId, PlannedChoice>
}

export function importVotes(
  _bytes: Uint8Array,
  _sources: ElectionSources,
  _file = 'votes.csv',
): Result<{ readonly votes: readonly PlannedVote[]; readonly warnings: readonly Problem[] }, Problems> {
  throw new Error('being written')
}
