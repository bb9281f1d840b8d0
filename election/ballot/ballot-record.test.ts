import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromHex } from '#election/bytes.ts'
import type { ContestBit } from '#election/ids.ts'
import { recordVectors, vectorLists } from '#scripts/fixtures/record-vectors.ts'
import { candidate, counting, ELECTION, recordLists, recordOfSuite1, seeded } from '#simulation/rooms/small-pair.ts'
import {
  encryptRecord,
  type OpenRecordInput,
  openRecord,
  parseRecordClear,
  RECORD_BYTES,
  type RecordedSelection,
} from './record.ts'
import { recordListsOf } from './record-lists.ts'

const selections: fc.Arbitrary<RecordedSelection> = fc.oneof(
  fc.integer({ min: 1, max: 0xfffffffe }).map(candidate),
  fc.constant({ type: 'ended' } as const),
)

function open(record: Uint8Array, change: Partial<OpenRecordInput> = {}) {
  return openRecord({
    record,
    electionId: ELECTION,
    lists: recordLists,
    countingSecretKey: counting.secretKey,
    ...change,
  })
}

describe('a ballot record', () => {
  it('has one length and opens to what was selected, ended or not', () => {
    const randomness = seeded('records')
    fc.assert(
      fc.property(selections, fc.integer({ min: 0, max: 2 }), (selection, contest) => {
        const record = recordOfSuite1(contest, selection, randomness)
        expect(record.length).toBe(RECORD_BYTES)
        expect(open(record)).toEqual({ ok: true, value: { contest, selection } })
      }),
      { numRuns: 30 },
    )
  })

  it('shares nothing but its clear part with another of the same selection', () => {
    const randomness = seeded('twice')
    const [a, b] = [recordOfSuite1(0, candidate(7), randomness), recordOfSuite1(0, candidate(7), randomness)]
    expect(a.subarray(0, 8)).toEqual(b.subarray(0, 8))
    const equal = a.subarray(8).filter((byte, i) => byte === b[8 + i]).length
    expect(equal).toBeLessThan(20)
  })

  it('is refused after any change of a byte', () => {
    const record = recordOfSuite1(1, candidate(5), seeded('altered'))
    const offsets = [...Array(48).keys(), 100, 250, 400, 495, 496, 511]
    for (const offset of offsets) {
      const altered = Uint8Array.from(record)
      altered[offset] = (altered[offset] as number) ^ 0x01
      // Only the highest bit of enc, which X25519 masks, could be missed: the KEM binds the bytes of enc themselves.
      expect(open(altered).ok, `byte ${offset}`).toBe(false)
    }
    const masked = Uint8Array.from(record)
    masked[39] = (masked[39] as number) ^ 0x80
    expect(open(masked)).toEqual({ ok: false, error: { type: 'record-not-authentic' } })
  })

  it('has a clear part that does not tell when it was made: the candidate list it names stands inside (X-B9)', () => {
    const under = (listVersion: number, listHash: Uint8Array) =>
      encryptRecord({
        electionId: ELECTION,
        contest: 1 as ContestBit,
        selection: candidate(5),
        listVersion,
        listHash,
        countingPublicKey: counting.publicKey,
        randomness: seeded('one voter'),
      })
    const [before, after] = [under(1, new Uint8Array(32).fill(1)), under(2, new Uint8Array(32).fill(2))]
    expect(after.subarray(0, 40)).toEqual(before.subarray(0, 40))
    expect([...before.subarray(0, 8)]).toEqual([0, 1, 0, 1, 0, 0, 0, 0])
  })

  it('opens as the vectors say, or not at all, and no refusal tells what stood inside', () => {
    for (const { record, contest, candidateId, ended, unopened } of recordVectors().records) {
      const opened = open(fromHex(record), { lists: vectorLists })
      const selection = ended === true ? { type: 'ended' } : { type: 'candidate', id: candidateId }
      if (unopened === undefined) expect(opened).toEqual({ ok: true, value: { contest, selection } })
      else if (opened.ok) expect.unreachable(unopened)
      else expect(Object.keys(opened.error), unopened).toEqual(['type'])
    }
  })

  it('is refused under another election, list or key', () => {
    const record = recordOfSuite1(0, candidate(5), seeded('foreign'))
    const other = 'ffffffffffffffff' as typeof ELECTION
    expect(open(record, { electionId: other })).toEqual({ ok: false, error: { type: 'record-not-authentic' } })
    expect(open(record, { lists: [] })).toEqual({ ok: false, error: { type: 'record-unknown-list' } })
    expect(open(record, { countingSecretKey: new Uint8Array(32).fill(9) }).ok).toBe(false)
    expect(open(record.subarray(1))).toEqual({ ok: false, error: { type: 'record-malformed' } })
  })

  it.each<[string, number, number, string]>([
    ['suite 2 over bytes of suite 1', 1, 2, 'record-malformed'],
    ['suite 3', 1, 3, 'record-unknown-suite'],
    ['no suite', 1, 0, 'record-unknown-suite'],
    ['a fourth contest', 3, 3, 'record-malformed'],
    ['a bit where nothing stands', 7, 1, 'record-malformed'],
  ])('its clear part is read without a key, and says nothing else: %s', (_, at, byte, error) => {
    const record = recordOfSuite1(2, candidate(5), seeded('clear'))
    expect(parseRecordClear(record)).toEqual({ ok: true, value: { suite: 1, contest: 2 } })
    record[at] = byte
    expect(parseRecordClear(record)).toEqual({ ok: false, error: { type: error } })
  })

  it('nobody who stands can have the number of "ended", nor none, and a list has its whole hash', () => {
    const make = (id: number, hash = 32) =>
      encryptRecord({
        electionId: ELECTION,
        contest: 0 as ContestBit,
        selection: candidate(id),
        listVersion: 1,
        listHash: new Uint8Array(hash),
        countingPublicKey: counting.publicKey,
        randomness: seeded('limits'),
      })
    for (const id of [0, 0xffffffff]) expect(() => make(id)).toThrow('a candidate id')
    for (const id of [1, 0xfffffffe]) expect(make(id)).toHaveLength(RECORD_BYTES)
    expect(() => make(1, 31)).toThrow('SHA-256')
  })
})

it('of each list: who stands in which contest, and nobody in a contest that it leaves out', () => {
  const contests = [
    { id: 'mayor', bit: 0 },
    { id: 'council', bit: 1 },
  ]
  const stands = (contest: string, ...ids: number[]) => ({ contest, candidates: ids.map((id) => ({ id })) })
  const hashes = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)]
  const lists = [
    { list: { version: 1, contests: [stands('council', 21, 22), stands('mayor', 11)] }, listHash: hashes[0] },
    { list: { version: 2, contests: [stands('mayor', 12)] }, listHash: hashes[1] },
  ]
  const asked = { electionPackage: { contests }, lists } as unknown as Parameters<typeof recordListsOf>[0]
  const sets = (...entries: [number, number[]][]) => new Map(entries.map(([bit, ids]) => [bit, new Set(ids)]))
  expect(recordListsOf(asked)).toEqual([
    { version: 1, hash: hashes[0], stands: sets([0, [11]], [1, [21, 22]]) },
    { version: 2, hash: hashes[1], stands: sets([0, [12]], [1, []]) },
  ])
})
