/**
 * Is the counting district complete? Candidate totals exist for the whole of it or not at all (LAW-17): with one machine left
 * out, the difference of two results would be that machine's.
 */
import type { MediumFinding } from '../medium/finding.ts'
import type { Trust } from '../package/trust.ts'
import { isOnlineBox, type LostPair } from './lost-declaration.ts'
import { openingsOf } from './openings.ts'
import { pairName } from './signed-reports.ts'
import type { StationReports } from './station-reports.ts'

export interface Pair {
  readonly station: string
  readonly pair: number
}

export type DistrictProblem =
  /** No sealed and whole medium of these pairs, and nobody signed why. */
  | { readonly type: 'district-incomplete'; readonly missing: readonly Pair[] }
  /** Two media of these pairs bear different final seals: the election chair decides which counts. */
  | { readonly type: 'pair-contested'; readonly pairs: readonly Pair[] }
  /** Sealed, although every report of its station says that voting never began on it. */
  | { readonly type: 'sealed-but-not-started'; readonly pairs: readonly Pair[] }
  /** Begun and never closed, although every report of its station says that voting never began on it. */
  | { readonly type: 'begun-but-not-started'; readonly pairs: readonly Pair[] }
  /** Declared lost, and yet here. */
  | { readonly type: 'lost-but-present'; readonly pairs: readonly Pair[] }
  /** Declared as never started, and a report or a medium says that voting began. */
  | { readonly type: 'never-started-but-used'; readonly pairs: readonly Pair[] }
  /** The media alone are not the whole: opened without the online votes, their figures would follow from the result (R9). */
  | { readonly type: 'online-box-not-here' }
  /** Their ballots stay closed where too few have voted, and the signed reports do not say that enough have: a share opens none of them. */
  | { readonly type: 'contest-stays-closed'; readonly contests: readonly string[] }

export interface District {
  /** One medium of each pair that has votes: the original where it was given and is whole. */
  readonly media: readonly MediumFinding[]
}

const BEGUN = ['not-closed', 'closed-for-a-day-only'] as const

export function districtOf(
  found: { readonly media: readonly MediumFinding[] },
  trust: Trust,
  said: { readonly reports: StationReports; readonly lost: readonly LostPair[] },
): District | DistrictProblem {
  const known = trust.pairs.map(nameOnly)
  const contested = known.filter((pair) => isContested(pair, found.media))
  if (contested.length > 0) return { type: 'pair-contested', pairs: contested }
  const present = known.filter((pair) => whole(found.media, pair) !== null)
  if (trust.online && !said.lost.some(isOnlineBox)) return { type: 'online-box-not-here' }
  const openings = openingsOf(said.reports.genuine, () => 0, new Map(), trust)
  const closed = [...openings].flatMap(([contest, { type }]) => (type === 'opened' ? [] : [contest]))
  if (closed.length > 0) return { type: 'contest-stays-closed', contests: closed }
  const isPresent = (pair: Pair) => present.includes(pair)
  const unused = known.filter((pair) => said.reports.unused.has(pairName(pair.station, pair.pair)))
  const contradicted = unused.filter(isPresent)
  if (contradicted.length > 0) return { type: 'sealed-but-not-started', pairs: contradicted }
  const begun = unused.filter((pair) => found.media.some((medium) => isSame(medium, pair) && isBegunOnly(medium)))
  if (begun.length > 0) return { type: 'begun-but-not-started', pairs: begun }
  const isLost = (pair: Pair) => said.lost.some((lost) => isSame(lost, pair))
  const back = present.filter(isLost)
  if (back.length > 0) return { type: 'lost-but-present', pairs: back }
  const used = said.lost.filter(({ cause, station, pair }) => {
    const isBegun = found.media.some((medium) => isSame(medium, { station, pair }) && isBegunOnly(medium))
    return cause === 'never-started' && (isBegun || said.reports.started.has(pairName(station, pair)))
  })
  if (used.length > 0) return { type: 'never-started-but-used', pairs: used.map(nameOnly) }
  const missing = known.filter((pair) => !isPresent(pair) && !unused.includes(pair) && !isLost(pair))
  if (missing.length > 0) return { type: 'district-incomplete', missing }
  return { media: present.flatMap((pair) => whole(found.media, pair) ?? []) }
}

function isBegunOnly({ problem }: MediumFinding): boolean {
  return BEGUN.some((each) => each === problem)
}

/** count.md §7: a seal is named by its number. A copy of a medium bears the same one, whatever else differs. */
function isContested(pair: Pair, media: readonly MediumFinding[]): boolean {
  const sealed = media.filter((medium) => isSame(medium, pair) && medium.problem === null)
  return new Set(sealed.map((medium) => medium.sealFingerprint)).size > 1
}

function whole(media: readonly MediumFinding[], pair: Pair): MediumFinding | null {
  const those = media.filter((medium) => isSame(medium, pair) && medium.problem === null)
  return those.find((medium) => medium.role === 'original') ?? those[0] ?? null
}

function isSame(a: { readonly station: string | null; readonly pair: number | null }, b: Pair): boolean {
  return a.station === b.station && a.pair === b.pair
}

function nameOnly({ station, pair }: Pair): Pair {
  return { station, pair }
}
