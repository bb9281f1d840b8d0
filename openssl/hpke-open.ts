/**
 * The opening half of `#election/keys/hpke.ts` over node:crypto (OpenSSL): no secret of a machine goes through arithmetic in JavaScript.
 * Same contract, and the same answers on the RFC's vectors and on random inputs (`hpke-open.port.test.ts`).
 */
import { createDecipheriv, diffieHellman, type KeyObject } from 'node:crypto'
import { assert } from '#election/assert.ts'
import { concat, uint, utf8 } from '#election/bytes.ts'
import {
  HPKE_ENC_BYTES,
  HPKE_KEY_BYTES,
  HPKE_SUITE,
  HPKE_TAG_BYTES,
  KEM_SUITE,
  type OpenError,
  type OpenInput,
} from '#election/keys/hpke.ts'
import { err, ok, type Result } from '#election/result.ts'
import { privateKeyOf, publicBytesOf } from './rfc8410.ts'
import { hmacSha256, publicKeyOf } from './x25519.ts'

const NONCE_BYTES = 12

const EXTRACT_EAE = label(KEM_SUITE, 'eae_prk')
const EXPAND_SHARED = expandLabel(KEM_SUITE, 'shared_secret', 32)
const EXTRACT_SECRET = label(HPKE_SUITE, 'secret')
const EXPAND_KEY = expandLabel(HPKE_SUITE, 'key', HPKE_KEY_BYTES)
const EXPAND_NONCE = expandLabel(HPKE_SUITE, 'base_nonce', NONCE_BYTES)
const ZERO_SALT = Buffer.alloc(32)
const END = Buffer.of(1)
const ZERO_SECRET = Buffer.alloc(32)

/** One opening, same contract as `openBase`. */
export function openBaseNative({
  recipientSecretKey,
  enc,
  info,
  aad,
  ciphertext,
}: OpenInput): Result<Uint8Array, OpenError> {
  assert(recipientSecretKey.length === HPKE_KEY_BYTES, 'hpke: secret key of 32 bytes')
  const notAuthentic = err({ type: 'not-authentic' } as const)
  if (enc.length !== HPKE_ENC_BYTES || ciphertext.length < HPKE_TAG_BYTES) return notAuthentic
  const privateKey = privateKeyOf('x25519', recipientSecretKey)
  const dh = agree(privateKey, enc)
  if (dh === null) return notAuthentic
  const eae = hmacSha256(ZERO_SALT, EXTRACT_EAE, dh)
  const shared = hmacSha256(eae, EXPAND_SHARED, enc, publicBytesOf(privateKey), END)
  const prk = hmacSha256(shared, EXTRACT_SECRET)
  const context = contextOf(info)
  const key = hmacSha256(prk, EXPAND_KEY, context, END)
  const nonce = hmacSha256(prk, EXPAND_NONCE, context, END).subarray(0, NONCE_BYTES)
  return decrypt(key, nonce, aad, ciphertext)
}

function agree(privateKey: KeyObject, enc: Uint8Array): Buffer | null {
  try {
    const dh = diffieHellman({ privateKey, publicKey: publicKeyOf(enc) })
    return dh.equals(ZERO_SECRET) ? null : dh
  } catch {
    // OpenSSL refuses points of small order (RFC 9180 §7.1.4).
    return null
  }
}

/** key_schedule_context of RFC 9180 §5.1, base mode. */
function contextOf(info: Uint8Array): Buffer {
  return Buffer.concat([
    Buffer.of(0),
    hmacSha256(ZERO_SALT, label(HPKE_SUITE, 'psk_id_hash')),
    hmacSha256(ZERO_SALT, label(HPKE_SUITE, 'info_hash'), info),
  ])
}

function decrypt(
  key: Uint8Array,
  nonce: Uint8Array,
  aad: Uint8Array,
  ciphertext: Uint8Array,
): Result<Uint8Array, OpenError> {
  const length = ciphertext.length - HPKE_TAG_BYTES
  const decipher = createDecipheriv('chacha20-poly1305', key, nonce, { authTagLength: HPKE_TAG_BYTES })
  decipher.setAAD(aad, { plaintextLength: length })
  decipher.setAuthTag(ciphertext.subarray(length))
  const plaintext = decipher.update(ciphertext.subarray(0, length))
  try {
    decipher.final()
  } catch {
    // Only a wrong tag fails here. The plaintext made so far is not authentic: it is dropped.
    plaintext.fill(0)
    return err({ type: 'not-authentic' })
  }
  return ok(new Uint8Array(plaintext.buffer, plaintext.byteOffset, plaintext.length))
}

function label(suite: Uint8Array, name: string): Uint8Array {
  return concat(utf8('HPKE-v1'), suite, utf8(name))
}

function expandLabel(suite: Uint8Array, name: string, length: number): Uint8Array {
  return concat(uint(length, 2), label(suite, name))
}
