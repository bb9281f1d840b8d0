/**
 * Personalisation writes two files that stay on a machine (`identity.json` and the sealed signing key, readable by the machine's user only)
 * and one that goes to the office (the *machine file*: public keys under the machine's own signature). The secret keys are made on the
 * machine and never leave it. A machine takes the authority's public key from its identity, never from a package.
 */
import { z } from 'zod'
import { assert } from '#election/assert.ts'
import { fromHex, toHex } from '#election/bytes.ts'
import { canonicalJson } from '#election/canonical-json.ts'
import { machineId, pairNumber, stationId } from '#election/id-schemas.ts'
import type { MachineId, PairNumber, StationId } from '#election/ids.ts'
import type { Randomness } from '#election/randomness.ts'
import { err, ok, type Result } from '#election/result.ts'
import { type Approver, approversOrNone } from './approvers.ts'
import { agreementPublicKey, isAgreementPublicKey, makeKeyPair } from './hpke.ts'
import { parseJson } from './json-file.ts'
import { makeSigningKey, sign, verifySignature } from './signature.ts'
import { encryptSigningKey, SIGNING_LOCK_BYTES } from './signing-key-file.ts'
import { encryptSigningLock, SEALED_LOCK_BYTES, stationLockKey } from './signing-lock.ts'

/** Bound for identities, machine files and kits. */
export const IDENTITY_BYTES_MAX = 32 * 1024

/** The place of a machine in the election, without its keys. */
export interface MachinePlace {
  readonly id: MachineId
  readonly kind: 'kiosk' | 'issuer'
  readonly station: StationId
  /** 機体番号: shown on the zero-check screen and on the confirmation sheet. */
  readonly serial: string
  /** Kiosks only; null for an issuer. */
  readonly pair: PairNumber | null
  readonly spare: boolean
  /** Issuers only: the keyId of the cards it signs, 1…255; null for a kiosk. */
  readonly issuerKeyId: number | null
}

/** A machine as the package lists it: kiosks and spares own a pair of media, issuers a take-over medium. */
export interface Machine extends MachinePlace {
  /** Ed25519, 32 bytes hex. */
  readonly signingKey: string
  /** X25519, 32 bytes hex. */
  readonly agreementKey: string
}

export interface MachineIdentity {
  readonly place: MachinePlace
  /** Ed25519, 32 bytes: the public half. The secret one is sealed in a file of its own. */
  readonly signingKey: Uint8Array
  /** X25519, 32 bytes. */
  readonly agreementSecretKey: Uint8Array
  /** Ed25519, 32 bytes: the only key that packages and candidate lists are accepted from. */
  readonly authorityPublicKey: Uint8Array
  /** 32 bytes, the same on all machines of a station: with UID and PIN it opens operator cards. */
  readonly installSecret: Uint8Array
  /** Two of them approve each package and list that this machine takes. Empty: a fixture, or for practice. */
  readonly approvers: readonly Approver[]
}

/** The office hands this to the person who personalises the machines of one station. */
export interface StationKit {
  readonly station: StationId
  readonly authorityPublicKey: Uint8Array
  readonly installSecret: Uint8Array
  /** X25519, 32 bytes: each machine seals its signing lock to it. */
  readonly lockPublicKey: Uint8Array
  /** All machines of the station, as stations.csv listed them when the kit was handed out. */
  readonly machines: readonly MachineId[]
  /** The approvers whom its machines know. Empty: a fixture, or for practice. */
  readonly approvers: readonly Approver[]
}

/** The file that goes to the office. */
export interface MachineFile {
  readonly machine: Machine
  /** Only the commission opens it: it becomes part of the machine's unlock entries. */
  readonly sealedLock: Uint8Array
}

/** All that is made for a new machine. The caller decides what is kept and where. */
export interface NewMachine {
  readonly identity: MachineIdentity
  readonly signingKeyFile: Uint8Array
  readonly machineFile: Uint8Array
  /** Ed25519, 32 bytes: the caller forgets it. Only fixtures, which play the machine, hold on to it. */
  readonly signingSecretKey: Uint8Array
  /** 32 bytes: the caller forgets it like the key. */
  readonly signingLock: Uint8Array
}

