/** In place of `#openssl/ed25519.ts`: each signature is checked once, by the product's own check. */
import type { VerifyEd25519 } from '#election/keys/signature.ts'
import { verifyNative as real } from '#openssl/ed25519.ts'
import { remembered } from './remembered.ts'

const ANSWERS_MAX = 4096

export const verifyNative: VerifyEd25519 = remembered(ANSWERS_MAX, (signature, message, publicKey) =>
  real(signature as Uint8Array, message as Uint8Array, publicKey as Uint8Array),
)
