/** Candidate lists of an election for tests of the count: one, or a second one in which somebody is gone, the poll has moved or a contest is on paper. */

import { assert } from '#election/assert.ts'
import { candidateListOf } from '#election/definition/candidate-list.ts'
import type {
  Candidate,
  CandidateList,
  Contest,
  ElectionPackage,
  ElectionSources,
  Station,
} from '#election/definition/definition.ts'
import type { CandidateId, CandidateNumber, ElectionId } from '#election/ids.ts'
import type { OpenList } from '#election/kinds/open-list/rule.ts'
import type { PartyList } from '#election/kinds/party-list/rule.ts'
import { addMinutes, dateOf, type LocalDate, type LocalMinute } from '#election/time.ts'

/** As many stand for mayor and council, where nobody says it. */
const HOW_MANY: readonly number[] = [2, 5]

export type InventedCandidate = Pick<Candidate, 'name' | 'kana' | 'party' | 'partyKana' | 'displayName'>

export interface ListOptions {
  /** Contests and candidates that somebody imported: two of them, with the ids that are voted for here. Left out: made-up ones. */
  readonly sources?: ElectionSources
  readonly eligible?: number
  /** Candidates of mayor (ids 11…), council (ids 21…) and a third contest (ids 31…); names beyond those listed are made up. */
  readonly candidates?: readonly number[]
  /** Candidates of mayor in list 1; the last ones of them are gone in list 2, the current one. Left out: one list. */
  readonly mayorsOfList1?: number
  /** In list 2 those of list 1 keep their places as gone (D-26); left out: they are in it no more. */
  readonly goneStay?: boolean | 'died'
  /** List 2: the poll is a week later, or the mayor's contest is voted on paper. */
  readonly list2?: 'moved' | 'suspended'
  readonly names?: readonly string[]
  /** Who stands in each contest, where people read it as an election; left out: made-up names. */
  readonly people?: readonly (readonly InventedCandidate[])[]
  /** The council is a contest of parties, and these are their lists. */
  readonly lists?: readonly PartyList[]
  /** The council is a contest of parties and their people, and these are their lists. */
  readonly openLists?: readonly OpenList[]
  /** Everybody stands by an approved name: the register has another one. */
  readonly approvedNames?: true
}

interface ListsInput {
  readonly electionId: ElectionId
  readonly contests: readonly Contest[]
  readonly options: ListOptions
  readonly stations: readonly Station[]
  readonly rules: ElectionPackage['rules']
}

export function listsOf({ electionId, contests, options, stations, rules }: ListsInput): CandidateList[] {
  if (options.sources !== undefined) return [candidateListOf(options.sources, electionId)]
  const [mayors = 2, councillors = 5] = options.candidates ?? []
  if (options.list2 !== undefined) {
    const first = listOf(electionId, contests, options)
    return [
      first,
      options.list2 === 'moved' ? movedFrom(first, stations, rules, options.eligible ?? 400) : withoutMayor(first),
    ]
  }
  const before = options.mayorsOfList1
  if (before === undefined) return [listOf(electionId, contests, options)]
  const earlier = listOf(electionId, contests, { ...options, candidates: [before, councillors] })
  const { goneStay = false } = options
  if (goneStay !== false) return [earlier, withGone(earlier, mayors, goneStay === 'died' ? 'died' : 'withdrew')]
  return [earlier, { ...listOf(electionId, contests, { ...options, candidates: [mayors, councillors] }), version: 2 }]
}

/** TC-20: every date a week later. */
function movedFrom(
  { electionId, contests }: CandidateList,
  stations: readonly Station[],
  { opens, closes, date }: ElectionPackage['rules'],
  eligible: number,
): CandidateList {
  const moved = stations.map(({ id, opens: from, closes: until, dates }) => {
    return { station: id, opens: from, closes: until, dates: dates.map(weekLater), eligible, entitled: [] }
  })
  const move = { date: weekLater(date), opens, closes, stations: moved }
  return { format: 1, electionId, version: 2, contests, files: [], moved: move }
}

function weekLater(date: LocalDate): LocalDate {
  return dateOf(addMinutes(`${date}T00:00` as LocalMinute, 7 * 24 * 60))
}

/** LAW-19 */
function withoutMayor({ electionId, contests }: CandidateList): CandidateList {
  const suspended = contests.map((each) => ({ ...each, suspended: each.contest === 'mayor' }))
  return { format: 1, electionId, version: 2, contests: suspended, files: [], moved: null }
}

/** The second list, in which the mayors behind the first ones are gone. */
function withGone({ electionId, contests }: CandidateList, mayors: number, gone: 'died' | 'withdrew'): CandidateList {
  const [mayor, ...others] = contests
  const candidates = mayor?.candidates.map((each, at) => (at < mayors ? each : { ...each, gone }))
  assert(mayor !== undefined && candidates !== undefined, 'a counting election: mayors are elected')
  return { format: 1, electionId, version: 2, contests: [{ ...mayor, candidates }, ...others], files: [], moved: null }
}

function listOf(electionId: ElectionId, contests: readonly Contest[], options: ListOptions): CandidateList {
  const candidate = (contest: Contest, first: number, number: number) => {
    const name = (contest.bit === 1 ? options.names?.[number - 1] : undefined) ?? `候補 ${contest.bit + 1}の${number}`
    return {
      ...of(contest, first, number),
      ...(options.approvedNames ? { name: `戸籍 ${number}`, displayName: name } : { name }),
      ...options.people?.[contest.bit]?.[number - 1],
    }
  }
  const of = (contest: Contest, first: number, number: number) => ({
    id: (first + number) as CandidateId,
    contest: contest.id,
    number: number as CandidateNumber,
    kana: 'こうほ',
    ...(contest.kind === 'recall' ? { party: '', partyKana: '' } : { party: '無所属', partyKana: 'むしょぞく' }),
    displayName: '',
    gone: null,
  })
  const entry = (contest: Contest, first: number, count: number) => ({
    contest: contest.id,
    uncontested: !['party-list', 'open-list', 'recall'].includes(contest.kind) && count <= contest.seats,
    candidates: Array.from({ length: count }, (_, i) => candidate(contest, first, i + 1)),
    ...(contest.kind === 'party-list' ? { lists: options.lists } : {}),
    ...(contest.kind === 'open-list' ? { openLists: options.openLists } : {}),
    display: null,
    suspended: false,
  })
  const manyIn = (bit: number) => options.candidates?.[bit] ?? HOW_MANY[bit] ?? options.people?.[bit]?.length ?? 0
  const entries = contests.map((contest) => entry(contest, 10 * (contest.bit + 1), manyIn(contest.bit)))
  return { format: 1, electionId, version: 1, contests: entries, files: [], moved: null }
}
