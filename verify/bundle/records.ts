/** Votes and refused records of a contest: V11, V14 … V17, V20, V21. */

import {
  BASE,
  challenge,
  type Element,
  elementOf,
  hash,
  IDENTITY,
  mapped,
  modulo,
  scalarOf,
  times,
  weightsOf,
} from '../group/ristretto.ts'
import { plainSum, weightedSum } from '../group/weighted-sum.ts'
import type { BundleElection, SealedContest } from './bundle-election.ts'
import { recordContext } from './contexts.ts'
import { type Finding, fails, holds, judged, notChecked } from './finding.ts'

export const RECORD = 136
const SUITE = 2

interface Vote {
  readonly a: Element
  readonly c: Element
  readonly t: Element
  readonly s: bigint
  readonly e: bigint
}

interface Lists {
  readonly contest: number
  /** Bodies of `votes-<c>.bin` and `refused-<c>.bin`. */
  readonly votes: Uint8Array
  readonly refused: Uint8Array
  readonly sealed: SealedContest | null
  /** Sum of the blinds of the seals (bundle.md §4); null: `sets.json` does not say. */
  readonly blind: Uint8Array | null
}

export function checkRecords(election: BundleElection, lists: Lists): readonly Finding[] {
  const { contest, sealed, blind } = lists
  const file = `votes-${contest}.bin`
  const votes = rowsOf(lists.votes)
  const refused = rowsOf(lists.refused)
  const context = recordContext(election)
  const read = votes.map((bytes) => readVote(context, contest, bytes))
  const wrong = read.findIndex((vote) => typeof vote === 'string')
  const found: Finding[] = [
    judged('V11', !read.includes('foreign'), { contest, file, ...rowOf(read.indexOf('foreign')) }),
    judged('V20', !read.includes('not-canonical'), { contest, file, ...rowOf(read.indexOf('not-canonical')) }),
    order(contest, votes),
    refusals(context, contest, refused, votes),
    ...sealsHold(contest, sealed, blind, [...votes, ...refused]),
  ]
  if (wrong >= 0) return [...found, notChecked('V21', { contest, file })]
  const failing = firstFailing(read as Vote[], weights(context, lists.votes, votes.length))
  return [...found, failing === null ? holds('V21', { contest }) : fails('V21', { contest, file, row: failing })]
}

function rowsOf(body: Uint8Array): readonly Uint8Array[] {
  return Array.from({ length: body.length / RECORD }, (_, row) => body.subarray(row * RECORD, (row + 1) * RECORD))
}

function rowOf(row: number): { readonly row?: number } {
  return row < 0 ? {} : { row }
}

/** record-2.md §5 */
function readVote(context: Uint8Array, contest: number, record: Uint8Array): Vote | 'foreign' | 'not-canonical' {
  const view = new DataView(record.buffer, record.byteOffset, 8)
  if (view.getUint16(0) !== SUITE || view.getUint16(2) !== contest || view.getUint32(4) !== 0) return 'foreign'
  const part = (at: number) => record.subarray(at, at + 32)
  const [a, c, t, s] = [elementOf(part(8)), elementOf(part(40)), elementOf(part(72)), scalarOf(part(104))]
  if (a === null || c === null || t === null || s === null || a.equals(IDENTITY)) return 'not-canonical'
  return { a, c, t, s, e: challenge('vc record 1', context, record.subarray(0, 8), part(8), part(40), part(72)) }
}

/** V16: ascending as bytes. Records of one A are neighbours then. */
function order(contest: number, votes: readonly Uint8Array[]): Finding {
  const row = votes.findIndex((vote, at) => {
    const before = votes[at - 1]
    return before !== undefined && (compare(before, vote) >= 0 || compare(aOf(before), aOf(vote)) === 0)
  })
  return judged('V16', row < 0, { contest, file: `votes-${contest}.bin`, ...rowOf(row) })
}

/** V17: each has a reason, and they are sorted: one list for everybody. */
function refusals(
  context: Uint8Array,
  contest: number,
  refused: readonly Uint8Array[],
  votes: readonly Uint8Array[],
): Finding {
  const known = new Set(votes.map((vote) => aOf(vote).toString()))
  const row = refused.findIndex((record, at) => {
    const before = refused[at - 1]
    if (before !== undefined && compare(before, record) > 0) return true
    const read = readVote(context, contest, record)
    return typeof read !== 'string' && !known.has(aOf(record).toString()) && proofHolds(read)
  })
  return judged('V17', row < 0, { contest, file: `refused-${contest}.bin`, ...rowOf(row) })
}

function proofHolds({ a, t, s, e }: Vote): boolean {
  return times(BASE, s).equals(t.add(times(a, e)))
}

/** V14, V15 */
function sealsHold(
  contest: number,
  sealed: SealedContest | null,
  blinds: Uint8Array | null,
  records: readonly Uint8Array[],
): readonly Finding[] {
  if (sealed === null) return [notChecked('V14', { contest }), notChecked('V15', { contest })]
  const commitments = sealed.commitments.map(elementOf)
  const total = commitments.every((each) => each !== null) ? plainSum(commitments) : null
  const blind = blinds === null ? null : scalarOf(blinds)
  const members = plainSum(records.map((record) => mapped('vc member 1', record)))
  const union =
    total === null || blind === null
      ? fails('V15', { contest, file: 'sets.json' })
      : judged('V15', total.equals(members.add(times(mapped('vc blind base 1'), blind))), {
          contest,
          file: 'sets.json',
        })
  return [judged('V14', sealed.records === records.length, { contest }), union]
}

function weights(context: Uint8Array, records: Uint8Array, count: number): readonly bigint[] {
  return weightsOf('vc record batch weights 1', hash('vc record batch 1', context, records), count)
}

/** All proofs in one sum; when that fails, by halves to the first of them. */
function firstFailing(votes: readonly Vote[], weights: readonly bigint[], first = 0): number | null {
  const weight = (row: number) => weights[first + row] as bigint
  const s = votes.reduce((sum, vote, row) => modulo(sum + weight(row) * vote.s), 0n)
  const right = weightedSum(
    votes.flatMap(({ t, a }) => [t, a]),
    votes.flatMap(({ e }, row) => [weight(row), modulo(weight(row) * e)]),
  )
  if (times(BASE, s).equals(right)) return null
  if (votes.length === 1) return first
  const half = votes.length >> 1
  return firstFailing(votes.slice(0, half), weights, first) ?? firstFailing(votes.slice(half), weights, first + half)
}

function aOf(record: Uint8Array): Uint8Array {
  return record.subarray(8, 40)
}

function compare(left: Uint8Array, right: Uint8Array): number {
  const at = left.findIndex((byte, place) => byte !== right[place])
  return at < 0 ? 0 : (left[at] as number) - (right[at] as number)
}
