/** One contest's result, from which screens, documents and stage 4 are made: each says the same of each candidate. */

import { type Publication, shownName } from '#election/definition/definition.ts'
import type { ContestId } from '#election/ids.ts'
import type { Outcome, VotersMeasured } from '#election/kinds/kind.ts'
import { electsHere, type Seats } from '#election/kinds/kinds.ts'
import type { Verdict } from '#election/kinds/question/rule.ts'
import type { JudgeVerdict } from '#election/kinds/recall/rule.ts'
import type { Tie } from '#election/kinds/ties.ts'
import type { ContestCount } from './count.ts'
import { type Joined, joinedOf } from './joined.ts'
import { type ListResult, listsOf, numbersInTie } from './lists-seated.ts'
import type { PaperCount } from './paper.ts'
import { isFew, type PaperBooks, paperOf, ruledOut } from './paper-books.ts'
import type { Votes } from './votes-in-thousandths.ts'
import { type MayLeave, whatMayLeave } from './what-may-leave.ts'
import { outcomeOf, type Reached, reachedBy } from './winners.ts'

export interface CandidateResult {
  readonly number: number
  readonly name: string
  readonly kana: string
  readonly party: string
  /** Null: must not be shown (D-22). */
  readonly machine: number | null
  /** Null: must not be shown, or not typed yet. */
  readonly paper: Votes | null
  /** Machine and paper; null before they are joined, and of who is not eligible. */
  readonly votes: Votes | null
  /** `open`: nobody is elected before paper and machine are joined (CNT-07), or by this count at all (TC-55). `ineligible`: found so at the count, all votes invalid. */
  readonly outcome: 'open' | 'won' | 'won-by-lot' | 'lot' | 'not-won' | 'ineligible'
  /** Null before they are joined, of who is not eligible, where only the whole decides (TC-55), and of choices. */
  readonly reached: Reached | null
}

export interface ContestResult extends Seats {
  readonly id: ContestId
  readonly title: string
  readonly uncontested: boolean
  /**
   * `machine-untold`: the machine's part is not shown, because with few ballots on paper the sum would show those (D-22); `machine-alone`:
   * shown, 「機械の分のみ」; `joined`: with the paper; `joined-sum`: only the sum is shown, because so few are on paper or by machine;
   * `joined-outcome`: only the outcome is shown, because the figures are so near to earlier ones (CNT-12). `not-opened`: the ballots stay closed.
   */
  readonly state: 'machine-untold' | 'machine-alone' | 'joined' | 'joined-sum' | 'joined-outcome' | 'not-opened'
  readonly candidates: readonly CandidateResult[]
  /** The machines' votes. Null: must not be shown. */
  readonly valid: number | null
  /** 「操作を途中で終了した者の数」, for the whole district only. Null: there was no poll, or too few people to show their number. */
  readonly ended: number | null
  /** 無効: for a candidate who died or withdrew (LAW-16). Null: must not be shown. */
  readonly invalid: number | null
  /** 開けない票. Null: there was no poll. */
  readonly unopened: number | null
  /** valid + ended + invalid + unopened */
  readonly records: number
  readonly paper: PaperFigures | null
  readonly sum: JoinedFigures | null
  /** Where the ballots stay closed: who has voted, by the signed figures. Left out: they are opened. */
  readonly notOpened?: VotersMeasured | undefined
  /** The next lot, among candidates by number, or inside a list among places of it. */
  readonly needsLot: {
    readonly list: number | null
    readonly seats: number
    readonly numbers: readonly number[]
  } | null
  /** The outcome of a question. Left out: it is none, only the whole decides, or machine and paper are not joined. */
  readonly verdict?: Verdict | undefined
  /** Parties and who is on their lists, where both are voted for. */
  readonly openLists?: ContestCount['openLists']
  /** Seats of lists, in the order of the candidates. Left out: no list is voted for, only the whole decides, there was no poll, or nothing is joined. */
  readonly lists?: readonly ListResult[] | undefined
  /** In the order of the candidates. Left out: no judge is reviewed, or nothing is joined. */
  readonly judges?: readonly JudgeResult[] | undefined
}

/** A judge's votes without a mark, and the verdict. */
interface JudgeResult {
  readonly number: number
  /** Votes without a mark, of machine and paper. Null: must not be shown. */
  readonly unmarked: Votes | null
  /** Null: only the whole decides (TC-55). */
  readonly verdict: JudgeVerdict | null
}

/** Null where they must not be shown. */
export type PaperFigures = Pick<Joined, 'cutOff' | 'nobodys'> & {
  readonly count: PaperCount
  readonly ballots: number
}

interface JoinedFigures {
  readonly valid: Votes
  readonly invalid: number
  /** 投票総数 */
  readonly cast: number
  /** 持ち帰りその他, of the paper: a machine's voter has a record or ended. */
  readonly takenAway: number
}

