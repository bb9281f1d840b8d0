/** transcript.md §1, §2: ristretto255 as this reader needs it. Elements and scalars are 32 bytes; null: not the one encoding of any. */
import { createHash } from 'node:crypto'
import { ristretto255 } from '@noble/curves/ed25519.js'

const { Point } = ristretto255
export type Element = InstanceType<typeof Point>
const ORDER = Point.Fn.ORDER

export function elementOf(bytes: Uint8Array): Element | null {
  try {
    return Point.fromBytes(bytes)
  } catch {
    return null // not canonical
  }
}

export function scalarOf(bytes: Uint8Array): bigint | null {
  const value = littleEndian(bytes)
  return bytes.length === 32 && value < ORDER ? value : null
}

export function scalarBytes(scalar: bigint): Buffer {
  return Buffer.from(scalar.toString(16).padStart(64, '0'), 'hex').reverse()
}

export function isIdentity(element: Element): boolean {
  return element.equals(Point.ZERO)
}

/** Public scalars only. */
export function times(element: Element, scalar: bigint): Element {
  return element.multiplyUnsafe(((scalar % ORDER) + ORDER) % ORDER)
}

/** The time does not depend on the scalar. */
export function timesSecret(element: Element, scalar: bigint): Element {
  return scalar === 0n ? Point.ZERO : element.multiply(scalar)
}

export const BASE = Point.BASE
export const IDENTITY = Point.ZERO

/** T2 */
export function hash(label: string, ...parts: readonly Uint8Array[]): Buffer {
  const sum = createHash('sha512').update(`ippyo ${label}\0`, 'ascii')
  for (const part of parts) {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(part.length)
    sum.update(length).update(part)
  }
  return sum.digest()
}

/** T3 */
export function hashToScalar(label: string, ...parts: readonly Uint8Array[]): bigint {
  return littleEndian(hash(label, ...parts)) % ORDER
}

/** Lagrange at 0: the secret of these shares, each index once. */
export function combineScalars(shares: readonly { readonly index: number; readonly scalar: bigint }[]): bigint {
  let sum = 0n
  for (const { index, scalar } of shares) {
    let [over, under] = [1n, 1n]
    for (const { index: other } of shares) {
      if (other === index) continue
      over = (over * BigInt(other)) % ORDER
      under = Point.Fn.create(under * BigInt(other - index))
    }
    sum += scalar * over * Point.Fn.inv(under)
  }
  return sum % ORDER
}

function littleEndian(bytes: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(bytes).reverse().toString('hex') || '0'}`)
}
