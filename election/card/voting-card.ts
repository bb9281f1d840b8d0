/**
 * The content of a voting card, and the issuer's signature on it: docs/formats/voting-card.md. The body never says who the voter is
 * (ISS-18) and never whether they voted; the state is the card's counter (`card-state.ts`). Ed25519 (RFC 8032) over "vcard1" ‖ UID ‖ body:
 * bound to this very chip, so a copied body is worth nothing.
 */

import { assert } from '#election/assert.ts'
import { concat, fromHex, isZero, readUint, toHex, uint, utf8 } from '#election/bytes.ts'
import { parseContestMask } from '#election/contests.ts'
import type { Use } from '#election/definition/definition.ts'
import type { CardUid, ContestMask, ElectionId, StationIndex } from '#election/ids.ts'
import { signPortable, type VerifyEd25519, verifyPortable } from '#election/keys/signature.ts'
import { err, ok, type Result } from '#election/result.ts'
import { addMinutes, type LocalMinute, minuteNumber, parseMinute } from '#election/time.ts'
import {
  type CardToken,
  type IssueNumber,
  type IssuerKeyId,
  parseCardToken,
  parseElectionId,
  parseIssueNumber,
  parseIssuerKeyId,
  parseStationIndex,
  tokenBytes,
} from './card-ids.ts'

export const BODY_BYTES = 48
const SIGNATURE_BYTES = 64
/** Body and signature as on pages 04…1F. */
export const SIGNED_BODY_BYTES = BODY_BYTES + SIGNATURE_BYTES

const MAGIC = utf8('VC')
const VERSION = 1
const SIGNED_PREFIX = utf8('vcard1')

const AT = {
  version: 2,
  flags: 3,
  electionId: 4,
  station: 12,
  style: 14,
  token: 16,
  issueNumber: 32,
  issuerKey: 35,
  expiry: 36,
  reserved: 39,
} as const

/** normal: touch · audio: the screen shows no names · both: screen and sound together. */
export type Presentation = (typeof PRESENTATIONS)[number]
/** voter: alone · proxy: an assistant records (PRX-03) · assisted: only the voter may press cast (PRX-09). */
export type OperatingMode = (typeof OPERATING_MODES)[number]

export const PRESENTATIONS = ['normal', 'audio', 'both'] as const
const USES = ['live', 'rehearsal', 'fixture'] as const satisfies readonly Use[]
const OPERATING_MODES = ['voter', 'proxy', 'assisted'] as const

export interface VotingCardBody {
  readonly electionId: ElectionId
  readonly use: Use
  readonly station: StationIndex
  /** Contests of the election that this card offers. */
  readonly contests: ContestMask
  readonly presentation: Presentation
  readonly operatingMode: OperatingMode
  readonly token: CardToken
  readonly issueNumber: IssueNumber
  readonly issuerKey: IssuerKeyId
  /** On the half hour (ISS-21): nothing may show the time of issue more exactly. */
  readonly expires: LocalMinute
}

export type BodyFault =
  /** Never written: a card fresh from the office. */
  | { readonly type: 'blank' }
  /** No valid signature: torn while issuing, or not made by an issuer of this station. */
  | { readonly type: 'unsigned' }
  /** Signed with a key that this machine does not know: an issuer of another station or package. */
  | { readonly type: 'unknown-issuer' }
  /** A version or a value that this software does not know. */
  | { readonly type: 'wrong-format' }

/** @returns 48 bytes */
export function encodeBody(body: VotingCardBody): Uint8Array {
  const flags =
    PRESENTATIONS.indexOf(body.presentation) |
    (USES.indexOf(body.use) << 2) |
    (OPERATING_MODES.indexOf(body.operatingMode) << 4)
  const bytes = concat(
    MAGIC,
    Uint8Array.of(VERSION, flags),
    fromHex(body.electionId),
    uint(body.station, 2),
    uint(body.contests, 2),
    tokenBytes(body.token),
    uint(body.issueNumber, 3).reverse(),
    uint(body.issuerKey, 1),
    uint(halfHoursOf(body.expires), 3),
    new Uint8Array(BODY_BYTES - AT.reserved),
  )
  assert(bytes.length === BODY_BYTES, 'a voting card body has 48 bytes')
  return bytes
}

