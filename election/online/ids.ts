/** Names of the online ballot box (docs/formats/online-cast.md §1). Hex in the program, bytes in files and in the database. */
import { sha256 } from '@noble/hashes/sha2.js'
import { z } from 'zod'
import { assert } from '#election/assert.ts'
import { concat, fromHex, toHex, utf8 } from '#election/bytes.ts'
import type { ElectionId, KeySetId } from '#election/ids.ts'

declare const brand: unique symbol
type Branded<T, B extends string> = T & { readonly [brand]: B }

/** 自分専用投票箱: 16 random bytes, one for each approved voter. Roll side and box side know it, nobody else. */
export type BoxId = Branded<string, 'BoxId'>
/** 16 bytes: what polling stations and sorting use for a box. Nobody computes a box id from it. */
export type Handle = Branded<string, 'Handle'>
/** 16 random bytes: one card check, one recorded vote. */
export type PermitId = Branded<string, 'PermitId'>
/** 控え番号: 32 bytes over the envelope's salt and the encrypted records. It says nothing of the choice, and leads to no record. */
export type VoteCode = Branded<string, 'VoteCode'>
/** 16 random bytes, drawn by the person who holds a box for a paper: the same hold may be asked for again. */
export type HoldId = Branded<string, 'HoldId'>

export const BOX_ID_BYTES = 16
export const HANDLE_BYTES = 16
const PERMIT_ID_BYTES = 16
const HOLD_ID_BYTES = 16
const VOTE_CODE_BYTES = 32
const ELECTION_ID_BYTES = 8

export function boxIdOf(bytes: Uint8Array): BoxId {
  return hexOf(bytes, BOX_ID_BYTES) as BoxId
}

export function handleOfBytes(bytes: Uint8Array): Handle {
  return hexOf(bytes, HANDLE_BYTES) as Handle
}

export function permitIdOf(bytes: Uint8Array): PermitId {
  return hexOf(bytes, PERMIT_ID_BYTES) as PermitId
}

export function holdIdOf(bytes: Uint8Array): HoldId {
  return hexOf(bytes, HOLD_ID_BYTES) as HoldId
}

export function voteCodeOf(bytes: Uint8Array): VoteCode {
  return hexOf(bytes, VOTE_CODE_BYTES) as VoteCode
}

export function electionIdOf(bytes: Uint8Array): ElectionId {
  return hexOf(bytes, ELECTION_ID_BYTES) as ElectionId
}

export function keySetIdOf(bytes: Uint8Array): KeySetId {
  return hexOf(bytes, ELECTION_ID_BYTES) as KeySetId
}

/** One way: voids and lists name boxes by it, so that no paper and no station can vote into a box. */
export function handleOf(electionId: ElectionId, box: BoxId): Handle {
  return handleOfBytes(
    sha256(concat(utf8('ippyo online handle 1'), fromHex(electionId), fromHex(box))).slice(0, HANDLE_BYTES),
  )
}

/** In documents. */
export const handle = z
  .string()
  .regex(/^[0-9a-f]{32}$/)
  .transform((text) => text as Handle)

export const boxId = z
  .string()
  .regex(/^[0-9a-f]{32}$/)
  .transform((text) => text as BoxId)

export const holdId = z
  .string()
  .regex(/^[0-9a-f]{32}$/)
  .transform((text) => text as HoldId)

function hexOf(bytes: Uint8Array, length: number): string {
  assert(bytes.length === length, `online id: ${length} bytes`)
  return toHex(bytes)
}
