/**
 * Numbers modulo p = 2^255 − 19: nine limbs of 29 bits, each a signed 32-bit integer, lowest first. Products of two limbs and the sum of nine
 * of them fit a signed 64-bit integer while the sizes of both factors, in units of 2^28, multiply to less than 14: *settled* numbers
 * (every result of `multiply` and `square`) count 1, a sum or difference of two of them 2, and nothing is carried in between.
 */

/** Bytes of a number. */
export const FIELD: i32 = 36
const BITS: i64 = 29
const MASK: i64 = 0x1fffffff
/** Carries are rounded to the nearest, so that limbs stay within ±2^28. */
const HALF: i64 = 0x10000000
/** 2^261 modulo p: what a limb above the ninth counts. */
const WRAP: i64 = 1216
/** Bits of the ninth limb below 2^255, and 2^255 modulo p. */
const TOP_BITS: i64 = 23
const TOP_MASK: i64 = 0x7fffff
const FOLD: i64 = 19

export function multiply(out: usize, a: usize, b: usize): void {
  const a0: i64 = load<i32>(a)
  const a1: i64 = load<i32>(a, 4)
  const a2: i64 = load<i32>(a, 8)
  const a3: i64 = load<i32>(a, 12)
  const a4: i64 = load<i32>(a, 16)
  const a5: i64 = load<i32>(a, 20)
  const a6: i64 = load<i32>(a, 24)
  const a7: i64 = load<i32>(a, 28)
  const a8: i64 = load<i32>(a, 32)
  const b0: i64 = load<i32>(b)
  const b1: i64 = load<i32>(b, 4)
  const b2: i64 = load<i32>(b, 8)
  const b3: i64 = load<i32>(b, 12)
  const b4: i64 = load<i32>(b, 16)
  const b5: i64 = load<i32>(b, 20)
  const b6: i64 = load<i32>(b, 24)
  const b7: i64 = load<i32>(b, 28)
  const b8: i64 = load<i32>(b, 32)
  let r: i64 = a1 * b8 + a2 * b7 + a3 * b6 + a4 * b5 + a5 * b4 + a6 * b3 + a7 * b2 + a8 * b1
  const h0: i64 = (r & MASK) * WRAP
  r = (r >> BITS) + a2 * b8 + a3 * b7 + a4 * b6 + a5 * b5 + a6 * b4 + a7 * b3 + a8 * b2
  const h1: i64 = (r & MASK) * WRAP
  r = (r >> BITS) + a3 * b8 + a4 * b7 + a5 * b6 + a6 * b5 + a7 * b4 + a8 * b3
  const h2: i64 = (r & MASK) * WRAP
  r = (r >> BITS) + a4 * b8 + a5 * b7 + a6 * b6 + a7 * b5 + a8 * b4
  const h3: i64 = (r & MASK) * WRAP
  r = (r >> BITS) + a5 * b8 + a6 * b7 + a7 * b6 + a8 * b5
  const h4: i64 = (r & MASK) * WRAP
  r = (r >> BITS) + a6 * b8 + a7 * b7 + a8 * b6
  const h5: i64 = (r & MASK) * WRAP
  r = (r >> BITS) + a7 * b8 + a8 * b7
  const h6: i64 = (r & MASK) * WRAP
  r = (r >> BITS) + a8 * b8
  const h7: i64 = (r & MASK) * WRAP
  const h8: i64 = (r >> BITS) * WRAP
  r = HALF + h0 + a0 * b0
  const low: i64 = r & MASK
  r = (r >> BITS) + HALF + h1 + a0 * b1 + a1 * b0
  const second: i64 = (r & MASK) - HALF
  r = (r >> BITS) + HALF + h2 + a0 * b2 + a1 * b1 + a2 * b0
  store<i32>(out, i32((r & MASK) - HALF), 8)
  r = (r >> BITS) + HALF + h3 + a0 * b3 + a1 * b2 + a2 * b1 + a3 * b0
  store<i32>(out, i32((r & MASK) - HALF), 12)
  r = (r >> BITS) + HALF + h4 + a0 * b4 + a1 * b3 + a2 * b2 + a3 * b1 + a4 * b0
  store<i32>(out, i32((r & MASK) - HALF), 16)
  r = (r >> BITS) + HALF + h5 + a0 * b5 + a1 * b4 + a2 * b3 + a3 * b2 + a4 * b1 + a5 * b0
  store<i32>(out, i32((r & MASK) - HALF), 20)
  r = (r >> BITS) + HALF + h6 + a0 * b6 + a1 * b5 + a2 * b4 + a3 * b3 + a4 * b2 + a5 * b1 + a6 * b0
  store<i32>(out, i32((r & MASK) - HALF), 24)
  r = (r >> BITS) + HALF + h7 + a0 * b7 + a1 * b6 + a2 * b5 + a3 * b4 + a4 * b3 + a5 * b2 + a6 * b1 + a7 * b0
  store<i32>(out, i32((r & MASK) - HALF), 28)
  r = (r >> BITS) + HALF + h8 + a0 * b8 + a1 * b7 + a2 * b6 + a3 * b5 + a4 * b4 + a5 * b3 + a6 * b2 + a7 * b1 + a8 * b0
  store<i32>(out, i32((r & MASK) - HALF), 32)
  r = low + (r >> BITS) * WRAP
  store<i32>(out, i32((r & MASK) - HALF))
  store<i32>(out, i32(second + (r >> BITS)), 4)
}
export function square(out: usize, a: usize): void {
  const a0: i64 = load<i32>(a)
  const a1: i64 = load<i32>(a, 4)
  const a2: i64 = load<i32>(a, 8)
  const a3: i64 = load<i32>(a, 12)
  const a4: i64 = load<i32>(a, 16)
  const a5: i64 = load<i32>(a, 20)
  const a6: i64 = load<i32>(a, 24)
  const a7: i64 = load<i32>(a, 28)
  const a8: i64 = load<i32>(a, 32)
  const d0: i64 = a0 << 1
  const d1: i64 = a1 << 1
  const d2: i64 = a2 << 1
  const d3: i64 = a3 << 1
  const d4: i64 = a4 << 1
  const d5: i64 = a5 << 1
  const d6: i64 = a6 << 1
  const d7: i64 = a7 << 1
  let r: i64 = d1 * a8 + d2 * a7 + d3 * a6 + d4 * a5
  const h0: i64 = (r & MASK) * WRAP
  r = (r >> BITS) + d2 * a8 + d3 * a7 + d4 * a6 + a5 * a5
  const h1: i64 = (r & MASK) * WRAP
  r = (r >> BITS) + d3 * a8 + d4 * a7 + d5 * a6
  const h2: i64 = (r & MASK) * WRAP
  r = (r >> BITS) + d4 * a8 + d5 * a7 + a6 * a6
  const h3: i64 = (r & MASK) * WRAP
  r = (r >> BITS) + d5 * a8 + d6 * a7
  const h4: i64 = (r & MASK) * WRAP
  r = (r >> BITS) + d6 * a8 + a7 * a7
  const h5: i64 = (r & MASK) * WRAP
  r = (r >> BITS) + d7 * a8
  const h6: i64 = (r & MASK) * WRAP
  r = (r >> BITS) + a8 * a8
  const h7: i64 = (r & MASK) * WRAP
  const h8: i64 = (r >> BITS) * WRAP
  r = HALF + h0 + a0 * a0
  const low: i64 = r & MASK
  r = (r >> BITS) + HALF + h1 + d0 * a1
  const second: i64 = (r & MASK) - HALF
  r = (r >> BITS) + HALF + h2 + d0 * a2 + a1 * a1
  store<i32>(out, i32((r & MASK) - HALF), 8)
  r = (r >> BITS) + HALF + h3 + d0 * a3 + d1 * a2
  store<i32>(out, i32((r & MASK) - HALF), 12)
  r = (r >> BITS) + HALF + h4 + d0 * a4 + d1 * a3 + a2 * a2
  store<i32>(out, i32((r & MASK) - HALF), 16)
  r = (r >> BITS) + HALF + h5 + d0 * a5 + d1 * a4 + d2 * a3
  store<i32>(out, i32((r & MASK) - HALF), 20)
  r = (r >> BITS) + HALF + h6 + d0 * a6 + d1 * a5 + d2 * a4 + a3 * a3
  store<i32>(out, i32((r & MASK) - HALF), 24)
  r = (r >> BITS) + HALF + h7 + d0 * a7 + d1 * a6 + d2 * a5 + d3 * a4
  store<i32>(out, i32((r & MASK) - HALF), 28)
  r = (r >> BITS) + HALF + h8 + d0 * a8 + d1 * a7 + d2 * a6 + d3 * a5 + a4 * a4
  store<i32>(out, i32((r & MASK) - HALF), 32)
  r = low + (r >> BITS) * WRAP
  store<i32>(out, i32((r & MASK) - HALF))
  store<i32>(out, i32(second + (r >> BITS)), 4)
}
/** a^(2^times) */
function squareTimes(out: usize, a: usize, times: i32): void {
  square(out, a)
  for (let i = 1; i < times; i++) square(out, out)
}

