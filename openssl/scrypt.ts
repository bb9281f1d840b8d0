/** scrypt of the platform (OpenSSL) for the key process and for operator cards: somebody waits for it. Noble's is the reference. */
import { scrypt, scryptSync } from 'node:crypto'
import type { ScryptAtOnce } from '#election/card/operator-card.ts'
import { SCRYPT_MEMORY_MAX, type Scrypt } from '#election/keys/passphrase-box.ts'

export const nativeScrypt: Scrypt = (passphrase, salt, cost) =>
  new Promise((resolve, reject) => {
    const options = { N: 2 ** cost, r: 8, p: 1, maxmem: SCRYPT_MEMORY_MAX }
    scrypt(passphrase, salt, 32, options, (error, key) => {
      if (error === null) resolve(new Uint8Array(key.buffer, key.byteOffset, key.length))
      else reject(error)
    })
  })

export const nativeScryptAtOnce: ScryptAtOnce = (password, salt, cost, bytes) => {
  const key = scryptSync(password, salt, bytes, { ...cost, maxmem: SCRYPT_MEMORY_MAX })
  return new Uint8Array(key.buffer, key.byteOffset, key.length)
}
