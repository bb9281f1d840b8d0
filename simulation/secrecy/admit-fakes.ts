import { assert } from '#election/assert.ts'
import { type AdmittedPair, admit } from '#kiosk/services/ballot-box/admit.ts'
import { nativeCrypto } from '#openssl/crypto.ts'
import { expectedPair, type FakePair } from '#simulation/rooms/small-pair.ts'

/** A whole pair in memory, admitted as at a start in the day. */
export async function admitFakes(media: FakePair): Promise<AdmittedPair> {
  const admitted = await admit({
    original: { ok: true, value: media.original },
    duplicate: { ok: true, value: media.duplicate },
    expected: expectedPair,
    restart: true,
    crypto: nativeCrypto,
  })
  assert(admitted.ok, 'secrecy: the pair is admitted')
  return admitted.value
}