// Limbs do not know of each other in a sum: four at a time.
export function add(out: usize, a: usize, b: usize): void {
  v128.store(out, i32x4.add(v128.load(a), v128.load(b)))
  v128.store(out, i32x4.add(v128.load(a, 16), v128.load(b, 16)), 16)
  store<i32>(out, load<i32>(a, 32) + load<i32>(b, 32), 32)
}

export function subtract(out: usize, a: usize, b: usize): void {
  v128.store(out, i32x4.sub(v128.load(a), v128.load(b)))
  v128.store(out, i32x4.sub(v128.load(a, 16), v128.load(b, 16)), 16)
  store<i32>(out, load<i32>(a, 32) - load<i32>(b, 32), 32)
}

export function negate(out: usize, a: usize): void {
  v128.store(out, i32x4.neg(v128.load(a)))
  v128.store(out, i32x4.neg(v128.load(a, 16)), 16)
  store<i32>(out, -load<i32>(a, 32), 32)
}

export function copy(out: usize, a: usize): void {
  v128.store(out, v128.load(a))
  v128.store(out, v128.load(a, 16), 16)
  store<i32>(out, load<i32>(a, 32), 32)
}

export function setSmall(out: usize, value: i32): void {
  memory.fill(out, 0, FIELD)
  store<i32>(out, value)
}

