/** Parsers of the ids that travel on cards. A cast elsewhere is a bug. */
import { fromHex } from '#election/bytes.ts'
import type { CardUid, ElectionId, PairNumber, StationIndex } from '#election/ids.ts'

declare const brand: unique symbol
/** Which issue of a card: counter div 256, 0…65535. An old body put back fails on it. */
export type IssueNumber = number & { readonly [brand]: 'IssueNumber' }
/** Which issuer of the station signed, 0…255: the place of its public key in the package. */
export type IssuerKeyId = number & { readonly [brand]: 'IssuerKeyId' }
/** Voting-card token: 16 random bytes as 32 hex digits. The issuer forgets it; a kiosk keeps only a keyed hash. */
export type CardToken = string & { readonly [brand]: 'CardToken' }

export const PAIR_NUMBER_MAX = 55
const ISSUE_NUMBER_MAX = 65_535
export const TOKEN_BYTES = 16

const UID = /^[0-9a-f]{14}$/
const ELECTION_ID = /^[0-9a-f]{16}$/
const TOKEN = /^[0-9a-f]{32}$/

/** 7 bytes as 14 lower-case hex digits. */
export function parsePairNumber(value: number): PairNumber | null {
  return Number.isInteger(value) && value >= 1 && value <= PAIR_NUMBER_MAX ? (value as PairNumber) : null
}

export function parseCardUid(hex: string): CardUid | null {
  return UID.test(hex) ? (hex as CardUid) : null
}

export function parseElectionId(hex: string): ElectionId | null {
  return ELECTION_ID.test(hex) ? (hex as ElectionId) : null
}

export function parseCardToken(hex: string): CardToken | null {
  return TOKEN.test(hex) ? (hex as CardToken) : null
}

/** As the ballot box writes it, and as the card bears it. */
export function tokenBytes(token: CardToken): Uint8Array {
  return fromHex(token)
}

export function parseStationIndex(value: number): StationIndex | null {
  return inRange(value, 1, 0xffff) ? (value as StationIndex) : null
}

export function parseIssueNumber(value: number): IssueNumber | null {
  return inRange(value, 0, ISSUE_NUMBER_MAX) ? (value as IssueNumber) : null
}

export function parseIssuerKeyId(value: number): IssuerKeyId | null {
  return inRange(value, 0, 0xff) ? (value as IssuerKeyId) : null
}

function inRange(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most
}
