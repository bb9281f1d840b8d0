/** S14 and S15: every station said what it did with boxes, by the last roll list, and what it did fits the votes. Nothing is opened before (R7). */
import type { MachineId, StationId } from '#election/ids.ts'
import { newestRound, type RollRound } from '../../roll/roll-round.ts'
import type { Handle } from '../ids.ts'
import type { StationVoids, VoidDecision } from '../voids.ts'
import type { SortingRefusal } from './refusal.ts'

/** Two figures of the polling record, by hand: the report is on paper. */
export interface TypedVoids {
  readonly voided: number
  readonly cards: number
}

/** As its signed report says: with it the issuer writes the file of this number. */
interface SignedVoids {
  readonly version: number
  readonly issuer: MachineId
  /** 0: none. */
  readonly rollList: number
}

export interface VoidsGrounds {
  /** Every station of the package. */
  readonly stations: readonly StationId[]
  /** Those of early voting: their days end before the last roll list, and the voters' own stations have their marks. */
  readonly earlyStations: ReadonlySet<StationId>
  /** As read: signed by the commission. The newest counts. */
  readonly rounds: readonly RollRound[]
  /** As read: signed by an issuer of the station. Several of one station are fine; the last number counts. */
  readonly voids: readonly StationVoids[]
  /** As read: signed by two. */
  readonly decisions: readonly VoidDecision[]
  /** The statement of the station's own report about its last file. */
  readonly reported: ReadonlyMap<StationId, TypedVoids | SignedVoids>
}

export interface CheckedVoids {
  /** Voided and not restored. */
  readonly out: ReadonlySet<Handle>
  readonly voided: number
  readonly restored: number
  readonly refusals: readonly SortingRefusal[]
}

interface Boxes {
  readonly voted: ReadonlySet<Handle>
  readonly held: ReadonlySet<Handle>
}

export function checkVoids(grounds: VoidsGrounds, boxes: Boxes): CheckedVoids {
  const refusals: SortingRefusal[] = []
  const decided = decidedIn(grounds.decisions, refusals)
  const counted = filesOfStations(grounds, decided, refusals)
  const named = counted.flatMap(({ voided }) => voided)
  const out = new Set(named)
  // A box may be beside cards of two stations: one contest was voted in early, the other on the day.
  const twice = namedTwice(named)
  for (const handle of twice) {
    if (!decided.voids.has(handle)) refusals.push({ check: 'S14', type: 'void-twice', handle })
  }
  for (const handle of out) {
    if (decided.restores.has(handle)) continue
    if (!boxes.voted.has(handle)) refusals.push({ check: 'S14', type: 'void-of-no-vote', handle })
    else if (boxes.held.has(handle)) refusals.push({ check: 'S14', type: 'void-of-held', handle })
  }
  for (const handle of decided.restores) {
    if (!out.delete(handle)) refusals.push({ check: 'S14', type: 'restore-of-no-void', handle })
  }
  const stations = new Set(named).size
  const counts = (handle: Handle) => boxes.voted.has(handle) && !boxes.held.has(handle) && !out.has(handle)
  const beside = new Set(counted.flatMap(({ cards }) => cards).filter(counts))
  // Whose station did not know of the online votes is known to two people alone: its file names no box.
  const isOpen = decided.lost.size + decided.taken.size > 0
  let added = 0
  for (const handle of decided.voids) {
    const isFree = counts(handle) && (beside.has(handle) || isOpen)
    if (isFree) added++
    else if (!twice.has(handle)) refusals.push({ check: 'S14', type: 'void-without-a-card', handle })
    out.add(handle)
  }
  for (const handle of beside) {
    // Somebody was called 未 who had voted: with the card they would have two votes.
    if (!decided.voids.has(handle)) refusals.push({ check: 'S15', type: 'card-and-vote', handle })
  }
  return { out, voided: stations + added, restored: decided.restores.size, refusals }
}

function namedTwice(named: readonly Handle[]): ReadonlySet<Handle> {
  const seen = new Set<Handle>()
  return new Set(named.filter((handle) => seen.size === seen.add(handle).size))
}

