/** In place of `#openssl/ed25519.ts`: each signature of elsewhere is checked once, by the product's own check. */
import type { VerifyEd25519 } from '#election/keys/signature.ts'
import { verifyNative as real } from '#openssl/ed25519.ts'
import { isSignedHere } from './ed25519.ts'
import { remembered } from './remembered.ts'

const ANSWERS_MAX = 4096

const computed = remembered(ANSWERS_MAX, (signature, message, publicKey) =>
  real(signature as Uint8Array, message as Uint8Array, publicKey as Uint8Array),
)

export const verifyNative: VerifyEd25519 = (signature, message, publicKey) =>
  isSignedHere(signature, message, publicKey) || computed(signature, message, publicKey)
