/**
 * The addition of the roll side's host to its database: 32 bytes in a file of the host, and the keys that are made of them. A copy of the database alone then
 * names nobody, and no code can be tried against it.
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto'
import { assert } from '#election/assert.ts'
import { concat, utf8 } from '#election/bytes.ts'
import { type CardPerson, plainText } from '#election/online/card/person.ts'
import type { VotingCode } from '#election/online/code.ts'
import { plainName } from '#election/person-name.ts'
import type { Randomness } from '#election/randomness.ts'

const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16
const CIPHER = 'aes-256-gcm'

export interface HostKey {
  /** All that the database knows of a code. */
  codeHmac(code: VotingCode): Uint8Array
  /** HMAC of a person as a certificate names them, normalised as `matchPerson` does. */
  personHmac(person: CardPerson): Uint8Array
  /** By it a person of the roll is found by name, or kana, and birth, however the name is typed. */
  nameHmac(name: string, birth: string): Uint8Array
  /** The same for the same words on this host, and a draw to everybody else: passkeys that nobody has. */
  inventedHmac(words: string): Uint8Array
  /** @param about the row that it belongs to: moved to another one it does not open */
  seal(about: string, plaintext: Uint8Array, randomness: Randomness): Uint8Array
  /** Null: another key, another row, or changed. */
  open(about: string, sealed: Uint8Array): Uint8Array | null
}

/** @param variants of the office's import: a character and the one that stands for it */
export function hostKey(secret: Uint8Array, variants: ReadonlyMap<string, string>): HostKey {
  assert(secret.length === KEY_BYTES, 'host key: 32 bytes')
  const derived = (use: string) =>
    new Uint8Array(hkdfSync('sha256', secret, '', `ippyo online roll ${use} 1`, KEY_BYTES))
  const [ofCodes, ofPeople, ofRows] = [derived('code'), derived('person'), derived('row')]
  const ofNames = derived('name')
  const ofNobody = derived('passkey')
  return {
    codeHmac: (code) => hmac(ofCodes, utf8(code)),
    personHmac: ({ name, birth, address }) =>
      // A blank is in none of them any more.
      hmac(ofPeople, utf8([plainText(name, variants), birth, plainText(address, variants)].join(' '))),
    nameHmac: (name, birth) => hmac(ofNames, utf8([plainName(name), birth].join(' '))),
    inventedHmac: (words) => hmac(ofNobody, utf8(words)),
    seal(about, plaintext, randomness) {
      const nonce = randomness.bytes(NONCE_BYTES)
      const cipher = createCipheriv(CIPHER, ofRows, nonce).setAAD(utf8(about))
      return concat(nonce, cipher.update(plaintext), cipher.final(), cipher.getAuthTag())
    },
    open(about, sealed) {
      if (sealed.length < NONCE_BYTES + TAG_BYTES) return null
      const [nonce, tag] = [sealed.subarray(0, NONCE_BYTES), sealed.subarray(-TAG_BYTES)]
      try {
        const decipher = createDecipheriv(CIPHER, ofRows, nonce).setAAD(utf8(about)).setAuthTag(tag)
        return concat(decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final())
      } catch {
        return null
      }
    },
  }
}

function hmac(key: Uint8Array, message: Uint8Array): Uint8Array {
  return new Uint8Array(createHmac('sha256', key).update(message).digest())
}
