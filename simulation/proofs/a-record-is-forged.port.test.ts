/**
 * Records that nobody's choice made (docs/formats/record.md). T1: each part of the hash of the proof is left out in turn, and a lie is made that a
 * checker without it takes; and what a lenient reader would take: other encodings, and the identity. Neither of our checkers takes one.
 */

import { describe, expect, test } from 'vitest'
import { recordContext, recordSealer } from '#election/ballot/elgamal-record.ts'
import { checkRecordProofs } from '#election/ballot/record-proofs.ts'
import { recordsFile } from '#election/bundle/bundle-files.ts'
import { concat, uint } from '#election/bytes.ts'
import { oneListOf } from '#election/contest-lists.ts'
import type { Scalar } from '#election/group/group.ts'
import { toLittleEndian } from '#election/group/little-endian.ts'
import { randomScalar } from '#election/group/random-scalar.ts'
import { type Element, ristretto255 as group } from '#election/group/ristretto255.ts'
import { hash, hashToScalar, weights } from '#election/group/transcript.ts'
import type { CandidateId, ContestBit } from '#election/ids.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { electionOf, failingIn, invert } from './both-checkers.ts'

const randomness = seededRandomness('forged records')
const B = (value: bigint) => group.multiply(group.base, group.scalar(value))
const key = randomScalar(group, randomness)
const Y = group.multiplySecret(group.base, key)
const publicKey = group.encode(Y)
const documents = { packageHash: randomness.bytes(32), listHashes: [randomness.bytes(32)] }
const CONTEXT = recordContext(documents.packageHash, publicKey)
const [FIRST, SECOND] = [0 as ContestBit, 1 as ContestBit]
const sealer = recordSealer({ packageHash: documents.packageHash, publicKey, candidates: [1001, 1002] })
const cast = (contest = FIRST) =>
  sealer.seal(oneListOf(contest), { type: 'candidate', id: 1001 as CandidateId }, randomness).slice(0, 136)

type Part = 'context' | 'clear' | 'a' | 'c' | 't'

/** e, without a part. */
function challengeWithout(left: Part, record: Uint8Array, context = CONTEXT): Scalar {
  const field = (at: number, length: number) => record.subarray(at, at + length)
  const parts = { context, clear: field(0, 8), a: field(8, 32), c: field(40, 32), t: field(72, 32) }
  return hashToScalar(
    group,
    'vc record 1',
    ...Object.entries(parts).flatMap(([name, bytes]) => (name === left ? [] : [bytes])),
  )
}

const at = (record: Uint8Array, from: number) => group.decode(record.subarray(from, from + 32)) as Element
const clear = (contest: ContestBit) => concat(uint(1, 2), uint(contest, 2), uint(0, 4))
const recordOf = (contest: ContestBit, elements: readonly Element[], s: bigint) =>
  concat(clear(contest), ...elements.map((each) => group.encode(each)), group.encodeScalar(group.scalar(s)))

/** As a machine makes it, over a hash without a part. */
function castWithout(left: Part, m: bigint, context = CONTEXT): Uint8Array {
  const [r, v] = [randomScalar(group, randomness), randomScalar(group, randomness)]
  const elements = [B(r), group.add(group.multiply(Y, r), B(m)), B(v)]
  const e = challengeWithout(left, recordOf(FIRST, elements, 0n), context)
  return recordOf(FIRST, elements, v + e * r)
}

function holdsWithout(left: Part, record: Uint8Array): boolean {
  const s = group.decodeScalar(record.subarray(104)) as Scalar
  const right = group.add(at(record, 72), group.multiply(at(record, 8), challengeWithout(left, record)))
  return group.equal(B(s), right)
}

/** The words of each of both about a list of records: nothing where it takes all of them. */
async function saidOf(records: readonly Uint8Array[], contest = FIRST) {
  const own = checkRecordProofs(group, oneListOf(contest), CONTEXT, records)
  const list = recordsFile(
    'votes',
    { packageHash: documents.packageHash, list: oneListOf(contest) },
    records.map((bytes) => ({ bytes })),
  )
  const refused = recordsFile('refused', { packageHash: documents.packageHash, list: oneListOf(contest) }, [])
  const counting = own.flatMap((each) => (typeof each === 'string' ? [each] : []))
  const everybody = await failingIn(electionOf(documents, contest, { publicKey }), [list, refused], list.name)
  return { counting: counting.join(' '), everybody: everybody.join(' ') }
}

async function expectForged(left: Part, record: Uint8Array, contest = FIRST): Promise<void> {
  expect(holdsWithout(left, record)).toBe(true)
  expect(await saidOf([record], contest)).toEqual({ counting: 'proof-fails', everybody: 'V21' })
}

