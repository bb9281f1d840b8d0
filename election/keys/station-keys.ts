/**
 * The secrets of a polling station, and how they travel in the package: once for each machine and operator card, so that
 * neither a stolen machine nor a stolen card (nor both media and package with one of them) opens anything.
 */
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { assert } from '#election/assert.ts'
import { concat, fromHex, toHex, uint, utf8 } from '#election/bytes.ts'
import type { ElectionId, MachineId } from '#election/ids.ts'
import type { Randomness } from '#election/randomness.ts'
import { err, ok, type Result } from '#election/result.ts'
import { deriveKey } from './derive.ts'
import { encryptBase, HPKE_ENC_BYTES, HPKE_TAG_BYTES, openBase } from './hpke.ts'
import type { Machine, MachineIdentity } from './machine-identity.ts'
import { SIGNING_LOCK_BYTES } from './signing-key-file.ts'

/** Operator cards of a station: 1 presiding officer, 2 deputy, 3 sealed with the commission. */
export const OPERATOR_CARDS = [1, 2, 3] as const
export const OPERATOR_SECRET_BYTES = 32
const CARD_MASTER_BYTES = 16
const STATION_SECRET_BYTES = 32

/** Keys of one station for one machine: opened only by that machine together with that operator card. */
export interface WrappedStationKeys {
  readonly machine: MachineId
  readonly operatorCard: number
  readonly sealed: string
}

/** The keys that a kiosk gets of its station. */
export interface StationKeys {
  /** 16 bytes: AES-128 master of the voting cards, diversified by UID (AN10922). */
  readonly cardMaster: Uint8Array
  /** 32 bytes: journals, page checks and spent marks are derived from it. */
  readonly stationSecret: Uint8Array
}

/** The keys that an issuer gets: those of a kiosk, and those for the roll. */
export interface IssuerKeys extends StationKeys {
  /** 32 bytes: opens `rolls/<station>.roll`. */
  readonly rollKey: Uint8Array
  /** 32 bytes: encrypts the take-over medium and the issuer's database. */
  readonly takeOverKey: Uint8Array
}

/** The keys that only this machine gets, beside those of its station. */
export interface OwnLock {
  /** 32 bytes: opens this machine's signing key. */
  readonly signingLock: Uint8Array
}

export type UnlockError =
  /** The package has no such machine, or another key for it: it was personalised anew, or is of another set. */
  | { readonly type: 'machine-not-in-package' }
  /** The package has nothing for an operator card of this number. */
  | { readonly type: 'unknown-operator-card'; readonly operatorCard: number }
  /** The secret on the card is not that of this station and election. */
  | { readonly type: 'wrong-operator-card' }
  /** The card fits, but the entry was not made for this machine's key. */
  | { readonly type: 'wrong-machine' }

const NONCE_BYTES = 24
const CHECK_BYTES = 16
const KIOSK = 1
const ISSUER = 2
const KIOSK_BYTES = 1 + SIGNING_LOCK_BYTES + CARD_MASTER_BYTES + STATION_SECRET_BYTES
const ISSUER_BYTES = KIOSK_BYTES + 32 + 32

export function makeStationKeys(randomness: Randomness): IssuerKeys {
  return {
    cardMaster: randomness.bytes(CARD_MASTER_BYTES),
    stationSecret: randomness.bytes(STATION_SECRET_BYTES),
    rollKey: randomness.bytes(32),
    takeOverKey: randomness.bytes(32),
  }
}

/** HPKE to the machine, then XChaCha20-Poly1305 under the card's secret. A kiosk's entry leaves out the issuer's keys. */
export function wrapStationKeys(input: {
  readonly electionId: ElectionId
  readonly machine: Machine
  readonly operatorCard: number
  readonly operatorSecret: Uint8Array
  readonly keys: IssuerKeys
  readonly signingLock: Uint8Array
  readonly randomness: Randomness
}): WrappedStationKeys {
  const { electionId, machine, operatorCard, randomness } = input
  const aad = bindingOf(electionId, machine, operatorCard)
  const inner = encryptBase({
    recipientPublicKey: fromHex(machine.agreementKey),
    info: utf8('ippyo unlock machine 1'),
    aad,
    plaintext: plaintextOf(machine, input),
    randomness,
  })
  const nonce = randomness.bytes(NONCE_BYTES)
  const cipher = xchacha20poly1305(cardKey(input.operatorSecret, aad), nonce, aad)
  const sealed = concat(nonce, cipher.encrypt(concat(inner.enc, inner.ciphertext)))
  return { machine: machine.id, operatorCard, sealed: toHex(sealed) }
}

/** For kiosks and issuers alike. */
export function unwrapStationKeys(input: UnlockInput): Result<StationKeys & OwnLock, UnlockError> {
  const plaintext = unwrap(input)
  if (!plaintext.ok) return plaintext
  return ok(stationPart(plaintext.value))
}

