/**
 * The opening half of `#election/keys/hpke.ts` over node:crypto (OpenSSL), for counting in bulk: about ten times faster.
 * Same contract, and the same answers on the RFC's vectors and on random inputs (`hpke-open.test.ts`).
 */
import {
  createDecipheriv,
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  type KeyObject,
} from 'node:crypto'
import { assert } from '#election/assert.ts'
import { concat, toHex, uint, utf8 } from '#election/bytes.ts'
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

/** Contexts kept by an opener: one per contest and candidate list, far fewer than this. */
const CONTEXTS_MAX = 1024
const NONCE_BYTES = 12
/** RFC 8410: the fixed DER beginnings of an X25519 key. */
const PKCS8 = Buffer.from('302e020100300506032b656e04220420', 'hex')
const SPKI = Buffer.from('302a300506032b656e032100', 'hex')

const EXTRACT_EAE = label(KEM_SUITE, 'eae_prk')
const EXPAND_SHARED = expandLabel(KEM_SUITE, 'shared_secret', 32)
const EXTRACT_SECRET = label(HPKE_SUITE, 'secret')
const EXPAND_KEY = expandLabel(HPKE_SUITE, 'key', HPKE_KEY_BYTES)
const EXPAND_NONCE = expandLabel(HPKE_SUITE, 'base_nonce', NONCE_BYTES)
const ZERO_SALT = Buffer.alloc(32)
const END = Buffer.of(1)
const ZERO_SECRET = Buffer.alloc(32)

export type NativeOpener = (input: Omit<OpenInput, 'recipientSecretKey'>) => Result<Uint8Array, OpenError>

/** Imports the key once and keeps the key schedule of each `info`: make one for a whole count and drop it after. */
export function nativeOpener(recipientSecretKey: Uint8Array): NativeOpener {
  assert(recipientSecretKey.length === HPKE_KEY_BYTES, 'hpke: secret key of 32 bytes')
  const der = Buffer.concat([PKCS8, recipientSecretKey])
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  der.fill(0)
  const publicKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(SPKI.length)
  const contexts = new Map<string, Buffer>()

  return ({ enc, info, aad, ciphertext }) => {
    const notAuthentic = err({ type: 'not-authentic' } as const)
    if (enc.length !== HPKE_ENC_BYTES || ciphertext.length < HPKE_TAG_BYTES) return notAuthentic
    const dh = agree(privateKey, enc)
    if (dh === null) return notAuthentic
    const eae = hmac(ZERO_SALT, EXTRACT_EAE, dh)
    const shared = hmac(eae, EXPAND_SHARED, enc, publicKey, END)
    const prk = hmac(shared, EXTRACT_SECRET)
    const context = contextOf(contexts, info)
    const key = hmac(prk, EXPAND_KEY, context, END)
    const nonce = hmac(prk, EXPAND_NONCE, context, END).subarray(0, NONCE_BYTES)
    return decrypt(key, nonce, aad, ciphertext)
  }
}

/** One opening, same contract as `openBase`. */
export function openBaseNative(input: OpenInput): Result<Uint8Array, OpenError> {
  return nativeOpener(input.recipientSecretKey)(input)
}

function agree(privateKey: KeyObject, enc: Uint8Array): Buffer | null {
  try {
    // As JWK (RFC 8037): OpenSSL's DER decoder takes longer than the agreement itself.
    const x = Buffer.from(enc).toString('base64url')
    const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x }, format: 'jwk' })
    const dh = diffieHellman({ privateKey, publicKey })
    return dh.equals(ZERO_SECRET) ? null : dh
  } catch {
    // OpenSSL refuses points of small order (RFC 9180 §7.1.4).
    return null
  }
}

/** key_schedule_context of RFC 9180 §5.1, base mode. */
function contextOf(contexts: Map<string, Buffer>, info: Uint8Array): Buffer {
  const name = toHex(info)
  const known = contexts.get(name)
  if (known) return known
  const context = Buffer.concat([
    Buffer.of(0),
    hmac(ZERO_SALT, label(HPKE_SUITE, 'psk_id_hash')),
    hmac(ZERO_SALT, label(HPKE_SUITE, 'info_hash'), info),
  ])
  if (contexts.size >= CONTEXTS_MAX) contexts.clear()
  contexts.set(name, context)
  return context
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

function hmac(key: Uint8Array, ...parts: Uint8Array[]): Buffer {
  const mac = createHmac('sha256', key)
  for (const part of parts) mac.update(part)
  return mac.digest()
}

function label(suite: Uint8Array, name: string): Uint8Array {
  return concat(utf8('HPKE-v1'), suite, utf8(name))
}

function expandLabel(suite: Uint8Array, name: string, length: number): Uint8Array {
  return concat(uint(length, 2), label(suite, name))
}
