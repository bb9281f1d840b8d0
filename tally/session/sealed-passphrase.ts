/** X-C5: what the pages send for a seat of the key holders, and for the key of this machine. */
import { MACHINE_SEAT, sealPassphrase } from '#election/keys/sealed-passphrase.ts'
import type { Randomness } from '#election/randomness.ts'

/** @param sealTo the view's @param typed `records`: the number that the holder agrees to */
export function provideShare(
  sealTo: string,
  typed: { readonly index: number; readonly passphrase: string; readonly records?: number | undefined },
  randomness: Randomness,
): { readonly type: 'provide-share'; readonly index: number; readonly sealed: string; readonly records?: number } {
  const { index, passphrase, records } = typed
  const sealed = sealPassphrase(sealTo, index, passphrase, randomness)
  return { type: 'provide-share', index, sealed, ...(records === undefined ? {} : { records }) }
}

export function unlockMachine(
  sealTo: string,
  passphrase: string,
  randomness: Randomness,
): { readonly type: 'unlock'; readonly sealed: string } {
  return { type: 'unlock', sealed: sealPassphrase(sealTo, MACHINE_SEAT, passphrase, randomness) }
}
