/** online-lists.md §2 to §4, roll-list.md: who voted, what stations did with boxes and by which list, and what two people decided. */

import { hexToBytes } from '@noble/hashes/utils.js'
import { ROLL_ROUND_USE, type RollRound, roundOf } from '../count/roll-round.ts'
import { MASK_MAX } from '../medium/page-fields.ts'
import { isApprovedByTwo, ownSignature } from '../package/approved-document.ts'
import { canonical, isObject, type JsonObject, parseCanonical, signatureIn, signerOf } from '../package/canonical.ts'
import {
  flag,
  HEX_16,
  ID,
  list,
  MACHINE,
  Malformed,
  object,
  objects,
  oneOf,
  only,
  text,
  whole,
  words,
} from '../package/fields.ts'
import { onNoble } from '../package/noble.ts'
import { isSigningKey } from '../package/signing-key.ts'
import type { Trust } from '../package/trust.ts'
import type { OnlineTrust } from './online-trust.ts'

const MOST_HANDLES = 1_000_000
const MOST_ROUNDS = 99
const HEX_64 = /^[0-9a-f]{128}$/

type StationIds = ReadonlySet<string>

interface SignedFile {
  readonly bytes: Uint8Array
  readonly signature: Uint8Array
}

export interface StationVoids {
  readonly station: string
  readonly number: number
  readonly rollList: number
  /** That list was a last one. */
  readonly isLast: boolean
  readonly voided: readonly string[]
  readonly cards: readonly string[]
}

export type Decision =
  | { readonly use: 'online-restore' | 'online-void' | 'online-held' | 'online-unheld'; readonly handle: string }
  | { readonly use: 'online-voids-lost' | 'online-voids-taken'; readonly station: string }

const DECISIONS = {
  'online-restore': 'ippyo online restore 1',
  'online-void': 'ippyo online void 1',
  'online-held': 'ippyo online held 1',
  'online-unheld': 'ippyo online unheld 1',
  'online-voids-lost': 'ippyo online voids lost 1',
  'online-voids-taken': 'ippyo online voids taken 1',
} as const
const USES = Object.keys(DECISIONS) as (keyof typeof DECISIONS)[]

/** Its handles, and what rounds name it by: the SHA-256 of its content without `by`. Null: not signed by two of these exporters, not of this election, or made before the close. */
export function votedIn(
  bytes: Uint8Array,
  { electionId, exporters, closes }: Pick<OnlineTrust, 'electionId' | 'exporters' | 'closes'>,
): { readonly handles: readonly string[]; readonly hash: string } | null {
  return orNull(() => {
    const value = signedByTwo(bytes, () => 'ippyo online voted 1', exporters)
    only(value, ['by', 'closedAt', 'electionId', 'format', 'handles'])
    oneOf(value, 'format', ['ippyo online voted 1'])
    oneOf(value, 'electionId', [electionId])
    whole(value, 'closedAt', closes, 2 ** 40)
    const { by: _by, ...said } = value
    const hash = onNoble.sha256(new TextEncoder().encode(canonical(said)))
    return { handles: handlesIn(value, 'handles'), hash }
  })
}

/** Null: not signed by the commission, not approved by two of the people whom the package names, or not of this election. */
export function roundIn(file: SignedFile, trust: Trust): RollRound | null {
  const { authority } = trust
  return orNull(() => {
    const own = { ...file, signature: ownSignature(file.signature) }
    const value = signedBy(own, ROLL_ROUND_USE.label, () => authority)
    const document = { kind: ROLL_ROUND_USE.kind, document: onNoble.sha256(file.bytes) } as const
    if (!isApprovedByTwo(file.signature, document, trust, onNoble.signedBy)) throw new Malformed('approvals')
    return roundOf(value, trust)
  })
}

/** The one that decides; null: there is none, or two of one number differ. */
export function newestRound(rounds: readonly RollRound[]): RollRound | null {
  const newest = rounds.toSorted((a, b) => a.number - b.number).at(-1)
  if (newest === undefined) return null
  const said = ({ last, voted, lists, incidents }: RollRound) => JSON.stringify([last, voted, [...lists], incidents])
  return rounds.every((each) => each.number < newest.number || said(each) === said(newest)) ? newest : null
}

/** Null: not signed by an issuer of the station that it names, or in another form. */
export function voidsIn(file: SignedFile, trust: Trust): StationVoids | null {
  return orNull(() => {
    const value = signedBy(file, 'ippyo online voids 1', (_signer, said) =>
      trust.issuerKey(text(said, 'issuer', MACHINE), text(said, 'station', ID)),
    )
    only(value, ['cards', 'electionId', 'format', 'issuer', 'number', 'rollList', 'station', 'voided'])
    oneOf(value, 'format', ['ippyo online voids 1'])
    oneOf(value, 'electionId', [trust.electionId])
    const [voided, cards] = [handlesIn(value, 'voided'), handlesIn(value, 'cards')]
    // Sets, here and below: an issuer may write a million boxes.
    if (new Set([...voided, ...cards]).size < voided.length + cards.length) throw new Malformed('cards')
    const held = object(value, 'rollList')
    only(held, ['last', 'number'])
    const list = { rollList: whole(held, 'number', 0, MOST_ROUNDS), isLast: flag(held, 'last') }
    return { station: text(value, 'station', ID), number: whole(value, 'number', 1, 9999), ...list, voided, cards }
  })
}

