/**
 * A seal page: at each close the machine signs what the medium holds. One page for each listed date and one for the
 * final seal, the same bytes on both media; docs/formats/ballot-box.md §8.
 */
import { concat, equalBytesFast, fromHex, isZero, putUint, readUint, toHex, utf8 } from '#election/bytes.ts'
import { LISTS_MAX, type PerList, perList } from '#election/contest-lists.ts'
import type { ContestMask, ElectionId, KeySetId, MachineId, PairNumber, StationIndex } from '#election/ids.ts'
import { sign, type VerifyEd25519, verifySignature } from '#election/keys/signature.ts'
import { MEDIUM_CAUSES, type MediumCause } from '#election/log/catalogue.ts'
import { dayAndTurn, ofDayAndTurn } from '#election/sitting.ts'
import { putText, putWide, readText, readWide } from './fields.ts'
import type { SessionCounts } from './journal.ts'
import { PAGE_BYTES, type Role } from './layout.ts'
import type { SealSets } from './seal-sets.ts'

export const SEAL_SIGNED_BYTES = 4032

export interface FailedMedium {
  readonly role: Role
  readonly cause: MediumCause
  /** Minute number of the log entry; 0 when the log does not say. */
  readonly minute: number
}

interface SealFacts {
  readonly electionId: ElectionId
  readonly keySet: KeySetId
  readonly station: StationIndex
  readonly pair: PairNumber
  readonly contests: ContestMask
  /** The signer: the pair's own machine, or the one that recovered it. */
  readonly machine: MachineId
  /** The opening that was closed, as `sittingNumber`. */
  readonly day: number
  /** The `seq` of the newest journal page. */
  readonly seq: number
  /** Merkle root over every page between header and seal section. */
  readonly root: Uint8Array
  /** SHA-256 over all seal pages before this one: a sealed day cannot be taken out of the row. */
  readonly earlierSeals: Uint8Array
  readonly records: PerList<number>
  readonly counts: SessionCounts
  readonly spentMarks: number
  readonly logPages: number
  /** Pages that neither medium holds any more. */
  readonly lostPages: number
  /** CLS-04 */
  readonly failedMedium: FailedMedium | null
}

export interface SealOfDay extends SealFacts {
  readonly final: false
  readonly pageCheckKey: null
  readonly sets: null
}

export interface FinalSeal extends SealFacts {
  readonly final: true
  /** `BoxKeys.pageCheck`: from then on nothing can be added. */
  readonly pageCheckKey: Uint8Array
  readonly sets: SealSets
}

export type Seal = SealOfDay | FinalSeal

const MAGIC = utf8('IPPYOSEA')
const FORMAT = 1
const ELEMENT_BYTES = 32
const RECORDS_AT = 144
const COUNTS_AT = RECORDS_AT + 4 * LISTS_MAX
/** After six counts of four bytes. */
const KEY_AT = COUNTS_AT + 24
const SETS_AT = KEY_AT + ELEMENT_BYTES
const ANNEX_HASH_AT = SETS_AT + LISTS_MAX * ELEMENT_BYTES

/** `sign` gives Ed25519 over the label `ippyo closing seal 1` and the message. */
export function makeSeal(seal: Seal, sign: (message: Uint8Array) => Uint8Array): Uint8Array {
  const page = encode(seal)
  page.set(sign(page.subarray(0, SEAL_SIGNED_BYTES)), SEAL_SIGNED_BYTES)
  return page
}

/** For tests and fixtures, which play machines: a real one signs through its own signer. */
export function sealSigner(secretKey: Uint8Array): (message: Uint8Array) => Uint8Array {
  return (message) => sign('closing-seal', message, secretKey)
}

export type VerifySeal = (machine: MachineId, message: Uint8Array, signature: Uint8Array) => boolean

/** Accepts the seals of these machines: the kiosks of one station in the package, spares included. */
export function sealVerifier(signingKeys: ReadonlyMap<MachineId, Uint8Array>, verify?: VerifyEd25519): VerifySeal {
  return (machine, message, signature) => {
    const key = signingKeys.get(machine)
    return key !== undefined && verifySignature('closing-seal', message, signature, key, verify)
  }
}

/** @returns null unless the page is a seal that a machine known to `verify` has signed. */
export function parseSeal(page: Uint8Array, verify: VerifySeal): Seal | null {
  if (page.length !== PAGE_BYTES || !equalBytesFast(page.subarray(0, 8), MAGIC)) return null
  const seal = decode(page)
  const message = page.subarray(0, SEAL_SIGNED_BYTES)
  if (seal === null || !equalBytesFast(encode(seal).subarray(0, SEAL_SIGNED_BYTES), message)) return null
  return verify(seal.machine, message, page.subarray(SEAL_SIGNED_BYTES)) ? seal : null
}

