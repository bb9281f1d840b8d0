/** A way as it is kept: AES-256-GCM under the lock of its flow, and of one length at each stage (docs/formats/voter-page.md §4). */
import { z } from 'zod'
import { assert } from '#election/assert.ts'
import { concat, utf8 } from '#election/bytes.ts'
import { parseEnvelope, voteCode } from '#election/online/envelope.ts'
import { fromBase64, toBase64 } from '#election/online/log/base64.ts'
import { PERMIT_BYTES, parsePermit } from '#election/online/permit.ts'
import { GATE_PURPOSES } from '#election/online/wire/gate.ts'
import type { Randomness } from '#election/randomness.ts'
import type { Cast, HeldPermit, Purpose } from '../session/state.ts'
import { jsonIn } from './ask.ts'

export interface Lock {
  readonly flow: string
  /** AES-256, not extractable; in the page's memory alone. */
  readonly key: CryptoKey
}

export interface Way {
  readonly purpose: Purpose
  /** Public half of the session key, 65 bytes. */
  readonly sessionKey: Uint8Array
  readonly permit: HeldPermit | null
  readonly cast: Cast | null
}

const AES = 'AES-GCM'
const CURVE = { name: 'ECDSA', namedCurve: 'P-256' } as const
const NONCE_BYTES = 12
const SIGNATURE_BYTES = 64
/** More than a permit and a cast need: the length says neither which of them is there nor how many lists it has. */
const WAY_LENGTH = 6144

const inBase64 = <T>(read: (bytes: Uint8Array) => T | null) =>
  z.string().transform((text, context) => {
    const bytes = fromBase64(text)
    const value = bytes && read(bytes)
    if (value === null) context.addIssue({ code: 'custom' })
    return value ?? z.NEVER
  })
const written = z.strictObject({
  purpose: z.enum(GATE_PURPOSES),
  sessionKey: inBase64((bytes) => bytes),
  permit: inBase64(heldPermit).nullable(),
  cast: inBase64(castOf).nullable(),
})

export async function openLock(subtle: SubtleCrypto, flow: string, lock: Uint8Array): Promise<Lock> {
  const uses = ['encrypt', 'decrypt', 'wrapKey', 'unwrapKey'] as const
  return { flow, key: await subtle.importKey('raw', new Uint8Array(lock), AES, false, uses) }
}

export async function sealWay(subtle: SubtleCrypto, lock: Lock, way: Way, randomness: Randomness): Promise<Uint8Array> {
  const { purpose, sessionKey, permit, cast } = way
  const text = JSON.stringify({
    ...{ purpose, sessionKey: toBase64(sessionKey) },
    ...{ permit: permit && toBase64(permit.bytes), cast: cast && toBase64(cast.bytes) },
  })
  assert(text.length <= WAY_LENGTH, 'sealed way: one length at each stage')
  const nonce = randomness.bytes(NONCE_BYTES)
  const body = new Uint8Array(utf8(text.padEnd(WAY_LENGTH)))
  return concat(nonce, new Uint8Array(await subtle.encrypt(under(lock, 'way', nonce), lock.key, body)))
}

/** Null: not under this lock, or not as this page writes it. */
export async function openWay(subtle: SubtleCrypto, lock: Lock, sealed: Uint8Array): Promise<Way | null> {
  const text = await opened(() => subtle.decrypt(under(lock, 'way', sealed), lock.key, afterNonce(sealed)))
  const read = written.safeParse(text === null ? null : jsonIn(new Uint8Array(text)))
  return read.success ? read.data : null
}

/** Its private half leaves the browser in no other form, and comes back as one that cannot be read out. */
export async function freshKey(
  subtle: SubtleCrypto,
  lock: Lock,
  randomness: Randomness,
): Promise<{ readonly sessionKey: Uint8Array; readonly sealed: Uint8Array }> {
  const { privateKey, publicKey } = await subtle.generateKey(CURVE, true, ['sign'])
  const nonce = randomness.bytes(NONCE_BYTES)
  const sealed = await subtle.wrapKey('pkcs8', privateKey, lock.key, under(lock, 'key', nonce))
  return {
    sessionKey: new Uint8Array(await subtle.exportKey('raw', publicKey)),
    sealed: concat(nonce, new Uint8Array(sealed)),
  }
}

export async function openKey(subtle: SubtleCrypto, lock: Lock, sealed: Uint8Array): Promise<CryptoKey | null> {
  const how = under(lock, 'key', sealed)
  return opened(() => subtle.unwrapKey('pkcs8', afterNonce(sealed), lock.key, how, CURVE, false, ['sign']))
}

function under({ flow }: Lock, what: 'key' | 'way', nonce: Uint8Array): AesGcmParams {
  const iv = new Uint8Array(nonce.subarray(0, NONCE_BYTES))
  return { name: AES, iv, additionalData: new Uint8Array(utf8(`${flow} ${what}`)) }
}

function afterNonce(sealed: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(sealed.subarray(NONCE_BYTES))
}

async function opened<T>(opening: () => Promise<T>): Promise<T | null> {
  try {
    return await opening()
  } catch {
    // The record of another flow: WebCrypto names no reason.
    return null
  }
}

function heldPermit(bytes: Uint8Array): HeldPermit | null {
  const permit = parsePermit(bytes)
  return permit && { bytes, permit }
}

function castOf(bytes: Uint8Array): Cast | null {
  const envelope = parseEnvelope(bytes.subarray(PERMIT_BYTES, bytes.length - SIGNATURE_BYTES))
  return envelope && { bytes, code: voteCode(envelope) }
}
