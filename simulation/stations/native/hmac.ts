/** HMAC-SHA256 over OpenSSL; the hash is named as noble names it, and is always SHA-256. */
import { createHmac } from 'node:crypto'
import { remembered } from './remembered.ts'

const MACS_MAX = 4096

const mac = remembered(MACS_MAX, (key, message) =>
  createHmac('sha256', key as Uint8Array)
    .update(message as Uint8Array)
    .digest(),
)

export function hmac(_sha256: unknown, key: Uint8Array, message: Uint8Array): Uint8Array {
  return new Uint8Array(mac(key, message))
}
