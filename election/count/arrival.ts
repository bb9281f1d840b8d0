/**
 * CNT-01, CNT-02: a station is received by its transport list (送致目録), item by item, and the seal and lock of each container are looked at,
 * before a medium of it counts. A container that is not whole waits for the election chair's decision with a reason.
 */
import type { StationId } from '#election/ids.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { LocalMinute } from '#election/time.ts'

/** ① to ⑪ as the station prints them (MED-04). */
export const transportItems = [
  'originals',
  'duplicates',
  'ballot-box',
  'keys',
  'polling-record',
  'roll-extract',
  'unused-ballots',
  'voting-cards',
  'operator-cards',
  'machine-keys',
  'machine-ledger',
  'card-ledger',
  'returned-cards',
  'found-cards',
  'late-absentee',
  'other',
] as const
export type TransportItem = (typeof transportItems)[number]

/** The containers that are sealed and locked on their way. */
export const containers = ['originals', 'duplicates', 'ballot-box'] as const
export type Container = (typeof containers)[number]

export interface ContainerSeen {
  readonly container: Container
  readonly sealed: boolean
  readonly locked: boolean
  /** Number on the seal, as it was read; empty: it has none. */
  readonly label: string
}

export interface Arrival {
  readonly station: StationId
  readonly at: LocalMinute
  /** The clerk who received it (職氏名). */
  readonly clerk: string
  /** Items that differ from the list, with notes. */
  readonly differing: readonly { readonly item: TransportItem; readonly note: string }[]
  /** Each of them once, in their order. */
  readonly containers: readonly ContainerSeen[]
  /** Why it is taken although a container is not sealed or not locked; null: nobody has decided, or nothing is to decide. */
  readonly decision: { readonly reason: string; readonly by: readonly string[] } | null
}

export type ArrivalRefusal =
  | { readonly type: 'set-is-final' }
  /** Not each container was looked at once. */
  | { readonly type: 'containers-missing' }
  /** Every container was sealed and locked, or the station was not received. */
  | { readonly type: 'no-container-to-decide' }

/** Reasons why a station's media cannot be counted yet; null: none. */
export type ArrivalWait = 'list-not-checked' | 'container-not-sealed'

/** The parts of a receipt that an arrival uses. */
interface Receiving {
  readonly arrivals: ReadonlyMap<StationId, Arrival>
  readonly final: boolean
}

/** Said again it replaces what was said before, the chair's decision too: that one was about other seals. */
export function withArrival<R extends Receiving>(
  receipt: R,
  arrival: Omit<Arrival, 'decision'>,
): Result<R, ArrivalRefusal> {
  if (receipt.final) return err({ type: 'set-is-final' })
  const seen = arrival.containers.map(({ container }) => container)
  if (seen.length !== containers.length || containers.some((each, i) => seen[i] !== each)) {
    return err({ type: 'containers-missing' })
  }
  const { station, at, clerk, differing, containers: looked } = arrival
  // The record has the hour in which the boxes came (PEO 55), not the one in which somebody mended a line.
  const came = receipt.arrivals.get(station)?.at ?? at
  const taken: Arrival = { station, at: came, clerk, differing, containers: looked, decision: null }
  const arrivals = new Map(receipt.arrivals).set(station, taken)
  return ok({ ...receipt, arrivals })
}

export function withContainerDecision<R extends Receiving>(
  receipt: R,
  { station, reason, by }: { readonly station: StationId; readonly reason: string; readonly by: readonly string[] },
): Result<R, ArrivalRefusal> {
  if (receipt.final) return err({ type: 'set-is-final' })
  const arrival = receipt.arrivals.get(station)
  if (arrival === undefined || unsealedContainers(arrival).length === 0) return err({ type: 'no-container-to-decide' })
  return ok({ ...receipt, arrivals: new Map(receipt.arrivals).set(station, { ...arrival, decision: { reason, by } }) })
}

export function unsealedContainers(arrival: Pick<Arrival, 'containers'>): readonly ContainerSeen[] {
  return arrival.containers.filter(({ sealed, locked }) => !sealed || !locked)
}

export function arrivalWait({ arrivals }: Pick<Receiving, 'arrivals'>, station: StationId): ArrivalWait | null {
  const arrival = arrivals.get(station)
  if (arrival === undefined) return 'list-not-checked'
  return unsealedContainers(arrival).length > 0 && arrival.decision === null ? 'container-not-sealed' : null
}
