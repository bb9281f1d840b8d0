/**
 * AES-128 key of one voting card in one election, from the station's card master key: NXP AN10922 "Symmetric key
 * diversifications" §2.2. A key read out of one chip opens no other card and no other election.
 */
import { cbc } from '@noble/ciphers/aes.js'
import { assert } from '#election/assert.ts'
import { concat, fromHex } from '#election/bytes.ts'
import type { CardUid, ElectionId } from '#election/ids.ts'

const CARD_KEY_BYTES = 16
const BLOCK_BYTES = 16
/** AN10922 table 1: constant of AES-128 diversification. */
const AES_128 = 0x01

/** @param master the station's card master key, 16 bytes */
export function cardKeyOf(master: Uint8Array, uid: CardUid, electionId: ElectionId): Uint8Array {
  return diversify(master, concat(fromHex(uid), fromHex(electionId)))
}

/**
 * CMAC (NIST SP 800-38B) over 01 ‖ input, but always padded to two blocks and therefore always finished with K2 when
 * padding was added, also where plain CMAC would need one block only.
 *
 * @param input UID and system id, 1…31 bytes
 */
export function diversify(master: Uint8Array, input: Uint8Array): Uint8Array {
  assert(master.length === CARD_KEY_BYTES, 'card master key: 16 bytes')
  assert(input.length >= 1 && input.length < 2 * BLOCK_BYTES, 'diversification input: 1…31 bytes')
  const message = new Uint8Array(2 * BLOCK_BYTES)
  message[0] = AES_128
  message.set(input, 1)
  const padded = input.length + 1 < message.length
  if (padded) message[input.length + 1] = 0x80
  const k1 = doubled(encryptChained(master, new Uint8Array(BLOCK_BYTES)))
  const subkey = padded ? doubled(k1) : k1
  for (let i = 0; i < BLOCK_BYTES; i++) {
    message[BLOCK_BYTES + i] = (message[BLOCK_BYTES + i] as number) ^ (subkey[i] as number)
  }
  return encryptChained(master, message).slice(BLOCK_BYTES)
}

/** AES-CBC with a zero IV and no padding: the chaining inside CMAC. */
function encryptChained(key: Uint8Array, blocks: Uint8Array): Uint8Array {
  return cbc(key, new Uint8Array(BLOCK_BYTES), { disablePadding: true }).encrypt(blocks)
}

/** Multiplication by x in GF(2¹²⁸), SP 800-38B §6.1. */
function doubled(block: Uint8Array): Uint8Array {
  const out = new Uint8Array(BLOCK_BYTES)
  for (let i = 0; i < BLOCK_BYTES; i++) out[i] = ((block[i] as number) << 1) | ((block[i + 1] ?? 0) >> 7)
  if ((block[0] as number) >> 7 === 1) out[BLOCK_BYTES - 1] = (out[BLOCK_BYTES - 1] as number) ^ 0x87
  return out
}
