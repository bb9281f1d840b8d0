/**
 * A journal page: the session in progress. Encrypted, fresh random nonce each time, the same bytes on both media. Never
 * in it: card UID, time, a selection in the clear, the slot of another contest, presentation, "ended".
 */

import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { assert } from '#election/assert.ts'
import { listOf, PROVEN_BYTES, RECORD_BYTES } from '#election/ballot/record.ts'
import { concat, equalBytesFast, putUint, readUint, utf8 } from '#election/bytes.ts'
import { PLACES_MAX } from '#election/contest-lists.ts'
import { CONTESTS_MAX, isPart, NO_CONTEST, parseContestMask } from '#election/contests.ts'
import type { ContestBit, ContestMask } from '#election/ids.ts'
import type { Randomness } from '#election/randomness.ts'
import { dayAndTurn, ofDayAndTurn } from '#election/sitting.ts'
import { putWide, readWide } from './fields.ts'
import { PAGE_BYTES } from './layout.ts'

export const NONCE_BYTES = 24
const TAG_BYTES = 16
const PLAINTEXT_BYTES = PAGE_BYTES - NONCE_BYTES - TAG_BYTES
const FORMAT = 1
/** Places of an INTENT: how many records, so many page numbers, and the records without their zeros. */
const BALLOTS_AT = 52
const SLOTS_AT = 64
const RECORDS_AT = SLOTS_AT + 4 * PLACES_MAX
const STATES = ['idle', 'intent', 'part', 'freed', 'closed'] as const

/** A session that has recorded something, or is about to: the card's token and the masks of its contests. */
interface SessionContent {
  /** 16 bytes. */
  readonly token: Uint8Array
  readonly contests: ContestMask
  readonly done: ContestMask
}

export type JournalContent =
  | { readonly state: 'idle' }
  /** This page makes the vote: durable on both media, contest `contest` is recorded, in all of its lists at once. Slots are page numbers. */
  | ({
      readonly state: 'intent'
      readonly contest: ContestBit
      /** One for each list of the contest, in ascending order of places. */
      readonly ballots: readonly PromisedBallot[]
      /** With the last contest of the card only. */
      readonly spentSlot: number | null
    } & SessionContent)
  | ({ readonly state: 'part' } & SessionContent)
  | ({ readonly state: 'freed'; readonly spentSlot: number } & SessionContent)
  | { readonly state: 'closed'; readonly final: boolean }

/** A record and the page that it gets. */
export interface PromisedBallot {
  readonly slot: number
  readonly record: Uint8Array
}

/** Running counts of the pair, copied into the seal (CNT-03). */
export interface SessionCounts {
  readonly finished: number
  readonly endedByStaff: number
  readonly released: number
}

export interface JournalPage {
  /** +1 with each page content. */
  readonly seq: number
  /** True: the partner medium is condemned and counts no more. */
  readonly alone: boolean
  /** The opening, as `sittingNumber`; 0 on an untouched pair. */
  readonly day: number
  readonly counts: SessionCounts
  readonly content: JournalContent
}

export interface JournalCipher {
  readonly key: Uint8Array
  /** `pairBinding` of the pair. */
  readonly binding: Uint8Array
}

export function encryptJournal(page: JournalPage, cipher: JournalCipher, randomness: Randomness): Uint8Array {
  const nonce = randomness.bytes(NONCE_BYTES)
  return concat(nonce, xchacha20poly1305(cipher.key, nonce, aadOf(cipher)).encrypt(encode(page)))
}

/** @returns null for anything that this pair's kiosks have not written: *bad*. */
export function openJournal(bytes: Uint8Array, cipher: JournalCipher): JournalPage | null {
  assert(bytes.length === PAGE_BYTES, 'openJournal: a page')
  const plaintext = decrypt(bytes, cipher)
  if (plaintext === null) return null
  const page = decode(plaintext)
  return page !== null && equalBytesFast(encode(page), plaintext) ? page : null
}

function decrypt(bytes: Uint8Array, cipher: JournalCipher): Uint8Array | null {
  const [nonce, sealed] = [bytes.subarray(0, NONCE_BYTES), bytes.subarray(NONCE_BYTES)]
  try {
    return xchacha20poly1305(cipher.key, nonce, aadOf(cipher)).decrypt(sealed)
  } catch {
    // The library throws on a wrong tag, and only on that: the lengths are fixed.
    return null
  }
}

/** Equal in every field but seq: what *settled* asks of all four pages. */
export function sameButSeq(a: JournalPage, b: JournalPage): boolean {
  return equalBytesFast(encode({ ...a, seq: 0 }), encode({ ...b, seq: 0 }))
}

function aadOf(cipher: JournalCipher): Uint8Array {
  return concat(utf8('ippyo journal 1'), cipher.binding)
}

