/**
 * The sealing half of `#election/keys/hpke.ts` over node:crypto (OpenSSL). A voter waits for it between 「○投票する」 and
 * 「記録されました」, and the portable curve takes longer than all durable writes together. Same contract, and with the same
 * randomness the same bytes (`hpke-seal.test.ts`).
 */
import { createCipheriv, createHmac, createPrivateKey, createPublicKey, diffieHellman } from 'node:crypto'
import { assert } from '#election/assert.ts'
import { concat, isZero, uint, utf8 } from '#election/bytes.ts'
import {
  HPKE_KEY_BYTES,
  HPKE_SUITE,
  HPKE_TAG_BYTES,
  KEM_SUITE,
  type Sealed,
  type SealInput,
} from '#election/keys/hpke.ts'

const NONCE_BYTES = 12
/** RFC 8410: the fixed DER beginnings of an X25519 key. */
const PKCS8 = Buffer.from('302e020100300506032b656e04220420', 'hex')
const SPKI = Buffer.from('302a300506032b656e032100', 'hex')
const NO_SALT = Buffer.alloc(32)

/** @throws AssertionError when the public key is of small order: packages are checked when read. */
export function sealBaseNative(input: SealInput): Sealed {
  const ikm = input.randomness.bytes(HPKE_KEY_BYTES)
  // DeriveKeyPair, RFC 9180 §7.1.3.
  const secret = expand(KEM_SUITE, extract(KEM_SUITE, NO_SALT, 'dkp_prk', ikm), 'sk', [], HPKE_KEY_BYTES)
  const der = Buffer.concat([PKCS8, secret])
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  der.fill(0)
  const enc = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(SPKI.length)
  const recipient = Buffer.concat([SPKI, input.recipientPublicKey])
  const dh = diffieHellman({ privateKey, publicKey: createPublicKey({ key: recipient, format: 'der', type: 'spki' }) })
  assert(!isZero(dh), 'hpke: recipient key is a point of full order')
  // ExtractAndExpand, §4.1.
  const eae = extract(KEM_SUITE, NO_SALT, 'eae_prk', dh)
  const shared = expand(KEM_SUITE, eae, 'shared_secret', [enc, input.recipientPublicKey], 32)
  const { key, nonce } = keySchedule(shared, input.info)
  return { enc: new Uint8Array(enc), ciphertext: encrypt(key, nonce, input.aad, input.plaintext) }
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
  return hmac(salt, utf8('HPKE-v1'), suite, utf8(label), ikm)
}

/** LabeledExpand, §4; at most one block of SHA-256. */
function expand(suite: Uint8Array, prk: Buffer, label: string, info: readonly Uint8Array[], length: number): Buffer {
  assert(length <= 32, 'hpke: one block is enough')
  const block = hmac(prk, uint(length, 2), utf8('HPKE-v1'), suite, utf8(label), ...info, Uint8Array.of(1))
  return block.subarray(0, length)
}

function hmac(key: Uint8Array, ...parts: Uint8Array[]): Buffer {
  const mac = createHmac('sha256', key)
  for (const part of parts) mac.update(part)
  return mac.digest()
}