/** All that is known, for stage 4. `outcomes`: with the lots that were entered. */
export function contestResultOf(
  count: ContestCount,
  books: PaperBooks,
  outcomes: ReadonlyMap<ContestId, Outcome>,
): ContestResult {
  const { contest, uncontested, valid, ended, invalid, unopened, records } = count
  if (count.notOpened !== undefined) return closedResult(count, count.notOpened)
  const joined = joinedOf(count, books)
  const outcome = joined === null ? null : (outcomes.get(contest.id) ?? outcomeOf(joined))
  const needsLot = outcome?.needsLot ?? null
  return {
    id: contest.id,
    title: contest.title,
    ...seatsOf(contest),
    uncontested,
    state: uncontested ? 'joined' : STATES[whatMayLeave(count, paperOf(books, contest.id))],
    // Nobody is elected where judges are reviewed: what became of each is in `judges`.
    candidates: candidatesOf(count, joined, electsSomebody(contest, outcome), ruledOut(books, contest.id)),
    valid,
    ended,
    invalid,
    unopened,
    records,
    paper: joined === null ? null : figuresOf(joined),
    sum: joined === null ? null : sumOf(joined),
    needsLot: needsLot === null ? null : lotOf(needsLot),
    ...verdictOf(outcome ?? {}),
    ...openListsOf(count),
    ...listsOf(count, joined, outcome),
    ...judgesOf(joined, outcome),
  }
}

/** 開票しない: there is no figure of a choice, here and in every file that is made of this. */
function closedResult(
  { contest, uncontested, totals, records }: ContestCount,
  notOpened: VotersMeasured,
): ContestResult {
  const candidates = totals.map(({ candidate }): CandidateResult => {
    const { number, kana, party } = candidate
    const without = { machine: null, paper: null, votes: null, reached: null }
    return { number, name: shownName(candidate), kana, party, outcome: 'open', ...without }
  })
  return {
    ...{ id: contest.id, title: contest.title, ...seatsOf(contest), uncontested, state: 'not-opened', candidates },
    ...{ valid: null, ended: null, invalid: null, unopened: null, records, paper: null, sum: null, needsLot: null },
    ...{ verdict: 'not-opened', notOpened },
  }
}

function electsSomebody(contest: Seats, outcome: Outcome | null): Outcome | null {
  return electsHere(contest) && outcome?.judges === undefined ? outcome : null
}

/** @param member of a lot, as the lot names its members: a place in this list, or a candidate's number */
export function nameInLot({ candidates, lists }: ContestResult, list: number | null, member: number): string {
  const name =
    list === null
      ? candidates.find(({ number }) => number === member)?.name
      : lists?.find(({ number }) => number === list)?.people[member - 1]?.name
  return name ?? String(member)
}

/** Machine and paper are one result, whichever part of it is shown. */
export function isJoined({ state }: Pick<ContestResult, 'state'>): boolean {
  return state !== 'machine-untold' && state !== 'machine-alone' && state !== 'not-opened'
}

export function hasWon({ outcome }: { readonly outcome: string }): boolean {
  return outcome === 'won' || outcome === 'won-by-lot'
}

/** The same, as it may leave the tally: in every file, announcement and screen (D-22, CNT-12). */
export function asTold(whole: ContestResult): ContestResult {
  if (whole.uncontested || whole.state === 'not-opened') return withoutFigures(whole)
  if (whole.state === 'machine-alone' || whole.state === 'joined') return whole
  const ended = isFew(whole.records) ? null : whole.ended
  const { unopened } = whole
  const isHeldBack = whole.state === 'joined-outcome'
  if (isHeldBack) return { ...withoutFigures(whole), ended, unopened }
  const candidates = whole.candidates.map((each) => {
    const { votes, reached } = each
    return { ...withoutVotes(each), votes, reached }
  })
  const judges = whole.judges === undefined ? {} : { judges: whole.judges }
  return { ...withoutFigures(whole), candidates, ...judges, ended, unopened, sum: whole.sum }
}

/**
 * Where there is no poll none of its figures leaves, also of votes that were cast before it fell away: the books alone have the records. Each
 * member is here by its name: a new one does not compile before somebody says here whether it leaves.
 */
function withoutFigures(whole: ContestResult): ContestResult {
  const { id, title, uncontested, state, records, needsLot } = whole
  const known = { id, title, ...seatsOf(whole), uncontested, state, records, needsLot, ...verdictOf(whole) }
  const closed = whole.notOpened === undefined ? {} : { notOpened: whole.notOpened }
  const lists = whole.lists === undefined ? {} : { lists: whole.lists }
  const candidates = whole.candidates.map(withoutVotes)
  const judges = whole.judges === undefined ? {} : { judges: whole.judges.map((each) => ({ ...each, unmarked: null })) }
  return {
    ...known,
    ...closed,
    ...openListsOf(whole),
    ...lists,
    ...judges,
    candidates,
    valid: null,
    ended: null,
    invalid: null,
    unopened: null,
    paper: null,
    sum: null,
  }
}

