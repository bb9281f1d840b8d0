/**
 * Points of −x² + y² = 1 + d·x²·y² in extended coordinates X, Y, Z, T = X·Y/Z (RFC 8032 §5.1.4), settled numbers one after
 * the other. Sums are complete: they hold for equal points and for the neutral one too.
 */
import { add, copy, FIELD, invertRows, multiply, negate, setSmall, square, subtract } from './field'

export const X: usize = 0
export const Y: usize = 36
export const Z: usize = 72
export const T: usize = 108
/** Bytes of a point. */
export const POINT: i32 = 144
/** Bytes of a point that is only added: y − x, y + x, 2d·x·y (and 2·z, where it is not 2). */
export const SUMMAND: i32 = 108
export const PROJECTIVE: i32 = 144

const A = memory.data(36)
const B = memory.data(36)
const C = memory.data(36)
const D = memory.data(36)
const E = memory.data(36)
const F = memory.data(36)
const G = memory.data(36)
const H = memory.data(36)

/** 2·d, d = −121665/121666. Settled. */
export const TWO_D = memory.data(36)

export function setNeutral(p: usize): void {
  setSmall(p + X, 0)
  setSmall(p + Y, 1)
  setSmall(p + Z, 1)
  setSmall(p + T, 0)
}

export function copyPoint(out: usize, p: usize): void {
  memory.copy(out, p, POINT)
}

export function negatePoint(out: usize, p: usize): void {
  negate(out + X, p + X)
  copy(out + Y, p + Y)
  copy(out + Z, p + Z)
  negate(out + T, p + T)
}

/** As something to add to others. */
export function toProjective(out: usize, p: usize): void {
  subtract(out, p + Y, p + X)
  add(out + 36, p + Y, p + X)
  multiply(out + 72, p + T, TWO_D)
  add(out + 108, p + Z, p + Z)
}

/** The same of a point with Z = 1. */
export function toSummand(out: usize, p: usize): void {
  subtract(out, p + Y, p + X)
  add(out + 36, p + Y, p + X)
  multiply(out + 72, p + T, TWO_D)
}

/** p + q, or p − q: of −q, y − x and y + x change places, and the third changes its sign. */
function finishSum(out: usize, minus: bool): void {
  subtract(E, B, A)
  add(H, B, A)
  if (minus) {
    add(F, D, C)
    subtract(G, D, C)
  } else {
    subtract(F, D, C)
    add(G, D, C)
  }
  multiply(out + X, E, F)
  multiply(out + Y, G, H)
  multiply(out + T, E, H)
  multiply(out + Z, F, G)
}

/** out = p ± q, of which q is projective. */
export function addProjective(out: usize, p: usize, q: usize, minus: bool): void {
  subtract(A, p + Y, p + X)
  add(B, p + Y, p + X)
  multiply(A, A, minus ? q + 36 : q)
  multiply(B, B, minus ? q : q + 36)
  multiply(C, p + T, q + 72)
  multiply(D, p + Z, q + 108)
  finishSum(out, minus)
}

/** out = p ± q, of which q has Z = 1. */
export function addSummand(out: usize, p: usize, q: usize, minus: bool): void {
  subtract(A, p + Y, p + X)
  add(B, p + Y, p + X)
  multiply(A, A, minus ? q + 36 : q)
  multiply(B, B, minus ? q : q + 36)
  multiply(C, p + T, q + 72)
  add(D, p + Z, p + Z)
  finishSum(out, minus)
}

const other = memory.data(144)

export function addPoint(out: usize, p: usize, q: usize): void {
  toProjective(other, q)
  addProjective(out, p, other, false)
}

export function double(out: usize, p: usize): void {
  square(A, p + X)
  square(B, p + Y)
  square(C, p + Z)
  add(C, C, C)
  add(E, p + X, p + Y)
  square(E, E)
  subtract(E, E, A)
  subtract(E, E, B)
  subtract(G, B, A)
  subtract(F, G, C)
  add(H, A, B)
  negate(H, H)
  multiply(out + X, E, F)
  multiply(out + Y, G, H)
  multiply(out + T, E, H)
  multiply(out + Z, F, G)
}

/** A doubling after which another one follows needs no T. */
export function doubleWithoutT(out: usize, p: usize): void {
  square(A, p + X)
  square(B, p + Y)
  square(C, p + Z)
  add(C, C, C)
  add(E, p + X, p + Y)
  square(E, E)
  subtract(E, E, A)
  subtract(E, E, B)
  subtract(G, B, A)
  subtract(F, G, C)
  add(H, A, B)
  negate(H, H)
  multiply(out + X, E, F)
  multiply(out + Y, G, H)
  multiply(out + Z, F, G)
}

/** The same points with Z = 1. `scratch`: two numbers a row. */
export function normaliseRows(points: usize, rows: i32, scratch: usize): void {
  const inverses = scratch + usize(rows) * FIELD
  for (let i: usize = 0; i < usize(rows); i++) copy(inverses + i * FIELD, points + i * POINT + Z)
  invertRows(inverses, rows, FIELD, scratch)
  for (let i: usize = 0; i < usize(rows); i++) {
    const p = points + i * POINT
    const inverse = inverses + i * FIELD
    multiply(p + X, p + X, inverse)
    multiply(p + Y, p + Y, inverse)
    multiply(p + T, p + X, p + Y)
    setSmall(p + Z, 1)
  }
}

/** Whether every Z is 1 as it is written, as after `decode` and `normaliseRows`. */
export function areNormal(points: usize, rows: i32): bool {
  for (let i: usize = 0; i < usize(rows); i++) {
    const z = points + i * POINT + Z
    if (load<i32>(z) !== 1) return false
    for (let limb: usize = 4; limb < 36; limb += 4) if (load<i32>(z + limb) !== 0) return false
  }
  return true
}
