/**
 * A check before casting (検査, docs/formats/online-cast.md §7): sealing with everything that was drawn kept beside the records, and the same
 * sealing again on a second device. Records that were opened are thrown away, so an opening proves no vote that was cast.
 */

import { assert } from '#election/assert.ts'
import { type RecordSealer, recordSealer } from '#election/ballot/elgamal-record.ts'
import { ENDED, type OneSelection, PROVEN_BYTES } from '#election/ballot/record.ts'
import { concat, equalBytes, fromHex, isZero, readUint, uint, utf8 } from '#election/bytes.ts'
import { oneListOf } from '#election/contest-lists.ts'
import { CONTESTS_MAX, contestBits, EVERY_CONTEST } from '#election/contests.ts'
import type { CandidateId, ContestBit, ElectionId } from '#election/ids.ts'
import type { Randomness } from '#election/randomness.ts'
import { SALT_BYTES, type SaltedRecords, voteCode } from './envelope.ts'
import { electionIdOf, type VoteCode } from './ids.ts'

const MAGIC = utf8('ippyoch1')
const AT = { election: 8, list: 16, count: 18, zero: 19, salt: 20, choices: 20 + SALT_BYTES } as const
/** Two scalars, r and v, of 64 bytes each. */
const DRAWN_BYTES = 128
const CHOICE = { contest: 0, selection: 1, drawn: 5, bytes: 5 + DRAWN_BYTES } as const

export interface Choice {
  readonly contest: ContestBit
  readonly selection: OneSelection
}

export interface OpeningOf {
  readonly electionId: ElectionId
  readonly listVersion: number
}

export interface SealedChoices extends SaltedRecords {
  readonly code: VoteCode
  readonly opening: Uint8Array
}

/** @param choices ascending by contest */
export function sealChoices(
  sealer: RecordSealer,
  of: OpeningOf,
  choices: readonly Choice[],
  randomness: Randomness,
): SealedChoices {
  const sealed = choices.map((choice) => {
    const drawn: Uint8Array[] = []
    const record = sealer.seal(oneListOf(choice.contest), choice.selection, keeping(randomness, drawn))
    return { ...choice, record: record.slice(0, PROVEN_BYTES), drawn: concat(...drawn) }
  })
  const salted = { salt: randomness.bytes(SALT_BYTES), records: sealed.map(({ record }) => record) }
  return { code: voteCode(salted), ...salted, opening: writeOpening({ ...of, salt: salted.salt }, sealed) }
}

interface Grounds {
  readonly packageHash: Uint8Array
  readonly publicKey: Uint8Array
  /** All who can be chosen. */
  readonly candidates: readonly CandidateId[]
}

/** The findings of a second device: the choices, and the code that the first device must have shown before. Null: not of this election. */
export function openChoices(
  bytes: Uint8Array,
  of: OpeningOf,
  grounds: Grounds,
): { readonly code: VoteCode; readonly choices: readonly Choice[] } | null {
  const read = parseOpening(bytes)
  if (read === null || read.electionId !== of.electionId || read.listVersion !== of.listVersion) return null
  const chosen = read.choices.map(({ contest, id, drawn }) => ({ contest, selection: selectionOf(id, grounds), drawn }))
  const sealer = recordSealer(grounds)
  const choices: Choice[] = []
  const records: Uint8Array[] = []
  for (const { contest, selection, drawn } of chosen) {
    if (selection === null) return null
    choices.push({ contest, selection })
    records.push(sealer.seal(oneListOf(contest), selection, giving(drawn)).slice(0, PROVEN_BYTES))
  }
  return { code: voteCode({ salt: read.salt, records }), choices }
}

/** Null: nobody of this election. */
function selectionOf(id: number, { candidates }: Grounds): OneSelection | null {
  if (id === ENDED) return { type: 'ended' }
  const found = candidates.find((each) => each === id)
  return found === undefined ? null : { type: 'candidate', id: found }
}

interface DrawnChoice extends Choice {
  readonly drawn: Uint8Array
}

type Salted = OpeningOf & Pick<SaltedRecords, 'salt'>

function writeOpening({ electionId, listVersion, salt }: Salted, choices: readonly DrawnChoice[]): Uint8Array {
  const written = choices.map(({ contest, selection, drawn }) => {
    assert(drawn.length === DRAWN_BYTES, 'opening: two scalars were drawn')
    return concat(uint(contest, 1), uint(selection.type === 'ended' ? ENDED : selection.id, 4), drawn)
  })
  const head = concat(MAGIC, fromHex(electionId), uint(listVersion, 2), uint(choices.length, 1), uint(0, 1))
  return concat(head, salt, ...written)
}

interface Opening extends Salted {
  readonly choices: readonly ReadChoice[]
}

function parseOpening(bytes: Uint8Array): Opening | null {
  const count = bytes[AT.count] ?? 0
  const isOne = bytes.length >= AT.choices && equalBytes(bytes.subarray(0, AT.election), MAGIC)
  if (!isOne || count === 0 || count > CONTESTS_MAX || bytes[AT.zero] !== 0) return null
  if (bytes.length !== AT.choices + count * CHOICE.bytes) return null
  const choices = Array.from({ length: count }, (_, at) => choiceAt(bytes, AT.choices + at * CHOICE.bytes))
  const whole = choices.filter((choice) => choice !== null)
  const isAscending = whole.every(({ contest }, at) => at === 0 || contest > (whole[at - 1]?.contest ?? contest))
  if (whole.length !== count || !isAscending) return null
  const electionId = electionIdOf(bytes.subarray(AT.election, AT.list))
  const salt = bytes.slice(AT.salt, AT.choices)
  return { electionId, listVersion: readUint(bytes, AT.list, 2), salt, choices: whole }
}

interface ReadChoice {
  readonly contest: ContestBit
  /** A candidate's id, or `ENDED`. */
  readonly id: number
  readonly drawn: Uint8Array
}

function choiceAt(bytes: Uint8Array, from: number): ReadChoice | null {
  const bit = readUint(bytes, from, 1)
  const contest = contestBits(EVERY_CONTEST).find((each) => each === bit)
  const drawn = bytes.slice(from + CHOICE.drawn, from + CHOICE.bytes)
  // Zero bytes are the scalar 0, which no record has.
  if (contest === undefined || isZero(drawn.subarray(0, 64)) || isZero(drawn.subarray(64))) return null
  return { contest, id: readUint(bytes, from + CHOICE.selection, 4), drawn }
}

function keeping(source: Randomness, drawn: Uint8Array[]): Randomness {
  return {
    kind: source.kind,
    bytes(count) {
      const bytes = source.bytes(count)
      // The scalar's maker wipes what it was given.
      drawn.push(bytes.slice())
      return bytes
    },
  }
}

/** Gives the drawn bytes once more. A scalar that is a multiple of the order would draw again: then there is nothing more to give. */
function giving(drawn: Uint8Array): Randomness {
  let used = 0
  return {
    kind: 'secure',
    bytes(count) {
      const bytes = drawn.slice(used, used + count)
      used += count
      return bytes.length === count ? bytes : new Uint8Array(count).fill(1)
    },
  }
}
