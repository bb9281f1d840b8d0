/** The items that are still missing before the district may be opened (CNT-03, CNT-08). Every kiosk of the package is asked for. */

import { listRoom, listsOfContest, type SeveralLists } from '#election/contest-lists.ts'
import type { Contest, ElectionPackage } from '#election/definition/definition.ts'
import type { ContestId, PairNumber, StationId } from '#election/ids.ts'
import { once } from '#election/once.ts'
import { type ArrivalWait, arrivalWait } from './arrival.ts'
import { isLost, isOnlineLost, type LostRefusal, lostRefusal } from './declared-lost.ts'
import type { OpenedDistrict } from './district.ts'
import { openingsIn } from './openings.ts'
import { type AcceptedMedium, pairKey, type Receipt } from './receipt.ts'
import { reconcileStation, type StationBooks } from './reconcile.ts'
import { recordsOfList, recordsTogether, type SaidRecords } from './records-of-lists.ts'

export type Missing =
  | { readonly type: 'report'; readonly station: StationId }
  /** CNT-01, CNT-02: its transport list was not checked, or the chair has not decided about an open container. */
  | { readonly type: ArrivalWait; readonly station: StationId }
  /** Nobody has held the report's number against the printed sheet yet (X-A5). */
  | { readonly type: 'comparison'; readonly station: StationId }
  | { readonly type: 'medium'; readonly station: StationId; readonly pair: PairNumber }
  /** The package says that there is an online box, and its sorted votes are not here (R9). */
  | { readonly type: 'online' }
  /** Whether the ballots are opened hangs on the station's report, and nobody signed the one that is here (MED-06). */
  | { readonly type: 'signed-report'; readonly station: StationId; readonly contest: ContestId }
  /** Whether they are hangs on how many of these papers are accepted. */
  | { readonly type: 'accepted'; readonly contest: ContestId; readonly pending: number }
  /** The chair declares the pair lost, and it is here, or was used: another declaration is needed, or none. */
  | { readonly type: 'declaration'; readonly station: StationId; readonly pair: PairNumber; readonly why: LostRefusal }

export const missingFrom = once((receipt: Receipt, electionPackage: ElectionPackage): readonly Missing[] => {
  const refused = (receipt.lost?.lost ?? []).flatMap((declared): readonly Missing[] => {
    const [why, { station, pair }] = [lostRefusal(receipt, declared), declared]
    return why === null ? [] : [{ type: 'declaration', station, pair, why }]
  })
  const awaited = electionPackage.stations.flatMap(({ id: station }): readonly Missing[] => {
    const wait = arrivalWait(receipt, station)
    const arrival = wait === null ? [] : [{ type: wait, station } as const]
    if (!receipt.reports.has(station)) return [...arrival, { type: 'report', station }]
    const media = expectedPairs(receipt, electionPackage, station)
      .filter((pair) => !receipt.media.has(pairKey({ station, pair })))
      .map((pair) => ({ type: 'medium', station, pair }) as const)
    const compared = receipt.comparisons.has(station) ? [] : [{ type: 'comparison', station } as const]
    return [...arrival, ...compared, ...media]
  })
  const online = electionPackage.rules.online === true && receipt.online === null && !isOnlineLost(receipt)
  const closed = electionPackage.contests.flatMap(({ id }): readonly Missing[] =>
    undecidedOf(receipt, electionPackage, id),
  )
  return [...awaited, ...(online ? [{ type: 'online' } as const] : []), ...refused, ...closed]
})

/** Nothing is opened before it is decided whether each contest is; a station without any report is missed already. */
function undecidedOf(receipt: Receipt, electionPackage: ElectionPackage, contest: ContestId): readonly Missing[] {
  const opening = openingsIn(receipt, electionPackage).get(contest)
  if (opening?.type !== 'undecided') return []
  if (opening.why === 'papers-pending') return [{ type: 'accepted', contest, pending: opening.pending }]
  const unsigned = opening.stations.filter((station) => receipt.reports.has(station))
  return unsigned.map((station) => ({ type: 'signed-report', station, contest }))
}

