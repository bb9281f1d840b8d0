/** ELG-02a: the daily list is its station's, signed by one of its issuers, in one order; anything else is refused. */
import { describe, expect, it } from 'vitest'
import { concat, toHex } from '#election/bytes.ts'
import { signDocument } from '#election/definition/signed-document.ts'
import type { ContestMask, ElectionId, MachineId, RollNumber, StationId } from '#election/ids.ts'
import { makeAuthority } from '#election/keys/authority.ts'
import type { Machine } from '#election/keys/machine-identity.ts'
import type { LocalDate } from '#election/time.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { type DayList, dayListBytes, encryptDayList, readDayList, signDayList } from './day-list.ts'

const randomness = seededRandomness('day lists')
const [issuer, stranger] = [makeAuthority(randomness), makeAuthority(randomness)]
const context = {
  electionId: '0123456789abcdef' as ElectionId,
  station: 'E' as StationId,
  rollKey: randomness.bytes(32),
}
const machine = (id: string, key: Uint8Array, station = 'E') =>
  ({ id, kind: 'issuer', station, signingKey: toHex(key) }) as Machine
const electionPackage = { machines: [machine('E-I1', issuer.publicKey), machine('2-I1', stranger.publicKey, '2')] }

const list: DayList = {
  electionId: context.electionId,
  station: context.station,
  issuer: 'E-I1' as MachineId,
  number: 2,
  date: '2002-06-21' as LocalDate,
  stop: 1,
  voters: [
    { rollNo: '1' as RollNumber, by: 'card' },
    { rollNo: '12' as RollNumber, by: 'provisional' },
    { rollNo: '3' as RollNumber, by: 'braille' },
  ],
}

const write = (of: DayList, key = issuer.secretKey) => encryptDayList(signDayList(of, key), context, randomness)
const read = (file: Uint8Array, of = context) => readDayList(file, of, electionPackage)

describe('a daily list', () => {
  it('comes back as it was made', () => {
    expect(read(write(list))).toMatchObject({ ok: true, value: { list } })
  })

  it('names the contests of who took a part of them, and no set that is none', () => {
    const inPart = {
      ...list,
      voters: [...list.voters, { rollNo: '4' as RollNumber, by: 'card', early: 2 as ContestMask }] as const,
    }
    expect(read(write(inPart))).toMatchObject({ ok: true, value: { list: inPart } })
    for (const early of [0, 128] as ContestMask[]) {
      const voters = [{ rollNo: '4' as RollNumber, by: 'card' as const, early }]
      expect(read(write({ ...list, voters }))).toMatchObject({ ok: false })
    }
  })

  it('is one document for one day: only the nonce differs', () => {
    const [one, other] = [read(write(list)), read(write(list))]
    expect(one.ok && other.ok && one.value.hash === other.value.hash).toBe(true)
    expect(toHex(write(list))).not.toBe(toHex(write(list)))
  })

  it.each<[string, Uint8Array, string]>([
    ['of an issuer of another station', write(list, stranger.secretKey), 'unknown-issuer'],
    ['of a machine that names another one', write({ ...list, issuer: '2-I1' as MachineId }), 'contradicts-itself'],
    ['in the order in which people came', write({ ...list, voters: [...list.voters].reverse() }), 'contradicts-itself'],
    [
      'that names somebody twice',
      write({ ...list, voters: [...list.voters, ...list.voters.slice(2)] }),
      'contradicts-itself',
    ],
    [
      'of another election inside',
      write({ ...list, electionId: 'fedcba9876543210' as ElectionId }),
      'contradicts-itself',
    ],
    ['with a byte changed', write(list).map((byte, at) => (at === 200 ? byte ^ 1 : byte)), 'not-for-this-station'],
    ['that is none', new Uint8Array(30), 'not-for-this-station'],
  ])('%s is refused', (_, file, error) => {
    expect(read(file)).toEqual({ ok: false, error: { type: error } })
  })

  it('has each member: a line says its contests, and a day its stop, also where they are all and the first', () => {
    const document = JSON.parse(new TextDecoder().decode(dayListBytes(list)))
    const { stop: _, ...withoutStop } = document
    const shorter = { ...document, voters: document.voters.map((line: readonly unknown[]) => line.slice(0, 2)) }
    const written = [document, withoutStop, shorter].map((value) => {
      const { signature, bytes } = signDocument('day-list', value, issuer.secretKey)
      return read(encryptDayList(concat(signature, bytes), context, randomness))
    })
    expect(written.map((each) => (each.ok ? 'read' : each.error.type))).toEqual([
      'read',
      'wrong-format',
      'wrong-format',
    ])
  })

  it("does not open with another station's key", () => {
    expect(read(write(list), { ...context, rollKey: randomness.bytes(32) })).toMatchObject({ ok: false })
  })
})
