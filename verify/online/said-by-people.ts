/** online-lists.md §2 to §4: who voted, what stations did with boxes, and what two people decided. */
import { hexToBytes } from '@noble/hashes/utils.js'
import { canonical, isObject, type JsonObject, parseCanonical, signatureIn, signerOf } from '../package/canonical.ts'
import { HEX_16, ID, list, MACHINE, Malformed, objects, oneOf, only, text, whole, words } from '../package/fields.ts'
import { onNoble } from '../package/noble.ts'
import { isSigningKey } from '../package/package-body.ts'
import type { Trust } from '../package/trust.ts'

const MOST_HANDLES = 1_000_000
const HEX_64 = /^[0-9a-f]{128}$/

interface SignedFile {
  readonly bytes: Uint8Array
  readonly signature: Uint8Array
}

export interface StationVoids {
  readonly station: string
  readonly number: number
  readonly voided: readonly string[]
  readonly cards: readonly string[]
}

type Decision =
  | { readonly use: 'online-restore'; readonly handle: string }
  | { readonly use: 'online-voids-lost'; readonly station: string }

const DECISIONS = {
  'online-restore': 'ippyo online restore 1',
  'online-voids-lost': 'ippyo online voids lost 1',
} as const

/** Null: not signed by one of these exporters, or not of this election. */
export function votedIn(file: SignedFile, electionId: string, exporters: readonly string[]): readonly string[] | null {
  return orNull(() => {
    const value = signedBy(file, 'ippyo online voted 1', (signer) => (exporters.includes(signer) ? signer : null))
    only(value, ['closedAt', 'electionId', 'format', 'handles'])
    oneOf(value, 'format', ['ippyo online voted 1'])
    oneOf(value, 'electionId', [electionId])
    return handlesIn(value, 'handles')
  })
}

/** Null: not signed by an issuer of the station that it names, or in another form. */
export function voidsIn(file: SignedFile, trust: Trust): StationVoids | null {
  return orNull(() => {
    const value = signedBy(file, 'ippyo online voids 1', (_signer, said) =>
      trust.issuerKey(text(said, 'issuer', MACHINE), text(said, 'station', ID)),
    )
    only(value, ['cards', 'electionId', 'format', 'issuer', 'number', 'station', 'voided'])
    oneOf(value, 'format', ['ippyo online voids 1'])
    oneOf(value, 'electionId', [trust.electionId])
    const [voided, cards] = [handlesIn(value, 'voided'), handlesIn(value, 'cards')]
    if (cards.some((each) => voided.includes(each))) throw new Malformed('cards')
    return { station: text(value, 'station', ID), number: whole(value, 'number', 1, 9999), voided, cards }
  })
}

/** Null: not signed by two different ones of these people. @param approvers Ed25519, hex */
export function decisionIn(bytes: Uint8Array, electionId: string, approvers: readonly string[]): Decision | null {
  return orNull(() => {
    const value = parseCanonical(bytes)
    if (!isObject(value)) throw new Malformed('decision')
    const use = oneOf(value, 'use', ['online-restore', 'online-voids-lost'])
    const what = use === 'online-restore' ? 'handle' : 'station'
    only(value, ['by', 'electionId', 'reason', 'use', what])
    oneOf(value, 'electionId', [electionId])
    words(value, 'reason', 1, 400)
    const { by: _by, ...said } = value
    const message = new TextEncoder().encode(canonical(said))
    const signers = objects(value, 'by', 2, 2).map((each) => {
      only(each, ['key', 'signature'])
      const key = oneOf(each, 'key', approvers)
      if (
        !isSigningKey(key) ||
        !onNoble.signedBy(key, DECISIONS[use], message, hexToBytes(text(each, 'signature', HEX_64)))
      ) {
        throw new Malformed('signature')
      }
      return key
    })
    if (new Set(signers).size !== 2) throw new Malformed('by')
    return use === 'online-restore'
      ? { use, handle: text(value, 'handle', HEX_16) }
      : { use, station: text(value, 'station', ID) }
  })
}

/** The last file of each station; null: they contradict each other, or a station has none and nobody decided that it is lost. */
export function lastOfStations(
  files: readonly StationVoids[],
  stations: readonly string[],
  lost: ReadonlySet<string>,
): readonly StationVoids[] | null {
  const last: StationVoids[] = []
  for (const station of stations) {
    const own = files.filter((each) => each.station === station).toSorted((a, b) => a.number - b.number)
    const newest = own.at(-1)
    if (newest === undefined) {
      if (!lost.has(station)) return null
      continue
    }
    const has = (name: 'voided' | 'cards', each: StationVoids) =>
      each[name].every((handle) => newest[name].includes(handle))
    const isSameLast = (each: StationVoids) =>
      each.number < newest.number ||
      (each.voided.length === newest.voided.length && each.cards.length === newest.cards.length)
    if (!own.every((each) => has('voided', each) && has('cards', each) && isSameLast(each))) return null
    last.push(newest)
  }
  return last
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
