/** In place of `#openssl/hpke-open.ts`, in the simulation's own process only: opens what `quick-seal.ts` made. */
import { equalBytes } from '#election/bytes.ts'
import { HPKE_TAG_BYTES } from '#election/keys/hpke.ts'
import { err, ok } from '#election/result.ts'
import { type NativeOpener, nativeOpener as realOpener } from '#openssl/hpke-open.ts'
import { streamed, tagOf } from './quick-seal.ts'
import { recordsAreReal } from './record-suite.ts'

/** Keys of a station are never sealed quickly. */
export { openBaseNative } from '#openssl/hpke-open.ts'

export function nativeOpener(recipientSecretKey: Uint8Array): NativeOpener {
  const real = realOpener(recipientSecretKey)
  return (input) => {
    if (recordsAreReal()) return real(input)
    const length = input.ciphertext.length - HPKE_TAG_BYTES
    const plaintext = new Uint8Array(streamed(input.enc, input.ciphertext.subarray(0, length)))
    const tag = tagOf(input.enc, input.info, input.aad, plaintext)
    return equalBytes(tag, input.ciphertext.subarray(length)) ? ok(plaintext) : err({ type: 'not-authentic' })
  }
}
