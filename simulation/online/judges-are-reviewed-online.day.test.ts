/**
 * A day of an online box with a review of as many judges as the law has: the longest cast goes through collector, database, export and sorting, a later
 * vote replaces all answers of the one before, and each judge has a list in an order of its own (docs/decisions/064).
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { selectionElements } from '#election/ballot/elgamal-record.ts'
import { NO_MARK, type RecordedSelection } from '#election/ballot/record.ts'
import { toHex } from '#election/bytes.ts'
import { listRoom, PLACES_MAX } from '#election/contest-lists.ts'
import { subtract } from '#election/group/group.ts'
import { ristretto255 as group } from '#election/group/ristretto255.ts'
import type { ContestBit } from '#election/ids.ts'
import { sortBoxes } from '#election/online/sorting/sorting.ts'
import { nativeOnlineChecks } from '#openssl/online-checks.ts'
import { must } from '#simulation/rooms/must.ts'
import { CLOSES, candidate, onlineElection } from '#simulation/rooms/online-election.ts'
import { leftOut, whyNoDatabase } from './box-room.ts'
import { type OnlineDay, onlineDay } from './online-day.ts'

const MARK = 11
const REVIEW = 1 as ContestBit
const places = Array.from({ length: PLACES_MAX }, (_, i) => i + 1)
const several = { bit: REVIEW, lists: PLACES_MAX }
const seed = 'judges are reviewed online'
const election = onlineElection(seed, null, several)
const names = new Map([...selectionElements([MARK, NO_MARK])].map(([id, each]) => [toHex(group.encode(each)), id]))

/** How many made a mark, and how many none, as the holder of the whole key opens a list. */
function opened(records: readonly Uint8Array[]): readonly [marked: number, unmarked: number] {
  const secret = group.decodeScalar(election.secretKey)
  if (secret === null) throw new Error('a key')
  const said = records.map((record) => {
    const [a, c] = [group.decode(record.subarray(8, 40)), group.decode(record.subarray(40, 72))]
    if (a === null || c === null) throw new Error('a record')
    return names.get(toHex(group.encode(subtract(group, c, group.multiplySecret(a, secret)))))
  })
  return [said.filter((m) => m === MARK).length, said.filter((m) => m === NO_MARK).length]
}

describe.skipIf(whyNoDatabase !== null)(`a day with fifteen judges${leftOut}`, () => {
  let day: OnlineDay
  beforeAll(async () => {
    day = await onlineDay(seed, { boxes: 4, overwrite: true, election })
  })
  afterAll(async () => day?.close())
  const marks = (...marked: readonly number[]): readonly RecordedSelection[] =>
    places.map((place) => (marked.includes(place) ? candidate(MARK) : { type: 'no-mark' }))
  const vote = (box: number, ...marked: readonly number[]) =>
    day.cast(box, { selections: [candidate(12), ...marks(...marked)] })

  test('votes are recorded, and a later one takes the place of the whole one before', async () => {
    expect(await vote(0, ...places)).toBe('promised')
    expect(await vote(0, 3)).toBe('promised')
    expect(await vote(1, 3, 15)).toBe('promised')
    // A voter of another district, without the review.
    expect(await day.cast(2, { selections: [candidate(12)] })).toBe('promised')
    expect(await vote(3)).toBe('promised')
  })

  test('each judge has as many answers as voters have the review, and what they said of this judge', async () => {
    await day.room.setClock(CLOSES)
    await day.turn()
    must(await day.export())
    const { records, sums } = must(sortBoxes(group, day.sortingGrounds(), day.sortingFiles(), nativeOnlineChecks))
    expect(sums).toMatchObject({ events: 5, superseded: 1, counted: 4 })
    expect(records.get(0)).toHaveLength(4)
    const said = places.map((place) => opened(records.get(listRoom({ bit: REVIEW, place })) ?? []))
    const expected = places.map((place) => (place === 3 ? [2, 1] : place === 15 ? [1, 2] : [0, 3]))
    expect(said).toEqual(expected)
  })
})
