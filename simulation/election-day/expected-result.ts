/**
 * The result as the people of a day know it: from each card that a desk handed out, and what its voter came to say. It has seen no medium and no count, so a
 * count that says something else is found by it.
 */
import { type ElectionSources, standing } from '#election/definition/definition.ts'
import type { PlannedChoice, PlannedVote } from '#election/definition/import/votes.ts'
import type { CandidateId, ContestId } from '#election/ids.ts'
import { kindOf } from '#election/kinds/kinds.ts'
import type { ContestJson } from '#tally/services/count/result-json.ts'

/** A card in a voter's hand. */
export interface HandedOut {
  /** A line of votes.csv. */
  readonly line: number
  readonly contests: readonly ContestId[]
}

/** Candidate number → votes. */
type Votes = Readonly<Record<string, number>>

export interface ExpectedResult {
  readonly id: ContestId
  readonly voters: number
  readonly ended: number
  /** Votes; a judge has those with a mark. */
  readonly totals: Votes
  /** A judge's votes without a mark; null: the contest is no review. */
  readonly unmarked: Votes | null
}

/** The part of it that a count says; null: it says no figure (D-22). */
type Counted = Pick<ContestJson, 'id' | 'records' | 'totals' | 'ended' | 'judges'>

export function expectedOf(
  sources: ElectionSources,
  votes: readonly Pick<PlannedVote, 'line' | 'choices'>[],
  cards: readonly HandedOut[],
): readonly ExpectedResult[] {
  const planned = new Map(votes.map(({ line, choices }) => [line, choices]))
  return sources.contests.map((contest): ExpectedResult => {
    const said = cards
      .filter(({ contests }) => contests.includes(contest.id))
      .flatMap(({ line }) => planned.get(line)?.get(contest.id) ?? [])
    const able = standing(sources.candidates.filter((each) => each.contest === contest.id))
    const votesBy = (counts: (choice: PlannedChoice, id: CandidateId) => boolean): Votes =>
      Object.fromEntries(able.map(({ number, id }) => [number, said.filter((choice) => counts(choice, id)).length]))
    const isReview = kindOf(contest).about === 'judges'
    return {
      id: contest.id,
      voters: said.length,
      ended: said.filter(({ type }) => type === 'ended').length,
      totals: votesBy(isFor),
      unmarked: isReview ? votesBy((choice, id) => choice.type === 'marked' && !isFor(choice, id)) : null,
    }
  })
}

function isFor(choice: PlannedChoice, id: CandidateId): boolean {
  return choice.type === 'marked' ? choice.judges.includes(id) : choice.type === 'candidate' && choice.candidate === id
}

/** @returns the contests of which the count says something else */
export function unlikePlanned(expected: readonly ExpectedResult[], counted: readonly Counted[]): readonly ContestId[] {
  return expected.flatMap((contest) => {
    const told = counted.find(({ id }) => id === contest.id)
    return told !== undefined && isAsPlanned(contest, told) ? [] : [contest.id]
  })
}

function isAsPlanned({ voters, ended, totals, unmarked }: ExpectedResult, told: Counted): boolean {
  const judges = told.judges ?? []
  const isHeldBack = judges.some((judge) => judge.unmarked === null)
  const toldUnmarked = Object.fromEntries(judges.map((judge) => [judge.number, Number(judge.unmarked)]))
  return (
    told.records === voters &&
    (told.ended === null || told.ended === ended) &&
    (told.totals === null || areSame(told.totals, totals)) &&
    (isHeldBack || areSame(toldUnmarked, unmarked ?? {}))
  )
}

function areSame(some: Votes, others: Votes): boolean {
  const [numbers, also] = [Object.keys(some), Object.keys(others)]
  return numbers.length === also.length && numbers.every((number) => some[number] === others[number])
}
