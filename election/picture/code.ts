/**
 * The content of one 2D code: a part of the carried medium, the medium's station, pair and role, and the number of the part.
 * docs/formats/picture.md §3.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { assert } from '#election/assert.ts'
import type { Role } from '#election/ballot-box/layout.ts'
import { concat, equalBytes, fromHex, putUint, readUint, toHex, utf8 } from '#election/bytes.ts'
import { err, ok, type Result } from '#election/result.ts'

/** Station, pair and role are for words on screens alone: only the signed header counts. */
export interface CarriedOf {
  readonly station: number
  readonly pair: number
  readonly role: Role
}

export interface PictureCode {
  readonly of: CarriedOf
  /** From 1. */
  readonly number: number
  readonly count: number
  /** Bytes of the whole carried medium. */
  readonly length: number
  /** 32 hex digits, the first half of SHA-256 over owner and content. Codes of one set belong together. */
  readonly set: string
  readonly part: Uint8Array
}

export type CodeRefusal =
  /** Some other code: of a ticket, of a printer. */
  | { readonly type: 'not-a-picture-code' }
  | { readonly type: 'unknown-picture-format' }
  | { readonly type: 'picture-code-altered' }

const MAGIC = utf8('IPPYOPIC')
const FORMAT = 1
const ROLES: readonly Role[] = ['original', 'duplicate']
const HEAD_BYTES = 38
const CHECK_BYTES = 8
const SET_BYTES = 16
/** A code of version 25 with correction M holds 997 bytes. */
export const CODE_BYTES = 997
export const PART_BYTES = CODE_BYTES - HEAD_BYTES - CHECK_BYTES
export const CODES_PER_SHEET = 12
/** Forty sheets: more of them belong onto a stick. */
const CODES_MAX = 40 * CODES_PER_SHEET
export const CARRIED_BYTES_MAX = CODES_MAX * PART_BYTES

export function setOf({ station, pair, role }: CarriedOf, carried: Uint8Array): string {
  const whose = Uint8Array.of(station >> 8, station & 255, pair, ROLES.indexOf(role) + 1)
  return toHex(sha256(concat(utf8('ippyo picture 1'), whose, carried)).subarray(0, SET_BYTES))
}

/** All codes of a medium, in order. */
export function codesOf(of: CarriedOf, carried: Uint8Array): readonly PictureCode[] {
  const count = Math.ceil(carried.length / PART_BYTES)
  assert(count >= 1 && count <= CODES_MAX, 'picture: a medium that fits')
  const set = setOf(of, carried)
  return Array.from({ length: count }, (_, i) => ({
    of,
    number: i + 1,
    count,
    length: carried.length,
    set,
    part: carried.slice(i * PART_BYTES, (i + 1) * PART_BYTES),
  }))
}

export function encodeCode({ of, number, count, length, set, part }: PictureCode): Uint8Array {
  const head = new Uint8Array(HEAD_BYTES)
  head.set(MAGIC)
  putUint(head, 8, FORMAT, 1)
  putUint(head, 9, ROLES.indexOf(of.role) + 1, 1)
  putUint(head, 10, of.station, 2)
  putUint(head, 12, of.pair, 1)
  putUint(head, 14, number, 2)
  putUint(head, 16, count, 2)
  putUint(head, 18, length, 4)
  head.set(fromHex(set), 22)
  const said = concat(head, part)
  return concat(said, checkOf(said))
}

export function parseCode(bytes: Uint8Array): Result<PictureCode, CodeRefusal> {
  if (bytes.length < HEAD_BYTES + CHECK_BYTES || !equalBytes(bytes.subarray(0, MAGIC.length), MAGIC)) {
    return err({ type: 'not-a-picture-code' })
  }
  if (bytes[8] !== FORMAT) return err({ type: 'unknown-picture-format' })
  const said = bytes.subarray(0, bytes.length - CHECK_BYTES)
  const role = ROLES[(bytes[9] as number) - 1]
  const [number, count, length] = [readUint(bytes, 14, 2), readUint(bytes, 16, 2), readUint(bytes, 18, 4)]
  const part = said.slice(HEAD_BYTES)
  const isWhole =
    role !== undefined &&
    bytes[13] === 0 &&
    equalBytes(bytes.subarray(said.length), checkOf(said)) &&
    isPlace({ number, count, length, part })
  if (!isWhole) return err({ type: 'picture-code-altered' })
  const of = { station: readUint(bytes, 10, 2), pair: bytes[12] as number, role }
  return ok({ of, number, count, length, set: toHex(bytes.subarray(22, HEAD_BYTES)), part })
}

/** Whether number, count and length of the part are as `codesOf` makes them. */
function isPlace({ number, count, length, part }: Pick<PictureCode, 'number' | 'count' | 'length' | 'part'>): boolean {
  if (count < 1 || count > CODES_MAX || number < 1 || number > count) return false
  if (count !== Math.ceil(length / PART_BYTES)) return false
  return part.length === Math.min(PART_BYTES, length - (number - 1) * PART_BYTES)
}

/** It shows a misread code, or one drawn without this page. An attacker can make it. */
function checkOf(said: Uint8Array): Uint8Array {
  return sha256(concat(utf8('ippyo picture code 1'), said)).subarray(0, CHECK_BYTES)
}

/** Sheet of a code, and its place there: row by row from the left. */
export function placeOf(number: number): { readonly sheet: number; readonly row: number; readonly column: number } {
  const at = (number - 1) % CODES_PER_SHEET
  return { sheet: Math.ceil(number / CODES_PER_SHEET), row: Math.floor(at / 3) + 1, column: (at % 3) + 1 }
}