export type MachineFileError =
  /** No JSON, a field is missing or malformed, or another kind of file. */
  | { readonly type: 'not-a-machine-file' }
  /** The signature by the machine's own key is wrong: the file was changed after it was made. */
  | { readonly type: 'machine-file-altered'; readonly machine: MachineId }

export function makeStationKit(
  station: StationId,
  authority: { readonly secretKey: Uint8Array; readonly publicKey: Uint8Array },
  randomness: Randomness,
  rehearsal = false,
  machines: readonly MachineId[] = [],
  approvers: readonly Approver[] = [],
): StationKit {
  const installSecret = randomness.bytes(32)
  const { publicKey: lockPublicKey } = stationLockKey(authority.secretKey, { station, installSecret }, rehearsal)
  return { station, authorityPublicKey: authority.publicKey, installSecret, lockPublicKey, machines, approvers }
}

export function makeMachine(place: MachinePlace, kit: StationKit, randomness: Randomness): NewMachine {
  assert(place.station === kit.station, 'machine identity: kit of the same station')
  const signing = makeSigningKey(randomness)
  const identity = {
    place,
    signingKey: signing.publicKey,
    agreementSecretKey: makeKeyPair(randomness).secretKey,
    authorityPublicKey: kit.authorityPublicKey,
    installSecret: kit.installSecret,
    approvers: kit.approvers,
  }
  const signingLock = randomness.bytes(SIGNING_LOCK_BYTES)
  const key = { machine: place.id, secretKey: signing.secretKey, signingLock, randomness }
  const sealedLock = encryptSigningLock(place.id, signingLock, kit.lockPublicKey, kit.approvers, randomness)
  return {
    identity,
    signingKeyFile: encryptSigningKey(key),
    machineFile: serialiseMachineFile({ machine: publicMachine(identity), sealedLock }, signing.secretKey),
    signingSecretKey: signing.secretKey,
    signingLock,
  }
}

const hex32 = z.string().regex(/^[0-9a-f]{64}$/)
const placeShape = {
  machine: machineId,
  kind: z.enum(['kiosk', 'issuer']),
  station: stationId,
  serial: z.string().min(1).max(64),
  pair: pairNumber.nullable(),
  spare: z.boolean(),
  issuerKeyId: z.number().int().min(1).max(255).nullable(),
}
const kindsAgree = (fields: { kind: string; pair: number | null; issuerKeyId: number | null }) =>
  (fields.kind === 'kiosk') === (fields.pair !== null) && (fields.kind === 'issuer') === (fields.issuerKeyId !== null)

const identitySchema = z
  .strictObject({
    format: z.literal('ippyo machine identity 1'),
    ...placeShape,
    signingKey: hex32,
    agreementSecretKey: hex32,
    authorityPublicKey: hex32,
    installSecret: hex32,
    approvers: approversOrNone,
  })
  .refine(kindsAgree)

const machineFileSchema = z
  .strictObject({
    format: z.literal('ippyo machine file 1'),
    ...placeShape,
    signingKey: hex32,
    agreementKey: hex32,
    sealedLock: z.string().regex(new RegExp(`^[0-9a-f]{${2 * SEALED_LOCK_BYTES}}$`)),
    signature: z.string().regex(/^[0-9a-f]{128}$/),
  })
  .refine(kindsAgree)

export function serialiseIdentity(identity: MachineIdentity): Uint8Array {
  return canonicalJson({
    format: 'ippyo machine identity 1',
    ...placeFields(identity.place),
    signingKey: toHex(identity.signingKey),
    agreementSecretKey: toHex(identity.agreementSecretKey),
    authorityPublicKey: toHex(identity.authorityPublicKey),
    installSecret: toHex(identity.installSecret),
    approvers: identity.approvers,
  })
}

