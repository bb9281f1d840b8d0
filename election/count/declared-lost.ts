/** Does a declaration of lost media hold against what is here? A pair that can be counted is never left out by a paper. */
import { sha256 } from '@noble/hashes/sha2.js'
import { toHex } from '#election/bytes.ts'
import type { PairNumber, StationId } from '#election/ids.ts'
import { isOnlineBox, type LostPair, ONLINE_BOX, type SignedLostMedia } from './lost-media.ts'
import { isUsed, pairKey, type Receipt } from './receipt.ts'

/**
 * The declaration that was signed last counts, in any order of reading, and a stick without one changes nothing: an earlier one, genuine but
 * put back, would leave out a pair that was found since. A declaration is withdrawn by a later one without its pair.
 */
export function withLostMedia(receipt: Receipt, lost: SignedLostMedia | null): Receipt {
  const isNew = lost !== null && (receipt.lost === null || isLater(lost, receipt.lost))
  return receipt.final || !isNew ? receipt : { ...receipt, lost }
}

/** A later declaration is here already. */
export function isOvertaken({ lost: here }: Receipt, lost: SignedLostMedia): boolean {
  return here !== null && isLater(here, lost)
}

/** count.md §3. Two of one minute: the one that leaves out less; else any rule will do that does not depend on the order of reading. */
function isLater(one: SignedLostMedia, other: SignedLostMedia): boolean {
  if (one.declaredAt !== other.declaredAt) return one.declaredAt > other.declaredAt
  if (one.lost.length !== other.lost.length) return one.lost.length < other.lost.length
  return hashOf(one) > hashOf(other)
}

function hashOf({ document }: SignedLostMedia): string {
  return toHex(sha256(document.bytes))
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
  return lostOnlineBox(receipt) !== null
}

export function lostOnlineBox(receipt: Receipt): LostPair | null {
  return declaredLost(receipt, ONLINE_BOX.station, ONLINE_BOX.pair)
}

/** Its pair is counted around. */
export function isLost(receipt: Receipt, station: StationId, pair: PairNumber): boolean {
  return declaredLost(receipt, station, pair) !== null
}

function declaredLost(receipt: Receipt, station: StationId, pair: PairNumber): LostPair | null {
  const declared = declarationOf(receipt, station, pair)
  return declared !== null && lostRefusal(receipt, declared) === null ? declared : null
}
