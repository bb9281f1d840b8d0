/**
 * MIFARE Ultralight AES (MF0AES20): authentication, session key and MACs, NXP AN13452 rev 1.1. AES-128 in CBC, zero IV a
 * message; CMAC of NIST SP 800-38B shortened to its bytes 1, 3, …, 15.
 */
import { cbc, cmac } from '@noble/ciphers/aes.js'
import { concat, equalBytes } from '#election/bytes.ts'

export const COMMAND = {
  getVersion: 0x60,
  read: 0x30,
  fastRead: 0x3a,
  write: 0xa2,
  readCounter: 0x39,
  increment: 0xa5,
  authenticate: 0x1a,
  authenticatePart2: 0xaf,
} as const

export const BLOCK_BYTES = 16
const MAC_BYTES = 8
/** Key 0: access to data and to counter 2. */
export const DATA_KEY = 0x00
/** The AES-gated counter. */
export const GATED_COUNTER = 0x02

export const PAGE = {
  oneTime: 0x03,
  firstUser: 0x04,
  lastUser: 0x27,
  config0: 0x29,
  config1: 0x2a,
  dataKey: 0x30,
  end: 0x3c,
} as const

export function rotatedLeft(bytes: Uint8Array): Uint8Array {
  return concat(bytes.subarray(1), bytes.subarray(0, 1))
}

export function encryptBlocks(key: Uint8Array, blocks: Uint8Array): Uint8Array {
  return cbc(key, new Uint8Array(BLOCK_BYTES), { disablePadding: true }).encrypt(blocks)
}

export function decryptBlocks(key: Uint8Array, blocks: Uint8Array): Uint8Array {
  return cbc(key, new Uint8Array(BLOCK_BYTES), { disablePadding: true }).decrypt(blocks)
}

/** AN13452 §3.2: CMAC over 5AA5 0001 0080 and a mix of both random numbers. */
export function sessionKeyOf(key: Uint8Array, a: Uint8Array, b: Uint8Array): Uint8Array {
  const mixed = a.slice(2, 8).map((byte, i) => byte ^ (b[i] as number))
  const context = Uint8Array.of(0x5a, 0xa5, 0x00, 0x01, 0x00, 0x80)
  return cmac(concat(context, a.subarray(0, 2), mixed, b.subarray(6), a.subarray(8)), key)
}

/** @param messageNumber 0 for the first command after authentication, 1 for its answer, and so on */
export function macOf(sessionKey: Uint8Array, messageNumber: number, message: Uint8Array): Uint8Array {
  const counter = Uint8Array.of(messageNumber & 0xff, (messageNumber >> 8) & 0xff)
  const whole = cmac(concat(counter, message), sessionKey)
  const mac = new Uint8Array(MAC_BYTES)
  for (let i = 0; i < MAC_BYTES; i++) mac[i] = whole[2 * i + 1] as number
  return mac
}

/** One side of an authenticated exchange: it numbers messages, so that none can be replayed, dropped or moved. */
export class SecureSession {
  readonly #key: Uint8Array
  #messageNumber = 0

  constructor(sessionKey: Uint8Array) {
    this.#key = sessionKey
  }

  /** Message with its MAC. An acknowledgement is the MAC of nothing. */
  protect(message: Uint8Array): Uint8Array {
    return concat(message, macOf(this.#key, this.#messageNumber++, message))
  }

  /** @returns the message without its MAC, or null when the MAC is wrong; then the session is worth nothing more */
  open(bytes: Uint8Array): Uint8Array | null {
    if (bytes.length < MAC_BYTES) return null
    const message = bytes.slice(0, bytes.length - MAC_BYTES)
    const expected = macOf(this.#key, this.#messageNumber++, message)
    return equalBytes(bytes.subarray(bytes.length - MAC_BYTES), expected) ? message : null
  }
}
