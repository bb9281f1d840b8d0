/**
 * Bytes under a passphrase: scrypt (RFC 7914, r = 8, p = 1), then XChaCha20-Poly1305. The box names the cost, because it grows with the
 * years; a reader accepts 2¹⁰…2²⁰ (1 MiB…1 GiB) so that a planted file cannot exhaust the machine.
 */
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { scryptAsync } from '@noble/hashes/scrypt.js'
import { z } from 'zod'
import { assert } from '#election/assert.ts'
import { fromHex, toHex, utf8 } from '#election/bytes.ts'
import type { Randomness } from '#election/randomness.ts'

/** log₂ of scrypt's N: what the office uses (128 MiB), and what fixtures use, whose passphrases are public. */
export const COST_OFFICE = 17
export const COST_FIXTURE = 10
const COST_MAX = 20
/** Below this a holder is asked for another one; Japanese passphrases count in characters too. */
const PASSPHRASE_CHARACTERS_MIN = 12
const PASSPHRASE_CHARACTERS_MAX = 1024

export const boxSchema = z.strictObject({
  kdf: z.literal('scrypt'),
  cost: z.number().int().min(COST_FIXTURE).max(COST_MAX),
  salt: z.string().regex(/^[0-9a-f]{32}$/),
  nonce: z.string().regex(/^[0-9a-f]{48}$/),
  sealed: z
    .string()
    .max(2 ** 21)
    .regex(/^(?:[0-9a-f]{2})+$/),
})

export type PassphraseBox = z.infer<typeof boxSchema>

/** Characters, not bytes; the same rule at the prompt and in tests. */
export function isLongEnough(passphrase: string): boolean {
  const characters = [...passphrase].length
  return characters >= PASSPHRASE_CHARACTERS_MIN && characters <= PASSPHRASE_CHARACTERS_MAX
}

/** How a box is closed. */
export interface Protection {
  readonly passphrase: string
  readonly cost: number
  readonly randomness: Randomness
  /** Noble's when left out. */
  readonly scrypt?: Scrypt
}

export async function closeBox(
  input: Protection & {
    readonly plaintext: Uint8Array
    /** Bound to the box: what it is and of which election. */
    readonly aad: Uint8Array
  },
): Promise<PassphraseBox> {
  assert(input.cost >= COST_FIXTURE && input.cost <= COST_MAX, 'passphrase box: cost 10…20')
  const salt = input.randomness.bytes(16)
  const nonce = input.randomness.bytes(24)
  const key = await (input.scrypt ?? portableScrypt)(bytesOf(input.passphrase), salt, input.cost)
  const sealed = xchacha20poly1305(key, nonce, input.aad).encrypt(input.plaintext)
  key.fill(0)
  return { kdf: 'scrypt', cost: input.cost, salt: toHex(salt), nonce: toHex(nonce), sealed: toHex(sealed) }
}

/** RFC 7914 with r = 8, p = 1, 32 bytes. Noble's; the platform's own, which must agree, is about ten times faster. */
export type Scrypt = (passphrase: Uint8Array, salt: Uint8Array, cost: number) => Promise<Uint8Array>

/** Null: another passphrase (or bytes changed in a way that no check outside the box could show). */
export async function openBox(
  box: PassphraseBox,
  passphrase: string,
  aad: Uint8Array,
  scrypt: Scrypt = portableScrypt,
): Promise<Uint8Array | null> {
  const key = await scrypt(bytesOf(passphrase), fromHex(box.salt), box.cost)
  try {
    return xchacha20poly1305(key, fromHex(box.nonce), aad).decrypt(fromHex(box.sealed))
  } catch {
    // The library throws on a wrong tag.
    return null
  } finally {
    key.fill(0)
  }
}

/** NFC, so that a passphrase typed on another keyboard or system gives the same bytes. */
function bytesOf(passphrase: string): Uint8Array {
  return utf8(passphrase.normalize('NFC'))
}

export const SCRYPT_MEMORY_MAX = 2 ** 30 + 2 ** 24

export const portableScrypt: Scrypt = (passphrase, salt, cost) =>
  scryptAsync(passphrase, salt, { N: 2 ** cost, r: 8, p: 1, dkLen: 32, maxmem: SCRYPT_MEMORY_MAX })
