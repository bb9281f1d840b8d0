/** ballot-box.md §8: a seal page, of a medium or in a bundle. */
import { bytesToHex } from '@noble/hashes/utils.js'
import { sealFingerprint } from '../package/fingerprint.ts'
import type { PackageSource } from '../package/source.ts'
import type { Role } from './header.ts'
import { dayAt, isZero, type Judged, ROOMS, roomsOutside, serialAt } from './page-fields.ts'
import type { SealSets } from './seal-sets.ts'

export interface FailedMedium {
  readonly role: Role
  readonly cause: (typeof CAUSES)[number]
  /** Local time `YYYY-MM-DDTHH:MM`; null: the log did not say. */
  readonly at: string | null
}

interface SealFacts {
  readonly machine: string
  readonly day: number
  readonly failedMedium: FailedMedium | null
  readonly seq: number
  readonly root: Uint8Array
  /** §8: 20 digits over the page with its signature. */
  readonly fingerprint: string
  readonly earlierSeals: Uint8Array
  /** Whole ballot pages of each list, by its room. */
  readonly records: readonly number[]
  readonly finished: number
  readonly endedByStaff: number
  readonly released: number
  readonly spentPages: number
  readonly logPages: number
  readonly lostPages: number
  /** Zeros in a day seal. */
  readonly pageCheckKey: Uint8Array
}

export interface FinalSeal extends SealFacts {
  readonly final: true
  readonly sets: SealSets
}

export type Seal = FinalSeal | (SealFacts & { readonly final: false; readonly sets: null })

export type SealProblem = 'seal-malformed' | 'seal-of-unknown-machine' | 'seal-not-signed' | 'seal-of-other-medium'

/** Which pair, and on which days, as the header or the package says. */
export interface SealPlace {
  readonly electionId: string
  readonly keySet: string
  readonly station: number
  readonly pair: number
  /** Mask. */
  readonly contests: number
  /** Null: each contest has one list. */
  readonly judged: Judged | null
  readonly days: readonly number[]
}

export interface SealSigners {
  /** Signing key of a kiosk of this station by machine id. */
  keyOf(machine: string): string | null
  readonly signedBy: PackageSource['signedBy']
}

const FAILED = [null, 'original', 'duplicate'] as const
export const CAUSES = ['unknown', 'missing', 'read-only', 'full', 'pulled', 'io', 'lying'] as const

/** A seal of this pair, of a day or final. */
export function readSeal(page: Uint8Array, place: SealPlace, { keyOf, signedBy }: SealSigners): Seal | SealProblem {
  const view = new DataView(page.buffer, page.byteOffset, page.length)
  const machine = serialAt(page, 48)
  const failedMedium = failedOf(view)
  if (!isWellFormed(page, view, place.judged) || machine === null || failedMedium === undefined) return 'seal-malformed'
  const key = keyOf(machine)
  if (key === null) return 'seal-of-unknown-machine'
  if (!signedBy(key, 'ippyo closing seal 1', page.subarray(0, 4032), page.subarray(4032))) return 'seal-not-signed'
  if (!isOf(place, page, view)) return 'seal-of-other-medium'
  return {
    machine,
    day: dayAt(view.getUint16(14), view.getUint8(13)),
    failedMedium,
    seq: Number(view.getBigUint64(40)),
    root: page.subarray(80, 112),
    fingerprint: sealFingerprint(page),
    earlierSeals: page.subarray(112, 144),
    records: ROOMS.map((room) => view.getUint32(144 + 4 * room)),
    finished: view.getUint32(232),
    endedByStaff: view.getUint32(236),
    released: view.getUint32(240),
    spentPages: view.getUint32(244),
    logPages: view.getUint32(248),
    lostPages: view.getUint32(252),
    pageCheckKey: page.subarray(256, 288),
    ...(page[10] === 1 ? { final: true, sets: setsOf(page) } : { final: false, sets: null }),
  }
}

function isWellFormed(page: Uint8Array, view: DataView, judged: Judged | null): boolean {
  const final = view.getUint8(10)
  return (
    String.fromCharCode(...page.subarray(0, 8)) === 'IPPYOSEA' &&
    view.getUint16(8) === 1 &&
    (final === 1 ? isEnd(page) : final === 0 && isZero(page.subarray(256, 4032))) &&
    // seq < 2⁴⁸
    view.getUint16(40) === 0 &&
    isZeroOutside(view.getUint8(35), judged, page)
  )
}

/** The final seal, and no other, publishes the key of the page checks, and names sets and annex. */
function isEnd(page: Uint8Array): boolean {
  return !isZero(page.subarray(256, 288)) && !isZero(page.subarray(992, 1024)) && isZero(page.subarray(1024, 4032))
}

/** A page that is published has no room for other words: number and K of a list that the pair does not have are zeros. */
function isZeroOutside(contests: number, judged: Judged | null, page: Uint8Array): boolean {
  return roomsOutside(contests, judged).every(
    (room) =>
      isZero(page.subarray(144 + 4 * room, 148 + 4 * room)) && isZero(page.subarray(288 + 32 * room, 320 + 32 * room)),
  )
}

function setsOf(page: Uint8Array): SealSets {
  const commitments = ROOMS.map((room) => page.subarray(288 + 32 * room, 320 + 32 * room))
  return { commitments, annexHash: page.subarray(992, 1024) }
}

function isOf({ electionId, keySet, station, pair, contests, days }: SealPlace, page: Uint8Array, view: DataView) {
  return (
    bytesToHex(page.subarray(16, 24)) === electionId &&
    bytesToHex(page.subarray(24, 32)) === keySet &&
    view.getUint16(32) === station &&
    view.getUint8(34) === pair &&
    view.getUint8(35) === contests &&
    days.includes(dayAt(view.getUint16(14), view.getUint8(13)))
  )
}

/** @returns undefined for numbers outside the format. */
function failedOf(view: DataView): FailedMedium | null | undefined {
  const role = FAILED[view.getUint8(11)]
  const cause = CAUSES[view.getUint8(12)]
  const minute = view.getUint32(36)
  if (role === undefined || cause === undefined) return undefined
  if (role === null) return cause === 'unknown' && minute === 0 ? null : undefined
  return { role, cause, at: minute === 0 ? null : minuteText(minute) }
}

export function minuteText(minute: number): string {
  return new Date(Date.UTC(2000, 0, 1) + minute * 60_000).toISOString().slice(0, 16)
}