/** For issuers only: a kiosk's entry has no roll key. */
export function unwrapIssuerKeys(input: UnlockInput): Result<IssuerKeys & OwnLock, UnlockError> {
  assert(input.identity.place.kind === 'issuer', 'unlock: only an issuer has issuer keys')
  const plaintext = unwrap(input)
  if (!plaintext.ok) return plaintext
  const at = KIOSK_BYTES
  return ok({
    ...stationPart(plaintext.value),
    rollKey: plaintext.value.slice(at, at + 32),
    takeOverKey: plaintext.value.slice(at + 32, at + 64),
  })
}

export interface UnlockInput {
  readonly electionPackage: {
    readonly electionId: ElectionId
    readonly machines: readonly Machine[]
    readonly unlock: readonly WrappedStationKeys[]
  }
  readonly identity: MachineIdentity
  /** 1…3, as the card says. */
  readonly operatorCard: number
  /** 32 bytes, read from the card. */
  readonly operatorSecret: Uint8Array
  /** A native `openBase`; must agree with the reference. */
  readonly openBase?: typeof openBase
}

function unwrap(input: UnlockInput): Result<Uint8Array, UnlockError> {
  const { electionPackage, identity, operatorCard } = input
  const machine = electionPackage.machines.find((each) => each.id === identity.place.id)
  if (!machine || machine.kind !== identity.place.kind) return err({ type: 'machine-not-in-package' })
  const entry = electionPackage.unlock.find((each) => each.machine === machine.id && each.operatorCard === operatorCard)
  if (!entry) return err({ type: 'unknown-operator-card', operatorCard })
  const aad = bindingOf(electionPackage.electionId, machine, operatorCard)
  const inner = openOuter(fromHex(entry.sealed), input.operatorSecret, aad)
  if (inner === null) return err({ type: 'wrong-operator-card' })
  const opened = (input.openBase ?? openBase)({
    recipientSecretKey: identity.agreementSecretKey,
    enc: inner.subarray(0, HPKE_ENC_BYTES),
    info: utf8('ippyo unlock machine 1'),
    aad,
    ciphertext: inner.subarray(HPKE_ENC_BYTES),
  })
  if (!opened.ok) return err({ type: 'wrong-machine' })
  const [kind, bytes] = machine.kind === 'issuer' ? [ISSUER, ISSUER_BYTES] : [KIOSK, KIOSK_BYTES]
  assert(opened.value.length === bytes && opened.value[0] === kind, 'unlock: the signed package holds well-formed keys')
  return opened
}

function openOuter(sealed: Uint8Array, operatorSecret: Uint8Array, aad: Uint8Array): Uint8Array | null {
  if (sealed.length < NONCE_BYTES + HPKE_ENC_BYTES + HPKE_TAG_BYTES + CHECK_BYTES) return null
  const cipher = xchacha20poly1305(cardKey(operatorSecret, aad), sealed.subarray(0, NONCE_BYTES), aad)
  try {
    return cipher.decrypt(sealed.subarray(NONCE_BYTES))
  } catch {
    // The library throws on a wrong tag.
    return null
  }
}

/** An entry moved to another machine, card or election does not open. */
function bindingOf(electionId: ElectionId, machine: Machine, operatorCard: number): Uint8Array {
  const id = utf8(machine.id)
  return concat(utf8('ippyo unlock 1'), fromHex(electionId), uint(operatorCard, 1), uint(id.length, 1), id)
}

function cardKey(operatorSecret: Uint8Array, binding: Uint8Array): Uint8Array {
  assert(operatorSecret.length === OPERATOR_SECRET_BYTES, 'unlock: operator secret of 32 bytes')
  return deriveKey({ secret: operatorSecret, label: 'unlock card 1', context: [binding], length: 32 })
}

function plaintextOf(
  machine: Machine,
  { keys, signingLock }: { readonly keys: IssuerKeys; readonly signingLock: Uint8Array },
): Uint8Array {
  const ofStation = concat(signingLock, keys.cardMaster, keys.stationSecret)
  if (machine.kind === 'kiosk') return concat(uint(KIOSK, 1), ofStation)
  return concat(uint(ISSUER, 1), ofStation, keys.rollKey, keys.takeOverKey)
}

function stationPart(plaintext: Uint8Array): StationKeys & OwnLock {
  const masterAt = 1 + SIGNING_LOCK_BYTES
  const secretAt = masterAt + CARD_MASTER_BYTES
  return {
    signingLock: plaintext.slice(1, masterAt),
    cardMaster: plaintext.slice(masterAt, secretAt),
    stationSecret: plaintext.slice(secretAt, secretAt + STATION_SECRET_BYTES),
  }
}
