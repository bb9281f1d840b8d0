/** HMAC-SHA256 over OpenSSL; the hash is named as noble names it, and is always SHA-256. */
import { createHmac } from 'node:crypto'

export function hmac(_sha256: unknown, key: Uint8Array, message: Uint8Array): Uint8Array {
  return new Uint8Array(createHmac('sha256', key).update(message).digest())
}
