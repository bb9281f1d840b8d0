/** ristretto255 (RFC 9496 §4.3): one encoding for each element, and the map of 64 bytes to an element. Names are those of the page. */
import {
  absolute,
  add,
  copy,
  equal,
  FIELD,
  fromBytes,
  invertRows,
  isNegative,
  isZero,
  multiply,
  negate,
  power,
  setSmall,
  square,
  subtract,
  toBytes,
} from './field'
import { addPoint, POINT, T, TWO_D, X, Y, Z } from './point'

/** RFC 9496 §4.1, 32 bytes each, lowest first. */
const CONSTANTS = memory.data<u8>([
  // D
  0xa3, 0x78, 0x59, 0x13, 0xca, 0x4d, 0xeb, 0x75, 0xab, 0xd8, 0x41, 0x41, 0x4d, 0x0a, 0x70, 0x00, 0x98, 0xe8, 0x79,
  0x77, 0x79, 0x40, 0xc7, 0x8c, 0x73, 0xfe, 0x6f, 0x2b, 0xee, 0x6c, 0x03, 0x52,
  // SQRT_M1
  0xb0, 0xa0, 0x0e, 0x4a, 0x27, 0x1b, 0xee, 0xc4, 0x78, 0xe4, 0x2f, 0xad, 0x06, 0x18, 0x43, 0x2f, 0xa7, 0xd7, 0xfb,
  0x3d, 0x99, 0x00, 0x4d, 0x2b, 0x0b, 0xdf, 0xc1, 0x4f, 0x80, 0x24, 0x83, 0x2b,
  // SQRT_AD_MINUS_ONE
  0x1b, 0x2e, 0x7b, 0x49, 0xa0, 0xf6, 0x97, 0x7e, 0xbd, 0x54, 0x78, 0x1b, 0x0c, 0x8e, 0x9d, 0xaf, 0xfd, 0xd1, 0xf5,
  0x31, 0xc9, 0xfc, 0x3c, 0x0f, 0xac, 0x48, 0x83, 0x2b, 0xbf, 0x31, 0x69, 0x37,
  // INVSQRT_A_MINUS_D
  0xea, 0x40, 0x5d, 0x80, 0xaa, 0xfd, 0xc8, 0x99, 0xbe, 0x72, 0x41, 0x5a, 0x17, 0x16, 0x2f, 0x9d, 0x40, 0xd8, 0x01,
  0xfe, 0x91, 0x7b, 0xc2, 0x16, 0xa2, 0xfc, 0xaf, 0xcf, 0x05, 0x89, 0x6c, 0x78,
  // ONE_MINUS_D_SQ
  0x76, 0xc1, 0x5f, 0x94, 0xc1, 0x09, 0x7c, 0xe2, 0x0f, 0x35, 0x5e, 0xcd, 0x38, 0xa1, 0x81, 0x2c, 0xe4, 0xdf, 0x70,
  0xbe, 0xdd, 0xab, 0x94, 0x99, 0xd7, 0xe0, 0xb3, 0xb2, 0xa8, 0x72, 0x90, 0x02,
  // D_MINUS_ONE_SQ
  0x20, 0x4d, 0xed, 0x44, 0xaa, 0x5a, 0xad, 0x31, 0x99, 0x19, 0x1e, 0xb0, 0x2c, 0x4a, 0x9e, 0xd2, 0xeb, 0x4e, 0x9b,
  0x52, 0x2f, 0xd3, 0xdc, 0x4c, 0x41, 0x22, 0x6c, 0xf6, 0x7a, 0xb3, 0x68, 0x59,
])
const D = memory.data(36)
const SQRT_M1 = memory.data(36)
const SQRT_AD_MINUS_ONE = memory.data(36)
const INVSQRT_A_MINUS_D = memory.data(36)
const ONE_MINUS_D_SQ = memory.data(36)
const D_MINUS_ONE_SQ = memory.data(36)
const ONE = memory.data(36)

fromBytes(D, CONSTANTS)
fromBytes(SQRT_M1, CONSTANTS + 32)
fromBytes(SQRT_AD_MINUS_ONE, CONSTANTS + 64)
fromBytes(INVSQRT_A_MINUS_D, CONSTANTS + 96)
fromBytes(ONE_MINUS_D_SQ, CONSTANTS + 128)
fromBytes(D_MINUS_ONE_SQ, CONSTANTS + 160)
setSmall(ONE, 1)
add(TWO_D, D, D)
multiply(TWO_D, TWO_D, ONE)

