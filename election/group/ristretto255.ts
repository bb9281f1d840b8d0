/**
 * ristretto255 (RFC 9496) on `@noble/curves`. Secret scalars take the library's constant-time multiplication; a `bigint` cannot be wiped,
 * so the code that draws a secret wipes the bytes that it came from.
 */
import { ristretto255 as library, ristretto255_hasher } from '@noble/curves/ed25519.js'
import { assert } from '#election/assert.ts'
import type { Group, Scalar } from './group.ts'
import { numberFromLittleEndian, toLittleEndian } from './little-endian.ts'

const { Point } = library
const { deriveToCurve } = ristretto255_hasher
assert(deriveToCurve !== undefined, 'ristretto255: the library has the map of RFC 9496')
export type Element = InstanceType<typeof Point>

const ORDER = Point.Fn.ORDER
const ELEMENT_BYTES = 32
const UNIFORM_BYTES = 64
/** The window of a prepared element: 32 KiB of points, made in about 10 ms. */
const WINDOW = 6

export const ristretto255: Group<Element> = {
  order: ORDER,
  elementBytes: ELEMENT_BYTES,
  base: Point.BASE,
  identity: Point.ZERO,
  scalar: (value) => Point.Fn.create(value) as Scalar,
  add: (a, b) => a.add(b),
  negate: (a) => a.negate(),
  equal: (a, b) => a.equals(b),
  multiply: (element, scalar) => element.multiplyUnsafe(scalar),
  // The library refuses 0, which no honest draw gives.
  multiplySecret: (element, scalar) => (scalar === 0n ? Point.ZERO : element.multiply(scalar)),
  prepared: (element) => element.precompute(WINDOW, true),
  encode: (element) => element.toBytes(),
  decode(bytes) {
    if (bytes.length !== ELEMENT_BYTES) return null
    try {
      return Point.fromBytes(bytes)
    } catch {
      // The library throws on every encoding that is not canonical (RFC 9496 §4.3.1), and only on those.
      return null
    }
  },
  encodeScalar: (scalar) => toLittleEndian(scalar, ELEMENT_BYTES),
  decodeScalar(bytes) {
    if (bytes.length !== ELEMENT_BYTES) return null
    const value = numberFromLittleEndian(bytes)
    return value < ORDER ? (value as Scalar) : null
  },
  map(uniform) {
    assert(uniform.length === UNIFORM_BYTES, 'ristretto255: 64 bytes to map')
    return deriveToCurve(uniform)
  },
}
