/**
 * AES-128 of one card at a time: CBC without padding, and CMAC (NIST SP 800-38B), over noble's block with the key schedules
 * kept: for a message of a few blocks neither a cipher object of OpenSSL nor a new schedule is worth its making.
 */
import { unsafe } from '@noble/ciphers/aes.js'
import { assert } from '#election/assert.ts'

const BLOCK = 16
const WORDS = 4
const KEYS_MAX = 256

interface KeptKey {
  readonly forward: Uint32Array
  /** Made when something is decrypted. */
  backward: Uint32Array | null
  /** Subkeys of CMAC, made with the first MAC. */
  mac: { readonly k1: Uint32Array; readonly k2: Uint32Array } | null
}

const kept = new Map<string, KeptKey>()

function keyOf(key: Uint8Array): KeptKey {
  const name = Buffer.from(key.buffer, key.byteOffset, key.length).toString('latin1')
  const known = kept.get(name)
  if (known !== undefined) return known
  assert(key.length === BLOCK, 'aes: AES-128')
  if (kept.size >= KEYS_MAX) kept.clear()
  const made = { forward: unsafe.expandKeyLE(Uint8Array.from(key)), backward: null, mac: null }
  kept.set(name, made)
  return made
}

export function cbc(key: Uint8Array, iv: Uint8Array, options: { readonly disablePadding: boolean }) {
  assert(options.disablePadding, 'aes: whole blocks')
  const found = keyOf(key)
  return {
    encrypt(bytes: Uint8Array): Uint8Array {
      const [words, chain] = [wordsOf(bytes), wordsOf(iv)]
      for (let at = 0; at < words.length; at += WORDS) {
        encryptBlock(found.forward, chain, words, at)
        words.set(chain, at)
      }
      return new Uint8Array(words.buffer)
    },
    decrypt(bytes: Uint8Array): Uint8Array {
      found.backward ??= unsafe.expandKeyDecLE(Uint8Array.from(key))
      const [words, chain] = [wordsOf(bytes), wordsOf(iv)]
      for (let at = 0; at < words.length; at += WORDS) decryptBlock(found.backward, chain, words, at)
      return new Uint8Array(words.buffer)
    },
  }
}

/** The last MAC: whoever sends a message computes it, and whoever receives the message computes it again. */
let last: { readonly key: Uint8Array; readonly message: Uint8Array; readonly mac: Uint8Array } | null = null

export function cmac(message: Uint8Array, key: Uint8Array): Uint8Array {
  if (last === null || !isSame(last.message, message) || !isSame(last.key, key)) {
    last = { key: Uint8Array.from(key), message: Uint8Array.from(message), mac: macOf(message, keyOf(key)) }
  }
  return Uint8Array.from(last.mac)
}

function macOf(message: Uint8Array, key: KeptKey): Uint8Array {
  const { k1, k2 } = (key.mac ??= subkeysOf(key.forward))
  const blocks = Math.max(1, Math.ceil(message.length / BLOCK))
  const whole = message.length > 0 && message.length % BLOCK === 0
  const padded = new Uint8Array(blocks * BLOCK)
  padded.set(message)
  if (!whole) padded[message.length] = 0x80
  const [words, chain] = [new Uint32Array(padded.buffer), new Uint32Array(WORDS)]
  mixIn(words, (blocks - 1) * WORDS, whole ? k1 : k2)
  for (let at = 0; at < words.length; at += WORDS) encryptBlock(key.forward, chain, words, at)
  return new Uint8Array(chain.buffer)
}

function subkeysOf(forward: Uint32Array): { k1: Uint32Array; k2: Uint32Array } {
  const zero = new Uint32Array(WORDS)
  encryptBlock(forward, zero, new Uint32Array(WORDS), 0)
  const k1 = doubled(new Uint8Array(zero.buffer))
  return { k1: wordsOf(k1), k2: wordsOf(doubled(k1)) }
}

/** Multiplication by x in GF(2¹²⁸). */
function doubled(block: Uint8Array): Uint8Array {
  const out = new Uint8Array(BLOCK)
  for (let i = 0; i < BLOCK; i++) out[i] = (((block[i] as number) << 1) | ((block[i + 1] ?? 0) >> 7)) & 0xff
  if ((block[0] as number) & 0x80) out[BLOCK - 1] = (out[BLOCK - 1] as number) ^ 0x87
  return out
}

/** `chain` becomes the encryption of itself mixed with the block. */
function encryptBlock(key: Uint32Array, chain: Uint32Array, words: Uint32Array, at: number): void {
  mix(chain, words, at)
  const { s0, s1, s2, s3 } = unsafe.encrypt(key, word(chain, 0), word(chain, 1), word(chain, 2), word(chain, 3))
  chain[0] = s0
  chain[1] = s1
  chain[2] = s2
  chain[3] = s3
}

/** The block in its place is decrypted and mixed with `chain`, which becomes the block as it was. */
function decryptBlock(key: Uint32Array, chain: Uint32Array, words: Uint32Array, at: number): void {
  const sealed = words.slice(at, at + WORDS)
  const { s0, s1, s2, s3 } = unsafe.decrypt(key, word(sealed, 0), word(sealed, 1), word(sealed, 2), word(sealed, 3))
  words.set([s0, s1, s2, s3], at)
  mixIn(words, at, chain)
  chain.set(sealed)
}

function mix(into: Uint32Array, words: Uint32Array, at: number): void {
  for (let i = 0; i < WORDS; i++) into[i] = word(into, i) ^ word(words, at + i)
}

function mixIn(into: Uint32Array, at: number, words: Uint32Array): void {
  for (let i = 0; i < WORDS; i++) into[at + i] = word(into, at + i) ^ word(words, i)
}

function word(words: Uint32Array, at: number): number {
  return words[at] as number
}

/** A copy, so that it is aligned. Little-endian, as every machine that this runs on. */
function wordsOf(bytes: Uint8Array): Uint32Array {
  assert(bytes.length % BLOCK === 0, 'aes: whole blocks')
  return new Uint32Array(Uint8Array.from(bytes).buffer)
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}