/**
 * Pairs of the package that bring a medium: all of them but those of which the station's report says, by name, that voting
 * never began on them and no sealed box was shown – original or duplicate, refused or not –, and those that the chair declares lost. A report that is silent about a pair
 * excuses nobody.
 */
export function expectedPairs(
  receipt: Receipt,
  electionPackage: ElectionPackage,
  station: StationId,
): readonly PairNumber[] {
  return pairsOf(electionPackage, station).filter(
    (pair) =>
      receipt.seen.has(pairKey({ station, pair })) ||
      !(isToldUnused(receipt, station, pair) || isLost(receipt, station, pair)),
  )
}

export function pairsOf(electionPackage: ElectionPackage, station: StationId): readonly PairNumber[] {
  return pairsByStation(electionPackage).get(station) ?? []
}

const pairsByStation = once(({ machines }: ElectionPackage): ReadonlyMap<StationId, readonly PairNumber[]> => {
  const kiosks = machines.flatMap(({ station, pair }) => (pair === null ? [] : [{ station, pair }]))
  return byStation(kiosks, ({ pair }) => pair)
})

function byStation<Of extends { readonly station: StationId }, T>(
  all: Iterable<Of>,
  as: (each: Of) => T,
): ReadonlyMap<StationId, readonly T[]> {
  const found = new Map<StationId, T[]>()
  for (const each of all) {
    const own = found.get(each.station) ?? []
    found.set(each.station, own)
    own.push(as(each))
  }
  return found
}

/** A report that was typed in excuses nobody: its paper says so, and no key (MED-06). The chair's signed declaration does. */
export function isToldUnused({ reports, typed }: Receipt, station: StationId, pair: PairNumber): boolean {
  if (typed.has(station)) return false
  const state = reports.get(station)?.pairs.find((entry) => entry.pair === pair)?.state
  return state === 'spare' || state === 'not-started'
}

export function mediaOf({ media }: Receipt, station: StationId): readonly AcceptedMedium[] {
  return mediaByStation(media).get(station) ?? []
}

const mediaByStation = once((media: Receipt['media']) => byStation(media.values(), (medium) => medium))

/** Number of records of a station per contest: no candidate's figure. */
export function recordsOf(media: readonly AcceptedMedium[]): ReadonlyMap<ContestId, number> {
  return recordsTogether(media.map(({ sealed }) => sealed)).records
}

/** The whole district's, with the online votes. */
export function recordsOfAll({ media, online }: Pick<Receipt, 'media' | 'online'>): SaidRecords {
  return recordsTogether([...[...media.values()].map(({ sealed }) => sealed), ...(online === null ? [] : [online])])
}

/**
 * valid + ended + invalid + unopened = records, in each list: every record that was received was opened or is counted as unopened, and
 * none came from elsewhere. A stage file that somebody changed on the tally's own disk, or an opener that lost a part, must not become a
 * result.
 */
export function openedIsWhole(
  receipt: Receipt,
  opened: OpenedDistrict,
  contests: readonly Contest[],
  several: SeveralLists | null,
): boolean {
  const received = recordsOfAll(receipt)
  const told = new Map<number, number>()
  for (const { contest, place, records } of opened.selections) {
    const room = listRoom({ bit: contest, place })
    told.set(room, (told.get(room) ?? 0) + records)
  }
  const lists = contests.flatMap(({ id, bit }) =>
    listsOfContest(bit, several).map((list) => ({
      room: listRoom(list),
      records: recordsOfList(received, id, list.place),
    })),
  )
  const equal = lists.every(({ room, records }) => (told.get(room) ?? 0) === records)
  return equal && [...told.keys()].every((room) => lists.some((each) => each.room === room))
}

/** Null while the station is not complete, then its books. */
export function booksOf(receipt: Receipt, electionPackage: ElectionPackage, station: StationId): StationBooks | null {
  const report = receipt.reports.get(station)
  const media = mediaOf(receipt, station)
  const complete = media.length >= expectedPairs(receipt, electionPackage, station).length
  return report !== undefined && complete ? reconcileStation(report, recordsOf(media)) : null
}
