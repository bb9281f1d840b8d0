/**
 * Machine and paper become one result, per candidate and for the whole counting district only (Act 9(5), CNT-07). Before that nobody is
 * elected, no lot is drawn and no minimum is reached: all of them depend on the sum.
 */
import { assert } from '#election/assert.ts'
import type { Candidate, Contest } from '#election/definition/definition.ts'
import type { PartyList } from '#election/kinds/party-list/rule.ts'
import type { ContestCount, NamedOpenList } from './count.ts'
import { ballotsOf, invalidBallots, NO_PAPER, type PaperCount, validBallots } from './paper.ts'
import { type PaperBooks, paperThatCounts, ruledOut } from './paper-books.ts'
import { paperWithout } from './rulings.ts'
import { shareOf, sumOfVotes, type Votes, wholeVotes } from './votes-in-thousandths.ts'

interface JoinedTotal {
  readonly candidate: Candidate
  /** As it was counted, also of who is not eligible. */
  readonly machine: number
  readonly paper: Votes
  /** None of who is not eligible. */
  readonly votes: Votes
  /** A judge alone has them: machine and paper without a mark. */
  readonly unmarked?: Votes | undefined
}

export interface Joined {
  readonly contest: Contest
  readonly uncontested: boolean
  /** In drawn order. */
  readonly totals: readonly JoinedTotal[]
  readonly lists?: readonly PartyList[] | undefined
  readonly openLists?: readonly NamedOpenList[] | undefined
  /** Numbers of who is not eligible. */
  readonly out: readonly number[]
  /** 有効投票数 of both; the minimum of PEO 95 is a part of it. */
  readonly valid: Votes
  readonly invalid: number
  /** 投票総数: valid + invalid. Voters who ended without voting are in neither. */
  readonly cast: number
  readonly paper: PaperCount
  readonly paperBallots: number
  /** 按分で切り捨てた票: what the third decimal left over. */
  readonly cutOff: Votes
  /** いずれの候補者にも属さない票: shared by namesakes of whom none has another vote to divide by. */
  readonly nobodys: number
}

/** Null: nobody has said yet what paper there is, or the ballots stay closed. A contest without poll has none. */
export function joinedOf(count: ContestCount, books: PaperBooks): Joined | null {
  if (count.notOpened !== undefined) return null
  const paper = count.uncontested ? NO_PAPER : paperThatCounts(books, count.contest.id)
  return paper === null ? null : join(count, paper, ruledOut(books, count.contest.id))
}

/** @param out numbers of who is not eligible: what was cast for them is invalid, and nobody is divided with them */
export function join(count: ContestCount, typed: PaperCount, out: readonly number[] = []): Joined {
  const paper = paperWithout(typed, out)
  const isOut = ({ number }: Candidate) => out.includes(number)
  const theirs = count.totals.reduce((sum, { candidate, votes }) => sum + (isOut(candidate) ? votes : 0), 0)
  const shares = paper.shared.map((shared) => divided(shared, count, paper))
  const validPaper = validBallots(paper)
  const totals = count.totals.map(({ candidate, votes: machine, unmarked }): JoinedTotal => {
    const own = wholeVotes(typed.votes[candidate.number] ?? 0)
    const fromShares = shares.flatMap(({ parts }) => parts.get(candidate.number) ?? [])
    const ofPaper = sumOfVotes([own, ...fromShares])
    const votes = isOut(candidate) ? wholeVotes(0) : sumOfVotes([wholeVotes(machine), ofPaper])
    if (unmarked === undefined) return { candidate, machine, paper: ofPaper, votes }
    return {
      candidate,
      machine,
      paper: ofPaper,
      votes,
      unmarked: wholeVotes(unmarked + unmarkedOnPaper(typed, candidate.number)),
    }
  })
  const valid = wholeVotes(count.valid - theirs + validPaper)
  const isReview = totals.some(({ unmarked }) => unmarked !== undefined)
  const nobodys = shares.filter(({ parts }) => parts.size === 0).reduce((sum, { ballots }) => sum + ballots, 0)
  const given = totals.reduce((sum, { votes }) => sum + votes, 0)
  // Votes for and against judges are no parts of one sum, and none is divided.
  const cutOff = (isReview ? 0 : valid - wholeVotes(nobodys) - given) as Votes
  assert(cutOff >= 0, 'joined: no candidate has more than was cast')
  const invalid = count.invalid + theirs + invalidBallots(paper)
  const cast = count.valid - theirs + validPaper + invalid
  const { contest, uncontested } = count
  const lists = count.lists === undefined ? {} : { lists: count.lists }
  const open = count.openLists === undefined ? {} : { openLists: count.openLists }
  const polled = { contest, uncontested, totals, out, ...lists, ...open }
  return { ...polled, valid, invalid, cast, paper, paperBallots: ballotsOf(paper), cutOff, nobodys }
}

/**
 * A ballot paper of a review without a mark for a judge is one for that judge, unless its mark is void for this one alone (Act on the Review of
 * Justices of the Supreme Court, arts. 15(1), 22(2)).
 */
function unmarkedOnPaper(paper: PaperCount, number: number): number {
  return validBallots(paper) - (paper.votes[number] ?? 0) - (paper.review?.void[number] ?? 0)
}

interface Division {
  readonly ballots: number
  /** By the candidate's number; none when there is nothing to divide by. */
  readonly parts: ReadonlyMap<number, Votes>
}

/** PEO 68-2(4): by their other valid votes, those that need no division. */
function divided(
  { candidates, ballots }: PaperCount['shared'][number],
  count: ContestCount,
  { basis, votes }: PaperCount,
): Division {
  const machine = (number: number) => count.totals.find(({ candidate }) => candidate.number === number)?.votes ?? 0
  const others = candidates.map((number) => {
    return [number, (votes[number] ?? 0) + (basis === 'all' ? machine(number) : 0)] as const
  })
  const all = others.reduce((sum, [, other]) => sum + other, 0)
  if (all === 0) return { ballots, parts: new Map() }
  return { ballots, parts: new Map(others.map(([number, other]) => [number, shareOf(ballots, other, all)])) }
}
