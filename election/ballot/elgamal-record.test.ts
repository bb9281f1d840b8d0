import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { concat, equalBytes, fromHex, toHex, uint } from '#election/bytes.ts'
import { type ContestList, oneListOf } from '#election/contest-lists.ts'
import { randomScalar } from '#election/group/random-scalar.ts'
import { ristretto255 as group } from '#election/group/ristretto255.ts'
import type { ContestBit } from '#election/ids.ts'
import { recordVectors, vectorCandidates } from '#scripts/fixtures/record-vectors.ts'
import { recordsOpener } from '#simulation/counting/records-opener.ts'
import { candidate, dealt, packageHash as ofPair, seeded } from '#simulation/rooms/small-pair.ts'
import { recordChallenge, recordContext, recordSealer, selectionElements } from './elgamal-record.ts'
import { mergeRecords } from './merged-records.ts'
import { NO_MARK, PROVEN_BYTES, parseRecord, RECORD_BYTES, type RecordedSelection, selectionNumber } from './record.ts'
import { checkRecordProofs } from './record-proofs.ts'

const randomness = seeded('records')
const secretKey = randomScalar(group, randomness)
const publicKey = group.encode(group.multiplySecret(group.base, secretKey))
const packageHash = randomness.bytes(32)
const CANDIDATES = [1, 7, 1204, 0xfffffffd]
const sealer = recordSealer({ packageHash, publicKey, candidates: CANDIDATES })
const context = recordContext(packageHash, publicKey)
const MAYOR = 0 as ContestBit
const COUNCIL = 1 as ContestBit

const selections: fc.Arbitrary<RecordedSelection> = fc.oneof(
  fc.constantFrom(...CANDIDATES).map(candidate),
  fc.constant({ type: 'ended' } as const),
)
const sealed = (contest: ContestBit, selection: RecordedSelection = candidate(7)) =>
  sealer.seal(oneListOf(contest), selection, randomness)
const published = (contest: ContestBit, id = 7) => sealed(contest, candidate(id)).slice(0, PROVEN_BYTES)
const checkOne = (record: Uint8Array, contest = MAYOR, within = context) =>
  checkRecordProofs(group, oneListOf(contest), within, [record])[0]

/** C − x·A, looked up: only a test has the whole key. */
function openedBy(record: Uint8Array): number | undefined {
  const [a, c] = [8, 40].map((at) => group.decode(record.subarray(at, at + 32)) ?? group.identity)
  const element = group.add(c ?? group.identity, group.negate(group.multiply(a ?? group.identity, secretKey)))
  return [...selectionElements([...CANDIDATES, NO_MARK, 0xffffffff])].find(([, each]) =>
    group.equal(each, element),
  )?.[0]
}

const MALFORMED = { ok: false, error: { type: 'record-malformed' } }