const bytesRead = memory.data(72)

/** From 32 bytes, little-endian; the highest bit is not looked at. Settled. */
export function fromBytes(out: usize, bytes: usize): void {
  const w0 = load<u64>(bytes)
  const w1 = load<u64>(bytes, 8)
  const w2 = load<u64>(bytes, 16)
  const w3 = load<u64>(bytes, 24)
  store<u64>(bytesRead, w0)
  store<u64>(bytesRead, w0 >> 29, 8)
  store<u64>(bytesRead, (w0 >> 58) | (w1 << 6), 16)
  store<u64>(bytesRead, w1 >> 23, 24)
  store<u64>(bytesRead, (w1 >> 52) | (w2 << 12), 32)
  store<u64>(bytesRead, w2 >> 17, 40)
  store<u64>(bytesRead, (w2 >> 46) | (w3 << 18), 48)
  store<u64>(bytesRead, w3 >> 11, 56)
  let carry: i64 = 0
  for (let i: usize = 0; i < 8; i++) {
    const limb = (load<i64>(bytesRead + 8 * i) & MASK) + carry
    carry = (limb + HALF) >> BITS
    store<i32>(out + 4 * i, i32(limb - (carry << BITS)))
  }
  store<i32>(out, i32(i64((w3 >> 40) & u64(TOP_MASK)) + carry), 32)
}

/** 2^9 · p is added before anything is carried, so that the number is not negative. */
const LIFT_TOP: i64 = 0x100000000
const LIFT_LOW: i64 = 9728

const canonical = memory.data(72)

/** The one number 0 … p − 1, as nine limbs of 8 bytes in `canonical`. */
function reduce(a: usize): void {
  let l0: i64 = load<i32>(a) - LIFT_LOW
  let l1: i64 = load<i32>(a, 4)
  let l2: i64 = load<i32>(a, 8)
  let l3: i64 = load<i32>(a, 12)
  let l4: i64 = load<i32>(a, 16)
  let l5: i64 = load<i32>(a, 20)
  let l6: i64 = load<i32>(a, 24)
  let l7: i64 = load<i32>(a, 28)
  let l8: i64 = load<i32>(a, 32) + LIFT_TOP
  l1 += l0 >> BITS
  l0 &= MASK
  l2 += l1 >> BITS
  l1 &= MASK
  l3 += l2 >> BITS
  l2 &= MASK
  l4 += l3 >> BITS
  l3 &= MASK
  l5 += l4 >> BITS
  l4 &= MASK
  l6 += l5 >> BITS
  l5 &= MASK
  l7 += l6 >> BITS
  l6 &= MASK
  l8 += l7 >> BITS
  l7 &= MASK
  l0 += FOLD * (l8 >> TOP_BITS)
  l8 &= TOP_MASK
  // p … 2^255 − 1 become 2^255 and above when 19 is added.
  let above: i64 = (l0 + FOLD) >> BITS
  above = (l1 + above) >> BITS
  above = (l2 + above) >> BITS
  above = (l3 + above) >> BITS
  above = (l4 + above) >> BITS
  above = (l5 + above) >> BITS
  above = (l6 + above) >> BITS
  above = (l7 + above) >> BITS
  l0 += FOLD * ((l8 + above) >> TOP_BITS)
  l1 += l0 >> BITS
  store<i64>(canonical, l0 & MASK)
  l2 += l1 >> BITS
  store<i64>(canonical, l1 & MASK, 8)
  l3 += l2 >> BITS
  store<i64>(canonical, l2 & MASK, 16)
  l4 += l3 >> BITS
  store<i64>(canonical, l3 & MASK, 24)
  l5 += l4 >> BITS
  store<i64>(canonical, l4 & MASK, 32)
  l6 += l5 >> BITS
  store<i64>(canonical, l5 & MASK, 40)
  l7 += l6 >> BITS
  store<i64>(canonical, l6 & MASK, 48)
  l8 += l7 >> BITS
  store<i64>(canonical, l7 & MASK, 56)
  store<i64>(canonical, l8 & TOP_MASK, 64)
}

