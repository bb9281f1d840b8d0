/** S14 and S15: every station said what it did with boxes, and what it did fits the votes. Nothing is opened before (R7). */
import type { StationId } from '#election/ids.ts'
import type { Handle } from '../ids.ts'
import type { StationVoids, VoidDecision } from '../voids.ts'
import type { SortingRefusal } from './refusal.ts'

export interface VoidsGrounds {
  /** Every station of the package. */
  readonly stations: readonly StationId[]
  /** As read: signed by an issuer of the station. Several of one station are fine; the last number counts. */
  readonly voids: readonly StationVoids[]
  /** As read: signed by two. */
  readonly decisions: readonly VoidDecision[]
  /** How many the station's own report has. */
  readonly reported: ReadonlyMap<StationId, { readonly voided: number; readonly cards: number }>
}

export interface CheckedVoids {
  /** Voided and not restored. */
  readonly out: ReadonlySet<Handle>
  readonly voided: number
  readonly restored: number
  readonly refusals: readonly SortingRefusal[]
}

export function checkVoids(
  grounds: VoidsGrounds,
  boxes: { readonly voted: ReadonlySet<Handle>; readonly held: ReadonlySet<Handle> },
): CheckedVoids {
  const refusals: SortingRefusal[] = []
  const lost = new Set(grounds.decisions.flatMap((each) => (each.use === 'online-voids-lost' ? [each.station] : [])))
  const counted = grounds.stations.flatMap((station) => {
    const last = lastOf(grounds.voids.filter((each) => each.station === station))
    if (last === 'contradict') refusals.push({ check: 'S14', type: 'voids-contradict', station })
    if (last === null && !lost.has(station)) refusals.push({ check: 'S14', type: 'voids-missing', station })
    if (last === null || last === 'contradict') return []
    const reported = grounds.reported.get(station)
    const isAsReported = reported?.voided === last.voided.length && reported.cards === last.cards.length
    if (!isAsReported) refusals.push({ check: 'S14', type: 'voids-not-as-reported', station })
    return [last]
  })
  const out = new Set<Handle>()
  const named = new Set<Handle>()
  // A box may be beside cards of two stations: one contest was voted in early, the other on the day.
  for (const handle of counted.flatMap(({ voided }) => voided)) {
    if (named.has(handle)) refusals.push({ check: 'S14', type: 'void-twice', handle })
    named.add(handle)
  }
  for (const handle of counted.flatMap(({ voided }) => voided)) {
    if (!boxes.voted.has(handle)) refusals.push({ check: 'S14', type: 'void-of-no-vote', handle })
    else if (boxes.held.has(handle)) refusals.push({ check: 'S14', type: 'void-of-held', handle })
    out.add(handle)
  }
  const voided = out.size
  const restored = restore(grounds.decisions, out, refusals)
  for (const handle of counted.flatMap(({ cards }) => cards)) {
    // Somebody was called 未 who had voted: with the card they would have two votes.
    const counts = boxes.voted.has(handle) && !boxes.held.has(handle) && !out.has(handle)
    if (counts) refusals.push({ check: 'S15', type: 'card-and-vote', handle })
  }
  return { out, voided, restored, refusals }
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
  const isOne = atLast.every(
    ({ voided, cards }) => voided.length === last.voided.length && cards.length === last.cards.length,
  )
  return isWhole && isOne ? last : 'contradict'
}

function restore(decisions: readonly VoidDecision[], out: Set<Handle>, refusals: SortingRefusal[]): number {
  const restored = new Set<Handle>()
  for (const decision of decisions) {
    if (decision.use !== 'online-restore') continue
    const { handle } = decision
    if (restored.has(handle)) refusals.push({ check: 'S14', type: 'restored-twice', handle })
    else if (!out.delete(handle)) refusals.push({ check: 'S14', type: 'restore-of-no-void', handle })
    restored.add(handle)
  }
  return restored.size
}
