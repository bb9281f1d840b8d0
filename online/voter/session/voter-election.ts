/** As much of package, lists and settings as the voter's page needs: read and verified once, when the page opens. */

import { contestsIn } from '#election/contests.ts'
import type { Candidate, Contest, ElectionPackage, PackageFile } from '#election/definition/definition.ts'
import { type Explained, picturesOf } from '#election/definition/explained.ts'
import type { ContestMask } from '#election/ids.ts'
import type { OpenList } from '#election/kinds/open-list/rule.ts'
import type { PartyList } from '#election/kinds/party-list/rule.ts'
import type { Gazette, Poster } from '#election/online/gazette.ts'
import { type Layout, layoutOf, type SignedSettings } from '#election/online/settings.ts'

export interface VoterElection {
  readonly electionPackage: ElectionPackage
  readonly packageHash: Uint8Array
  /** The current list's. */
  readonly listVersion: number
  readonly contests: readonly VoterContest[]
  readonly signed: SignedSettings
  /** Null: there is none. `not-genuine`: nothing of it is shown. */
  readonly gazette: Gazette | 'not-genuine' | null
}

export interface VoterContest {
  readonly contest: Contest
  /** In drawn order; who is gone keeps the place. */
  readonly candidates: readonly Candidate[]
  /** 名簿 of each party in the same order; left out: no party is voted for. */
  readonly lists?: readonly PartyList[] | undefined
  /** 参議院名簿, whose people are chosen in a second step; left out: there is one step. */
  readonly openLists?: readonly OpenList[] | undefined
  /** Words and pictures of the choices of a question, as the voting machine shows them; left out: their names are all there is. */
  readonly explained?: readonly Explained[] | undefined
  /** LAW-19: it is voted on paper for now. */
  readonly isOnPaper: boolean
}

/** The contests of a permit, in their order. Null: the page cannot offer one of them, so it offers none. */
export function contestsOfStyle(election: VoterElection, style: ContestMask): readonly VoterContest[] | null {
  const all = election.contests.map((each) => ({ bit: each.contest.bit, each }))
  const offered = contestsIn(style, all).map(({ each }) => each)
  const isWhole = offered.reduce((mask, { contest }) => mask + 2 ** contest.bit, 0) === style
  return isWhole && offered.every(({ isOnPaper, candidates }) => !isOnPaper && candidates.length > 0) ? offered : null
}

export function postersOf({ posters }: Gazette, { candidates }: VoterContest): ReadonlyMap<number, Poster> {
  const ids = new Set(candidates.map(({ id }) => id))
  return new Map(posters.filter(({ candidate }) => ids.has(candidate)).map((poster) => [poster.candidate, poster]))
}

/** A voter who asks for one asks for each, of all questions (T13). */
export function choicePictures({ contests }: Pick<VoterElection, 'contests'>): readonly PackageFile[] {
  return picturesOf(contests)
}

/** As the list of a question says. Else as the settings say, if every candidate has what it shows: else names, alike for all (T14). */
export function layoutOfContest({ gazette, signed }: VoterElection, contest: VoterContest): Layout {
  const { explained } = contest
  if (explained !== undefined) return explained.some(({ picture }) => picture !== null) ? 'images' : 'texts'
  const layout = layoutOf(signed.settings, contest.contest.id)
  if (layout === 'names' || gazette === null || gazette === 'not-genuine') return 'names'
  return postersOf(gazette, contest).size === contest.candidates.length ? layout : 'names'
}

export type Hours = 'before' | 'open' | 'closes-soon' | 'closed'
const SOON_SECONDS = 30 * 60

/** By the device's clock, for words alone: the database's clock decides (R3). */
export function hoursAt({ opens, closes }: Pick<SignedSettings, 'opens' | 'closes'>, now: number): Hours {
  if (now < opens) return 'before'
  if (now >= closes) return 'closed'
  return closes - now <= SOON_SECONDS ? 'closes-soon' : 'open'
}
