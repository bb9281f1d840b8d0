/** ballot-box.md §3: the header page. */
import { allZero, signedBy } from './fields.ts'
import { type Layout, layout, PAGE } from './layout.ts'
import { JUDGES_MAX, type Judged, MASK_MAX, roomsOf, serialAt, withTurns } from './page-fields.ts'

export type Role = 'original' | 'duplicate'

export interface Header {
  readonly use: 'live' | 'rehearsal' | 'fixture'
  readonly earlyVoting: boolean
  readonly electionId: string
  readonly keySet: string
  readonly station: number
  readonly pair: number
  readonly role: Role
  readonly serial: string
  /** Mask. */
  readonly contests: number
  /** Null: each contest has one list. */
  readonly judged: Judged | null
  /** In order; of a moving station each stop (`withTurns`). */
  readonly days: readonly number[]
  /** SHA-256 of the two journal pages as first written. */
  readonly firstJournals: Buffer
  readonly layout: Layout
  /** The page itself: what original and duplicate have in common is compared byte by byte. */
  readonly page: Buffer
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
  const [capacity, logPages] = [page.readUInt32BE(64), page.readUInt32BE(76)]
  const [contests, dates] = [page.readUInt8(84), page.readUInt8(85)]
  if (use === undefined || role === undefined || serial === null) return 'header-malformed'
  const judged = judgedIn(page)
  if (!inLimits(capacity, logPages, contests, dates) || judged === undefined) return 'header-malformed'
  const at = layout(capacity, roomsOf(contests, judged).length, logPages, dates)
  const listed = Array.from({ length: dates }, (_, i) => page.readUInt16BE(88 + 2 * i))
  if (!isConsistent(page, at, listed)) return 'header-malformed'
  const days = withTurns(listed)
  return {
    use,
    earlyVoting: page.readUInt8(11) === 2,
    electionId: page.toString('hex', 12, 20),
    keySet: page.toString('hex', 20, 28),
    station: page.readUInt16BE(28),
    pair: page.readUInt8(30),
    role,
    serial,
    contests,
    judged,
    days,
    firstJournals: page.subarray(152, 184),
    layout: at,
    page,
  }
}

/** Undefined: lists of a contest that is not there, or too many. */
function judgedIn(page: Buffer): Judged | null | undefined {
  const [contests, bit, lists] = [page.readUInt8(84), page.readUInt8(86), page.readUInt8(87)]
  if (lists === 0) return bit === 0 ? null : undefined
  return bit < 8 && (contests & (1 << bit)) !== 0 && lists <= JUDGES_MAX ? { bit, lists } : undefined
}

function isConsistent(page: Buffer, at: Layout, days: readonly number[]): boolean {
  const [station, pair] = [page.readUInt16BE(28), page.readUInt8(30)]
  return (
    page.readUInt32BE(68) === at.ballots[1] &&
    page.readUInt32BE(72) === at.spent[1] &&
    page.readUInt32BE(80) === at.pages &&
    [1, 2].includes(page.readUInt8(11)) &&
    station >= 1 &&
    pair >= 1 &&
    pair <= 55 &&
    // From 1: day 0 means "not opened yet" in a journal.
    days.every((day, i) => day >= (days[i - 1] ?? 1)) &&
    allZero(page.subarray(88 + 2 * days.length, 152)) &&
    allZero(page.subarray(184, 4032))
  )
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
    contests <= MASK_MAX &&
    dates >= 1 &&
    dates <= 32
  )
}