function encode(seal: Seal): Uint8Array {
  const page = new Uint8Array(PAGE_BYTES)
  const failed = seal.failedMedium
  page.set(MAGIC)
  putUint(page, 8, FORMAT, 2)
  putUint(page, 10, seal.final ? 1 : 0, 1)
  putUint(page, 11, failed === null ? 0 : failed.role === 'original' ? 1 : 2, 1)
  putUint(page, 12, failed === null ? 0 : MEDIUM_CAUSES.indexOf(failed.cause), 1)
  const { day, turn } = dayAndTurn(seal.day)
  putUint(page, 13, turn, 1)
  putUint(page, 14, day, 2)
  page.set(fromHex(seal.electionId), 16)
  page.set(fromHex(seal.keySet), 24)
  putUint(page, 32, seal.station, 2)
  putUint(page, 34, seal.pair, 1)
  putUint(page, 35, seal.contests, 1)
  putUint(page, 36, failed?.minute ?? 0, 4)
  putWide(page, 40, seal.seq)
  putText(page, 48, seal.machine)
  page.set(seal.root, 80)
  page.set(seal.earlierSeals, 112)
  seal.records.forEach((count, room) => {
    putUint(page, RECORDS_AT + 4 * room, count, 4)
  })
  const { finished, endedByStaff, released } = seal.counts
  const counts = [finished, endedByStaff, released, seal.spentMarks, seal.logPages, seal.lostPages]
  counts.forEach((count, place) => {
    putUint(page, COUNTS_AT + 4 * place, count, 4)
  })
  if (seal.final) page.set(concat(seal.pageCheckKey, ...seal.sets.commitments, seal.sets.annexHash), KEY_AT)
  return page
}

function decode(page: Uint8Array): Seal | null {
  const machine = readText(page, 48)
  const seq = readWide(page, 40)
  const failedMedium = failedOf(page)
  const end = endOf(page)
  const countAt = (place: number) => readUint(page, COUNTS_AT + 4 * place, 4)
  if (machine === null || seq === null || failedMedium === undefined || end === null) return null
  return {
    ...end,
    electionId: toHex(page.subarray(16, 24)) as ElectionId,
    keySet: toHex(page.subarray(24, 32)) as KeySetId,
    station: readUint(page, 32, 2) as StationIndex,
    pair: readUint(page, 34, 1) as PairNumber,
    contests: readUint(page, 35, 1) as ContestMask,
    machine: machine as MachineId,
    day: ofDayAndTurn(readUint(page, 14, 2), readUint(page, 13, 1)),
    seq,
    root: page.slice(80, 112),
    earlierSeals: page.slice(112, 144),
    records: perList((room) => readUint(page, RECORDS_AT + 4 * room, 4)),
    counts: { finished: countAt(0), endedByStaff: countAt(1), released: countAt(2) },
    spentMarks: countAt(3),
    logPages: countAt(4),
    lostPages: countAt(5),
    failedMedium,
  }
}

type End = Pick<SealOfDay, 'final' | 'pageCheckKey' | 'sets'> | Pick<FinalSeal, 'final' | 'pageCheckKey' | 'sets'>

/** @returns null for a final seal without a key or an annex: nobody could hold its records against the published list. */
function endOf(page: Uint8Array): End | null {
  if (page[10] !== 1) return { final: false, pageCheckKey: null, sets: null }
  const at = (room: number) => page.slice(SETS_AT + room * ELEMENT_BYTES, SETS_AT + (room + 1) * ELEMENT_BYTES)
  const [pageCheckKey, annexHash] = [page.slice(KEY_AT, SETS_AT), page.slice(ANNEX_HASH_AT, ANNEX_HASH_AT + 32)]
  if (isZero(pageCheckKey) || isZero(annexHash)) return null
  return { final: true, pageCheckKey, sets: { commitments: perList(at), annexHash } }
}

/** @returns undefined for numbers outside the format. */
function failedOf(page: Uint8Array): FailedMedium | null | undefined {
  const role = readUint(page, 11, 1)
  const cause = MEDIUM_CAUSES[readUint(page, 12, 1)]
  if (role === 0) return null
  if (cause === undefined || role > 2) return undefined
  return { role: role === 1 ? 'original' : 'duplicate', cause, minute: readUint(page, 36, 4) }
}