function encode(page: JournalPage): Uint8Array {
  const { content } = page
  const bytes = new Uint8Array(PLAINTEXT_BYTES)
  putUint(bytes, 0, FORMAT, 2)
  putUint(bytes, 2, STATES.indexOf(content.state) + 1, 1)
  putUint(bytes, 3, page.alone ? 1 : 0, 1)
  putWide(bytes, 8, page.seq)
  const { day, turn } = dayAndTurn(page.day)
  putUint(bytes, 5, turn, 1)
  putUint(bytes, 36, day, 2)
  putUint(bytes, 40, page.counts.finished, 4)
  putUint(bytes, 44, page.counts.endedByStaff, 4)
  putUint(bytes, 48, page.counts.released, 4)
  if (content.state === 'closed') putUint(bytes, 4, content.final ? 1 : 0, 1)
  if (content.state === 'intent' || content.state === 'part' || content.state === 'freed') {
    assert(content.token.length === 16, 'journal: token of 16 bytes')
    bytes.set(content.token, 16)
    putUint(bytes, 32, content.contests, 2)
    putUint(bytes, 34, content.done, 2)
  }
  if (content.state === 'intent') {
    putUint(bytes, 38, content.contest, 2)
    putUint(bytes, BALLOTS_AT, content.ballots.length, 4)
    for (const [i, { slot, record }] of content.ballots.entries()) {
      assert(record.length === RECORD_BYTES && i < PLACES_MAX, 'journal: a ballot record, fifteen at most')
      putUint(bytes, SLOTS_AT + 4 * i, slot, 4)
      bytes.set(record.subarray(0, PROVEN_BYTES), RECORDS_AT + PROVEN_BYTES * i)
    }
  }
  if (content.state === 'intent' || content.state === 'freed') putUint(bytes, 56, content.spentSlot ?? 0, 4)
  return bytes
}

function decode(bytes: Uint8Array): JournalPage | null {
  const seq = readWide(bytes, 8)
  const content = contentOf(bytes, STATES[readUint(bytes, 2, 1) - 1])
  if (readUint(bytes, 0, 2) !== FORMAT || seq === null || content === null) return null
  return {
    seq,
    alone: bytes[3] === 1,
    day: ofDayAndTurn(readUint(bytes, 36, 2), readUint(bytes, 5, 1)),
    counts: {
      finished: readUint(bytes, 40, 4),
      endedByStaff: readUint(bytes, 44, 4),
      released: readUint(bytes, 48, 4),
    },
    content,
  }
}

function contentOf(bytes: Uint8Array, state: (typeof STATES)[number] | undefined): JournalContent | null {
  if (state === undefined) return null
  if (state === 'idle') return { state }
  if (state === 'closed') return { state, final: bytes[4] === 1 }
  const [contests, done] = [parseContestMask(readUint(bytes, 32, 2)), parseContestMask(readUint(bytes, 34, 2))]
  if (contests === null || contests === NO_CONTEST || done === null || !isPart(done, contests)) return null
  const session = { token: bytes.slice(16, 32), contests, done }
  const spentSlot = readUint(bytes, 56, 4)
  if (state === 'part') return { state, ...session }
  if (state === 'freed') return spentSlot === 0 ? null : { state, ...session, spentSlot }
  return intentOf(bytes, session, spentSlot)
}

function intentOf(bytes: Uint8Array, session: SessionContent, spentSlot: number): JournalContent | null {
  const contest = readUint(bytes, 38, 2)
  const bit = contest < CONTESTS_MAX ? 1 << contest : 0
  if ((session.contests & bit) === 0 || (session.done & bit) !== 0) return null
  const last = (session.done | bit) === session.contests
  const ballots = ballotsOf(bytes, contest)
  if (last !== (spentSlot !== 0) || ballots === null) return null
  return {
    state: 'intent',
    ...session,
    contest: contest as ContestBit,
    ballots,
    spentSlot: last ? spentSlot : null,
  }
}

/** @returns null: not one record for each list of the contest in the order of places, or two for one page */
function ballotsOf(bytes: Uint8Array, contest: number): readonly PromisedBallot[] | null {
  const count = readUint(bytes, BALLOTS_AT, 4)
  if (count < 1 || count > PLACES_MAX) return null
  const ballots = Array.from({ length: count }, (_, i) => {
    const record = new Uint8Array(RECORD_BYTES)
    record.set(bytes.subarray(RECORDS_AT + PROVEN_BYTES * i, RECORDS_AT + PROVEN_BYTES * (i + 1)))
    return { slot: readUint(bytes, SLOTS_AT + 4 * i, 4), record }
  })
  const lists = ballots.map(({ record }) => listOf(record))
  const first = lists[0]?.place ?? 0
  const isWhole = lists.every((list, i) => list?.bit === contest && list.place === first + i)
  const slots = new Set(ballots.map(({ slot }) => slot))
  const isOne = first === 0 ? count === 1 : first === 1
  return isWhole && isOne && slots.size === count && !slots.has(0) ? ballots : null
}
