/** Stage 4: totals of the whole counting district per contest, machine votes only; paper is added at stage "paper" (CNT-07). */
import type { Candidate, CandidateList, Contest, ElectionPackage } from '#election/definition/definition.ts'
import type { OpenedDistrict } from './district.ts'

export interface CandidateTotal {
  readonly candidate: Candidate
  readonly votes: number
}

export interface ContestCount {
  readonly contest: Contest
  /** TC-52: nobody voted, all candidates win. */
  readonly uncontested: boolean
  /** In drawn order. */
  readonly totals: readonly CandidateTotal[]
  /** Σ of `totals`: 有効投票数 of the machines (LAW-16: no machine vote is doubtful). */
  readonly valid: number
  /** 「操作を途中で終了した者の数」 (D-20) */
  readonly ended: number
  /** Votes for an id that no list of this contest has: invalid (LAW-16), shown apart. */
  readonly invalid: number
}

export interface DistrictCount {
  readonly contests: readonly ContestCount[]
  /** Records that did not open. The result is not final before somebody says why. */
  readonly unopened: number
}

/** Numbers and names are those of `list`, the last one; ids are never reused, so votes under earlier lists count too. */
export function countDistrict(
  opened: OpenedDistrict,
  electionPackage: ElectionPackage,
  list: CandidateList,
): DistrictCount {
  const contests = electionPackage.contests.map((contest) => countContest(contest, opened, list))
  return { contests, unopened: opened.unopened }
}

function countContest(contest: Contest, opened: OpenedDistrict, list: CandidateList): ContestCount {
  const listed = list.contests.find((entry) => entry.contest === contest.id)
  const candidates = listed?.candidates ?? []
  const votes = new Map<number | 'ended', number>()
  for (const entry of opened.selections) if (entry.contest === contest.bit) votes.set(entry.selection, entry.votes)
  const totals = candidates.map((candidate) => ({ candidate, votes: votes.get(candidate.id) ?? 0 }))
  const known = new Set<number>(candidates.map((candidate) => candidate.id))
  let invalid = 0
  for (const [selection, count] of votes) if (selection !== 'ended' && !known.has(selection)) invalid += count
  return {
    contest,
    uncontested: listed?.uncontested ?? false,
    totals,
    valid: totals.reduce((sum, total) => sum + total.votes, 0),
    ended: votes.get('ended') ?? 0,
    invalid,
  }
}
