import { expect, it } from 'vitest'
import type { MachineId, StationId } from '#election/ids.ts'
import { makeMachine, makeStationKit, publicMachine } from '#election/keys/machine-identity.ts'
import { makeSigningKey } from '#election/keys/signature.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { publicKeysNative } from './machine-keys.ts'

it('OpenSSL and the portable curves give a machine the same public keys', () => {
  const randomness = seededRandomness('machine keys')
  const station = '1' as StationId
  const place = { id: '1-I1' as MachineId, kind: 'issuer', station, serial: 'I1', pair: null, spare: false } as const
  const kit = makeStationKit(station, makeSigningKey(randomness), randomness)
  for (let i = 0; i < 20; i++) {
    const { identity } = makeMachine({ ...place, issuerKeyId: 1 }, kit, randomness)
    expect(publicMachine(identity)).toMatchObject(publicKeysNative(identity))
  }
})
