/** online-sorted.md §4: the seal of the online votes, by a machine that the authority has signed for. */
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import { type Judged, ROOMS, roomsOutside } from '../medium/page-fields.ts'
import { documentProblemIn } from '../package/approval-rules.ts'
import { isObject, parseCanonical, signatureIn, signerOf } from '../package/canonical.ts'
import { sealFingerprint } from '../package/fingerprint.ts'
import type { PackageSource } from '../package/source.ts'
import { judgedOf, type Trust } from '../package/trusted-package.ts'

const SIGNED_BYTES = 4032
const DOCUMENT = { length: 992, from: 994, bytesMax: 1024, signature: 2080, signatureBytes: 104 }
const HEX_32 = /^[0-9a-f]{64}$/

/** `IPPYOONS`, format 1, zeros. */
const HEAD = '495050594f4f4e530001000000000000'

export interface OnlineSeal {
  /** 20 digits over the page, as of a pair's seal. */
  readonly fingerprint: string
  /** Those of each list, by its room (ballot-box.md §8). */
  readonly records: readonly number[]
  /** K of each list, by its room. */
  readonly commitments: readonly Uint8Array[]
}

type OnlineTrust = Pick<Trust, 'electionId' | 'keySet' | 'online' | 'packageHash' | 'contests' | 'lists' | 'authority'>
type Checks = Pick<PackageSource, 'signedBy' | 'sha256'>

/** Null: not of this election, or not by a machine of the authority. */
export function onlineSealIn(page: Uint8Array, checks: Checks, trust: OnlineTrust): OnlineSeal | null {
  const view = new DataView(page.buffer, page.byteOffset, page.length)
  const hex = (from: number, to: number) => bytesToHex(page.subarray(from, to))
  const contests = trust.contests.reduce((mask, { bit }) => mask | (1 << bit), 0)
  const isOurs =
    trust.online &&
    hex(0, 16) === HEAD &&
    hex(16, 24) === trust.electionId &&
    hex(24, 32) === trust.keySet &&
    hex(48, 80) === trust.packageHash &&
    view.getUint8(35) === contests
  const key = isOurs ? sortingKeyIn(page, view.getUint16(DOCUMENT.length), checks, trust) : null
  const judged = judgedOf(trust.contests, trust.lists)
  if (key === null || !isFilledWithZeros(page, { contests, judged }, view.getUint16(DOCUMENT.length))) return null
  const [message, signature] = [page.subarray(0, SIGNED_BYTES), page.subarray(SIGNED_BYTES)]
  if (!checks.signedBy(key, 'ippyo online seal 1', message, signature)) return null
  return {
    fingerprint: sealFingerprint(page),
    records: ROOMS.map((room) => view.getUint32(144 + 4 * room)),
    commitments: ROOMS.map((room) => page.slice(288 + 32 * room, 320 + 32 * room)),
  }
}

/** The key of the machine of a page that `onlineSealIn` has taken. */
export function sorterIn(page: Uint8Array, checks: Checks, trust: OnlineTrust): string | null {
  const view = new DataView(page.buffer, page.byteOffset, page.length)
  return sortingKeyIn(page, view.getUint16(DOCUMENT.length), checks, trust)
}

/** `tally.json` of a page that `onlineSealIn` has taken. */
export function sorterDocument(page: Uint8Array): Uint8Array {
  const length = new DataView(page.buffer, page.byteOffset, page.length).getUint16(DOCUMENT.length)
  return page.subarray(DOCUMENT.from, DOCUMENT.from + length)
}

/** own-81: two of the people whom the package names have approved the machine of a page that `onlineSealIn` has taken. */
export function isSorterApproved(
  page: Uint8Array,
  approvals: Uint8Array | null,
  { signedBy, sha256 }: Checks,
  { authority, approvers, use }: Pick<Trust, 'authority' | 'approvers' | 'use'>,
): boolean {
  if (approvers.length === 0) return use !== 'live'
  const sorter = { kind: 'sorting-machine', document: sha256(sorterDocument(page)) } as const
  return approvals !== null && documentProblemIn(approvals, sorter, { authority, approvers, signedBy }) === null
}

/** count.md §8: `tally.json` of the machine that sorted. */
function sortingKeyIn(page: Uint8Array, length: number, checks: Checks, trust: OnlineTrust): string | null {
  if (length > DOCUMENT.bytesMax) return null
  const document = page.subarray(DOCUMENT.from, DOCUMENT.from + length)
  const file = page.subarray(DOCUMENT.signature, DOCUMENT.signature + DOCUMENT.signatureBytes)
  if (signerOf(file) !== trust.authority) return null
  const hash = hexToBytes(checks.sha256(document))
  if (!checks.signedBy(trust.authority, 'ippyo tally machine 1', hash, signatureIn(file))) return null
  const machine = parseCanonical(document)
  if (machine === undefined || !isObject(machine)) return null
  const { format, electionId, keySet, role, signingKey } = machine
  const isSorter = format === 'ippyo tally machine 1' && role === 'sorting'
  const isOurs = isSorter && electionId === trust.electionId && keySet === trust.keySet
  return isOurs && typeof signingKey === 'string' && HEX_32.test(signingKey) ? signingKey : null
}

function isFilledWithZeros(
  page: Uint8Array,
  { contests, judged }: { readonly contests: number; readonly judged: Judged | null },
  length: number,
): boolean {
  const others = roomsOutside(contests, judged)
  const between = [
    [32, 35],
    [36, 48],
    [232, 288],
    [DOCUMENT.from + length, DOCUMENT.signature],
    [DOCUMENT.signature + DOCUMENT.signatureBytes, SIGNED_BYTES],
    ...others.map((room) => [144 + 4 * room, 148 + 4 * room] as const),
    ...others.map((room) => [288 + 32 * room, 320 + 32 * room] as const),
  ] as const
  return between.every(([from, to]) => page.subarray(from, to).every((byte) => byte === 0))
}