export function toBytes(bytes: usize, a: usize): void {
  reduce(a)
  const l2 = load<u64>(canonical, 16)
  const l4 = load<u64>(canonical, 32)
  const l6 = load<u64>(canonical, 48)
  store<u64>(bytes, load<u64>(canonical) | (load<u64>(canonical, 8) << 29) | (l2 << 58))
  store<u64>(bytes, (l2 >> 6) | (load<u64>(canonical, 24) << 23) | (l4 << 52), 8)
  store<u64>(bytes, (l4 >> 12) | (load<u64>(canonical, 40) << 17) | (l6 << 46), 16)
  store<u64>(bytes, (l6 >> 18) | (load<u64>(canonical, 56) << 11) | (load<u64>(canonical, 64) << 40), 24)
}

/** RFC 9496 §4: the lowest bit of the canonical encoding. */
export function isNegative(a: usize): bool {
  reduce(a)
  return (load<i64>(canonical) & 1) !== 0
}

export function isZero(a: usize): bool {
  reduce(a)
  let bits: i64 = 0
  for (let i: usize = 0; i < 72; i += 8) bits |= load<i64>(canonical + i)
  return bits === 0
}

const difference = memory.data(36)

export function equal(a: usize, b: usize): bool {
  subtract(difference, a, b)
  return isZero(difference)
}

export function absolute(out: usize, a: usize): void {
  if (isNegative(a)) negate(out, a)
  else copy(out, a)
}

const p0 = memory.data(36)
const p1 = memory.data(36)
const p2 = memory.data(36)

/** a^((p − 5) / 8) = a^(2^252 − 3); `out` is not `a`. */
export function power(out: usize, a: usize): void {
  square(p0, a)
  squareTimes(p1, p0, 2)
  multiply(p1, a, p1)
  multiply(p0, p0, p1)
  square(p0, p0)
  multiply(p0, p1, p0) // 2^5 − 1
  squareTimes(p1, p0, 5)
  multiply(p0, p1, p0) // 2^10 − 1
  squareTimes(p1, p0, 10)
  multiply(p1, p1, p0) // 2^20 − 1
  squareTimes(p2, p1, 20)
  multiply(p1, p2, p1) // 2^40 − 1
  squareTimes(p1, p1, 10)
  multiply(p0, p1, p0) // 2^50 − 1
  squareTimes(p1, p0, 50)
  multiply(p1, p1, p0) // 2^100 − 1
  squareTimes(p2, p1, 100)
  multiply(p1, p2, p1) // 2^200 − 1
  squareTimes(p1, p1, 50)
  multiply(p0, p1, p0) // 2^250 − 1
  squareTimes(p0, p0, 2)
  multiply(out, p0, a)
}

const i0 = memory.data(36)
const i1 = memory.data(36)

/** a^(p − 2): 8 · (2^252 − 3) + 3. */
function invert(out: usize, a: usize): void {
  power(i0, a)
  squareTimes(i0, i0, 3)
  square(i1, a)
  multiply(i1, i1, a)
  multiply(out, i0, i1)
}

const running = memory.data(36)
const backwards = memory.data(36)

/**
 * The inverses of `rows` numbers, each at `stride` bytes from the one before it, with one inversion for all; 0 stays 0.
 * `scratch`: as many numbers.
 */
export function invertRows(numbers: usize, rows: i32, stride: usize, scratch: usize): void {
  setSmall(running, 1)
  for (let i: usize = 0; i < usize(rows); i++) {
    copy(scratch + i * FIELD, running)
    const at = numbers + i * stride
    if (!isZero(at)) multiply(running, running, at)
  }
  invert(running, running)
  for (let i: isize = rows - 1; i >= 0; i--) {
    const at = numbers + usize(i) * stride
    if (isZero(at)) continue
    multiply(backwards, running, scratch + usize(i) * FIELD)
    multiply(running, running, at)
    copy(at, backwards)
  }
}
