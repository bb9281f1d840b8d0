/** Fixed-width bytes: big-endian unless a format says otherwise. */
import { assert } from './assert.ts'

const HEX = /^(?:[0-9a-f]{2})*$/
const DIGIT_0 = 0x30
const LETTER_A = 0x61
const NO_WORDS = new Uint32Array(0)

/** The hex of each byte: thousands of marks and the contexts of all records of a count are written with it. */
const PAIRS = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

export function toHex(bytes: Uint8Array): string {
  let hex = ''
  for (let i = 0; i < bytes.length; i++) hex += PAIRS[bytes[i] as number]
  return hex
}

/** @throws AssertionError on anything but an even number of lower-case hex digits. */
export function fromHex(hex: string): Uint8Array {
  assert(HEX.test(hex), 'hex: even number of lower-case hex digits')
  const bytes = new Uint8Array(hex.length / 2)
  for (let i = 0; i < bytes.length; i++) bytes[i] = digitAt(hex, 2 * i) * 16 + digitAt(hex, 2 * i + 1)
  return bytes
}

function digitAt(hex: string, at: number): number {
  const code = hex.charCodeAt(at)
  return code < LETTER_A ? code - DIGIT_0 : code - LETTER_A + 10
}

const encoder = new TextEncoder()

export function utf8(text: string): Uint8Array {
  return encoder.encode(text)
}

export function concat(...parts: Uint8Array[]): Uint8Array {
  let length = 0
  for (const part of parts) length += part.length
  const whole = new Uint8Array(length)
  let offset = 0
  for (const part of parts) {
    whole.set(part, offset)
    offset += part.length
  }
  return whole
}

/** Compares without an early exit, so that the time does not show where two MACs differ. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  let difference = 0
  for (let i = 0; i < a.length; i++) difference |= (a[i] as number) ^ (b[i] as number)
  return difference === 0
}

/** Leaves at the first difference: for bytes that anybody can read on a medium, never for a MAC or a key. */
export function equalBytesFast(a: Uint8Array, b: Uint8Array): boolean {
  if (a === b) return true
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}

/**
 * True when every byte is zero: a *free* page of a ballot box, the rest of a record. Compares words from the first aligned one: most of a
 * medium is free.
 */
export function isZero(bytes: Uint8Array): boolean {
  const before = Math.min((4 - (bytes.byteOffset % 4)) % 4, bytes.length)
  const count = Math.floor((bytes.length - before) / 4)
  // An array of no words would still have to begin where a word may.
  const words = count === 0 ? NO_WORDS : new Uint32Array(bytes.buffer, bytes.byteOffset + before, count)
  for (let i = 0; i < before; i++) if (bytes[i] !== 0) return false
  for (let i = 0; i < count; i++) if (words[i] !== 0) return false
  for (let i = before + 4 * count; i < bytes.length; i++) if (bytes[i] !== 0) return false
  return true
}

/** Big-endian unsigned integer of `width` bytes (1…6). */
export function uint(value: number, width: number): Uint8Array {
  const bytes = new Uint8Array(width)
  putUint(bytes, 0, value, width)
  return bytes
}

/** The same, written in its place. */
export function putUint(bytes: Uint8Array, offset: number, value: number, width: number): void {
  assert(Number.isSafeInteger(value) && value >= 0 && value < 2 ** (8 * width), 'uint: fits into its bytes')
  assert(offset + width <= bytes.length, 'uint: inside the bytes')
  let rest = value
  for (let i = offset + width - 1; i >= offset; i--) {
    bytes[i] = rest % 256
    rest = Math.floor(rest / 256)
  }
}

export function readUint(bytes: Uint8Array, offset: number, width: number): number {
  assert(offset >= 0 && offset + width <= bytes.length && width <= 6, 'readUint: inside the bytes')
  let value = 0
  for (let i = 0; i < width; i++) value = value * 256 + (bytes[offset + i] as number)
  return value
}
