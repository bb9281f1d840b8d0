/** Lists of boxes and ends of holds: read as two people signed them, and from nobody else (R8). */
import { describe, expect, it } from 'vitest'
import { toHex } from '#election/bytes.ts'
import type { ContestMask, ElectionId } from '#election/ids.ts'
import { makeSigningKey } from '#election/keys/signature.ts'
import { ONLINE_ELECTION } from '#simulation/rooms/online-election.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { type BoxList, readBoxList, signBoxList, writeBoxList } from './boxes.ts'
import { boxIdOf, handleOf, holdIdOf } from './ids.ts'
import { readRelease, signRelease, writeRelease } from './release.ts'

const randomness = seededRandomness('boxes')
const [one, two, stranger] = [makeSigningKey(randomness), makeSigningKey(randomness), makeSigningKey(randomness)]
const approvers = [one, two].map(({ publicKey }, at) => ({ name: `a${at}`, key: toHex(publicKey) }))
const of = { electionId: ONLINE_ELECTION, approvers }
const elsewhere = '1111111111111111' as ElectionId
type Pair = typeof one

describe('a list of boxes', () => {
  const drawn = [1, 3, 2].map((style) => ({ box: boxIdOf(randomness.bytes(16)), style: style as ContestMask }))
  const list: BoxList = {
    electionId: ONLINE_ELECTION,
    number: 1,
    boxes: drawn.toSorted((a, b) => (a.box < b.box ? -1 : 1)),
  }
  const signed = (of2: BoxList, first: Pair, second: Pair) =>
    writeBoxList(of2, [signBoxList(of2, first.secretKey), signBoxList(of2, second.secretKey)])
  const answer = (bytes: Uint8Array) => {
    const read = readBoxList(bytes, of)
    return read.ok ? read.value : read.error.type
  }

  it('is the same bytes in whatever order the boxes were approved', () => {
    const other = { ...list, boxes: list.boxes.toReversed() }
    expect(signed(other, one, two)).toEqual(signed(list, one, two))
    expect(answer(signed(other, one, two))).toEqual(list)
  })

  it('is refused by one, by a stranger, of another election, with a box twice and with a style of no contest', () => {
    expect(answer(signed(list, one, one))).toBe('boxes-not-by-two')
    expect(answer(signed(list, one, stranger))).toBe('boxes-not-by-two')
    expect(answer(signed({ ...list, electionId: elsewhere }, one, two))).toBe('of-another-election')
    expect(answer(signed({ ...list, boxes: [...list.boxes, ...list.boxes] }, one, two))).toBe('boxes-malformed')
    expect(answer(signed({ ...list, boxes: [] }, one, two))).toBe('boxes-malformed')
    const none = list.boxes.map((each) => ({ ...each, style: 0 as ContestMask }))
    expect(answer(signed({ ...list, boxes: none }, one, two))).toBe('boxes-malformed')
  })

  it('is refused when anything of it was changed after signing', () => {
    const text = new TextDecoder().decode(signed(list, one, two))
    const changed = text.replace('"number":1', '"number":2')
    expect(answer(new TextEncoder().encode(changed))).toBe('boxes-not-by-two')
    expect(answer(new TextEncoder().encode(`${text}\n`))).toBe('boxes-malformed')
  })
})

describe('the end of a hold', () => {
  const statement = {
    electionId: ONLINE_ELECTION,
    handle: handleOf(ONLINE_ELECTION, boxIdOf(randomness.bytes(16))),
    hold: holdIdOf(randomness.bytes(16)),
    reason: 'the paper came back unused',
  }
  const signed = (first: Pair, second: Pair, said = statement) =>
    writeRelease(said, [signRelease(said, first.secretKey), signRelease(said, second.secretKey)])
  const answer = (bytes: Uint8Array) => {
    const read = readRelease(bytes, of)
    return read.ok ? read.value : read.error.type
  }

  it('needs two different people', () => {
    expect(answer(signed(one, two))).toMatchObject(statement)
    expect(answer(signed(one, one))).toBe('release-not-by-two')
    expect(answer(signed(stranger, two))).toBe('release-not-by-two')
    expect(answer(signed(one, two, { ...statement, electionId: elsewhere }))).toBe('of-another-election')
    expect(answer(signed(one, two, { ...statement, reason: '' }))).toBe('release-malformed')
    const text = new TextDecoder().decode(signed(one, two)).replace(statement.hold, statement.handle)
    expect(answer(new TextEncoder().encode(text))).toBe('release-not-by-two')
  })
})
