import { describe, expect, test } from 'vitest'
import { assert } from '#election/assert.ts'
import { toHex, utf8 } from '#election/bytes.ts'
import { canonicalJson } from '#election/canonical-json.ts'
import type { MachineId, PairNumber, StationId } from '#election/ids.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import {
  makeMachine,
  makeStationKit,
  parseIdentity,
  parseKit,
  parseMachineFile,
  publicMachine,
  serialiseIdentity,
  serialiseKit,
} from './machine-identity.ts'
import { makeSigningKey, signingPublicKey } from './signature.ts'
import { openSigningKey, readSigningKeyFile } from './signing-key-file.ts'
import { openSigningLock, stationLockKey } from './signing-lock.ts'

const randomness = seededRandomness('identity')
const station = '2' as StationId
const authority = makeSigningKey(randomness)
const id = '2-K3' as MachineId
const kit = makeStationKit(station, authority, randomness, false, [id])
const pair = 3 as PairNumber
const place = { id, kind: 'kiosk' as const, station, serial: 'NJ-0007', pair, spare: false, issuerKeyId: null }
const made = makeMachine(place, kit, randomness)
const { identity, machineFile } = made

test('identity, machine file and kit come back as they were written', () => {
  expect(parseIdentity(serialiseIdentity(identity))).toEqual({ ok: true, value: identity })
  expect(parseMachineFile(machineFile)).toMatchObject({ ok: true, value: { machine: publicMachine(identity) } })
  expect(parseKit(serialiseKit(kit))).toEqual({ ok: true, value: kit })
})

test('a member that says nothing is there all the same: without it, it is no file of its kind', () => {
  const without = (bytes: Uint8Array, member: string) => {
    const { [member]: _, ...rest } = JSON.parse(new TextDecoder().decode(bytes))
    return canonicalJson(rest)
  }
  expect(parseIdentity(without(serialiseIdentity(identity), 'approvers')).ok).toBe(false)
  for (const member of ['approvers', 'machines']) expect(parseKit(without(serialiseKit(kit), member)).ok).toBe(false)
})

test('the machine file holds no secret of the machine', () => {
  const text = new TextDecoder().decode(machineFile)
  for (const secret of [made.signingSecretKey, made.signingLock, identity.agreementSecretKey, identity.installSecret]) {
    expect(text).not.toContain(Buffer.from(secret).toString('hex'))
  }
})

test('a machine file whose serial, pair or key was changed on its way is refused', () => {
  const text = new TextDecoder().decode(machineFile)
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

describe('the signing key at rest', () => {
  const lockKey = stationLockKey(authority.secretKey, kit, false)

  test('comes back only with the lock that the commission reads out of the machine file', () => {
    const file = parseMachineFile(machineFile)
    assert(file.ok, 'genuine')
    const lock = openSigningLock(id, file.value.sealedLock, lockKey.secretKey)
    assert(lock.ok, 'sealed to the kit’s lock key')
    const sealed = readSigningKeyFile(made.signingKeyFile)
    assert(sealed.type === 'sealed', 'as it was made')
    const opened = openSigningKey(sealed, id, lock.value)
    assert(opened.ok, 'its own lock')
    expect(signingPublicKey(opened.value)).toEqual(identity.signingKey)
    const wrong = { ok: false, error: { type: 'not-authentic' } }
    expect(openSigningKey(sealed, '2-K4' as MachineId, lock.value)).toEqual(wrong)
    expect(openSigningKey(sealed, id, new Uint8Array(32))).toEqual(wrong)
  })

  test('of a machine that got an exchanged kit, or was renamed, is not opened by the commission', () => {
    const foreign = makeMachine(
      place,
      { ...kit, lockPublicKey: makeStationKit(station, makeSigningKey(randomness), randomness).lockPublicKey },
      randomness,
    )
    const file = parseMachineFile(foreign.machineFile)
    assert(file.ok, 'signed by itself')
    const wrong = { ok: false, error: { type: 'not-authentic' } }
    expect(openSigningLock(id, file.value.sealedLock, lockKey.secretKey)).toEqual(wrong)
    const own = parseMachineFile(machineFile)
    assert(own.ok, 'genuine')
    expect(openSigningLock('2-K4' as MachineId, own.value.sealedLock, lockKey.secretKey)).toEqual(wrong)
  })

  const approvers = ['愛', '次郎'].map((name) => ({ name, key: toHex(makeSigningKey(randomness).publicKey) }))

  test('of a machine whose kit named other approvers than the commission, or none, is not opened', () => {
    const file = parseMachineFile(makeMachine(place, { ...kit, approvers }, randomness).machineFile)
    assert(file.ok, 'signed by itself')
    const opens = (known: typeof approvers) => openSigningLock(id, file.value.sealedLock, lockKey.secretKey, known).ok
    expect(opens(approvers)).toBe(true)
    for (const other of [[], approvers.toReversed(), approvers.map(({ key }) => ({ name: '愛', key }))])
      expect(opens(other)).toBe(false)
  })

  test('approvers go from the kit into the identity; two people at least, none twice', () => {
    const named = { ...kit, approvers }
    expect(parseKit(serialiseKit(named))).toEqual({ ok: true, value: named })
    const { identity: known } = makeMachine(place, named, randomness)
    expect(parseIdentity(serialiseIdentity(known))).toEqual({ ok: true, value: { ...known, approvers } })
    const [ai, jiro] = approvers as [(typeof approvers)[0], (typeof approvers)[0]]
    for (const wrong of [[ai], [ai, ai], [ai, { ...jiro, key: ai.key }], [ai, { ...jiro, name: ai.name }]]) {
      expect(parseKit(serialiseKit({ ...named, approvers: wrong })).ok).toBe(false)
      expect(parseIdentity(serialiseIdentity({ ...known, approvers: wrong })).ok).toBe(false)
    }
  })

  test('is told as erased when it is all zero, and as damaged when it is neither', () => {
    expect(readSigningKeyFile(new Uint8Array(4096))).toEqual({ type: 'erased' })
    const altered = made.signingKeyFile.slice()
    altered[4095] = 1
    for (const bytes of [altered, made.signingKeyFile.subarray(0, 4095), new Uint8Array(0)]) {
      expect(readSigningKeyFile(bytes)).toEqual({ type: 'damaged' })
    }
  })

  test('made with a rehearsal’s kit is not opened for an election', () => {
    const file = parseMachineFile(
      makeMachine(place, makeStationKit(station, authority, randomness, true), randomness).machineFile,
    )
    assert(file.ok, 'genuine')
    expect(openSigningLock(id, file.value.sealedLock, lockKey.secretKey).ok).toBe(false)
  })

  test('a kit whose lock key everybody could open is no kit', () => {
    const small = new TextDecoder().decode(serialiseKit({ ...kit, lockPublicKey: new Uint8Array(32) }))
    expect(parseKit(utf8(small))).toEqual({ ok: false, error: { type: 'not-a-kit' } })
  })
})