export function parseIdentity(bytes: Uint8Array): Result<MachineIdentity, { readonly type: 'not-an-identity' }> {
  const fields = parseJson(bytes, IDENTITY_BYTES_MAX, identitySchema)
  if (fields === null) return err({ type: 'not-an-identity' })
  return ok({
    place: placeOf(fields),
    signingKey: fromHex(fields.signingKey),
    agreementSecretKey: fromHex(fields.agreementSecretKey),
    authorityPublicKey: fromHex(fields.authorityPublicKey),
    installSecret: fromHex(fields.installSecret),
    approvers: fields.approvers,
  })
}

/** The machine as the package lists it. */
export function publicMachine(identity: MachineIdentity): Machine {
  return {
    ...identity.place,
    signingKey: toHex(identity.signingKey),
    agreementKey: toHex(agreementPublicKey(identity.agreementSecretKey)),
  }
}

/** The signature shows that the machine has the new key, and that nobody changed the file on its way to the office. */
function serialiseMachineFile(file: MachineFile, signingSecretKey: Uint8Array): Uint8Array {
  const fields = machineFileFields(file)
  const signature = sign('machine-file', canonicalJson(fields), signingSecretKey)
  return canonicalJson({ ...fields, signature: toHex(signature) })
}

export function parseMachineFile(bytes: Uint8Array): Result<MachineFile, MachineFileError> {
  const fields = parseJson(bytes, IDENTITY_BYTES_MAX, machineFileSchema)
  if (fields === null) return err({ type: 'not-a-machine-file' })
  const machine = { ...placeOf(fields), signingKey: fields.signingKey, agreementKey: fields.agreementKey }
  const file = { machine, sealedLock: fromHex(fields.sealedLock) }
  const signed = canonicalJson(machineFileFields(file))
  const genuine = verifySignature('machine-file', signed, fromHex(fields.signature), fromHex(fields.signingKey))
  return genuine ? ok(file) : err({ type: 'machine-file-altered', machine: machine.id })
}

/** More than the pairs and issuers of any station. */
const KIT_MACHINES_MAX = 64

const kitSchema = z.strictObject({
  format: z.literal('ippyo station kit 1'),
  station: stationId,
  authorityPublicKey: hex32,
  installSecret: hex32,
  lockPublicKey: hex32,
  machines: z.array(machineId).min(1).max(KIT_MACHINES_MAX),
  approvers: approversOrNone,
})

export function serialiseKit(kit: StationKit): Uint8Array {
  const { station, machines, approvers } = kit
  return canonicalJson({
    format: 'ippyo station kit 1',
    station,
    authorityPublicKey: toHex(kit.authorityPublicKey),
    installSecret: toHex(kit.installSecret),
    lockPublicKey: toHex(kit.lockPublicKey),
    machines,
    approvers,
  })
}

export function parseKit(bytes: Uint8Array): Result<StationKit, { readonly type: 'not-a-kit' }> {
  const fields = parseJson(bytes, IDENTITY_BYTES_MAX, kitSchema)
  if (fields === null || !isAgreementPublicKey(fromHex(fields.lockPublicKey))) return err({ type: 'not-a-kit' })
  return ok({
    station: fields.station,
    authorityPublicKey: fromHex(fields.authorityPublicKey),
    installSecret: fromHex(fields.installSecret),
    lockPublicKey: fromHex(fields.lockPublicKey),
    machines: fields.machines,
    approvers: fields.approvers,
  })
}

function placeFields(place: MachinePlace) {
  const { id, kind, station, serial, pair, spare, issuerKeyId } = place
  return { machine: id, kind, station, serial, pair, spare, issuerKeyId }
}

function machineFileFields({ machine, sealedLock }: MachineFile) {
  const { signingKey, agreementKey } = machine
  const keys = { signingKey, agreementKey, sealedLock: toHex(sealedLock) }
  return { format: 'ippyo machine file 1', ...placeFields(machine), ...keys }
}

function placeOf(fields: z.infer<typeof machineFileSchema> | z.infer<typeof identitySchema>): MachinePlace {
  return {
    id: fields.machine,
    kind: fields.kind,
    station: fields.station,
    serial: fields.serial,
    pair: fields.pair,
    spare: fields.spare,
    issuerKeyId: fields.issuerKeyId,
  }
}
