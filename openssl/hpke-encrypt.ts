/**
 * The encrypting half of `#election/keys/hpke.ts` over node:crypto (OpenSSL), for a gate to which many come at once. Same contract, and
 * with the same randomness the same bytes (`hpke-encrypt.port.test.ts`).
 */
import { createCipheriv, diffieHellman } from 'node:crypto'
import { assert } from '#election/assert.ts'
import { concat, isZero, uint, utf8 } from '#election/bytes.ts'
import {
  type Encrypted,
  type EncryptInput,
  HPKE_KEY_BYTES,
  HPKE_SUITE,
  HPKE_TAG_BYTES,
  KEM_SUITE,
} from '#election/keys/hpke.ts'
import { privateKeyOf, publicBytesOf } from './rfc8410.ts'
import { hmacSha256, publicKeyOf } from './x25519.ts'

const NONCE_BYTES = 12
const NO_SALT = Buffer.alloc(32)

/** @throws AssertionError when the public key is of small order: packages are checked when read. */
export function encryptBaseNative(input: EncryptInput): Encrypted {
  const ikm = input.randomness.bytes(HPKE_KEY_BYTES)
  // DeriveKeyPair, RFC 9180 §7.1.3.
  const secret = expand(KEM_SUITE, extract(KEM_SUITE, NO_SALT, 'dkp_prk', ikm), 'sk', [], HPKE_KEY_BYTES)
  const privateKey = privateKeyOf('x25519', secret)
  const enc = publicBytesOf(privateKey)
  const dh = diffieHellman({ privateKey, publicKey: publicKeyOf(input.recipientPublicKey) })
  assert(!isZero(dh), 'hpke: recipient key is a point of full order')
  // ExtractAndExpand, §4.1.
  const eae = extract(KEM_SUITE, NO_SALT, 'eae_prk', dh)
  const shared = expand(KEM_SUITE, eae, 'shared_secret', [enc, input.recipientPublicKey], 32)
  const { key, nonce } = keySchedule(shared, input.info)
  return { enc, ciphertext: encrypt(key, nonce, input.aad, input.plaintext) }
}

/** §5.1, base mode: no PSK. */
function keySchedule(shared: Buffer, info: Uint8Array): { key: Buffer; nonce: Buffer } {
  const context = [
    Buffer.of(0),
    extract(HPKE_SUITE, NO_SALT, 'psk_id_hash', NOTHING),
    extract(HPKE_SUITE, NO_SALT, 'info_hash', info),
  ]
  const secret = extract(HPKE_SUITE, shared, 'secret', NOTHING)
  return {
    key: expand(HPKE_SUITE, secret, 'key', context, HPKE_KEY_BYTES),
    nonce: expand(HPKE_SUITE, secret, 'base_nonce', context, NONCE_BYTES),
  }
}

const NOTHING = new Uint8Array(0)

function encrypt(key: Buffer, nonce: Buffer, aad: Uint8Array, plaintext: Uint8Array): Uint8Array {
  const cipher = createCipheriv('chacha20-poly1305', key, nonce, { authTagLength: HPKE_TAG_BYTES })
  cipher.setAAD(aad, { plaintextLength: plaintext.length })
  return concat(cipher.update(plaintext), cipher.final(), cipher.getAuthTag())
}

/** LabeledExtract, §4. */
function extract(suite: Uint8Array, salt: Uint8Array, label: string, ikm: Uint8Array): Buffer {
  return hmacSha256(salt, utf8('HPKE-v1'), suite, utf8(label), ikm)
}

/** LabeledExpand, §4; at most one block of SHA-256. */
function expand(suite: Uint8Array, prk: Buffer, label: string, info: readonly Uint8Array[], length: number): Buffer {
  assert(length <= 32, 'hpke: one block is enough')
  const block = hmacSha256(prk, uint(length, 2), utf8('HPKE-v1'), suite, utf8(label), ...info, Uint8Array.of(1))
  return block.subarray(0, length)
}
