/**
 * A check before casting (検査, docs/formats/online-cast.md §7): all that sealing draws comes from one seed, which is kept beside the records, and a
 * second device seals the same again. Records that were opened are thrown away, so an opening proves no vote that was cast.
 */

import { assert } from '#election/assert.ts'
import { type RecordSealer, recordSealer } from '#election/ballot/elgamal-record.ts'
import { PROVEN_BYTES, type RecordedSelection, saidBy, selectionNumber, selectionsOf } from '#election/ballot/record.ts'
import { concat, equalBytes, fromHex, readUint, uint, utf8 } from '#election/bytes.ts'
import { type ContestList, listRoom, PLACES_MAX, RECORDS_MAX } from '#election/contest-lists.ts'
import { contestBits, EVERY_CONTEST } from '#election/contests.ts'
import type { CandidateId, ContestBit, ElectionId } from '#election/ids.ts'
import { deriveKey } from '#election/keys/derive.ts'
import type { Randomness } from '#election/randomness.ts'
import { SALT_BYTES, type SaltedRecords, voteCode } from './envelope.ts'
import { electionIdOf, type VoteCode } from './ids.ts'

const MAGIC = utf8('ippyoch1')
/** So short that a code of two dimensions has room for all judges: one value for each of fifteen lists had none. */
const SEED_BYTES = 32
const AT = { election: 8, list: 16, count: 18, zero: 19, salt: 20, seed: 52, answers: 52 + SEED_BYTES } as const
const ANSWER = { contest: 0, place: 1, selection: 2, bytes: 6 } as const

/** The answer in one list. */
export interface Answer {
  readonly list: ContestList
  readonly selection: RecordedSelection
}

export interface OpeningOf {
  readonly electionId: ElectionId
  readonly listVersion: number
}

export interface SealedAnswers extends SaltedRecords {
  readonly code: VoteCode
  readonly opening: Uint8Array
}

/** @param answers one for each list, in the order of their rooms */
export function sealAnswers(
  sealer: RecordSealer,
  of: OpeningOf,
  answers: readonly Answer[],
  randomness: Randomness,
): SealedAnswers {
  const seed = randomness.bytes(SEED_BYTES)
  const records = answers.map((answer) => sealedFrom(sealer, seed, answer))
  const salted = { salt: randomness.bytes(SALT_BYTES), records }
  const opening = writeOpening({ ...of, salt: salted.salt, seed }, answers)
  seed.fill(0)
  return { code: voteCode(salted), ...salted, opening }
}

interface Grounds {
  readonly packageHash: Uint8Array
  readonly publicKey: Uint8Array
  /** All who can be chosen in each contest, in the order of their numbers. */
  readonly candidates: ReadonlyMap<ContestBit, readonly CandidateId[]>
}

/** The findings of a second device: the answers, and the code that the first device must have shown before. Null: not of this election. */
export function openAnswers(
  bytes: Uint8Array,
  of: OpeningOf,
  { packageHash, publicKey, candidates }: Grounds,
): { readonly code: VoteCode; readonly answers: readonly Answer[] } | null {
  const read = parseOpening(bytes)
  if (read === null || read.electionId !== of.electionId || read.listVersion !== of.listVersion) return null
  const answers: Answer[] = []
  for (const { list, m } of read.answers) {
    if (!selectionsOf(list.place, candidates.get(list.bit) ?? []).includes(m)) return null
    const said = saidBy(m)
    answers.push({ list, selection: typeof said === 'string' ? { type: said } : { type: 'candidate', id: said } })
  }
  const sealer = recordSealer({ packageHash, publicKey, candidates: [...candidates.values()].flat() })
  const records = answers.map((answer) => sealedFrom(sealer, read.seed, answer))
  return { code: voteCode({ salt: read.salt, records }), answers }
}

function sealedFrom(sealer: RecordSealer, seed: Uint8Array, { list, selection }: Answer): Uint8Array {
  return sealer.seal(list, selection, drawnFor(list, seed)).slice(0, PROVEN_BYTES)
}

/** Draws for the record of one list: the same again from the same seed, and unlike all that is drawn for another list. */
function drawnFor(list: ContestList, secret: Uint8Array): Randomness {
  let draw = 0
  return {
    kind: 'secure',
    bytes(length) {
      const context = [uint(listRoom(list), 1), uint(draw++, 1)]
      return deriveKey({ secret, label: 'online record draw 1', context, length })
    },
  }
}

interface Head extends OpeningOf, Pick<SaltedRecords, 'salt'> {
  readonly seed: Uint8Array
}

function writeOpening({ electionId, listVersion, salt, seed }: Head, answers: readonly Answer[]): Uint8Array {
  assert(answers.length >= 1 && answers.length <= RECORDS_MAX, 'opening: an answer for each list')
  const written = answers.map(({ list, selection }) =>
    concat(uint(list.bit, 1), uint(list.place, 1), uint(selectionNumber(selection), 4)),
  )
  const head = concat(MAGIC, fromHex(electionId), uint(listVersion, 2), uint(answers.length, 1), uint(0, 1))
  return concat(head, salt, seed, ...written)
}

interface ReadAnswer {
  readonly list: ContestList
  /** m of the record. */
  readonly m: number
}

function parseOpening(bytes: Uint8Array): (Head & { readonly answers: readonly ReadAnswer[] }) | null {
  const count = bytes[AT.count] ?? 0
  const isOne = bytes.length >= AT.answers && equalBytes(bytes.subarray(0, AT.election), MAGIC)
  if (!isOne || count === 0 || count > RECORDS_MAX || bytes[AT.zero] !== 0) return null
  if (bytes.length !== AT.answers + count * ANSWER.bytes) return null
  const answers = Array.from({ length: count }, (_, at) => answerAt(bytes, AT.answers + at * ANSWER.bytes))
  const whole = answers.filter((each) => each !== null)
  const rooms = whole.map(({ list }) => listRoom(list))
  if (whole.length < count || !rooms.every((room, at) => at === 0 || room > (rooms[at - 1] ?? room))) return null
  return {
    electionId: electionIdOf(bytes.subarray(AT.election, AT.list)),
    listVersion: readUint(bytes, AT.list, 2),
    salt: bytes.slice(AT.salt, AT.seed),
    seed: bytes.slice(AT.seed, AT.answers),
    answers: whole,
  }
}

/** Null: no list. */
function answerAt(bytes: Uint8Array, from: number): ReadAnswer | null {
  const bit = contestBits(EVERY_CONTEST).find((each) => each === readUint(bytes, from, 1))
  const place = readUint(bytes, from + ANSWER.place, 1)
  if (bit === undefined || place > PLACES_MAX) return null
  return { list: { bit, place }, m: readUint(bytes, from + ANSWER.selection, 4) }
}
