/** ballot-box.md §8: a seal page. */

import { sealFingerprint } from '../package/fingerprint.ts'
import { allZero, serialAt, signedBy } from './fields.ts'
import type { Header, Role } from './header.ts'
import { PAGE } from './layout.ts'
import type { SealSets } from './seal-sets.ts'

export interface FailedMedium {
  readonly role: Role
  readonly cause: (typeof CAUSES)[number]
  /** Local time `YYYY-MM-DDTHH:MM`; null: the log did not say. */
  readonly at: string | null
}

export interface Seal {
  readonly machine: string
  readonly final: boolean
  readonly day: number
  readonly failedMedium: FailedMedium | null
  readonly seq: number
  readonly root: Buffer
  /** §8: 20 digits over the page with its signature. */
  readonly fingerprint: string
  readonly earlierSeals: Buffer
  /** Whole ballot pages of contest 0, 1, 2. */
  readonly records: readonly [number, number, number]
  readonly finished: number
  readonly endedByStaff: number
  readonly released: number
  readonly spentPages: number
  readonly logPages: number
  readonly lostPages: number
  /** Zeros in a day seal. */
  readonly pageCheckKey: Buffer
  /** Null: format 1. */
  readonly sets: SealSets | null
}

export type SealProblem = 'seal-malformed' | 'seal-of-unknown-machine' | 'seal-not-signed' | 'seal-of-other-medium'

const FAILED = [null, 'original', 'duplicate'] as const
export const CAUSES = ['unknown', 'missing', 'read-only', 'full', 'pulled', 'io', 'lying'] as const

/** A seal of this header's pair, of a day or final. @param keyOf signing key of a kiosk of this station by machine id */
export function readSeal(page: Buffer, header: Header, keyOf: (machine: string) => string | null): Seal | SealProblem {
  const machine = serialAt(page, 48)
  const failedMedium = failedOf(page)
  if (!isWellFormed(page) || machine === null || failedMedium === undefined) return 'seal-malformed'
  const key = keyOf(machine)
  if (key === null) return 'seal-of-unknown-machine'
  if (!signedBy(key, 'ippyo closing seal 1', page.subarray(0, 4032), page.subarray(4032, PAGE)))
    return 'seal-not-signed'
  if (!isOf(header, page)) return 'seal-of-other-medium'
  return {
    machine,
    final: page.readUInt8(10) === 1,
    day: page.readUInt16BE(14),
    failedMedium,
    seq: page.readUIntBE(42, 6),
    root: page.subarray(80, 112),
    fingerprint: sealFingerprint(page),
    earlierSeals: page.subarray(112, 144),
    records: [page.readUInt32BE(144), page.readUInt32BE(148), page.readUInt32BE(152)],
    finished: page.readUInt32BE(156),
    endedByStaff: page.readUInt32BE(160),
    released: page.readUInt32BE(164),
    spentPages: page.readUInt32BE(168),
    logPages: page.readUInt32BE(172),
    lostPages: page.readUInt32BE(176),
    pageCheckKey: page.subarray(184, 216),
    sets: setsOf(page),
  }
}

function isWellFormed(page: Buffer): boolean {
  const final = page.readUInt8(10)
  // The key of the page checks is published by the final seal, and by no other.
  const key = final === 1 ? !allZero(page.subarray(184, 216)) : allZero(page.subarray(184, 216))
  return (
    page.toString('latin1', 0, 8) === 'IPPYOSEA' &&
    hasItsFormat(page) &&
    final <= 1 &&
    key &&
    page.readUInt8(13) === 0 &&
    // seq < 2⁴⁸
    page.readUInt16BE(40) === 0 &&
    allZero(page.subarray(180, 184))
  )
}

/** Format 2: a final seal with sets and an annex. */
function hasItsFormat(page: Buffer): boolean {
  const format = page.readUInt16BE(8)
  if (format === 1) return allZero(page.subarray(216, 4032))
  return (
    format === 2 && page.readUInt8(10) === 1 && !allZero(page.subarray(312, 344)) && allZero(page.subarray(344, 4032))
  )
}

function setsOf(page: Buffer): SealSets | null {
  if (page.readUInt16BE(8) === 1) return null
  const commitments = [page.subarray(216, 248), page.subarray(248, 280), page.subarray(280, 312)] as const
  return { commitments, annexHash: page.subarray(312, 344) }
}

function isOf(header: Header, page: Buffer): boolean {
  return (
    page.toString('hex', 16, 24) === header.electionId &&
    page.toString('hex', 24, 32) === header.keySet &&
    page.readUInt16BE(32) === header.station &&
    page.readUInt8(34) === header.pair &&
    page.readUInt8(35) === header.contests &&
    header.days.includes(page.readUInt16BE(14))
  )
}

/** @returns undefined for numbers outside the format. */
function failedOf(page: Buffer): FailedMedium | null | undefined {
  const role = FAILED[page.readUInt8(11)]
  const cause = CAUSES[page.readUInt8(12)]
  const minute = page.readUInt32BE(36)
  if (role === undefined || cause === undefined) return undefined
  if (role === null) return cause === 'unknown' && minute === 0 ? null : undefined
  return { role, cause, at: minute === 0 ? null : minuteText(minute) }
}

export function minuteText(minute: number): string {
  return new Date(Date.UTC(2000, 0, 1) + minute * 60_000).toISOString().slice(0, 16)
}
