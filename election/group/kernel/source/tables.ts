/**
 * Multiples of one element by a table: for each window of WIDTH bits all multiples up to half of it, for digits have signs.
 * Which entry is read depends on the scalar: nothing here is constant-time (docs/decisions/037).
 */
import { addPoint, addSummand, copyPoint, double, normaliseRows, POINT, SUMMAND, toSummand } from './point'

const WIDTH: i32 = 10
const WINDOWS: i32 = 26
const ENTRIES: i32 = 512

export const TABLE: i32 = WINDOWS * ENTRIES * SUMMAND

const base = memory.data(144)

/** `scratch`: ENTRIES points, and two numbers for each. */
export function makeTable(table: usize, point: usize, scratch: usize): void {
  copyPoint(base, point)
  for (let window = 0; window < WINDOWS; window++) {
    copyPoint(scratch, base)
    for (let i = 1; i < ENTRIES; i++) addPoint(scratch + usize(i) * POINT, scratch + usize(i - 1) * POINT, base)
    // The last entry is 2^(WIDTH − 1) · base: the next window begins with its double.
    double(base, scratch + usize(ENTRIES - 1) * POINT)
    normaliseRows(scratch, ENTRIES, scratch + usize(ENTRIES) * POINT)
    for (let i = 0; i < ENTRIES; i++) {
      toSummand(table, scratch + usize(i) * POINT)
      table += SUMMAND
    }
  }
}

/**
 * Point i += scalar i · the element of the table. Window by window over all rows, so that its part of the table stays near.
 * `digits`: 2 bytes for each window of each row.
 */
export function addMultiples(points: usize, table: usize, scalars: usize, rows: i32, digits: usize): void {
  signedDigits(digits, scalars, rows, WIDTH, WINDOWS)
  for (let window = 0; window < WINDOWS; window++) {
    for (let row = 0; row < rows; row++) {
      const digit = i32(load<i16>(digits + (usize(window * rows + row) << 1)))
      if (digit === 0) continue
      const p = points + usize(row) * POINT
      const size = digit < 0 ? -digit : digit
      addSummand(p, p, table + usize(size - 1) * SUMMAND, digit < 0)
    }
    table += ENTRIES * SUMMAND
  }
}

/** Digits from −2^(width − 1) to 2^(width − 1), window by window; scalars are 32 bytes, little-endian, below 2^253. */
export function signedDigits(digits: usize, scalars: usize, rows: i32, width: i32, windows: i32): void {
  const full = 1 << width
  for (let row = 0; row < rows; row++) {
    const scalar = scalars + (usize(row) << 5)
    let carry = 0
    for (let window = 0; window < windows; window++) {
      let digit = bitsAt(scalar, window * width, width) + carry
      carry = digit > full >> 1 ? 1 : 0
      digit -= carry << width
      store<i16>(digits + (usize(window * rows + row) << 1), i16(digit))
    }
  }
}

function bitsAt(scalar: usize, at: i32, width: i32): i32 {
  if (at >= 256) return 0
  const word = usize(at >> 6) << 3
  const shift = u64(at & 63)
  let bits = load<u64>(scalar + word) >> shift
  if (shift + u64(width) > 64 && word < 24) bits |= load<u64>(scalar + word + 8) << (64 - shift)
  return i32(bits) & ((1 << width) - 1)
}
