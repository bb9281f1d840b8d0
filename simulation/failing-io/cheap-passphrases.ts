/** The cost of a guess at a passphrase is asked elsewhere: here a box opens at the least cost, in this process alone. */
import crypto from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'

export function cheapPassphrases(): void {
  const { scrypt, scryptSync } = crypto
  crypto.scrypt = ((password: string, salt: Uint8Array, length: number, options: object, done: () => void) =>
    scrypt(password, salt, length, { ...options, N: 2 }, done)) as typeof crypto.scrypt
  crypto.scryptSync = ((password: string, salt: Uint8Array, length: number, options: object) =>
    scryptSync(password, salt, length, { ...options, N: 2 })) as typeof crypto.scryptSync
  syncBuiltinESMExports()
}
