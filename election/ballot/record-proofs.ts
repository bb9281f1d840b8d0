/**
 * The proofs of many records at once: Σ wᵢ·sᵢ·B = Σ wᵢ·Tᵢ + Σ wᵢ·eᵢ·Aᵢ under weights from a hash of all of them
 * (docs/formats/record.md §4), block by block. When the sum of a block does not hold, halves of it name the records that fail.
 */
import { concat } from '#election/bytes.ts'
import { type ContestList, isSameList } from '#election/contest-lists.ts'
import { type Group, isIdentity, type Scalar, subtract } from '#election/group/group.ts'
import { sumOfProducts } from '#election/group/multi-exponentiation.ts'
import { type ByteRows, inBlocks, type Rows } from '#election/group/rows.ts'
import { hash, weightRows } from '#election/group/transcript.ts'
import { recordChallenge } from './elgamal-record.ts'
import { listOf, PROVEN_BYTES } from './record.ts'

export type RecordRefusal =
  /** It is of another list, or has bytes where none belong. */
  | 'foreign'
  /** A, C or T is no canonical element, or s is not below the order. */
  | 'not-canonical'
  /** A is the identity: C would show the selection. */
  | 'identity'
  | 'proof-fails'
  /** It is there already, or its A is. */
  | 'again'

interface ReadRecord<E> {
  readonly a: E
  readonly t: E
  readonly s: Scalar
  /** e, and its weight in the sum. */
  readonly challenge: Scalar
  readonly weight: Scalar
  readonly index: number
}

/** For each record, in its place: why it is refused; null: its proof holds. */
export function checkRecordProofs<E>(
  group: Group<E>,
  list: ContestList,
  context: Uint8Array,
  records: Rows<Uint8Array>,
): readonly (RecordRefusal | null)[] {
  const seed = hash('vc record batch 1', context, bytesOf(records))
  const each = weightRows(group, 'vc record batch weights 1', seed, records.length)
  const all: (RecordRefusal | null)[] = []
  inBlocks(records.length, (from, to) => {
    const own = each.slice(from, to)
    const answers = records.slice(from, to).map((record, index) => {
      const read = readRecord(group, list, record)
      if (typeof read === 'string') return read
      return { ...read, challenge: recordChallenge(context, record), weight: own[index] as Scalar, index }
    })
    const failing = failingOf(
      group,
      answers.filter((answer) => typeof answer !== 'string'),
    )
    for (const [index, answer] of answers.entries()) {
      all.push(failing.has(index) ? 'proof-fails' : typeof answer === 'string' ? answer : null)
    }
  })
  return all
}

function readRecord<E>(group: Group<E>, list: ContestList, record: Uint8Array) {
  const own = record.length === PROVEN_BYTES ? listOf(record) : null
  if (own === null || !isSameList(own, list)) return 'foreign'
  const [a, c, t] = [8, 40, 72].map((at) => group.decode(record.subarray(at, at + 32)))
  const s = group.decodeScalar(record.subarray(104))
  if (a == null || c == null || t == null || s === null) return 'not-canonical'
  return isIdentity(group, a) ? 'identity' : { a, t, s }
}

/** Indexes of the records whose proof fails. */
function failingOf<E>(group: Group<E>, records: readonly ReadRecord<E>[]): ReadonlySet<number> {
  if (allHold(group, records)) return new Set()
  const [only] = records
  if (records.length === 1 && only !== undefined) return new Set([only.index])
  const half = records.length >> 1
  return new Set([...failingOf(group, records.slice(0, half)), ...failingOf(group, records.slice(half))])
}

function allHold<E>(group: Group<E>, records: readonly ReadRecord<E>[]): boolean {
  const [only] = records
  if (records.length === 1 && only !== undefined) return holds(group, only)
  const s = group.scalar(records.reduce((sum, each) => sum + each.weight * each.s, 0n))
  const t = sumOfProducts(
    group,
    records.map((each) => each.t),
    records.map((each) => each.weight),
  )
  const a = sumOfProducts(
    group,
    records.map((each) => each.a),
    records.map((each) => group.scalar(each.weight * each.challenge)),
  )
  return isIdentity(group, subtract(group, group.multiply(group.base, s), group.add(t, a)))
}

/** A weight that is not 0 changes nothing of one equation, and costs a multiplication. */
function holds<E>(group: Group<E>, { a, t, s, challenge }: ReadRecord<E>): boolean {
  return group.equal(group.multiply(group.base, s), group.add(t, group.multiply(a, challenge)))
}

/** One after the other. The rows may have any lengths: a hash must cover them all. */
function bytesOf(records: Rows<Uint8Array>): ByteRows {
  if (!isWhole(records)) return concat(...records.slice(0, records.length))
  return {
    length: records.length * PROVEN_BYTES,
    subarray: (from, to) => concat(...records.slice(from / PROVEN_BYTES, to / PROVEN_BYTES)),
  }
}

/** Whether each has the length of a record: only a list that somebody holds may have others. */
function isWhole(records: Rows<Uint8Array>): boolean {
  return !Array.isArray(records) || records.every(({ length }) => length === PROVEN_BYTES)
}
