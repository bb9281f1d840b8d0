/** scrypt of the platform (OpenSSL) for the key process: a holder waits for it in front of everybody. Noble's is the reference. */
import { scrypt } from 'node:crypto'
import { SCRYPT_MEMORY_MAX, type Scrypt } from '#election/keys/passphrase-box.ts'

export const nativeScrypt: Scrypt = (passphrase, salt, cost) =>
  new Promise((resolve, reject) => {
    const options = { N: 2 ** cost, r: 8, p: 1, maxmem: SCRYPT_MEMORY_MAX }
    scrypt(passphrase, salt, 32, options, (error, key) => {
      if (error === null) resolve(new Uint8Array(key.buffer, key.byteOffset, key.length))
      else reject(error)
    })
  })
