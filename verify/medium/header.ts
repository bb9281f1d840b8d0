/** ballot-box.md §3: the header page. */
import { allZero, bitsOf, serialAt, signedBy } from './fields.ts'
import { type Layout, layout, PAGE } from './layout.ts'

export interface Header {
  readonly use: 'live' | 'rehearsal' | 'fixture'
  readonly electionId: string
  readonly keySet: string
  readonly station: number
  readonly pair: number
  readonly role: 'original' | 'duplicate'
  readonly serial: string
  readonly contests: number
  readonly days: readonly number[]
  readonly layout: Layout
}

const USES = ['live', 'rehearsal', 'fixture'] as const
const ROLES = ['original', 'duplicate'] as const

export type HeaderProblem = 'not-a-ballot-box' | 'unknown-format' | 'header-not-signed' | 'header-malformed'

export function readHeader(page: Buffer, authority: string): Header | HeaderProblem {
  if (page.toString('latin1', 0, 8) !== 'IPPYOBOX') return 'not-a-ballot-box'
  if (page.readUInt16BE(8) !== 1) return 'unknown-format'
  const signed = signedBy(authority, 'ippyo medium header 1', page.subarray(0, 4032), page.subarray(4032, PAGE))
  if (!signed) return 'header-not-signed'
  const use = USES[page.readUInt8(10) - 1]
  const role = ROLES[page.readUInt8(31) - 1]
  const serial = serialAt(page, 32)
  const [capacity, logPages, contests, dates] = [
    page.readUInt32BE(64),
    page.readUInt32BE(76),
    page.readUInt8(84),
    page.readUInt8(85),
  ]
  if (use === undefined || role === undefined || serial === null) return 'header-malformed'
  if (!inLimits(capacity, logPages, contests, dates)) return 'header-malformed'
  const at = layout(capacity, bitsOf(contests).length, logPages, dates)
  const days = Array.from({ length: dates }, (_, i) => page.readUInt16BE(88 + 2 * i))
  const station = page.readUInt16BE(28)
  const pair = page.readUInt8(30)
  const consistent =
    page.readUInt32BE(68) === at.ballots[1] &&
    page.readUInt32BE(72) === capacity &&
    page.readUInt32BE(80) === at.pages &&
    [1, 2].includes(page.readUInt8(11)) &&
    station >= 1 &&
    pair >= 1 &&
    pair <= 55 &&
    days.every((day, i) => i === 0 || day > (days[i - 1] as number)) &&
    allZero(page.subarray(86, 88)) &&
    allZero(page.subarray(88 + 2 * dates, 152)) &&
    allZero(page.subarray(184, 4032))
  if (!consistent) return 'header-malformed'
  const [electionId, keySet] = [page.toString('hex', 12, 20), page.toString('hex', 20, 28)]
  return { use, electionId, keySet, station, pair, role, serial, contests, days, layout: at }
}

function inLimits(capacity: number, logPages: number, contests: number, dates: number): boolean {
  return (
    capacity >= 16 &&
    capacity <= 200_000 &&
    capacity % 16 === 0 &&
    logPages >= 16 &&
    logPages <= 4096 &&
    logPages % 16 === 0 &&
    contests >= 1 &&
    contests <= 7 &&
    dates >= 1 &&
    dates <= 32
  )
}
