/**
 * The operator card (運用カード): a random secret, stored encrypted; docs/formats/operator-card.md. The chip sends data in
 * clear, so the AES key that opens the card and the key that encrypts the secret both come from UID, PIN and a secret that
 * the station's machines have: a card alone, a machine alone, or both without the PIN, open nothing.
 * scrypt (RFC 7914); XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha-03).
 */
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { scrypt } from '@noble/hashes/scrypt.js'
import { assert } from '#election/assert.ts'
import { concat, fromHex, isZero, readUint, toHex, uint, utf8 } from '#election/bytes.ts'
import type { Use } from '#election/definition/definition.ts'
import type { CardUid, ElectionId, StationIndex } from '#election/ids.ts'
import { err, ok, type Result } from '#election/result.ts'
import { parseElectionId, parseStationIndex } from './card-ids.ts'

declare const brand: unique symbol
/** Eight to twelve digits; in a fixture six are enough (`pinDigitsLeast`). */
export type Pin = string & { readonly [brand]: 'Pin' }
/** 32 random bytes that unlock the keys wrapped for (machine, operator card). Never logged, never stored in clear. */
export type OperatorSecret = Uint8Array & { readonly [brand]: 'OperatorSecret' }
/** 1: presiding officer · 2: deputy · 3: sealed, with the commission. */
export type OperatorCardNumber = 1 | 2 | 3

export interface OperatorCard {
  readonly electionId: ElectionId
  readonly station: StationIndex
  readonly cardNumber: OperatorCardNumber
  readonly secret: OperatorSecret
}

/** `cardKey` 16 bytes for the chip, `encryptionKey` 32 bytes for the secret. */
export interface OperatorKeys {
  readonly cardKey: Uint8Array
  readonly encryptionKey: Uint8Array
}

export type OperatorCardFault =
  | { readonly type: 'blank' }
  | { readonly type: 'wrong-format' }
  /** The tag does not fit: the pages are torn, or come from another card. */
  | { readonly type: 'damaged' }

/** scrypt parameters: N a power of two, memory 128·N·r bytes. */
export interface ScryptCost {
  readonly N: number
  readonly r: number
  readonly p: number
}

/** scrypt in one synchronous call: noble's in pure code, the platform's where an officer waits (`#openssl/scrypt.ts`). */
export type ScryptAtOnce = (password: Uint8Array, salt: Uint8Array, cost: ScryptCost, bytes: number) => Uint8Array

const portableScrypt: ScryptAtOnce = (password, salt, cost, bytes) => scrypt(password, salt, { ...cost, dkLen: bytes })

/** Live and rehearsal: each try takes 128 MiB and about a second. */
export const STANDARD_COST: ScryptCost = { N: 2 ** 17, r: 8, p: 1 }
/** Fixtures only, so that a test can unlock often. A fixture's secrets are public. */
export const FIXTURE_COST: ScryptCost = { N: 2 ** 4, r: 8, p: 1 }

export const OPERATOR_CARD_BYTES = 88
const OPERATOR_SECRET_BYTES = 32
const INSTALL_SECRET_BYTES = 32
/** The chip locks for ever after so many wrong tries; each right try takes 16 off its count. */
export const OPERATOR_AUTHENTICATION_LIMIT = 0x020

const MAGIC = utf8('OC')
const VERSION = 1
const KEY_LABEL = utf8('ippyo operator card 1')
const NONCE_BYTES = 24
const AT = { version: 2, cardNumber: 3, electionId: 4, station: 12, reserved: 14, nonce: 16, sealed: 40 } as const
const PIN = /^[0-9]{6,12}$/
const PIN_DIGITS = 8
const PIN_DIGITS_FIXTURE = 6

/** X-B1: an attacker who overheard one unlocking and has the install secret tries PINs that the chip does not count. */
export function pinDigitsLeast(use: Use): number {
  return use === 'fixture' ? PIN_DIGITS_FIXTURE : PIN_DIGITS
}

