/** X-C5: what the pages send for a seat of the key holders, and for the key of this machine. */
import { MACHINE_SEAT, sealPassphrase } from '#election/keys/sealed-passphrase.ts'
import type { Randomness } from '#election/randomness.ts'

/** @param sealTo the view's */
export function provideShare(
  sealTo: string,
  { index, passphrase }: { readonly index: number; readonly passphrase: string },
  randomness: Randomness,
): { readonly type: 'provide-share'; readonly index: number; readonly sealed: string } {
  return { type: 'provide-share', index, sealed: sealPassphrase(sealTo, index, passphrase, randomness) }
}

export function unlockMachine(
  sealTo: string,
  passphrase: string,
  randomness: Randomness,
): { readonly type: 'unlock'; readonly sealed: string } {
  return { type: 'unlock', sealed: sealPassphrase(sealTo, MACHINE_SEAT, passphrase, randomness) }
}
