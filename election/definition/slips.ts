/**
 * 発券のみ (LAW-12, ISS-23): an early-voting station without a roll. The city's own roll system, on its line, checks the voter and prints a
 * slip (引換券); the desk gives a card for the slip. The package signs which numbers are slips of which station, and each number is one row
 * of that station's books, so that no slip gives a second card. docs/formats/slip-list.md.
 *
 * A slip has 9 digits: a serial number of 7, and 2 check digits by ISO/IEC 7064 MOD 97-10 (the whole is 1 modulo 97).
 */
import { assert } from '../assert.ts'
import { maskOfIds, NO_CONTEST } from '../contests.ts'
import { rollNumber } from '../id-schemas.ts'
import type { ContestBit, ContestId, ContestMask, RollNumber } from '../ids.ts'
import { err, ok, type Result } from '../result.ts'

/** Serial numbers from first to last, both included: slips of one kind. The kind is in the number, and nobody at the desk chooses it. */
export interface SlipRange {
  readonly first: number
  readonly last: number
  /** TRN-03: voters are counted by sex, which no roll says here. */
  readonly sex: 'M' | 'F'
  /** The contests that a slip of these numbers is for, in the order of the station's. */
  readonly contests: readonly ContestId[]
}

export const SLIP_SERIAL = { min: 1_000_000, max: 9_999_999 } as const
export const SLIP_RANGES_MAX = 64
/** The books keep a place for each. */
export const SLIPS_MAX = 200_000

const FORM = /^[1-9]\d{8}$/

/** @throws AssertionError for a serial number of another length */
export function slipNumber(serial: number): RollNumber {
  assert(Number.isInteger(serial) && serial >= SLIP_SERIAL.min && serial <= SLIP_SERIAL.max, 'slip: seven digits')
  return rollNumber.parse(`${serial}${String(98 - ((serial * 100) % 97)).padStart(2, '0')}`)
}

/**
 * A slip as it is scanned or typed, in full width and with spaces or hyphens too.
 * @returns `not-a-slip`: no nine digits; `misread`: its check digits say that a digit is another
 */
export function readSlip(text: string): Result<RollNumber, 'not-a-slip' | 'misread'> {
  const digits = text.normalize('NFKC').replace(/[\s‐-―−-]/gu, '')
  if (!FORM.test(digits)) return err('not-a-slip')
  return Number(digits) % 97 === 1 ? ok(rollNumber.parse(digits)) : err('misread')
}

export function slipsIn(ranges: readonly SlipRange[]): number {
  return ranges.reduce((sum, { first, last }) => sum + last - first + 1, 0)
}

/** The kind of a slip of these ranges; null: it is none of theirs. */
export function rangeOf(ranges: readonly SlipRange[], number: RollNumber): SlipRange | null {
  const serial = Number(number.slice(0, -2))
  return ranges.find(({ first, last }) => serial >= first && serial <= last) ?? null
}

/** The contests of the slip; nothing, if it is none of these ranges. */
export function contestsOfSlip(
  ranges: readonly SlipRange[],
  number: RollNumber,
  contests: readonly { readonly id: ContestId; readonly bit: ContestBit }[],
): ContestMask {
  const range = rangeOf(ranges, number)
  // A contest that turned out to be uncontested is on no card.
  const named = contests.filter(({ id }) => range?.contests.includes(id))
  return (
    maskOfIds(
      named,
      named.map(({ id }) => id),
    ) ?? NO_CONTEST
  )
}

/** Every slip in the order of the ranges: the order of the station's books. */
export function* eachSlip(
  ranges: readonly SlipRange[],
): Generator<{ readonly number: RollNumber; readonly sex: SlipRange['sex'] }> {
  for (const { first, last, sex } of ranges)
    for (let serial = first; serial <= last; serial++) yield { number: slipNumber(serial), sex }
}

/** ISS-02: no number is a slip of two kinds, or of two stations. */
export function areApart(ranges: readonly SlipRange[]): boolean {
  const ascending = ranges.toSorted((one, other) => one.first - other.first)
  return ascending.every(({ first, last }, at) => {
    const before = ascending[at - 1]
    return first <= last && (before === undefined || before.last < first)
  })
}
