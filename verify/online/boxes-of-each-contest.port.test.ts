/** Both readers take a list of boxes for the same sets of contests: each that a card may have, and no other one. */
import { expect, it } from 'vitest'
import { toHex } from '#election/bytes.ts'
import type { ContestMask } from '#election/ids.ts'
import { makeSigningKey } from '#election/keys/signature.ts'
import { readBoxList, signBoxList, writeBoxList } from '#election/online/boxes.ts'
import { boxIdOf } from '#election/online/ids.ts'
import { ONLINE_ELECTION } from '#simulation/rooms/online-election.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { boxesIn } from './said-by-people.ts'

const randomness = seededRandomness('boxes of each contest')
const people = [makeSigningKey(randomness), makeSigningKey(randomness)] as const
const keys = people.map(({ publicKey }) => toHex(publicKey))
const approvers = keys.map((key, at) => ({ name: `a${at}`, key }))

it.each([1, 7, 8, 15, 127, 128])('contests %d', (style) => {
  const box = boxIdOf(randomness.bytes(16))
  const list = { electionId: ONLINE_ELECTION, number: 1, boxes: [{ box, style: style as ContestMask }] }
  const [one, other] = people
  const bytes = writeBoxList(list, [signBoxList(list, one.secretKey), signBoxList(list, other.secretKey)])
  const isTaken = readBoxList(bytes, { electionId: ONLINE_ELECTION, approvers }).ok
  expect(isTaken).toBe(style < 128)
  expect(boxesIn(bytes, ONLINE_ELECTION, keys)).toEqual(isTaken ? [[box, style]] : null)
})
