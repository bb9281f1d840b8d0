/**
 * The proofs of many records at once: Σ wᵢ·sᵢ·B = Σ wᵢ·Tᵢ + Σ wᵢ·eᵢ·Aᵢ under weights from a hash of all of them
 * (docs/formats/record-2.md §4). When the sum does not hold, halves of it name the records that fail.
 */
import { type Group, isIdentity, type Scalar, subtract } from '#election/group/group.ts'
import { sumOfProducts } from '#election/group/multi-exponentiation.ts'
import { hash, weights } from '#election/group/transcript.ts'
import type { ContestBit } from '#election/ids.ts'
import { contestOf, recordChallenge } from './elgamal-record.ts'
import { PROVEN_BYTES } from './record.ts'

export type RecordRefusal =
  /** Another suite or contest, or bytes where none belong. */
  | 'foreign'
  /** A, C or T is no canonical element, or s is not below the order. */
  | 'not-canonical'
  /** A is the identity: C would show the selection. */
  | 'identity'
  | 'proof-fails'
  /** It is there already, or its A is. */
  | 'again'

export interface RecordElements<E> {
  readonly a: E
  readonly c: E
}

interface ReadRecord<E> extends RecordElements<E> {
  readonly t: E
  readonly s: Scalar
  /** e, and its weight in the sum. */
  readonly challenge: Scalar
  readonly weight: Scalar
  readonly index: number
}

/** For each record, in its place: its elements, or why it is refused. */
export function checkRecordProofs<E>(
  group: Group<E>,
  contest: ContestBit,
  context: Uint8Array,
  records: readonly Uint8Array[],
): readonly (RecordElements<E> | RecordRefusal)[] {
  const seed = hash('vc record batch 1', context, concatAll(records))
  const each = weights(group, 'vc record batch weights 1', seed, records.length)
  const answers = records.map((record, index) => {
    const read = readRecord(group, contest, record)
    if (typeof read === 'string') return read
    return { ...read, challenge: recordChallenge(context, record), weight: each[index] as Scalar, index }
  })
  const failing = failingOf(
    group,
    answers.filter((answer) => typeof answer !== 'string'),
  )
  return answers.map((answer, index) => (failing.has(index) ? 'proof-fails' : answer))
}

function readRecord<E>(group: Group<E>, contest: ContestBit, record: Uint8Array) {
  if (record.length !== PROVEN_BYTES || contestOf(record) !== contest) return 'foreign'
  const [a, c, t] = [8, 40, 72].map((at) => group.decode(record.subarray(at, at + 32)))
  const s = group.decodeScalar(record.subarray(104))
  if (a == null || c == null || t == null || s === null) return 'not-canonical'
  return isIdentity(group, a) ? 'identity' : { a, c, t, s }
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

/** Whatever their lengths are: a hash must cover them all. */
function concatAll(records: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(records.reduce((sum, { length }) => sum + length, 0))
  let offset = 0
  for (const record of records) {
    whole.set(record, offset)
    offset += record.length
  }
  return whole
}
