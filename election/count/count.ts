/** Stage 4: what becomes of each record (docs/formats/ballot-box.md §4), and totals of the whole counting district per contest, machine votes only; paper is added at stage "paper" (CNT-07). */
import { assert } from '#election/assert.ts'
import {
  type Candidate,
  type CandidateList,
  type Contest,
  type ElectionPackage,
  shownName,
  standing,
} from '#election/definition/definition.ts'
import type { CandidateId } from '#election/ids.ts'
import type { VotersMeasured } from '#election/kinds/kind.ts'
import { kindOf } from '#election/kinds/kinds.ts'
import type { OpenList } from '#election/kinds/open-list/rule.ts'
import type { PartyList } from '#election/kinds/party-list/rule.ts'
import { countReview } from './count-review.ts'
import type { OpenedDistrict, SelectionCount } from './district.ts'
import type { NotOpened } from './openings.ts'

interface CandidateTotal {
  readonly candidate: Candidate
  readonly votes: number
  /** A judge alone has them: votes without a mark (`count-review.ts`). */
  readonly unmarked?: number | undefined
}

/** With the names that are shown: also of who died or withdrew, and has no total. */
export interface NamedOpenList extends OpenList {
  readonly people: readonly (OpenList['people'][number] & { readonly name: string })[]
}

export interface ContestCount {
  readonly contest: Contest
  /** TC-52: nobody voted, all candidates win. */
  readonly uncontested: boolean
  /** Its ballots stay closed: nobody knows a vote, and each record is in `unopened`. Left out: they are opened. */
  readonly notOpened?: VotersMeasured | undefined
  /** In drawn order; who died or withdrew has none (PEO 68). */
  readonly totals: readonly CandidateTotal[]
  /** 名簿 of each party, where parties are voted for. */
  readonly lists?: readonly PartyList[] | undefined
  /** 参議院名簿, where a party or a person of it is voted for. */
  readonly openLists?: readonly NamedOpenList[] | undefined
  /** Σ of `totals`, but of a review the votes that are for or against judges: 有効投票数 of the machines (LAW-16: no machine vote is doubtful). */
  readonly valid: number
  /** 「操作を途中で終了した者の数」 (D-20) */
  readonly ended: number
  /** 無効: for somebody who was in the list on the voter's screen and has died or withdrawn (LAW-16). */
  readonly invalid: number
  /** 開けない票 */
  readonly unopened: number
  /** All of the contest: valid + ended + invalid + unopened. */
  readonly records: number
}

export interface DistrictCount {
  readonly contests: readonly ContestCount[]
  /** Σ over contests. The result is not final before somebody says why. */
  readonly unopened: number
}

/** Numbers and names are those of `list`, the last one; ids are never reused, so votes under earlier lists count too. */
export function countDistrict(
  district: OpenedDistrict,
  electionPackage: ElectionPackage,
  list: CandidateList,
): DistrictCount {
  const contests = electionPackage.contests.map((contest) => countContest(contest, district, list))
  // That records stay closed by the ordinance needs nobody's reason.
  const opened = contests.filter(({ notOpened }) => notOpened === undefined)
  return { contests, unopened: opened.reduce((sum, contest) => sum + contest.unopened, 0) }
}

function countContest(contest: Contest, opened: OpenedDistrict, list: CandidateList): ContestCount {
  const listed = list.contests.find((entry) => entry.contest === contest.id)
  const own = opened.selections.filter((entry) => entry.contest === contest.bit)
  const uncontested = listed?.uncontested ?? false
  if (kindOf(contest).listsOf === 'each-candidate') {
    return { contest, uncontested, ...countReview(listed?.candidates ?? [], own), invalid: 0 }
  }
  const candidates = standing(listed?.candidates ?? [])
  const saying = (selection: SelectionCount['selection']) =>
    own.find((entry) => entry.selection === selection)?.records ?? 0
  const totals = candidates.map((candidate) => ({ candidate, votes: saying(candidate.id) }))
  const known = new Set(candidates.map((candidate) => candidate.id))
  const isGone = (id: CandidateId | null) => id !== null && !known.has(id)
  const gone = own.filter(({ selection }) => isGone(idOf(selection)))
  const valid = totals.reduce((sum, total) => sum + total.votes, 0)
  const [ended, invalid, unopened] = [saying('ended'), sumOf(gone), saying('unopened')]
  const records = sumOf(own)
  assert(valid + ended + invalid + unopened === records, 'count: each record is in one of the four numbers')
  const lists = listed?.lists === undefined ? {} : { lists: listed.lists }
  const openLists = listed?.openLists === undefined ? {} : { openLists: namedIn(listed.openLists, listed.candidates) }
  const measured = opened.notOpened.find((each) => each.contest === contest.id)
  const closed = measured === undefined ? {} : { notOpened: withoutContest(measured) }
  return {
    contest,
    uncontested,
    totals,
    ...lists,
    ...openLists,
    ...closed,
    valid,
    ended,
    invalid,
    unopened,
    records,
  }
}

function withoutContest({ voters, pending, electors }: NotOpened): VotersMeasured {
  return { voters, pending, electors }
}

function namedIn(lists: readonly OpenList[], candidates: readonly Candidate[]): readonly NamedOpenList[] {
  const nameOf = (number: number) => {
    const found = candidates.find((each) => each.number === number)
    return found === undefined ? '' : shownName(found)
  }
  return lists.map(({ number, people }) => ({
    number,
    people: people.map((each) => ({ ...each, name: nameOf(each.number) })),
  }))
}

/** Null: of no candidate. Another kind of selection does not compile. */
function idOf(selection: SelectionCount['selection']): CandidateId | null {
  return typeof selection === 'number' ? selection : null
}

function sumOf(entries: readonly SelectionCount[]): number {
  return entries.reduce((sum, entry) => sum + entry.records, 0)
}
