/** AES-128 of one card at a time: CBC without padding, and CMAC (NIST SP 800-38B), over OpenSSL. */
import { type Cipher, createCipheriv, createDecipheriv } from 'node:crypto'
import { assert } from '#election/assert.ts'

const BLOCK = 16
const KEYS_MAX = 256
const NO_IV = null

interface MacKey {
  /** ECB keeps no state, so one object encrypts block after block. */
  readonly cipher: Cipher
  readonly k1: Uint8Array
  readonly k2: Uint8Array
}

const macKeys = new Map<string, MacKey>()

export function cbc(key: Uint8Array, iv: Uint8Array, options: { readonly disablePadding: boolean }) {
  assert(options.disablePadding && key.length === BLOCK, 'aes: AES-128, whole blocks')
  const run = (cipher: Cipher, bytes: Uint8Array): Uint8Array => {
    cipher.setAutoPadding(false)
    return Uint8Array.from(cipher.update(bytes))
  }
  return {
    encrypt: (bytes: Uint8Array) => run(createCipheriv('aes-128-cbc', key, iv), bytes),
    decrypt: (bytes: Uint8Array) => run(createDecipheriv('aes-128-cbc', key, iv), bytes),
  }
}

export function cmac(message: Uint8Array, key: Uint8Array): Uint8Array {
  const { cipher, k1, k2 } = macKeyOf(key)
  const blocks = Math.max(1, Math.ceil(message.length / BLOCK))
  const whole = message.length > 0 && message.length % BLOCK === 0
  const last = new Uint8Array(BLOCK)
  last.set(message.subarray((blocks - 1) * BLOCK))
  if (!whole) last[message.length - (blocks - 1) * BLOCK] = 0x80
  mixIn(last, whole ? k1 : k2)
  let chain = new Uint8Array(BLOCK)
  for (let i = 0; i < blocks; i++) {
    mixIn(chain, i === blocks - 1 ? last : message.subarray(i * BLOCK, (i + 1) * BLOCK))
    chain = Uint8Array.from(cipher.update(chain))
  }
  return chain
}

function macKeyOf(key: Uint8Array): MacKey {
  const name = Buffer.from(key.buffer, key.byteOffset, key.length).toString('latin1')
  const known = macKeys.get(name)
  if (known !== undefined) return known
  if (macKeys.size >= KEYS_MAX) macKeys.clear()
  const cipher = createCipheriv('aes-128-ecb', key, NO_IV)
  cipher.setAutoPadding(false)
  const k1 = doubled(Uint8Array.from(cipher.update(new Uint8Array(BLOCK))))
  const made = { cipher, k1, k2: doubled(k1) }
  macKeys.set(name, made)
  return made
}

/** Multiplication by x in GF(2¹²⁸). */
function doubled(block: Uint8Array): Uint8Array {
  const out = new Uint8Array(BLOCK)
  for (let i = 0; i < BLOCK; i++) out[i] = (((block[i] as number) << 1) | ((block[i + 1] ?? 0) >> 7)) & 0xff
  if ((block[0] as number) & 0x80) out[BLOCK - 1] = (out[BLOCK - 1] as number) ^ 0x87
  return out
}

function mixIn(into: Uint8Array, block: Uint8Array): void {
  for (let i = 0; i < BLOCK; i++) into[i] = (into[i] as number) ^ (block[i] as number)
}
