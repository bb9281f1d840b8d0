/**
 * The part of a final seal about the sets of its records, and the annex page beside it with the blinds
 * (docs/formats/ballot-box.md §8, record.md §6). Both follow from the records and the station's keys alone: after a crash, and on
 * whichever machine closes the pair, they are the same bytes again.
 */
import { PROVEN_BYTES } from '#election/ballot/record.ts'
import { setBlind, setCommitment } from '#election/ballot/set-commitment.ts'
import { concat, equalBytesFast, utf8 } from '#election/bytes.ts'
import { has, ofContest, type PerContest, perContest } from '#election/contests.ts'
import type { Scalar } from '#election/group/group.ts'
import { ristretto255 as group } from '#election/group/ristretto255.ts'
import type { ContestMask, ElectionId, PairNumber } from '#election/ids.ts'
import { PAGE_BYTES } from './layout.ts'
import type { Sha256 } from './merkle.ts'

/** In the final seal. */
export interface SealSets {
  /** K of each contest: 32 bytes; the identity, 32 zeros, for a contest that the pair does not have. */
  readonly commitments: PerContest<Uint8Array>
  /** SHA-256 of the annex page. */
  readonly annexHash: Uint8Array
}

export type SetBlinds = PerContest<Scalar>

const MAGIC = utf8('IPPYOANX')
const SCALAR_BYTES = 32
const NO_BLIND = group.scalar(0n)

/** 0 for a contest that the pair does not have. */
export function setBlinds(
  stationSecret: Uint8Array,
  place: { readonly electionId: ElectionId; readonly pair: PairNumber },
  contests: ContestMask,
): SetBlinds {
  return perContest((contest) => {
    return has(contests, contest) ? setBlind(group, { ...place, stationSecret, contest }) : NO_BLIND
  })
}

/** The page behind the final seal: read at the count, never published. */
export function annexOf(blinds: SetBlinds): Uint8Array {
  const page = new Uint8Array(PAGE_BYTES)
  page.set(concat(MAGIC, ...blinds.map((blind) => group.encodeScalar(blind))))
  return page
}

/** @returns null when the page is not the annex that the seal names. */
export function setBlindsBeside(
  { annexHash }: SealSets,
  page: Uint8Array,
  contests: ContestMask,
  sha256: Sha256,
): SetBlinds | null {
  return equalBytesFast(sha256(page), annexHash) ? parseAnnex(page, contests) : null
}

/** @returns null for anything but the one page of these blinds. */
function parseAnnex(page: Uint8Array, contests: ContestMask): SetBlinds | null {
  const at = (bit: number) => MAGIC.length + bit * SCALAR_BYTES
  const blinds = perContest((bit) => {
    return (has(contests, bit) ? group.decodeScalar(page.subarray(at(bit), at(bit + 1))) : null) ?? NO_BLIND
  })
  return equalBytesFast(annexOf(blinds), page) ? blinds : null
}

/** `records`: of all whole ballot pages, 512 bytes each, in any order. */
export function sealSets(
  contests: ContestMask,
  records: readonly Uint8Array[],
  blinds: SetBlinds,
  sha256: Sha256,
): SealSets {
  return { commitments: commitmentsOf(contests, records, blinds), annexHash: sha256(annexOf(blinds)) }
}

export function setsFit(
  { contests, sets }: { readonly contests: ContestMask; readonly sets: SealSets },
  records: readonly Uint8Array[],
  blinds: SetBlinds,
): boolean {
  return equalBytesFast(concat(...commitmentsOf(contests, records, blinds)), concat(...sets.commitments))
}

function commitmentsOf(
  contests: ContestMask,
  records: readonly Uint8Array[],
  blinds: SetBlinds,
): PerContest<Uint8Array> {
  return perContest((contest) => {
    const blind = ofContest(blinds, contest)
    const own = records.filter((record) => record[3] === contest).map((record) => record.subarray(0, PROVEN_BYTES))
    return group.encode(has(contests, contest) ? setCommitment(group, own, blind) : group.identity)
  })
}
