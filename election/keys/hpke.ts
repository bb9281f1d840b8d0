/**
 * HPKE base mode (RFC 9180), suite DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, ChaCha20-Poly1305; one message per context.
 * This is the reference; `#openssl/hpke-open.ts` and `#openssl/hpke-encrypt.ts` must agree with it.
 */
import { chacha20poly1305 } from '@noble/ciphers/chacha.js'
import { x25519 } from '@noble/curves/ed25519.js'
import { expand, extract } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { assert } from '#election/assert.ts'
import { concat, uint, utf8 } from '#election/bytes.ts'
import type { Randomness } from '#election/randomness.ts'
import { err, ok, type Result } from '#election/result.ts'

export const HPKE_KEY_BYTES = 32
export const HPKE_ENC_BYTES = 32
export const HPKE_TAG_BYTES = 16

const NONCE_BYTES = 12
const MODE_BASE = 0
const NOTHING = new Uint8Array(0)
const VERSION = utf8('HPKE-v1')
/** §7.1 KEM 0x0020, §7.2 KDF 0x0001, §7.3 AEAD 0x0003. */
export const KEM_SUITE = concat(utf8('KEM'), uint(0x0020, 2))
export const HPKE_SUITE = concat(utf8('HPKE'), uint(0x0020, 2), uint(0x0001, 2), uint(0x0003, 2))

export interface KeyPair {
  readonly secretKey: Uint8Array
  readonly publicKey: Uint8Array
}

export interface Encrypted {
  /** Encapsulated key, 32 bytes. */
  readonly enc: Uint8Array
  /** As long as the plaintext + 16. */
  readonly ciphertext: Uint8Array
}

export interface EncryptInput {
  readonly recipientPublicKey: Uint8Array
  readonly info: Uint8Array
  readonly aad: Uint8Array
  readonly plaintext: Uint8Array
  /** 32 bytes are drawn: the ikm of a fresh ephemeral key (§7.1.3). */
  readonly randomness: Randomness
}

export interface OpenInput {
  readonly recipientSecretKey: Uint8Array
  readonly enc: Uint8Array
  readonly info: Uint8Array
  readonly aad: Uint8Array
  readonly ciphertext: Uint8Array
}

export type OpenError = { readonly type: 'not-authentic' }

/** @throws AssertionError when the public key is none (not 32 bytes, or of small order): packages are checked when read. */
export function encryptBase(input: EncryptInput): Encrypted {
  const ephemeral = deriveKeyPair(input.randomness.bytes(HPKE_KEY_BYTES))
  const dh = sharedSecret(ephemeral.secretKey, input.recipientPublicKey)
  assert(dh !== null, 'hpke: recipient key is a point of full order')
  const secret = kemSecret(dh, ephemeral.publicKey, input.recipientPublicKey)
  const { key, nonce } = keySchedule(secret, input.info)
  return { enc: ephemeral.publicKey, ciphertext: chacha20poly1305(key, nonce, input.aad).encrypt(input.plaintext) }
}

export function openBase(input: OpenInput): Result<Uint8Array, OpenError> {
  const notAuthentic = err({ type: 'not-authentic' } as const)
  if (input.enc.length !== HPKE_ENC_BYTES || input.ciphertext.length < HPKE_TAG_BYTES) return notAuthentic
  const dh = sharedSecret(input.recipientSecretKey, input.enc)
  if (dh === null) return notAuthentic
  const secret = kemSecret(dh, input.enc, x25519.getPublicKey(input.recipientSecretKey))
  const { key, nonce } = keySchedule(secret, input.info)
  try {
    return ok(chacha20poly1305(key, nonce, input.aad).decrypt(input.ciphertext))
  } catch {
    // The library throws on a wrong tag, and only on that: lengths were checked above.
    return notAuthentic
  }
}

/** A fresh X25519 key pair from 32 random bytes. */
export function makeKeyPair(randomness: Randomness): KeyPair {
  return deriveKeyPair(randomness.bytes(HPKE_KEY_BYTES))
}

/** False for a point of small order: whatever was encrypted to it, everybody could open. */
export function isAgreementPublicKey(publicKey: Uint8Array): boolean {
  return sharedSecret(PROBE, publicKey) !== null
}

/** Any scalar shows it: every one is a multiple of eight (RFC 7748 §5). */
const PROBE = new Uint8Array(HPKE_KEY_BYTES).fill(1)

export function agreementPublicKey(secretKey: Uint8Array): Uint8Array {
  return x25519.getPublicKey(secretKey)
}

/** DeriveKeyPair, §7.1.3. */
export function deriveKeyPair(ikm: Uint8Array): KeyPair {
  const prk = labeledExtract(KEM_SUITE, NOTHING, 'dkp_prk', ikm)
  const secretKey = labeledExpand(KEM_SUITE, prk, 'sk', NOTHING, HPKE_KEY_BYTES)
  return { secretKey, publicKey: x25519.getPublicKey(secretKey) }
}

/** Null for a point of small order (§7.1.4: the all-zero secret must be refused). */
function sharedSecret(secretKey: Uint8Array, publicKey: Uint8Array): Uint8Array | null {
  assert(secretKey.length === HPKE_KEY_BYTES, 'hpke: secret key of 32 bytes')
  try {
    return x25519.getSharedSecret(secretKey, publicKey)
  } catch {
    // The library throws on the all-zero secret and on a key of a wrong length.
    return null
  }
}

/** ExtractAndExpand, §4.1. */
function kemSecret(dh: Uint8Array, enc: Uint8Array, recipientPublicKey: Uint8Array): Uint8Array {
  const prk = labeledExtract(KEM_SUITE, NOTHING, 'eae_prk', dh)
  return labeledExpand(KEM_SUITE, prk, 'shared_secret', concat(enc, recipientPublicKey), 32)
}

/** KeySchedule of the base mode, §5.1; sequence number 0, so the base nonce is the nonce (§5.2). */
function keySchedule(secret: Uint8Array, info: Uint8Array): { key: Uint8Array; nonce: Uint8Array } {
  const context = concat(
    uint(MODE_BASE, 1),
    labeledExtract(HPKE_SUITE, NOTHING, 'psk_id_hash', NOTHING),
    labeledExtract(HPKE_SUITE, NOTHING, 'info_hash', info),
  )
  const prk = labeledExtract(HPKE_SUITE, secret, 'secret', NOTHING)
  return {
    key: labeledExpand(HPKE_SUITE, prk, 'key', context, HPKE_KEY_BYTES),
    nonce: labeledExpand(HPKE_SUITE, prk, 'base_nonce', context, NONCE_BYTES),
  }
}

function labeledExtract(suite: Uint8Array, salt: Uint8Array, label: string, ikm: Uint8Array): Uint8Array {
  return extract(sha256, concat(VERSION, suite, utf8(label), ikm), salt)
}

function labeledExpand(
  suite: Uint8Array,
  prk: Uint8Array,
  label: string,
  info: Uint8Array,
  length: number,
): Uint8Array {
  return expand(sha256, prk, concat(uint(length, 2), VERSION, suite, utf8(label), info), length)
}
