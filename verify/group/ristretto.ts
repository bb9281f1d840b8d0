/** transcript.md §1, §2: elements, scalars, hashes and weights of ristretto255, on noble alone; also what a page in a browser needs. */
import { ristretto255, ristretto255_hasher } from '@noble/curves/ed25519.js'
import { sha512 } from '@noble/hashes/sha2.js'

const { Point } = ristretto255
export type Element = InstanceType<typeof Point>

const ORDER = Point.Fn.ORDER
export const BASE = Point.BASE
export const IDENTITY = Point.ZERO
export const WIDTH = 32

/** Null: no canonical encoding. */
export function elementOf(bytes: Uint8Array): Element | null {
  try {
    return Point.fromBytes(bytes)
  } catch {
    return null
  }
}

/** Null: not below the order. */
export function scalarOf(bytes: Uint8Array): bigint | null {
  if (bytes.length !== WIDTH) return null
  const value = littleEndian(bytes)
  return value < ORDER ? value : null
}

export function scalarBytes(scalar: bigint): Uint8Array {
  return bigEndian(scalar, WIDTH).reverse()
}

/** Public scalars only. */
export function times(element: Element, scalar: bigint): Element {
  return element.multiplyUnsafe(modulo(scalar))
}

/** The time does not depend on the scalar. */
export function timesSecret(element: Element, scalar: bigint): Element {
  return scalar === 0n ? IDENTITY : element.multiply(scalar)
}

/** Interpolation at 0 of the polynomial through these places: λ_j = Π l / (l − j). */
export function lagrangeAtZero(index: number, indexes: readonly number[]): bigint {
  const others = indexes.filter((other) => other !== index)
  const over = others.reduce((product, other) => modulo(product * BigInt(other)), 1n)
  const under = others.reduce((product, other) => modulo(product * BigInt(other - index)), 1n)
  return modulo(over * Point.Fn.inv(under))
}

export function modulo(value: bigint): bigint {
  const rest = value % ORDER
  return rest < 0n ? rest + ORDER : rest
}

export function startHash(label: string) {
  return sha512.create().update(prefix(label))
}

/** H(label, parts …) */
export function hash(label: string, ...parts: readonly Uint8Array[]): Uint8Array {
  const state = startHash(label)
  for (const part of parts) state.update(bigEndian(part.length, 4)).update(part)
  return state.digest()
}

export function challenge(label: string, ...parts: readonly Uint8Array[]): bigint {
  return asScalar(hash(label, ...parts))
}

/** T3 */
export function asScalar(digest: Uint8Array): bigint {
  return modulo(littleEndian(digest))
}

export function mapped(label: string, ...parts: readonly Uint8Array[]): Element {
  if (ristretto255_hasher.deriveToCurve === undefined) throw new Error('noble without the map of RFC 9496')
  return ristretto255_hasher.deriveToCurve(hash(label, ...parts))
}

/** T4: four weights of 128 bits a block; those of the rows `from` to `to`. */
export function weightsOf(label: string, seed: Uint8Array, to: number, from = 0): bigint[] {
  const start = join(prefix(label), seed)
  const all: bigint[] = []
  for (let block = Math.floor(from / 4); 4 * block < to; block++) {
    const bytes = sha512(join(start, bigEndian(block, 4)))
    for (let at = 0; at < 4; at++) {
      const row = 4 * block + at
      if (row >= from && row < to) all.push(littleEndian(bytes.subarray(16 * at, 16 * at + 16)))
    }
  }
  return all
}

export function bigEndian(value: number | bigint, width: number): Uint8Array {
  const bytes = new Uint8Array(width)
  for (let at = width - 1, rest = BigInt(value); at >= 0; at--, rest >>= 8n) bytes[at] = Number(rest & 0xffn)
  return bytes
}

export function join(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

function littleEndian(bytes: Uint8Array): bigint {
  let value = 0n
  for (let at = bytes.length - 8; at >= 0; at -= 8) {
    const word = new DataView(bytes.buffer, bytes.byteOffset + at, 8).getBigUint64(0, true)
    value = (value << 64n) | word
  }
  return value
}

function prefix(label: string): Uint8Array {
  return new TextEncoder().encode(`ippyo ${label}\0`)
}
