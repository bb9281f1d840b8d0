/** A key holder who gives a share to a key process, without the tally between them. */
import { assert } from '#election/assert.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import type { KeyRoom } from '#tally/services/open/key-room.ts'
import { provideShare } from '#tally/session/sealed-passphrase.ts'

export async function giveTo(
  room: KeyRoom,
  index: number,
  file: Uint8Array,
  passphrase: string,
): ReturnType<KeyRoom['giveShare']> {
  const { sealed } = provideShare(await sealToOf(room), { index, passphrase }, secureRandomness())
  return room.giveShare(index, file, sealed)
}

export async function sealToOf(room: KeyRoom): Promise<string> {
  const sealTo = await room.sealTo
  assert(sealTo !== null, 'give to: the key process has started')
  return sealTo
}
