import { expect, it } from 'vitest'
import type { MachineId, StationId } from '#election/ids.ts'
import { makeMachineIdentity, publicMachine } from '#election/keys/machine-identity.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { publicKeysNative } from './machine-keys.ts'

it('OpenSSL and the portable curves give a machine the same public keys', () => {
  const randomness = seededRandomness('machine keys')
  const station = '1' as StationId
  const place = { id: '1-I1' as MachineId, kind: 'issuer', station, serial: 'I1', pair: null, spare: false } as const
  const kit = { station, authorityPublicKey: randomness.bytes(32), installSecret: randomness.bytes(32) }
  for (let i = 0; i < 20; i++) {
    const identity = makeMachineIdentity({ ...place, issuerKeyId: 1 }, kit, randomness)
    expect(publicMachine(identity)).toMatchObject(publicKeysNative(identity))
  }
})
