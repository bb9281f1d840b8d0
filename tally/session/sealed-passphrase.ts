/** X-C5: what the page of the keys sends for a seat. */
import { sealPassphrase } from '#election/keys/sealed-passphrase.ts'
import type { Randomness } from '#election/randomness.ts'

/** @param sealTo the view's */
export function provideShare(
  sealTo: string,
  { index, passphrase }: { readonly index: number; readonly passphrase: string },
  randomness: Randomness,
): { readonly type: 'provide-share'; readonly index: number; readonly sealed: string } {
  return { type: 'provide-share', index, sealed: sealPassphrase(sealTo, index, passphrase, randomness) }
}