const replaced = (record: Uint8Array, from: number, bytes: Uint8Array) => {
  const other = Uint8Array.from(record)
  other.set(bytes, from)
  return other
}

describe('a part of the hash left out', () => {
  test('the context: a record of another election is cast in this one', async () => {
    const other = recordContext(new Uint8Array(32).fill(1), publicKey)
    await expectForged('context', castWithout('context', 1001n, other))
  })

  test('the clear part: a record is moved to another contest', async () => {
    await expectForged('clear', replaced(castWithout('clear', 1001n), 0, clear(SECOND)), SECOND)
  })

  test('A: a record whose maker knows no r', async () => {
    const t = group.map(new Uint8Array(64).fill(5))
    const s = group.scalar(1234n)
    const c = at(cast(), 40)
    const e = challengeWithout('a', recordOf(FIRST, [t, c, t], 0n))
    const a = group.multiply(group.add(B(s), group.negate(t)), invert(e))
    await expectForged('a', recordOf(FIRST, [a, c, t], s))
  })

  test('C: another’s vote for 1001 is made one for 1002', async () => {
    const record = castWithout('c', 1001n)
    await expectForged('c', replaced(record, 40, group.encode(group.add(at(record, 40), B(1n)))))
  })

  test('T: another’s vote is copied under a new A', async () => {
    const others = cast()
    const [a, c] = [group.add(at(others, 8), group.base), group.add(at(others, 40), Y)]
    const e = challengeWithout('t', recordOf(FIRST, [a, c, a], 0n))
    const s = group.scalar(99n)
    const t = group.add(B(s), group.negate(group.multiply(a, e)))
    await expectForged('t', recordOf(FIRST, [a, c, t], s))
  })

  test('the records, in the seed of the batch: two wrong proofs cancel', async () => {
    const [first, second] = [cast(), cast()].toSorted(Buffer.compare) as [Uint8Array, Uint8Array]
    const seed = hash('vc record batch 1', CONTEXT)
    const [w, x] = weights(group, 'vc record batch weights 1', seed, 2) as [Scalar, Scalar]
    const moved = (record: Uint8Array, by: bigint) => {
      const s = group.decodeScalar(record.subarray(104)) as Scalar
      return replaced(record, 104, group.encodeScalar(group.scalar(s + by)))
    }
    const said = await saidOf([moved(first, x), moved(second, -w)])
    expect(said).toEqual({ counting: 'proof-fails proof-fails', everybody: 'V21' })
  })
})

describe('what a lenient reader would take', () => {
  test('A with its highest bit set: the same vote again, under other bytes', async () => {
    const [r, v] = [77n, 88n]
    const elements = [B(r), group.add(group.multiply(Y, group.scalar(r)), B(1001n)), B(v)]
    const record = recordOf(FIRST, elements, 0n)
    record[8 + 31] = (record[8 + 31] ?? 0) | 0x80
    // The forger knows r, and proves it over these bytes.
    const field = (from: number, length: number) => record.subarray(from, from + length)
    const e = hashToScalar(group, 'vc record 1', CONTEXT, field(0, 8), field(8, 32), field(40, 32), field(72, 32))
    const again = replaced(record, 104, group.encodeScalar(group.scalar(v + e * r)))
    expect(await saidOf([again])).toEqual({ counting: 'not-canonical', everybody: 'V20 V21' })
  })

  test('s and the order: one record in two forms', async () => {
    const record = cast()
    const s = group.decodeScalar(record.subarray(104)) as Scalar
    const other = replaced(record, 104, toLittleEndian(s + group.order, 32))
    expect(await saidOf([other])).toEqual({ counting: 'not-canonical', everybody: 'V20 V21' })
  })

  test('A = the identity: C is the vote in clear, and its proof holds', async () => {
    const v = 55n
    const record = recordOf(FIRST, [group.identity, B(1001n), B(v)], v)
    expect(await saidOf([record])).toEqual({ counting: 'identity', everybody: 'V20 V21' })
  })

  test('one A in two records: two votes of one press', async () => {
    const [r, v] = [group.scalar(77n), group.scalar(88n)]
    const twice = [1001n, 1002n].map((m) => {
      const elements = [B(r), group.add(group.multiply(Y, r), B(m)), B(v)]
      const record = recordOf(FIRST, elements, 0n)
      const field = (from: number, length: number) => record.subarray(from, from + length)
      const e = hashToScalar(group, 'vc record 1', CONTEXT, field(0, 8), field(8, 32), field(40, 32), field(72, 32))
      return replaced(record, 104, group.encodeScalar(group.scalar(v + e * r)))
    })
    const { everybody } = await saidOf(twice.toSorted(Buffer.compare))
    expect(everybody).toBe('V16')
  })
})