export function parsePin(text: string, use: Use): Pin | null {
  return PIN.test(text) && text.length >= pinDigitsLeast(use) ? (text as Pin) : null
}

/** @param bytes 32 bytes, fresh from secure randomness or just decrypted */
export function operatorSecret(bytes: Uint8Array): OperatorSecret {
  assert(bytes.length === OPERATOR_SECRET_BYTES, 'operator secret: 32 bytes')
  return bytes as OperatorSecret
}

/** @param installSecret the station's secret from the personalisation of the machine, 32 bytes */
export function operatorKeysOf(
  pin: Pin,
  uid: CardUid,
  installSecret: Uint8Array,
  cost: ScryptCost,
  derive: ScryptAtOnce = portableScrypt,
): OperatorKeys {
  assert(installSecret.length === INSTALL_SECRET_BYTES, 'install secret: 32 bytes')
  const salt = concat(KEY_LABEL, fromHex(uid), installSecret)
  const both = derive(utf8(pin), salt, cost, 48)
  return { cardKey: both.slice(0, 16), encryptionKey: both.slice(16) }
}

/**
 * @param nonce 24 fresh random bytes
 * @returns 88 bytes for the pages 04…19
 */
export function encodeOperatorCard(
  card: OperatorCard,
  uid: CardUid,
  keys: OperatorKeys,
  nonce: Uint8Array,
): Uint8Array {
  assert(nonce.length === NONCE_BYTES, 'nonce: 24 bytes')
  const head = concat(
    MAGIC,
    Uint8Array.of(VERSION, card.cardNumber),
    fromHex(card.electionId),
    uint(card.station, 2),
    uint(0, 2),
  )
  const encrypted = xchacha20poly1305(keys.encryptionKey, nonce, boundTo(head, uid)).encrypt(card.secret)
  const bytes = concat(head, nonce, encrypted)
  assert(bytes.length === OPERATOR_CARD_BYTES, 'an operator card has 88 bytes')
  return bytes
}

/** @param bytes 88 bytes of the pages 04…19 */
export function openOperatorCard(
  bytes: Uint8Array,
  uid: CardUid,
  keys: OperatorKeys,
): Result<OperatorCard, OperatorCardFault> {
  assert(bytes.length === OPERATOR_CARD_BYTES, 'an operator card has 88 bytes')
  if (isZero(bytes)) return err({ type: 'blank' })
  const electionId = parseElectionId(toHex(bytes.subarray(AT.electionId, AT.station)))
  const station = parseStationIndex(readUint(bytes, AT.station, 2))
  const cardNumber = parseCardNumber(readUint(bytes, AT.cardNumber, 1))
  const known = bytes[0] === MAGIC[0] && bytes[1] === MAGIC[1] && bytes[AT.version] === VERSION
  const reserved = readUint(bytes, AT.reserved, 2)
  if (!known || reserved !== 0 || !electionId || station === null || cardNumber === null) {
    return err({ type: 'wrong-format' })
  }
  const secret = decrypt(bytes, uid, keys.encryptionKey)
  return secret === null ? err({ type: 'damaged' }) : ok({ electionId, station, cardNumber, secret })
}

function decrypt(bytes: Uint8Array, uid: CardUid, key: Uint8Array): OperatorSecret | null {
  const head = bytes.slice(0, AT.nonce)
  const nonce = bytes.slice(AT.nonce, AT.sealed)
  try {
    return operatorSecret(xchacha20poly1305(key, nonce, boundTo(head, uid)).decrypt(bytes.slice(AT.sealed)))
  } catch {
    // The library throws on a wrong tag; lengths and key size are fixed, so nothing else can throw.
    return null
  }
}

/** The head is in clear; the tag binds the secret to the head and to this chip. */
function boundTo(head: Uint8Array, uid: CardUid): Uint8Array {
  return concat(KEY_LABEL, head, fromHex(uid))
}

function parseCardNumber(value: number): OperatorCardNumber | null {
  return value === 1 || value === 2 || value === 3 ? value : null
}
