/**
 * The part of a final seal about the sets of its records, and the annex page beside it with the blinds
 * (docs/formats/ballot-box.md §8, record.md §6). Both follow from the records and the station's keys alone: after a crash, and on
 * whichever machine closes the pair, they are the same bytes again.
 */
import { listOf, PROVEN_BYTES } from '#election/ballot/record.ts'
import { setBlind, setCommitment } from '#election/ballot/set-commitment.ts'
import { concat, equalBytesFast, utf8 } from '#election/bytes.ts'
import { type ContestList, listRoom, ofList, type PerList, perList } from '#election/contest-lists.ts'
import type { Scalar } from '#election/group/group.ts'
import { ristretto255 as group } from '#election/group/ristretto255.ts'
import type { ElectionId, PairNumber } from '#election/ids.ts'
import { PAGE_BYTES } from './layout.ts'
import type { Sha256 } from './merkle.ts'

/** In the final seal. */
export interface SealSets {
  /** K of each list: 32 bytes; the identity, 32 zeros, for a list that the pair does not have. */
  readonly commitments: PerList<Uint8Array>
  /** SHA-256 of the annex page. */
  readonly annexHash: Uint8Array
}

export type SetBlinds = PerList<Scalar>

const MAGIC = utf8('IPPYOANX')
const SCALAR_BYTES = 32
const NO_BLIND = group.scalar(0n)

/** 0 for a list that the pair does not have. */
export function setBlinds(
  stationSecret: Uint8Array,
  place: { readonly electionId: ElectionId; readonly pair: PairNumber },
  lists: readonly ContestList[],
): SetBlinds {
  return eachOf(lists, NO_BLIND, (list) => setBlind(group, { ...place, stationSecret, list }))
}

/** The page after the final seal: read at the count, never published. */
export function annexOf(blinds: SetBlinds): Uint8Array {
  const page = new Uint8Array(PAGE_BYTES)
  page.set(concat(MAGIC, ...blinds.map((blind) => group.encodeScalar(blind))))
  return page
}

/** @returns null when the page is not the annex that the seal names. */
export function setBlindsBeside(
  { annexHash }: SealSets,
  page: Uint8Array,
  lists: readonly ContestList[],
  sha256: Sha256,
): SetBlinds | null {
  return equalBytesFast(sha256(page), annexHash) ? parseAnnex(page, lists) : null
}

/** @returns null for anything but the one page of these blinds. */
function parseAnnex(page: Uint8Array, lists: readonly ContestList[]): SetBlinds | null {
  const at = (room: number) => MAGIC.length + room * SCALAR_BYTES
  const blinds = eachOf(lists, NO_BLIND, (list) => {
    const room = listRoom(list)
    return group.decodeScalar(page.subarray(at(room), at(room + 1))) ?? NO_BLIND
  })
  return equalBytesFast(annexOf(blinds), page) ? blinds : null
}

/** `records`: of all whole ballot pages, 512 bytes each, in any order. */
export function sealSets(
  lists: readonly ContestList[],
  records: readonly Uint8Array[],
  blinds: SetBlinds,
  sha256: Sha256,
): SealSets {
  return { commitments: commitmentsOf(lists, records, blinds), annexHash: sha256(annexOf(blinds)) }
}

export function setsFit(
  lists: readonly ContestList[],
  sets: SealSets,
  records: readonly Uint8Array[],
  blinds: SetBlinds,
): boolean {
  return equalBytesFast(concat(...commitmentsOf(lists, records, blinds)), concat(...sets.commitments))
}

function commitmentsOf(
  lists: readonly ContestList[],
  records: readonly Uint8Array[],
  blinds: SetBlinds,
): PerList<Uint8Array> {
  const sorted = perList<Uint8Array[]>(() => [])
  for (const record of records) {
    const list = listOf(record)
    if (list !== null) ofList(sorted, list).push(record.subarray(0, PROVEN_BYTES))
  }
  return eachOf(lists, group.encode(group.identity), (list) =>
    group.encode(setCommitment(group, ofList(sorted, list), ofList(blinds, list))),
  )
}

function eachOf<T>(lists: readonly ContestList[], none: T, of: (list: ContestList) => T): PerList<T> {
  const own = new Map(lists.map((list) => [listRoom(list), list]))
  return perList((room) => {
    const list = own.get(room)
    return list === undefined ? none : of(list)
  })
}