function withoutVotes({ number, name, kana, party, outcome }: CandidateResult): CandidateResult {
  return { number, name, kana, party, outcome, machine: null, paper: null, votes: null, reached: null }
}

/**
 * Whether a file with one entry a record may be made (NIST SP 1500-103): only if each figure that it contains is shown. A contest without a
 * poll has no votes that decided anything.
 */
export function tellsRecords({ state, uncontested }: ContestResult): boolean {
  return state === 'joined' && !uncontested
}

/**
 * CNT-12: what of the bundle goes to everybody; the rest is for those who receive everything. `nothing`: both of its parts have the
 * machines' figures, and some of these are not shown. Screen and papers say this.
 */
export type ForEverybody = Publication | 'nothing'

export function forEverybody(publication: Publication, contests: readonly ContestResult[]): ForEverybody {
  return contests.some(holdsMachineBack) ? 'nothing' : publication
}

function holdsMachineBack({ state, uncontested }: ContestResult): boolean {
  return !uncontested && state !== 'joined' && state !== 'machine-alone' && state !== 'not-opened'
}

const STATES: Readonly<Record<MayLeave, ContestResult['state']>> = {
  nothing: 'machine-untold',
  machine: 'machine-alone',
  both: 'joined',
  sum: 'joined-sum',
  outcome: 'joined-outcome',
}

function candidatesOf(
  count: ContestCount,
  joined: Joined | null,
  outcome: Outcome | null,
  out: readonly number[],
): readonly CandidateResult[] {
  return count.totals.map(({ candidate, votes: machine }, i): CandidateResult => {
    const both = joined?.totals[i] ?? null
    const isOut = out.includes(candidate.number)
    const word = joined === null || outcome === null ? 'open' : wordFor(candidate.number, joined, outcome)
    return {
      number: candidate.number,
      name: shownName(candidate),
      kana: candidate.kana,
      party: candidate.party,
      machine,
      paper: both?.paper ?? null,
      votes: isOut ? null : (both?.votes ?? null),
      outcome: isOut ? 'ineligible' : word,
      reached: joined === null || both === null || isOut ? null : reachedBy(both.votes, joined),
    }
  })
}

function wordFor(number: number, joined: Joined, outcome: Outcome): CandidateResult['outcome'] {
  const isIn = (tie: Tie) => numbersInTie(tie, joined.openLists).includes(number)
  // A list may have seats and be in the lot for another one.
  if (outcomeOf(joined).winners.some((each) => each === number)) return 'won'
  if (outcome.winners.some((each) => each === number)) return outcome.byLot?.some(isIn) === true ? 'won-by-lot' : 'won'
  return outcome.needsLot !== null && isIn(outcome.needsLot) ? 'lot' : 'not-won'
}

function lotOf({ list, seats, candidates: numbers }: Tie): NonNullable<ContestResult['needsLot']> {
  return { list: list ?? null, seats, numbers }
}

function figuresOf({ paper: count, paperBallots: ballots, cutOff, nobodys }: Joined): PaperFigures {
  return { count, ballots, cutOff, nobodys }
}

function seatsOf({ kind, seats, councilSeats, question, result }: Seats): Seats {
  const council = councilSeats === undefined ? {} : { councilSeats }
  const asked = question === undefined ? {} : { question }
  return { kind, seats, ...council, ...asked, ...(result === undefined ? {} : { result }) }
}

function verdictOf({ verdict }: { readonly verdict?: Verdict | undefined }): { readonly verdict?: Verdict } {
  return verdict === undefined ? {} : { verdict }
}

function openListsOf({ openLists }: Pick<ContestResult, 'openLists'>): Pick<ContestResult, 'openLists'> {
  return openLists === undefined ? {} : { openLists }
}

function judgesOf(joined: Joined | null, outcome: Outcome | null): Pick<ContestResult, 'judges'> {
  const judges = (joined?.totals ?? []).flatMap(({ candidate: { number }, unmarked }): readonly JudgeResult[] => {
    const verdict = outcome?.judges?.find((each) => each.number === number)?.verdict ?? null
    return unmarked === undefined ? [] : [{ number, unmarked, verdict }]
  })
  return judges.length === 0 ? {} : { judges }
}

function sumOf({ valid, invalid, cast, paper }: Joined): JoinedFigures {
  return { valid, invalid, cast, takenAway: paper.takenAway }
}