/**
 * @param issuerSecretKey Ed25519 seed of the issuer's machine, 32 bytes
 * @returns body and signature, 112 bytes
 */
export function signBody(
  body: VotingCardBody,
  uid: CardUid,
  issuerSecretKey: Uint8Array,
  signOne = signPortable,
): Uint8Array {
  const bytes = encodeBody(body)
  return concat(bytes, signOne(signedMessage(bytes, uid), issuerSecretKey))
}

/**
 * @param bytes 112 bytes of the pages 04…1F
 * @param issuerKeys every issuer of the station: Ed25519 public keys, 32 bytes each
 */
export function readBody(
  bytes: Uint8Array,
  uid: CardUid,
  issuerKeys: ReadonlyMap<IssuerKeyId, Uint8Array>,
  verify: VerifyEd25519 = verifyPortable,
): Result<VotingCardBody, BodyFault> {
  assert(bytes.length === SIGNED_BODY_BYTES, 'a signed body has 112 bytes')
  if (isZero(bytes)) return err({ type: 'blank' })
  const body = bytes.subarray(0, BODY_BYTES)
  if (body[0] !== MAGIC[0] || body[1] !== MAGIC[1]) return err({ type: 'unsigned' })
  if (body[AT.version] !== VERSION) return err({ type: 'wrong-format' })
  const publicKey = issuerKeys.get(readUint(body, AT.issuerKey, 1) as IssuerKeyId)
  if (publicKey === undefined) return err({ type: 'unknown-issuer' })
  if (!verify(bytes.subarray(BODY_BYTES), signedMessage(body, uid), publicKey)) return err({ type: 'unsigned' })
  const parsed = parseBody(body)
  return parsed === null ? err({ type: 'wrong-format' }) : ok(parsed)
}

/** The first half hour that is not before `minutes` (≥ 0) after `now`: 10:07 + 60 → 11:30. */
export function expiryAfter(now: LocalMinute, minutes: number): LocalMinute {
  const end = addMinutes(now, minutes)
  const over = minuteNumber(end) % 30
  return over === 0 ? end : addMinutes(end, 30 - over)
}

function signedMessage(body: Uint8Array, uid: CardUid): Uint8Array {
  return concat(SIGNED_PREFIX, fromHex(uid), body)
}

function parseBody(body: Uint8Array): VotingCardBody | null {
  const flags = readUint(body, AT.flags, 1)
  const presentation = PRESENTATIONS[flags & 0b11]
  const use = USES[(flags >> 2) & 0b11]
  const operatingMode = OPERATING_MODES[(flags >> 4) & 0b11]
  if (flags >> 6 !== 0 || !presentation || !use || !operatingMode) return null
  const electionId = parseElectionId(toHex(body.subarray(AT.electionId, AT.station)))
  const station = parseStationIndex(readUint(body, AT.station, 2))
  const contests = parseContestMask(readUint(body, AT.style, 2))
  const token = parseCardToken(toHex(body.subarray(AT.token, AT.issueNumber)))
  const issueNumber = parseIssueNumber(readUint(body.slice(AT.issueNumber, AT.issuerKey).reverse(), 0, 3))
  const issuerKey = parseIssuerKeyId(readUint(body, AT.issuerKey, 1))
  const expires = minuteOf(readUint(body, AT.expiry, 3))
  if (!electionId || station === null || contests === null || !token) return null
  if (contests === 0 || issueNumber === null || issuerKey === null) return null
  if (!isZero(body.subarray(AT.reserved))) return null
  return { electionId, use, station, contests, presentation, operatingMode, token, issueNumber, issuerKey, expires }
}

/** Half hours since 2000-01-01T00:00. Two bytes would end in September 2003, so the format has three. */
function halfHoursOf(minute: LocalMinute): number {
  const minutes = minuteNumber(minute)
  assert(minutes % 30 === 0, 'a card expires on the half hour')
  return minutes / 30
}

/** 3 bytes end in the year 2957: every value has a minute. */
function minuteOf(halfHours: number): LocalMinute {
  const start = parseMinute('2000-01-01T00:00')
  assert(start !== null, 'the time count begins in 2000')
  return addMinutes(start, halfHours * 30)
}