const t0 = memory.data(36)
const t1 = memory.data(36)
const t2 = memory.data(36)
const t3 = memory.data(36)

/** SQRT_RATIO_M1: √(u/v) or √(SQRT_M1·u/v), not negative. @returns whether u/v is a square; `out` is neither u nor v */
function squareRootOfRatio(out: usize, u: usize, v: usize): bool {
  square(t0, v)
  multiply(t0, t0, v) // v³
  square(t1, t0)
  multiply(t1, t1, v) // v⁷
  multiply(t1, t1, u)
  power(t2, t1)
  multiply(t0, t0, u)
  multiply(t0, t0, t2) // r
  square(t1, t0)
  multiply(t1, t1, v) // check
  negate(t2, u)
  multiply(t3, t2, SQRT_M1)
  const correct = equal(t1, u)
  const flipped = !correct && equal(t1, t2)
  if (flipped || (!correct && equal(t1, t3))) multiply(t0, t0, SQRT_M1)
  absolute(out, t0)
  return correct || flipped
}

/** 1/√v, or 0 for 0. */
function inverseSquareRoot(out: usize, v: usize): bool {
  return squareRootOfRatio(out, ONE, v)
}

/** Below p and even. */
function isCanonical(bytes: usize): bool {
  const top = load<u64>(bytes, 24)
  if ((load<u8>(bytes) & 1) !== 0 || top > u64.MAX_VALUE >> 1) return false
  const ones =
    top === u64.MAX_VALUE >> 1 && load<u64>(bytes, 16) === u64.MAX_VALUE && load<u64>(bytes, 8) === u64.MAX_VALUE
  return !ones || load<u64>(bytes) < u64.MAX_VALUE - 18
}

const s = memory.data(36)
const ss = memory.data(36)
const u1 = memory.data(36)
const u2 = memory.data(36)
const v = memory.data(36)
const root = memory.data(36)
const denX = memory.data(36)
const denY = memory.data(36)

/** §4.3.1. The point has Z = 1. */
export function decode(point: usize, bytes: usize): bool {
  if (!isCanonical(bytes)) return false
  fromBytes(s, bytes)
  square(ss, s)
  subtract(u1, ONE, ss)
  add(u2, ONE, ss)
  square(denX, u2) // u2²
  square(v, u1)
  multiply(v, v, D)
  add(v, v, denX)
  negate(v, v)
  multiply(denY, v, denX)
  const wasSquare = inverseSquareRoot(root, denY)
  multiply(denX, root, u2)
  multiply(denY, root, denX)
  multiply(denY, denY, v)
  add(s, s, s)
  multiply(s, s, denX)
  absolute(point + X, s)
  multiply(point + Y, u1, denY)
  setSmall(point + Z, 1)
  multiply(point + T, point + X, point + Y)
  return wasSquare && !isNegative(point + T) && !isZero(point + Y)
}

const zInverse = memory.data(36)
const x = memory.data(36)
const y = memory.data(36)

/** §4.3.2 */
export function encode(bytes: usize, point: usize): void {
  add(u1, point + Z, point + Y)
  subtract(u2, point + Z, point + Y)
  multiply(u1, u1, u2)
  multiply(u2, point + X, point + Y)
  square(v, u2)
  multiply(v, v, u1)
  inverseSquareRoot(root, v)
  multiply(denX, root, u1) // den1
  multiply(denY, root, u2) // den2
  multiply(zInverse, denX, denY)
  multiply(zInverse, zInverse, point + T)
  multiply(v, point + T, zInverse)
  if (isNegative(v)) {
    multiply(x, point + Y, SQRT_M1)
    multiply(y, point + X, SQRT_M1)
    multiply(denY, denX, INVSQRT_A_MINUS_D)
  } else {
    copy(x, point + X)
    copy(y, point + Y)
  }
  multiply(v, x, zInverse)
  if (isNegative(v)) negate(y, y)
  subtract(s, point + Z, y)
  multiply(s, s, denY)
  absolute(s, s)
  toBytes(bytes, s)
}

const r = memory.data(36)
const c = memory.data(36)
const w0 = memory.data(36)
const w1 = memory.data(36)
const w2 = memory.data(36)
const w3 = memory.data(36)