/** Null: not signed by two different ones of these people. @param approvers Ed25519, hex */
export function decisionIn(bytes: Uint8Array, electionId: string, approvers: readonly string[]): Decision | null {
  return orNull(() => {
    const value = signedByTwo(bytes, (said) => DECISIONS[oneOf(said, 'use', USES)], approvers)
    const use = oneOf(value, 'use', USES)
    const isOfStation = use === 'online-voids-lost' || use === 'online-voids-taken'
    only(value, ['by', 'electionId', 'reason', 'use', isOfStation ? 'station' : 'handle'])
    oneOf(value, 'electionId', [electionId])
    words(value, 'reason', 1, 400)
    return isOfStation ? { use, station: text(value, 'station', ID) } : { use, handle: text(value, 'handle', HEX_16) }
  })
}

/** Each box with the contests of its voter, as a mask. Null: not signed by two different ones of these people, or in another form. */
export function boxesIn(
  bytes: Uint8Array,
  electionId: string,
  approvers: readonly string[],
): readonly (readonly [string, number])[] | null {
  return orNull(() => {
    const value = signedByTwo(bytes, () => 'ippyo online boxes 1', approvers)
    only(value, ['boxes', 'by', 'electionId', 'format', 'number'])
    oneOf(value, 'format', ['ippyo online boxes 1'])
    oneOf(value, 'electionId', [electionId])
    whole(value, 'number', 1, 9999)
    const boxes = objects(value, 'boxes', 1, MOST_HANDLES).map((each) => {
      only(each, ['box', 'style'])
      return [text(each, 'box', HEX_16), whole(each, 'style', 1, MASK_MAX)] as const
    })
    if (boxes.some(([box], at) => at > 0 && (boxes[at - 1]?.[0] ?? '') >= box)) throw new Malformed('boxes')
    return boxes
  })
}

/** The stations of a package, and those of early voting: their days end before the last list. */
type Stations = Pick<Trust, 'stations' | 'earlyStations'>

/**
 * The last file of each station; null: they contradict each other, a station has none, or its list is older than the newest round, and no
 * two people decided about it.
 */
export function lastOfStations(
  files: readonly StationVoids[],
  { stations, earlyStations }: Stations,
  { lost, taken, round }: { readonly lost: StationIds; readonly taken: StationIds; readonly round: RollRound },
): readonly StationVoids[] | null {
  const last: StationVoids[] = []
  for (const station of stations) {
    const own = files.filter((each) => each.station === station).toSorted((a, b) => a.number - b.number)
    const newest = own.at(-1)
    if (newest === undefined) {
      if (!lost.has(station)) return null
      continue
    }
    const all = { voided: new Set(newest.voided), cards: new Set(newest.cards) }
    const has = (name: 'voided' | 'cards', each: StationVoids) => each[name].every((handle) => all[name].has(handle))
    const isSameLast = (each: StationVoids) =>
      each.number < newest.number ||
      (each.voided.length === newest.voided.length &&
        each.cards.length === newest.cards.length &&
        each.rollList === newest.rollList &&
        each.isLast === newest.isLast)
    if (!own.every((each) => has('voided', each) && has('cards', each) && isSameLast(each))) {
      if (!lost.has(station)) return null
      continue
    }
    const isOlder = !earlyStations.has(station) && (!newest.isLast || newest.rollList < round.number)
    if (newest.rollList > round.number || (isOlder && !taken.has(station))) return null
    last.push(newest)
  }
  return last
}

/** The object with `by`: two different ones of these people signed the rest. */
export function signedByTwo(
  bytes: Uint8Array,
  labelOf: (said: JsonObject) => string,
  people: readonly string[],
): JsonObject {
  const value = parseCanonical(bytes)
  if (!isObject(value)) throw new Malformed('by')
  const { by: _by, ...said } = value
  const message = new TextEncoder().encode(canonical(said))
  const signers = objects(value, 'by', 2, 2).map((each) => {
    only(each, ['key', 'signature'])
    const key = oneOf(each, 'key', people)
    const signature = hexToBytes(text(each, 'signature', HEX_64))
    if (!isSigningKey(key) || !onNoble.signedBy(key, labelOf(said), message, signature))
      throw new Malformed('signature')
    return key
  })
  if (new Set(signers).size !== 2) throw new Malformed('by')
  return value
}

/** @param keyOf the key that must have signed it */
function signedBy(
  { bytes, signature }: SignedFile,
  label: string,
  keyOf: (signer: string, said: JsonObject) => string | null,
): JsonObject {
  const signer = signerOf(signature)
  const value = parseCanonical(bytes)
  if (signer === null || !isObject(value)) throw new Malformed('signature')
  const key = keyOf(signer, value)
  const hash = hexToBytes(onNoble.sha256(bytes))
  if (key !== signer || !isSigningKey(key) || !onNoble.signedBy(key, label, hash, signatureIn(signature))) {
    throw new Malformed('signature')
  }
  return value
}

function handlesIn(value: JsonObject, name: string): readonly string[] {
  const handles = list(value, name, 0, MOST_HANDLES).map((each) => {
    if (typeof each !== 'string' || !HEX_16.test(each)) throw new Malformed(name)
    return each
  })
  if (handles.some((each, at) => at > 0 && (handles[at - 1] ?? '') >= each)) throw new Malformed(name)
  return handles
}

function orNull<T>(read: () => T): T | null {
  try {
    return read()
  } catch (error) {
    if (error instanceof Malformed) return null
    throw error
  }
}