interface Decided {
  readonly restores: Set<Handle>
  readonly voids: Set<Handle>
  readonly lost: Set<StationId>
  readonly taken: Set<StationId>
}

function decidedIn(decisions: readonly VoidDecision[], refusals: SortingRefusal[]): Decided {
  const decided: Decided = { restores: new Set(), voids: new Set(), lost: new Set(), taken: new Set() }
  for (const decision of decisions) {
    if ('station' in decision) {
      const stations = decision.use === 'online-voids-lost' ? decided.lost : decided.taken
      stations.add(decision.station)
    } else if (decision.use === 'online-restore' || decision.use === 'online-void') {
      const { use, handle } = decision
      const [own, other] =
        use === 'online-restore' ? [decided.restores, decided.voids] : [decided.voids, decided.restores]
      // One box has one decision: who has two would not know which holds. The same one twice is a run that broke off and was made again.
      if (other.has(handle)) refusals.push({ check: 'S14', type: 'decided-twice', handle })
      else own.add(handle)
    }
  }
  return decided
}

/** The last file of each station that has one which holds, or which two people took as it is. */
function filesOfStations(
  grounds: VoidsGrounds,
  { lost, taken }: Decided,
  refusals: SortingRefusal[],
): readonly StationVoids[] {
  const round = newestRound(grounds.rounds)
  if (typeof round === 'string') refusals.push({ check: 'S14', type: round })
  else if (!round.last) refusals.push({ check: 'S14', type: 'round-not-last' })
  return grounds.stations.flatMap((station) => {
    const last = lastOf(grounds.voids.filter((each) => each.station === station))
    if (last === null || last === 'contradict') {
      const type = last === null ? 'voids-missing' : 'voids-contradict'
      if (!lost.has(station)) refusals.push({ check: 'S14', type, station })
      return []
    }
    const isAsReported = isOf(grounds.reported.get(station), last)
    const isOlder = typeof round !== 'string' && !grounds.earlyStations.has(station) && isBefore(last, round)
    if (!isAsReported && !taken.has(station)) refusals.push({ check: 'S14', type: 'voids-not-as-reported', station })
    if (isOlder && !taken.has(station)) refusals.push({ check: 'S14', type: 'voids-of-older-list', station })
    if (typeof round !== 'string' && last.rollList.number > round.number) {
      refusals.push({ check: 'S14', type: 'round-older', station })
    }
    return [last]
  })
}

/** A file of before is signed, too: with the last report came the last one. */
function isOf(
  reported: TypedVoids | SignedVoids | undefined,
  { cards, issuer, number, rollList, voided }: StationVoids,
): boolean {
  if (reported === undefined) return false
  if ('voided' in reported) return reported.voided === voided.length && reported.cards === cards.length
  return reported.version === number && reported.issuer === issuer && reported.rollList === rollList.number
}

/** Its station did not know all that the newest round says of online votes. */
function isBefore({ rollList }: StationVoids, round: RollRound): boolean {
  return !rollList.last || rollList.number < round.number
}

/** The last one has everything of those before; null: there is none. */
function lastOf(files: readonly StationVoids[]): StationVoids | null | 'contradict' {
  const sorted = files.toSorted((a, b) => a.number - b.number)
  const last = sorted.at(-1)
  if (last === undefined) return null
  const has = { voided: new Set(last.voided), cards: new Set(last.cards) }
  const isWhole = sorted.every(
    ({ voided, cards }) => voided.every((each) => has.voided.has(each)) && cards.every((each) => has.cards.has(each)),
  )
  const atLast = sorted.filter(({ number }) => number === last.number)
  const isOne = atLast.every((each) => isSame(each, last))
  return isWhole && isOne ? last : 'contradict'
}

function isSame(one: StationVoids, other: StationVoids): boolean {
  return (
    one.voided.length === other.voided.length &&
    one.cards.length === other.cards.length &&
    one.rollList.number === other.rollList.number &&
    one.rollList.last === other.rollList.last
  )
}
