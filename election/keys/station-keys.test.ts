import { describe, expect, test } from 'vitest'
import type { ElectionPackage } from '#election/definition/definition.ts'
import type { ElectionId, MachineId, PairNumber, StationId } from '#election/ids.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { type MachinePlace, makeMachine, makeStationKit, type NewMachine, publicMachine } from './machine-identity.ts'
import { makeSigningKey } from './signature.ts'
import { makeStationKeys, unwrapIssuerKeys, unwrapStationKeys, wrapStationKeys } from './station-keys.ts'

const randomness = seededRandomness('wrapping')
const electionId = '00112233445566aa' as ElectionId
const station = '2' as StationId
const kit = makeStationKit(station, makeSigningKey(randomness), randomness)

function machineOf(id: string, kind: MachinePlace['kind']): NewMachine {
  const pair = kind === 'kiosk' ? (3 as PairNumber) : null
  const issuerKeyId = kind === 'issuer' ? 1 : null
  const place = { id: id as MachineId, kind, station, serial: id, pair, spare: false, issuerKeyId }
  return makeMachine(place, kit, randomness)
}

const made = [machineOf('2-K3', 'kiosk'), machineOf('2-I1', 'issuer')] as const
const [kiosk, issuer] = [made[0].identity, made[1].identity]
const keys = makeStationKeys(randomness)
const secrets = [1, 2, 3].map(() => randomness.bytes(32))
const secretOf = (card: number) => secrets[card - 1] as Uint8Array
const machines = [kiosk, issuer].map(publicMachine)
const unlock = made.flatMap(({ identity, signingLock }) =>
  [1, 2, 3].map((operatorCard) => {
    const card = { operatorCard, operatorSecret: secretOf(operatorCard) }
    return wrapStationKeys({ electionId, machine: publicMachine(identity), ...card, keys, signingLock, randomness })
  }),
)
const electionPackage = { electionId, machines, unlock } as unknown as ElectionPackage
const ofStation = { cardMaster: keys.cardMaster, stationSecret: keys.stationSecret }

function refusal(change: Partial<Parameters<typeof unwrapStationKeys>[0]>) {
  const input = { electionPackage, identity: kiosk, operatorCard: 1, operatorSecret: secretOf(1), ...change }
  const result = unwrapStationKeys(input)
  return result.ok ? 'unlocked' : result.error.type
}

describe('machine and operator card together', () => {
  test('each of the three cards unlocks each machine', () => {
    for (const { identity, signingLock } of made) {
      for (const operatorCard of [1, 2, 3]) {
        const operatorSecret = secretOf(operatorCard)
        const unlocked = unwrapStationKeys({ electionPackage, identity, operatorCard, operatorSecret })
        expect(unlocked).toEqual({ ok: true, value: { ...ofStation, signingLock } })
      }
    }
  })

  test('only the issuer gets roll key and take-over key; a kiosk’s entry does not hold them', () => {
    const input = { electionPackage, identity: issuer, operatorCard: 2, operatorSecret: secretOf(2) }
    expect(unwrapIssuerKeys(input)).toEqual({ ok: true, value: { ...keys, signingLock: made[1].signingLock } })
    expect(() => unwrapIssuerKeys({ ...input, identity: kiosk })).toThrow('only an issuer')
    const [ofKiosk, , , ofIssuer] = unlock
    expect((ofIssuer?.sealed.length ?? 0) - (ofKiosk?.sealed.length ?? 0)).toBe(2 * 64)
  })
})

describe('one of them alone opens nothing', () => {
  test('the machine with a card of another station, or the secret of another card', () => {
    expect(refusal({ operatorSecret: new Uint8Array(32) })).toBe('wrong-operator-card')
    expect(refusal({ operatorSecret: secretOf(2) })).toBe('wrong-operator-card')
  })

  test('the card with another machine’s key', () => {
    const stolen = { ...kiosk, agreementSecretKey: issuer.agreementSecretKey }
    expect(refusal({ identity: stolen })).toBe('wrong-machine')
  })

  test('an issuer is refused as a kiosk is, and never gets keys of an entry that did not open', () => {
    const input = { electionPackage, identity: issuer, operatorCard: 2, operatorSecret: secretOf(1) }
    expect(unwrapIssuerKeys(input)).toEqual({ ok: false, error: { type: 'wrong-operator-card' } })
  })

  test('a machine of another kind than the package says', () => {
    const place = { ...kiosk.place, kind: 'issuer' as const }
    expect(refusal({ identity: { ...kiosk, place } })).toBe('machine-not-in-package')
  })

  test('an entry that is cut off, a secret that is', () => {
    const cut = { ...electionPackage, unlock: unlock.map((entry) => ({ ...entry, sealed: entry.sealed.slice(0, 20) })) }
    expect(refusal({ electionPackage: cut })).toBe('wrong-operator-card')
    expect(() => refusal({ operatorSecret: secretOf(1).subarray(1) })).toThrow('32 bytes')
  })

  test('a machine or a card that the package does not know', () => {
    expect(refusal({ identity: machineOf('2-K4', 'kiosk').identity })).toBe('machine-not-in-package')
    expect(refusal({ operatorCard: 4 })).toBe('unknown-operator-card')
  })

  test('an entry moved to another machine, card or election', () => {
    const moved = unlock.map((entry) => (entry.machine === kiosk.place.id ? { ...entry, operatorCard: 1 } : entry))
    const swapped = { ...electionPackage, unlock: [...moved].reverse() }
    expect(refusal({ electionPackage: swapped, operatorSecret: secretOf(3) })).toBe('wrong-operator-card')
    const other = { ...electionPackage, electionId: 'ffffffffffffffff' as ElectionId }
    expect(refusal({ electionPackage: other })).toBe('wrong-operator-card')
  })

  test('every changed byte of an entry', () => {
    const [entry] = unlock
    if (!entry) throw new Error('an entry')
    for (let at = 0; at < entry.sealed.length; at += 2) {
      const flipped = (Number.parseInt(entry.sealed.slice(at, at + 2), 16) ^ 0x40).toString(16).padStart(2, '0')
      const sealed = entry.sealed.slice(0, at) + flipped + entry.sealed.slice(at + 2)
      const altered = { ...electionPackage, unlock: [{ ...entry, sealed }] }
      expect(refusal({ electionPackage: altered })).toBe('wrong-operator-card')
    }
  })
})
