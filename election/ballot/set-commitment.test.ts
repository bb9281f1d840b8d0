import { describe, expect, test } from 'vitest'
import { toHex } from '#election/bytes.ts'
import { randomScalar } from '#election/group/random-scalar.ts'
import { ristretto255 as group } from '#election/group/ristretto255.ts'
import type { ContestBit, ElectionId, PairNumber } from '#election/ids.ts'
import { ELECTION, seeded } from '#simulation/rooms/small-pair.ts'
import { PROVEN_BYTES } from './record.ts'
import { isWhatSealsHold, setBlind, setCommitment } from './set-commitment.ts'

const randomness = seeded('sets')
const records = Array.from({ length: 7 }, () => randomness.bytes(PROVEN_BYTES))
const machines = [records.slice(0, 3), records.slice(3, 4), [], records.slice(4)]
const blinds = machines.map(() => randomScalar(group, randomness))
const commitments = machines.map((each, i) => setCommitment(group, each, blinds[i] ?? group.scalar(0n)))
const total = group.scalar(blinds.reduce((sum, each) => sum + each, 0n))
const holds = (list: readonly Uint8Array[]) => isWhatSealsHold(group, commitments, total, list)

describe('the seals of a contest hold exactly the published list', () => {
  test('in any order', () => {
    expect(holds(records)).toBe(true)
    expect(holds(records.toReversed())).toBe(true)
    expect(isWhatSealsHold(group, [], group.scalar(0n), [])).toBe(true)
  })

  const other = randomness.bytes(PROVEN_BYTES)
  const changed = records.map((each) => Uint8Array.from(each))
  ;(changed[2] as Uint8Array)[135] = ((changed[2] as Uint8Array)[135] as number) ^ 1
  test.each<[string, readonly Uint8Array[]]>([
    ['one dropped', records.slice(1)],
    ['one added', [...records, other]],
    ['one swapped', [...records.slice(1), other]],
    ['one twice', [...records, records[0] as Uint8Array]],
    ['one instead of another', [...records.slice(1), records[1] as Uint8Array]],
    ['one bit of one', changed],
    ['none', []],
  ])('%s: not', (_, list) => {
    expect(holds(list)).toBe(false)
  })

  test('with one seal less, or another sum of blinds: not', () => {
    expect(isWhatSealsHold(group, commitments.slice(1), total, records)).toBe(false)
    expect(isWhatSealsHold(group, commitments, group.scalar(total + 1n), records)).toBe(false)
  })
})

test('a machine with few records does not show them: whoever tries every subset finds none', () => {
  const few = records.slice(0, 3)
  const shown = toHex(group.encode(setCommitment(group, few, blinds[0] ?? group.scalar(0n))))
  const subsets = Array.from({ length: 2 ** records.length }, (_, mask) =>
    records.filter((_each, i) => (mask >> i) & 1),
  )
  const unblinded = subsets.map((each) => toHex(group.encode(setCommitment(group, each, group.scalar(0n)))))
  expect(unblinded).not.toContain(shown)
  expect(unblinded).toContain(toHex(group.encode(setCommitment(group, few, group.scalar(0n)))))
})

test('the blind belongs to one station secret, election, pair and list, and is the same after a crash', () => {
  const place = {
    stationSecret: new Uint8Array(32).fill(3),
    electionId: ELECTION,
    pair: 3 as PairNumber,
    list: { bit: 1 as ContestBit, place: 1 },
  }
  const others = [
    { ...place, stationSecret: new Uint8Array(32).fill(4) },
    { ...place, electionId: 'ffffffffffffffff' as ElectionId },
    { ...place, pair: 4 as PairNumber },
    { ...place, list: { bit: 2 as ContestBit, place: 1 } },
    { ...place, list: { bit: 1 as ContestBit, place: 2 } },
  ]
  expect(setBlind(group, place)).toBe(setBlind(group, { ...place }))
  expect(new Set([place, ...others].map((each) => setBlind(group, each))).size).toBe(6)
})

test('a record with its zeros, or a part of one, is no member', () => {
  expect(() => setCommitment(group, [new Uint8Array(512)], group.scalar(0n))).toThrow('without its zeros')
})