describe('a record', () => {
  it('has one length, opens to what was selected, ended or not, and its proof holds', () => {
    fc.assert(
      fc.property(selections, fc.integer({ min: 0, max: 2 }), (selection, bit) => {
        const contest = bit as ContestBit
        const record = sealed(contest, selection)
        expect(record).toHaveLength(RECORD_BYTES)
        expect(openedBy(record)).toBe(selectionNumber(selection))
        const parsed = parseRecord(record)
        expect(parsed).toEqual({ ok: true, value: { list: oneListOf(contest), bytes: record.slice(0, PROVEN_BYTES) } })
        expect(checkOne(record.slice(0, PROVEN_BYTES), contest)).toBeTypeOf('object')
      }),
      { numRuns: 12 },
    )
  })

  it('shares nothing but its clear part and the zeros with another of the same selection', () => {
    const [a, b] = [sealed(MAYOR), sealed(MAYOR)]
    expect([...a.subarray(0, 8)]).toEqual([0, 1, 0, 0, 0, 0, 0, 0])
    expect(a.subarray(0, 8)).toEqual(b.subarray(0, 8))
    const equal = a.subarray(8, PROVEN_BYTES).filter((byte, i) => byte === b[8 + i]).length
    expect(equal).toBeLessThan(12)
    expect(a.subarray(PROVEN_BYTES).every((byte) => byte === 0)).toBe(true)
  })

  it('is refused after any change of a byte', () => {
    const record = published(MAYOR)
    for (let offset = 0; offset < PROVEN_BYTES; offset++) {
      const altered = Uint8Array.from(record)
      altered[offset] = (altered[offset] as number) ^ 0x01
      expect(checkOne(altered), `byte ${offset}`).toBeTypeOf('string')
    }
    expect(checkOne(record)).toBeTypeOf('object')
  })

  it('has a challenge from every byte of the context and of the record before s', () => {
    const record = published(MAYOR)
    const challenges = [recordChallenge(context, record)]
    for (let offset = 0; offset < 104; offset++) {
      const altered = Uint8Array.from(record)
      altered[offset] = (altered[offset] as number) ^ 0x01
      challenges.push(recordChallenge(context, altered))
    }
    for (const other of [recordContext(new Uint8Array(32), publicKey), recordContext(packageHash, packageHash)]) {
      challenges.push(recordChallenge(other, record))
    }
    expect(new Set(challenges).size).toBe(107)
  })

  it('belongs to one contest, one package and one key', () => {
    const record = published(MAYOR)
    expect(checkOne(record, COUNCIL)).toBe('foreign')
    const moved = Uint8Array.from(record)
    moved[3] = COUNCIL
    expect(checkOne(moved, COUNCIL)).toBe('proof-fails')
    const otherPackage = recordContext(new Uint8Array(32), publicKey)
    const otherKey = recordContext(packageHash, group.encode(group.base))
    for (const other of [otherPackage, otherKey]) expect(checkOne(record, MAYOR, other)).toBe('proof-fails')
  })

  // docs/decisions/064
  it('belongs to the list of one judge', () => {
    const [first, second] = [1, 2].map((place) => ({ bit: MAYOR, place })) as [ContestList, ContestList]
    const record = sealer.seal(first, { type: 'no-mark' }, randomness).slice(0, PROVEN_BYTES)
    const check = (list: ContestList, bytes: Uint8Array) => checkRecordProofs(group, list, context, [bytes])[0]
    expect([...record.subarray(0, 8)]).toEqual([0, 1, 0, 0, 1, 0, 0, 0])
    expect(openedBy(record)).toBe(NO_MARK)
    expect([check(first, record), check(second, record), check(oneListOf(MAYOR), record)]).toEqual([
      null,
      'foreign',
      'foreign',
    ])
    const moved = record.with(4, 2)
    expect([check(first, moved), check(second, moved)]).toEqual(['foreign', 'proof-fails'])
    expect(parseRecord(concat(record.with(4, 16), new Uint8Array(376)))).toEqual(MALFORMED)
    expect(parseRecord(concat(record.with(5, 1), new Uint8Array(376)))).toEqual(MALFORMED)
  })

  it('cannot be made from another: with a multiple of its A and C no proof fits', () => {
    const record = published(MAYOR)
    const again = Uint8Array.from(record)
    for (const at of [8, 40]) {
      const element = group.decode(record.subarray(at, at + 32)) ?? group.identity
      again.set(group.encode(group.add(element, element)), at)
    }
    expect(checkOne(again)).toBe('proof-fails')
  })

  it('shows its selection when r is 0, so A must not be the identity', () => {
    const said = concat(uint(1, 2), uint(0, 6), new Uint8Array(32), group.encode(group.base))
    const t = group.encode(group.base)
    const record = concat(said, t, group.encodeScalar(group.scalar(1n)))
    expect(recordChallenge(context, record)).toBeTypeOf('bigint')
    expect(checkOne(record)).toBe('identity')
  })

  it('is refused with an s that is not below the order, though the equation holds', () => {
    const record = published(MAYOR)
    const s = group.decodeScalar(record.subarray(104)) ?? group.scalar(0n)
    const larger = Uint8Array.from(record)
    let rest = s + group.order
    for (let i = 104; i < PROVEN_BYTES; i++, rest >>= 8n) larger[i] = Number(rest & 0xffn)
    expect(checkOne(larger)).toBe('not-canonical')
  })

  it.each<[string, number, number]>([
    ['another number at its beginning', 1, 2],
    ['none', 1, 0],
    ['an eighth contest', 3, 7],
    ['a list version, which would part the ballots by time', 5, 1],
    ['a byte behind the proof', 136, 1],
    ['the last byte', 511, 1],
  ])('its page is read without a key: %s', (_, at, byte) => {
    const record = sealed(COUNCIL)
    record[at] = byte
    expect(parseRecord(record)).toEqual(MALFORMED)
    expect(parseRecord(record.subarray(1))).toEqual(MALFORMED)
  })

  it('opens as the vectors say, or not at all, and no refusal says what was inside', () => {
    const { records } = recordVectors()
    const open = recordsOpener(
      { packageHash: ofPair, publicKey: dealt.publicKey, candidates: vectorCandidates },
      dealt.secretKey,
    )
    for (const { record, contest, candidateId, ended, unopened } of records) {
      const [opened] = open([fromHex(record)])
      const selection = ended === true ? { type: 'ended' } : { type: 'candidate', id: candidateId }
      if (unopened === undefined) expect(opened).toEqual({ ok: true, value: { contest, place: 0, selection } })
      else if (opened?.ok !== false) expect.unreachable(unopened)
      else expect(Object.keys(opened.error), unopened).toEqual(['type'])
    }
  })

  it('is the same with numbers drawn ahead or not, and each drawn number serves once', () => {
    const of = (seed: string, ahead: 'not' | 'drawn' | 'multiplied') => {
      const source = seeded(seed)
      const fresh = recordSealer({ packageHash, publicKey, candidates: CANDIDATES })
      const rest = ahead === 'not' ? () => {} : fresh.drawAhead(source)
      if (ahead === 'multiplied') rest()
      return [1, 2].map(() => toHex(fresh.seal(oneListOf(MAYOR), candidate(7), source)))
    }
    const [first, second] = of('ahead', 'not')
    expect([of('ahead', 'drawn'), of('ahead', 'multiplied')]).toEqual([
      [first, second],
      [first, second],
    ])
    const field = (record: string | undefined, at: number) => record?.slice(2 * at, 2 * (at + 32))
    for (const at of [8, 40, 72, 104]) expect(field(first, at)).not.toBe(field(second, at))
    expect([first, second].map((each) => checkOne(fromHex(each ?? '').subarray(0, PROVEN_BYTES)))).toEqual([
      expect.any(Object),
      expect.any(Object),
    ])
  })

  it('is made only for a listed candidate, in a real contest, under a valid key', () => {
    expect(() => sealed(MAYOR, candidate(8))).toThrow('somebody of the list')
    expect(() => sealed(7 as ContestBit)).toThrow('a contest')
    for (const id of [0, 0x1_0000_0000, 1.5]) expect(() => selectionElements([id])).toThrow('a candidate id')
    const none = { packageHash, candidates: [1] }
    expect(() => recordSealer({ ...none, publicKey: new Uint8Array(32) })).toThrow('packages are checked')
    expect(() => recordSealer({ ...none, publicKey: new Uint8Array(32).fill(0xff) })).toThrow('packages are checked')
  })
})

