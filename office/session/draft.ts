/** The election as its files say it now, in the parts that people approve. No row of the roll: of voters there are numbers. */
import { sha256 } from '@noble/hashes/sha2.js'
import { capacityOf, layoutOf, logPagesFor, PAGE_BYTES } from '#election/ballot-box/layout.ts'
import { toHex, utf8 } from '#election/bytes.ts'
import { canonicalJson } from '#election/canonical-json.ts'
import { maskOf } from '#election/contests.ts'
import { severalAt } from '#election/count/lists-of-election.ts'
import { drawnContests } from '#election/definition/candidate-list.ts'
import {
  type Candidate,
  type CandidateList,
  type Contest,
  contestsOfDistrict,
  type ElectionRules,
  type ElectionSources,
  type ReceptionContest,
  type RollHead,
  type Station,
  votersAt,
} from '#election/definition/definition.ts'
import type { StationFacts } from '#election/definition/entitled.ts'
import type { Explained } from '#election/definition/explained.ts'
import { ROLL_PROFILE } from '#election/definition/import/headings.ts'
import { dayIn } from '#election/definition/moved-day.ts'
import type { ContestId } from '#election/ids.ts'
import { kindOf } from '#election/kinds/kinds.ts'
import type { OpenList } from '#election/kinds/open-list/rule.ts'
import type { PartyList } from '#election/kinds/party-list/rule.ts'
import { stationFactsOf } from '#election/roll/station-facts.ts'

export interface Draft {
  readonly rules: ElectionRules
  readonly rehearsal: boolean
  readonly rollHead: { readonly [K in keyof RollHead]: RollHead[K] | null }
  readonly contests: readonly DraftContest[]
  /** Contests of another authority (PAP-10). */
  readonly paperContests: readonly ReceptionContest[]
  readonly stations: readonly DraftStation[]
  readonly items: readonly DraftItem[]
  /** SHA-256 of every day and hour of the poll: what the next list has to move (TC-20). */
  readonly day: string
  /**
   * The face of all candidates: BIZ UD Gothic, or the one that the package will bring because that lacks a letter of one of them (LAW-08).
   */
  readonly face: 'usual' | 'gothic' | 'mincho'
}

export interface DraftContest {
  readonly contest: Contest
  readonly uncontested: boolean
  /** In drawn order. */
  readonly candidates: readonly Candidate[]
  /** 名簿 of each of them, where parties are voted for. */
  readonly lists?: readonly PartyList[]
  /** Whose list has whom, where both are voted for. */
  readonly openLists?: readonly OpenList[]
  /** Pictures and words of each of them, where a question has them. */
  readonly explained?: readonly Explained[]
  /** SHA-256 of the order alone: what a lot decides (TC-35). */
  readonly order: string
}

/** A choice of a question neither dies nor withdraws (D-26). */
export function mayBeGone({ contest }: Pick<DraftContest, 'contest'>): boolean {
  return kindOf(contest).about !== 'choices'
}

export interface DraftStation {
  readonly station: Station
  readonly facts: StationFacts
  /** Size of one medium. */
  readonly mediumBytes: number
}

/** `paper`: that a contest goes to paper, or comes back (LAW-19); it stands in no file. */
export type ItemKind = 'rules' | 'contests' | 'candidates' | 'stations' | 'roll' | 'paper'

/** An item is approved by itself: a change elsewhere takes nobody's word back. */
export interface DraftItem {
  readonly id: string
  readonly kind: ItemKind
  readonly contest: ContestId | null
  /** SHA-256 of what it says. */
  readonly content: string
  /** The file that it stands in; null: somebody said it. */
  readonly file: string | null
}

/** Contest → its title, once the files are there. */
export function titlesOf(draft: Draft | null): (contest: string) => string {
  return (id) => draft?.contests.find(({ contest }) => contest.id === id)?.contest.title ?? id
}

/** The content that two people approve as the roll, hex: its file, and the profile by which it is read when there is one. */
export function rollContent(files: ReadonlyMap<string, Uint8Array>, hash: (bytes: Uint8Array) => string): string {
  const roll = hash(files.get('roll.csv') ?? new Uint8Array())
  const profile = files.get(ROLL_PROFILE)
  return profile === undefined ? roll : hash(utf8(`${roll} ${hash(profile)}`))
}

/** @param rollSha256 `rollContent` */
export function draftOf(sources: ElectionSources, rollSha256: string, face: Draft['face'] = 'usual'): Draft {
  const { rules, rehearsal, contests, paperContests, stations } = sources
  const rollHead = sources.rollHead ?? { asOf: null, lists: null }
  const drawn = drawnContests(sources)
  const facts = new Map(stationFactsOf(sources).map((fact) => [fact.station, fact]))
  const item = (kind: ItemKind, file: string, content: unknown, contest: ContestId | null = null): DraftItem => ({
    id: contest === null ? kind : `${kind}/${contest}`,
    kind,
    contest,
    content: hashOf(content),
    file,
  })
  const shown = drawn.map(({ contest, display }) => [contest, display ?? ''])
  return {
    rules,
    rehearsal,
    rollHead,
    face,
    day: dayHash({ rules, stations }),
    contests: drawn.map(({ contest: id, uncontested, candidates, lists, openLists, explained }) => ({
      contest: contests.find((contest) => contest.id === id) as Contest,
      uncontested,
      candidates,
      ...(lists === undefined ? {} : { lists }),
      ...(openLists === undefined ? {} : { openLists }),
      ...(explained === undefined ? {} : { explained }),
      order: hashOf(candidates.map((candidate) => [candidate.id, candidate.number])),
    })),
    paperContests,
    stations: stations.map((station) => ({
      station,
      facts: facts.get(station.id) as StationFacts,
      mediumBytes: mediumBytes(station, { ...sources, drawn }, facts),
    })),
    items: [
      item('rules', 'election.csv', { rules, rehearsal, rollHead }),
      item('contests', 'contests.csv', { contests, ...(paperContests.length > 0 && { paperContests }), shown }),
      ...drawn.map(({ contest, candidates, lists, openLists, explained }) => {
        const listed = { ...(lists && { lists }), ...(openLists && { openLists }), ...(explained && { explained }) }
        const isAlone = Object.keys(listed).length === 0
        return item('candidates', 'candidates.csv', isAlone ? candidates : { candidates, ...listed }, contest)
      }),
      item('stations', 'stations.csv', stations),
      item('roll', 'roll.csv', rollSha256),
    ],
  }
}

/** As `office/prepare/prepare-media.ts` lays it out. */
function mediumBytes(
  station: Station,
  of: Pick<ElectionSources, 'stations' | 'contests'> & { readonly drawn: CandidateList['contests'] },
  facts: ReadonlyMap<string, StationFacts>,
): number {
  const { stations, contests, drawn } = of
  const dates = station.dates.length
  const layout = layoutOf({
    contests: maskOf(contestsOfDistrict({ contests }, station)),
    several: severalAt({ electionPackage: { contests }, lists: [{ list: { contests: drawn } }] }, station),
    capacity: capacityOf(votersAt(station, { stations, stationFacts: [...facts.values()] })),
    logPages: logPagesFor(dates),
    dates,
  })
  return layout.pages * PAGE_BYTES
}

export function dayHash(of: Parameters<typeof dayIn>[0]): string {
  return hashOf(dayIn(of))
}

export function hashOf(content: unknown): string {
  return toHex(sha256(canonicalJson(content)))
}
