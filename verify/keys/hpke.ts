/**
 * RFC 9180, base mode, receiver's side only: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, ChaCha20-Poly1305, one message with
 * sequence number 0. It uses noble's primitives; the tally uses OpenSSL's.
 */
import { chacha20poly1305 } from '@noble/ciphers/chacha.js'
import { x25519 } from '@noble/curves/ed25519.js'
import { expand, extract } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'

const ascii = (text: string) => Buffer.from(text, 'ascii')
const EMPTY = Buffer.alloc(0)
const KEM = Buffer.concat([ascii('KEM'), Buffer.from('0020', 'hex')])
const HPKE = Buffer.concat([ascii('HPKE'), Buffer.from('002000010003', 'hex')])

export interface Receiver {
  readonly publicKey: Uint8Array
  /** Null: the message was made for another key, info or aad, or was changed. `sealed`: ciphertext ‖ tag. */
  open(message: {
    readonly enc: Uint8Array
    readonly info: Uint8Array
    readonly aad: Uint8Array
    readonly sealed: Uint8Array
  }): Uint8Array | null
}

/** @param secretKey X25519, 32 bytes; the receiver keeps it and uses it for each message */
export function receiver(secretKey: Uint8Array): Receiver {
  const publicKey = x25519.getPublicKey(secretKey)
  return {
    publicKey,
    open({ enc, info, aad, sealed }) {
      const shared = diffieHellman(secretKey, enc)
      if (shared === null) return null
      const secret = extractAndExpand(shared, Buffer.concat([enc, publicKey]))
      const { key, nonce } = keySchedule(secret, info)
      try {
        return chacha20poly1305(key, nonce, aad).decrypt(sealed)
      } catch {
        return null // the tag does not fit
      }
    },
  }
}

/** §7.1.4: an all-zero secret is refused. */
function diffieHellman(secretKey: Uint8Array, enc: Uint8Array): Uint8Array | null {
  try {
    return x25519.getSharedSecret(secretKey, enc)
  } catch {
    return null
  }
}

/** §4.1 */
function extractAndExpand(shared: Uint8Array, context: Uint8Array): Uint8Array {
  return labeledExpand(KEM, labeledExtract(KEM, EMPTY, 'eae_prk', shared), 'shared_secret', context, 32)
}

/** §5.1 with mode 0, no psk; §5.2: the nonce of sequence number 0 is the base nonce. */
function keySchedule(secret: Uint8Array, info: Uint8Array) {
  const context = Buffer.concat([
    Buffer.from([0]),
    labeledExtract(HPKE, EMPTY, 'psk_id_hash', EMPTY),
    labeledExtract(HPKE, EMPTY, 'info_hash', info),
  ])
  const prk = labeledExtract(HPKE, secret, 'secret', EMPTY)
  return {
    key: labeledExpand(HPKE, prk, 'key', context, 32),
    nonce: labeledExpand(HPKE, prk, 'base_nonce', context, 12),
  }
}

/** §4 */
function labeledExtract(suite: Uint8Array, salt: Uint8Array, label: string, ikm: Uint8Array): Uint8Array {
  return extract(sha256, Buffer.concat([ascii('HPKE-v1'), suite, ascii(label), ikm]), salt)
}

function labeledExpand(suite: Uint8Array, prk: Uint8Array, label: string, info: Uint8Array, length: number) {
  const size = Buffer.from([0, length])
  return expand(sha256, prk, Buffer.concat([size, ascii('HPKE-v1'), suite, ascii(label), info]), length)
}
