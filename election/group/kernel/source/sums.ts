/** Many elements at once: one scalar for all of them, and a sum of products by buckets. */
import {
  addPoint,
  addProjective,
  addSummand,
  areNormal,
  copyPoint,
  double,
  doubleWithoutT,
  normaliseRows,
  POINT,
  PROJECTIVE,
  SUMMAND,
  setNeutral,
  toProjective,
  toSummand,
} from './point'
import { signedDigits } from './tables'

/** 1, 3, … 15 times an element. */
const odd = memory.data(1152)
const sum = memory.data(144)
const twice = memory.data(144)

/**
 * out i (+)= scalar · point i. The scalar as digits from the highest: 0, or odd and between −15 and 15.
 * `largest`: of them all, so that a small factor makes no table that it does not use.
 */
export function multiplyRows(
  out: usize,
  points: usize,
  rows: i32,
  digits: usize,
  count: i32,
  largest: i32,
  accumulate: bool,
): void {
  for (let row = 0; row < rows; row++) {
    const p = points + usize(row) * POINT
    const o = out + usize(row) * POINT
    makeOdd(p, largest)
    setNeutral(sum)
    for (let i = 0; i < count; i++) {
      const digit = i32(load<i8>(digits + usize(i)))
      if (digit === 0 && i + 1 < count) doubleWithoutT(sum, sum)
      else double(sum, sum)
      if (digit === 0) continue
      const size = digit < 0 ? -digit : digit
      addProjective(sum, sum, odd + usize(size >> 1) * PROJECTIVE, digit < 0)
    }
    if (accumulate) addPoint(o, o, sum)
    else copyPoint(o, sum)
  }
}

function makeOdd(p: usize, largest: i32): void {
  toProjective(odd, p)
  if (largest === 1) return
  double(twice, p)
  copyPoint(sum, p)
  for (let size = 3; size <= largest; size += 2) {
    addPoint(sum, sum, twice)
    toProjective(odd + usize(size >> 1) * PROJECTIVE, sum)
  }
}

/** As summands, with Z = 1. Changes the points. `scratch`: two numbers a row. */
export function toSummands(out: usize, points: usize, rows: i32, scratch: usize): void {
  if (!areNormal(points, rows)) normaliseRows(points, rows, scratch)
  for (let i: usize = 0; i < usize(rows); i++) toSummand(out + i * SUMMAND, points + i * POINT)
}

const above = memory.data(144)
const windowSum = memory.data(144)

/**
 * out = Σ scalar i · summand i (Pippenger): in each window every summand goes into the bucket of its digit, and bucket d counts
 * d times. `digits`: 2 bytes for each window of each row; `buckets`: 2^(width − 1) points.
 */
export function sumByBuckets(
  out: usize,
  summands: usize,
  scalars: usize,
  rows: i32,
  width: i32,
  windows: i32,
  digits: usize,
  buckets: usize,
): void {
  signedDigits(digits, scalars, rows, width, windows)
  setNeutral(out)
  const last = usize((1 << (width - 1)) - 1) * POINT
  for (let window = windows - 1; window >= 0; window--) {
    for (let i = 0; i < width; i++) double(out, out)
    for (let at: usize = 0; at <= last; at += POINT) setNeutral(buckets + at)
    fillBuckets(summands, digits + (usize(window * rows) << 1), rows, buckets)
    setNeutral(above)
    setNeutral(windowSum)
    for (let at: isize = last; at >= 0; at -= POINT) {
      addPoint(above, above, buckets + usize(at))
      addPoint(windowSum, windowSum, above)
    }
    addPoint(out, out, windowSum)
  }
}

function fillBuckets(summands: usize, digits: usize, rows: i32, buckets: usize): void {
  for (let row = 0; row < rows; row++) {
    const digit = i32(load<i16>(digits + (usize(row) << 1)))
    if (digit === 0) continue
    const bucket = buckets + usize((digit < 0 ? -digit : digit) - 1) * POINT
    addSummand(bucket, bucket, summands + usize(row) * SUMMAND, digit < 0)
  }
}

/** out += Σ points. */
export function addRows(out: usize, points: usize, rows: i32): void {
  for (let i: usize = 0; i < usize(rows); i++) addPoint(out, out, points + i * POINT)
}
