/**
 * AES-128 of one card at a time: CBC without padding, and CMAC (NIST SP 800-38B), with noble's key schedules kept: for a
 * message of a few blocks neither a cipher object of OpenSSL nor a new schedule is worth its making. Little-endian, as every
 * machine that this runs on.
 */
import { unsafe } from '@noble/ciphers/aes.js'
import { assert } from '#election/assert.ts'
import { encryptBlock } from './aes-block.ts'

const BLOCK = 16
const WORDS = 4
const KEYS_MAX = 256
/** No message of a card is nearly as long. */
const MESSAGE_MAX = 4096

interface KeptKey {
  readonly forward: Uint32Array
  /** Made when something is decrypted: a session key only makes MACs. */
  backward: Uint32Array | null
  /** Subkeys of CMAC. */
  readonly k1: Uint32Array
  readonly k2: Uint32Array
}

/** Where everything is computed, as bytes and as words. */
const text = new Uint8Array(MESSAGE_MAX)
const words = new Uint32Array(text.buffer)
const chain = new Uint8Array(BLOCK)
const chainWords = new Uint32Array(chain.buffer)

const kept = new Map<string, KeptKey>()
/** An exchange uses one key for all its messages. */
let current: { readonly bytes: Uint8Array; readonly key: KeptKey } | null = null

export function cbc(key: Uint8Array, iv: Uint8Array, options: { readonly disablePadding: boolean }) {
  assert(options.disablePadding && iv.length === BLOCK, 'aes: whole blocks')
  return {
    encrypt(bytes: Uint8Array): Uint8Array {
      const { forward } = keyOf(key)
      takeBlocks(bytes, iv)
      for (let at = 0; at < bytes.length / 4; at += WORDS) {
        encryptBlock(forward, chainWords, words, at)
        words.set(chainWords, at)
      }
      return text.slice(0, bytes.length)
    },
    decrypt(bytes: Uint8Array): Uint8Array {
      const found = keyOf(key)
      found.backward ??= unsafe.expandKeyDecLE(key.slice())
      takeBlocks(bytes, iv)
      for (let at = 0; at < bytes.length / 4; at += WORDS) decryptBlock(found.backward, at)
      return text.slice(0, bytes.length)
    },
  }
}

function takeBlocks(bytes: Uint8Array, iv: Uint8Array): void {
  assert(bytes.length % BLOCK === 0 && bytes.length < MESSAGE_MAX, 'aes: whole blocks')
  text.set(bytes)
  chain.set(iv)
}

/** The last MAC: whoever sends a message computes it, and whoever receives the message computes it again. */
const last = {
  key: new Uint8Array(BLOCK),
  message: new Uint8Array(MESSAGE_MAX),
  length: -1,
  mac: new Uint8Array(BLOCK) as Uint8Array,
}

export function cmac(message: Uint8Array, key: Uint8Array): Uint8Array {
  const known = last.length === message.length && begins(last.message, message) && begins(last.key, key)
  if (!known) {
    last.mac = macOf(message, keyOf(key))
    last.key.set(key)
    last.message.set(message)
    last.length = message.length
  }
  return last.mac.slice()
}

function macOf(message: Uint8Array, { forward, k1, k2 }: KeptKey): Uint8Array {
  const blocks = Math.max(1, Math.ceil(message.length / BLOCK))
  const whole = message.length > 0 && message.length % BLOCK === 0
  assert(blocks * BLOCK < MESSAGE_MAX, 'aes: what a card says')
  text.fill(0, 0, blocks * BLOCK)
  text.set(message)
  if (!whole) text[message.length] = 0x80
  mixIn((blocks - 1) * WORDS, whole ? k1 : k2)
  chain.fill(0)
  for (let at = 0; at < blocks * WORDS; at += WORDS) encryptBlock(forward, chainWords, words, at)
  return chain.slice()
}

function keyOf(bytes: Uint8Array): KeptKey {
  assert(bytes.length === BLOCK, 'aes: AES-128')
  if (current !== null && begins(current.bytes, bytes)) return current.key
  const name = String.fromCharCode(...bytes)
  const key = kept.get(name) ?? made(bytes)
  if (kept.size >= KEYS_MAX) kept.clear()
  kept.set(name, key)
  current = { bytes: bytes.slice(), key }
  return key
}

function made(bytes: Uint8Array): KeptKey {
  const forward = unsafe.expandKeyLE(bytes.slice())
  const k0 = new Uint32Array(WORDS)
  encryptBlock(forward, k0, new Uint32Array(WORDS), 0)
  const k1 = doubled(new Uint8Array(k0.buffer))
  const k2 = doubled(k1)
  return { forward, backward: null, k1: new Uint32Array(k1.buffer), k2: new Uint32Array(k2.buffer) }
}

/** Multiplication by x in GF(2¹²⁸). */
function doubled(block: Uint8Array): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(BLOCK)
  for (let i = 0; i < BLOCK; i++) out[i] = (((block[i] as number) << 1) | ((block[i + 1] ?? 0) >> 7)) & 0xff
  if ((block[0] as number) & 0x80) out[BLOCK - 1] = (out[BLOCK - 1] as number) ^ 0x87
  return out
}

/** The block in its place is decrypted and mixed with the chain, which becomes the block as it was. */
function decryptBlock(key: Uint32Array, at: number): void {
  const [a, b, c, d] = [word(at), word(at + 1), word(at + 2), word(at + 3)]
  const { s0, s1, s2, s3 } = unsafe.decrypt(key, a, b, c, d)
  words.set([s0, s1, s2, s3], at)
  mixIn(at, chainWords)
  chainWords.set([a, b, c, d])
}

function mixIn(at: number, block: Uint32Array): void {
  for (let i = 0; i < WORDS; i++) words[at + i] = word(at + i) ^ (block[i] as number)
}

function word(at: number): number {
  return words[at] as number
}

function begins(bytes: Uint8Array, beginning: Uint8Array): boolean {
  for (let i = 0; i < beginning.length; i++) if (bytes[i] !== beginning[i]) return false
  return true
}