/** §4.3.4, MAP, from 32 bytes. */
function mapHalf(point: usize, bytes: usize): void {
  fromBytes(x, bytes)
  square(r, x)
  multiply(r, r, SQRT_M1)
  add(u1, r, ONE)
  multiply(u1, u1, ONE_MINUS_D_SQ) // u
  multiply(v, r, D)
  add(v, v, ONE)
  negate(v, v)
  add(u2, r, D)
  multiply(v, v, u2)
  if (squareRootOfRatio(s, u1, v)) {
    negate(c, ONE)
  } else {
    multiply(s, s, x)
    absolute(s, s)
    negate(s, s)
    copy(c, r)
  }
  subtract(w1, r, ONE)
  multiply(w1, w1, c)
  multiply(w1, w1, D_MINUS_ONE_SQ)
  subtract(w1, w1, v) // N
  multiply(w0, s, v)
  add(w0, w0, w0)
  multiply(w1, w1, SQRT_AD_MINUS_ONE)
  square(ss, s)
  subtract(w2, ONE, ss)
  add(w3, ONE, ss)
  multiply(point + X, w0, w3)
  multiply(point + Y, w2, w1)
  multiply(point + Z, w1, w3)
  multiply(point + T, w0, w2)
}

const half = memory.data(144)

export function map(point: usize, uniform: usize): void {
  mapHalf(half, uniform)
  mapHalf(point, uniform + 32)
  addPoint(point, point, half)
}

/** §4.3.3 */
export function isEqual(p: usize, q: usize): bool {
  multiply(u1, p + X, q + Y)
  multiply(u2, p + Y, q + X)
  if (equal(u1, u2)) return true
  multiply(u1, p + Y, q + Y)
  multiply(u2, p + X, q + X)
  return equal(u1, u2)
}

/**
 * Encodings of 2·P. For a double, everything that §4.3.2 takes a square root of is a square of known numbers: with
 *   e = 2·X·Y, f = Z² + d·T², g = X² + Y², h = Z² − d·T²,
 * 2·P = (e·h : g·f : f·h : e·g), and its encoding needs 1/(e·g·f·h) alone, so that one inversion serves all rows.
 * `scratch`: six numbers a row.
 */
export function encodeDoubles(bytes: usize, points: usize, rows: i32, scratch: usize): void {
  const products = scratch + usize(rows) * 4 * FIELD
  for (let i: usize = 0; i < usize(rows); i++) {
    const efgh = scratch + i * 4 * FIELD
    factorsOfDouble(efgh, points + i * POINT)
    multiply(u1, efgh, efgh + 72)
    multiply(u2, efgh + 36, efgh + 108)
    multiply(products + i * FIELD, u1, u2)
  }
  invertRows(products, rows, FIELD, products + usize(rows) * FIELD)
  for (let i: usize = 0; i < usize(rows); i++) {
    encodeFactors(bytes + 32 * i, scratch + i * 4 * FIELD, products + i * FIELD)
  }
}

function factorsOfDouble(efgh: usize, p: usize): void {
  multiply(efgh, p + X, p + Y)
  add(u1, efgh, efgh)
  multiply(efgh, u1, ONE)
  square(u1, p + Z)
  square(u2, p + T)
  multiply(u2, u2, D)
  add(efgh + 36, u1, u2)
  subtract(efgh + 108, u1, u2)
  square(u1, p + X)
  square(u2, p + Y)
  add(efgh + 72, u1, u2)
}

/** `inverse`: 1/(e·f·g·h), or 0 where 2·P is the identity in one of its forms: its encoding is 0 too. */
function encodeFactors(bytes: usize, efgh: usize, inverse: usize): void {
  let e = efgh
  const f = efgh + 36
  let g = efgh + 72
  let h = efgh + 108
  let magic = INVSQRT_A_MINUS_D
  multiply(u1, e, g)
  multiply(u2, f, h)
  multiply(zInverse, u1, inverse) // 1/(f·h)
  multiply(v, u2, inverse) // 1/(e·g)
  multiply(x, u1, zInverse)
  if (isNegative(x)) {
    multiply(w0, f, SQRT_M1)
    negate(w1, e)
    e = g
    g = w1
    h = w0
    magic = SQRT_M1
  }
  multiply(x, h, e)
  multiply(x, x, zInverse)
  copy(w2, g)
  if (isNegative(x)) negate(w2, w2)
  multiply(y, w2, v)
  multiply(y, y, magic)
  subtract(x, h, w2)
  multiply(x, x, y)
  absolute(x, x)
  toBytes(bytes, x)
}
