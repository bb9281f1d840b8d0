/** The checks of an election's signed documents, over node:crypto (OpenSSL): a listed roll may have many megabytes. */
import type { FastChecks } from '#election/definition/signed-document.ts'
import { verifyNative } from './ed25519.ts'
import { nativeSha256 } from './hashes.ts'

export const nativeChecks: FastChecks = {
  verify: verifyNative,
  sha256: nativeSha256,
}
