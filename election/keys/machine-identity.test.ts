import { expect, test } from 'vitest'
import { utf8 } from '#election/bytes.ts'
import type { MachineId, PairNumber, StationId } from '#election/ids.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import {
  makeMachineIdentity,
  parseIdentity,
  parseKit,
  parseMachineFile,
  publicMachine,
  serialiseIdentity,
  serialiseKit,
  serialiseMachineFile,
} from './machine-identity.ts'

const randomness = seededRandomness('identity')
const station = '2' as StationId
const kit = { station, authorityPublicKey: randomness.bytes(32), installSecret: randomness.bytes(32) }
const id = '2-K3' as MachineId
const pair = 3 as PairNumber
const place = { id, kind: 'kiosk' as const, station, serial: 'NJ-0007', pair, spare: false, issuerKeyId: null }
const identity = makeMachineIdentity(place, kit, randomness)

test('identity, machine file and kit come back as they were written', () => {
  expect(parseIdentity(serialiseIdentity(identity))).toEqual({ ok: true, value: identity })
  expect(parseMachineFile(serialiseMachineFile(identity))).toEqual({ ok: true, value: publicMachine(identity) })
  expect(parseKit(serialiseKit(kit))).toEqual({ ok: true, value: kit })
})

test('the machine file holds no secret of the machine', () => {
  const text = new TextDecoder().decode(serialiseMachineFile(identity))
  for (const secret of [identity.signingSecretKey, identity.agreementSecretKey, identity.installSecret]) {
    expect(text).not.toContain(Buffer.from(secret).toString('hex'))
  }
})

test('a machine file whose serial, pair or key was changed on its way is refused', () => {
  const text = new TextDecoder().decode(serialiseMachineFile(identity))
  const changed = [
    text.replace('NJ-0007', 'NJ-0008'),
    text.replace('"pair":3', '"pair":4'),
    text.replace('"agreementKey":"', '"agreementKey":"00').replace(/"agreementKey":"(.{64})../, '"agreementKey":"$1'),
  ]
  for (const each of changed) {
    expect(each).not.toBe(text)
    const error = { type: 'machine-file-altered', machine: id }
    expect(parseMachineFile(utf8(each))).toEqual({ ok: false, error })
  }
})

test('other files are not taken for identities, machine files or kits', () => {
  const others = [new Uint8Array(0), utf8('{}'), utf8('null'), new Uint8Array(10_000), serialiseKit(kit)]
  for (const bytes of others) {
    expect(parseIdentity(bytes)).toEqual({ ok: false, error: { type: 'not-an-identity' } })
    expect(parseMachineFile(bytes)).toEqual({ ok: false, error: { type: 'not-a-machine-file' } })
  }
  expect(parseKit(serialiseIdentity(identity))).toEqual({ ok: false, error: { type: 'not-a-kit' } })
})

test('a kiosk without a pair, or an issuer with one, is no identity', () => {
  const text = new TextDecoder().decode(serialiseIdentity(identity))
  const refused = { ok: false, error: { type: 'not-an-identity' } }
  expect(parseIdentity(utf8(text.replace('"pair":3', '"pair":null')))).toEqual(refused)
  expect(parseIdentity(utf8(text.replace('"kind":"kiosk"', '"kind":"issuer"')))).toEqual(refused)
})
