/** Does a declaration of lost media hold against what is here? A pair that can be counted is never left out by a paper. */
import type { PairNumber, StationId } from '#election/ids.ts'
import { isOnlineBox, type LostPair, ONLINE_BOX, type SignedLostMedia } from './lost-media.ts'
import { isUsed, pairKey, type Receipt } from './receipt.ts'

/** Read again, it replaces the one before: a declaration that is withdrawn is taken out of the reports' folder. */
export function withLostMedia(receipt: Receipt, lost: SignedLostMedia | null): Receipt {
  return receipt.final ? receipt : { ...receipt, lost }
}

function declarationOf({ lost }: Receipt, station: StationId, pair: PairNumber): LostPair | null {
  return lost?.lost.find((each) => each.station === station && each.pair === pair) ?? null
}

/** Why a declaration is refused. */
export type LostRefusal =
  /** A whole sealed medium of it was shown, original or duplicate: it counts. */
  | 'present'
  /** Declared as never started, and a report or a box says that voting began on it. */
  | 'used'

export function lostRefusal(receipt: Receipt, { station, pair, cause }: LostPair): LostRefusal | null {
  const key = pairKey({ station, pair })
  if (isOnlineBox({ station, pair })) return receipt.online === null ? null : 'present'
  if ((receipt.seen.get(key) ?? []).length > 0) return 'present'
  const told = receipt.reports.get(station)?.pairs.find((entry) => entry.pair === pair)?.state
  const used = isUsed(told) || receipt.toldUsed.has(key) || receipt.begun.has(key)
  return cause === 'never-started' && used ? 'used' : null
}

/** The online ballot box is counted around, as a pair is (R9). */
export function isOnlineLost(receipt: Receipt): boolean {
  return isLost(receipt, ONLINE_BOX.station, ONLINE_BOX.pair)
}

/** Its pair is counted around. */
export function isLost(receipt: Receipt, station: StationId, pair: PairNumber): boolean {
  const declared = declarationOf(receipt, station, pair)
  return declared !== null && lostRefusal(receipt, declared) === null
}