describe('the records of a contest become one list', () => {
  const records = Array.from({ length: 9 }, (_, i) => published(MAYOR, CANDIDATES[i % 4]))

  test('sorted by bytes, whatever order they came in', () => {
    const merged = mergeRecords(group, oneListOf(MAYOR), context, records)
    const backwards = mergeRecords(group, oneListOf(MAYOR), context, records.toReversed())
    const hex = merged.votes.map(({ bytes }) => toHex(bytes))
    expect(hex).toEqual(records.map(toHex).sort())
    expect(backwards.votes.map(({ bytes }) => toHex(bytes))).toEqual(hex)
    expect(merged.refused).toEqual([])
    expect(mergeRecords(group, oneListOf(MAYOR), context, [])).toEqual({ votes: [], refused: [] })
  })

  test('each that fails is refused with its reason, and no good one is lost', () => {
    const [first, , third] = records as [Uint8Array, Uint8Array, Uint8Array]
    const broken = Uint8Array.from(records[3] as Uint8Array)
    broken[104] = (broken[104] as number) ^ 1
    const odd = Uint8Array.from(third).fill(0xff, 40, 72)
    const swapped = concat(first.subarray(0, 72), third.subarray(72))
    const cut = first.subarray(1)
    const given = [...records, broken, odd, swapped, cut, published(COUNCIL)]
    const { votes, refused } = mergeRecords(group, oneListOf(MAYOR), context, given)
    expect(votes.map(({ bytes }) => toHex(bytes))).toEqual(records.map(toHex).sort())
    const whyOf = (record: Uint8Array) => refused.find(({ bytes }) => equalBytes(bytes, record))?.why
    expect([broken, odd, swapped, cut].map(whyOf)).toEqual(['proof-fails', 'not-canonical', 'proof-fails', 'foreign'])
    expect(refused).toHaveLength(5)
  })

  test('a copy is refused, and so is another record with the same A; one of each stays', () => {
    const r = randomScalar(group, randomness)
    // A maker who knows r can prove as many records with this A as they like.
    const same = [1n, 2n].map((v) => {
      const a = group.encode(group.multiply(group.base, r))
      const c = group.encode(group.multiply(group.base, group.scalar(5n + v)))
      const said = concat(uint(1, 2), uint(0, 6), a, c, group.encode(group.multiply(group.base, group.scalar(v))))
      return concat(said, group.encodeScalar(group.scalar(v + recordChallenge(context, said) * r)))
    })
    const given = [...same, ...records, records[4] as Uint8Array, records[4] as Uint8Array]
    const { votes, refused } = mergeRecords(group, oneListOf(MAYOR), context, given)
    expect(votes).toHaveLength(records.length + 1)
    expect(refused.map(({ why }) => why)).toEqual(['again', 'again', 'again'])
    const hex = votes.map(({ bytes }) => toHex(bytes))
    expect(hex.every((each, i) => i === 0 || (hex[i - 1] as string) < each)).toBe(true)
  })

  test('two wrong proofs whose errors cancel each other are both refused: weights come from all records', () => {
    const [one, two] = [records[0], records[1]].map((each) => Uint8Array.from(each as Uint8Array)) as [
      Uint8Array,
      Uint8Array,
    ]
    const shifted = (record: Uint8Array, by: bigint) => {
      const s = group.decodeScalar(record.subarray(104)) ?? group.scalar(0n)
      record.set(group.encodeScalar(group.scalar(s + by)), 104)
      return record
    }
    const checked = checkRecordProofs(group, oneListOf(MAYOR), context, [shifted(one, 5n), shifted(two, -5n)])
    expect(checked).toEqual(['proof-fails', 'proof-fails'])
  })
})
