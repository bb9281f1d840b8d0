/** ballot-box.md §8: a seal page. */
import { allZero, serialAt, signedBy } from './fields.ts'
import type { Header } from './header.ts'
import { PAGE } from './layout.ts'

export interface Seal {
  readonly machine: string
  readonly day: number
  readonly failedMedium: 'original' | 'duplicate' | null
  readonly root: Buffer
  readonly earlierSeals: Buffer
  /** Whole ballot pages of contest 0, 1, 2. */
  readonly records: readonly [number, number, number]
  readonly finished: number
  readonly endedByStaff: number
  readonly released: number
  readonly spentPages: number
  readonly logPages: number
  readonly lostPages: number
  readonly pageCheckKey: Buffer
}

export type SealProblem = 'seal-malformed' | 'seal-of-unknown-machine' | 'seal-not-signed' | 'seal-of-other-medium'

const FAILED = [null, 'original', 'duplicate'] as const

/** The final seal of this header's medium. @param keyOf signing key of a kiosk of this station by machine id */
export function readFinalSeal(
  page: Buffer,
  header: Header,
  keyOf: (machine: string) => string | null,
): Seal | SealProblem {
  const machine = serialAt(page, 48)
  const failedMedium = FAILED[page.readUInt8(11)]
  const wellFormed =
    page.toString('latin1', 0, 8) === 'IPPYOSEA' &&
    page.readUInt16BE(8) === 1 &&
    page.readUInt8(10) === 1 &&
    page.readUInt8(13) === 0 &&
    allZero(page.subarray(180, 184)) &&
    allZero(page.subarray(216, 4032))
  if (!wellFormed || machine === null || failedMedium === undefined) return 'seal-malformed'
  const key = keyOf(machine)
  if (key === null) return 'seal-of-unknown-machine'
  if (!signedBy(key, 'ippyo closing seal 1', page.subarray(0, 4032), page.subarray(4032, PAGE)))
    return 'seal-not-signed'
  const day = page.readUInt16BE(14)
  const same =
    page.toString('hex', 16, 24) === header.electionId &&
    page.toString('hex', 24, 32) === header.keySet &&
    page.readUInt16BE(32) === header.station &&
    page.readUInt8(34) === header.pair &&
    page.readUInt8(35) === header.contests &&
    header.days.includes(day)
  if (!same) return 'seal-of-other-medium'
  return {
    machine,
    day,
    failedMedium,
    root: page.subarray(80, 112),
    earlierSeals: page.subarray(112, 144),
    records: [page.readUInt32BE(144), page.readUInt32BE(148), page.readUInt32BE(152)],
    finished: page.readUInt32BE(156),
    endedByStaff: page.readUInt32BE(160),
    released: page.readUInt32BE(164),
    spentPages: page.readUInt32BE(168),
    logPages: page.readUInt32BE(172),
    lostPages: page.readUInt32BE(176),
    pageCheckKey: page.subarray(184, 216),
  }
}
