/**
 * count.md §9: what people counted on paper, added to the machines' votes. It is the word of people, and no signed thing shows it; that the
 * result follows from it is computed here. Votes are counted in thousandths, with integers of any size.
 */
import { isObject, type JsonObject } from '../package/canonical.ts'
import { list, Malformed, object, objects, oneOf, whole } from '../package/fields.ts'
import type { ContestTotals } from './totals.ts'

export interface JoinedContest {
  /** Thousandths, in the order of the current list. */
  readonly votes: readonly { readonly number: number; readonly votes: bigint }[]
  readonly valid: bigint
  readonly invalid: number
  readonly cast: number
  readonly takenAway: number
}

/** The last entry of each contest; null: nobody voted on paper. */
export type PaperWord = ReadonlyMap<string, JsonObject | null>

const MOST = 99_999_999
const VALID = ['votes', 'shared'] as const

/** @param counted 4-counted */
export function paperIn(counted: JsonObject): PaperWord {
  const word = new Map<string, JsonObject | null>()
  for (const [contest, said] of Object.entries(object(counted, 'paper'))) {
    if (!isObject(said)) throw new Malformed('paper')
    const last = objects(said, 'entries', 0, 10_000).at(-1)
    if (last === undefined) continue
    word.set(contest, oneOf(last, 'type', ['typed', 'none']) === 'none' ? null : object(last, 'count'))
  }
  return word
}

/** null: nothing was said of the paper. */
export function joinedOf(totals: ContestTotals, uncontested: boolean, word: PaperWord): JoinedContest | null {
  const paper = uncontested ? null : word.get(totals.contest)
  if (paper === undefined) return null
  const votes = votesWith(totals, paper)
  const ballots = paper === null ? 0 : sum(VALID.map((name) => ballotsIn(paper, name)))
  const spoiled = paper === null ? 0 : ballotsIn(paper, 'invalid')
  const { valid, invalid } = totals
  return {
    votes,
    valid: BigInt(valid + ballots) * 1000n,
    invalid: invalid + spoiled,
    cast: valid + invalid + ballots + spoiled,
    takenAway: paper === null ? 0 : whole(paper, 'takenAway', -MOST, MOST),
  }
}

function votesWith({ candidates }: ContestTotals, paper: JsonObject | null): JoinedContest['votes'] {
  if (paper === null) return candidates.map(({ number, votes }) => ({ number, votes: BigInt(votes) * 1000n }))
  const own = new Map(candidates.map(({ number }) => [number, whole(object(paper, 'votes'), String(number), 0, MOST)]))
  const machine = new Map(candidates.map(({ number, votes }) => [number, votes]))
  const votes = new Map(
    candidates.map((each) => [each.number, BigInt(each.votes + (own.get(each.number) ?? 0)) * 1000n]),
  )
  for (const group of objects(paper, 'shared', 0, 100)) {
    const byAll = oneOf(paper, 'basis', ['paper', 'all']) === 'all'
    const ballots = BigInt(whole(group, 'ballots', 1, MOST))
    const weights = list(group, 'candidates', 2, 1000).map((number) => {
      const [mine, counted] = [own.get(number as number), machine.get(number as number)]
      if (mine === undefined || counted === undefined) throw new Malformed('candidates')
      return { number: number as number, weight: BigInt(mine + (byAll ? counted : 0)) }
    })
    const all = weights.reduce((sum, { weight }) => sum + weight, 0n)
    if (all === 0n) continue
    for (const { number, weight } of weights)
      votes.set(number, (votes.get(number) ?? 0n) + (ballots * 1000n * weight) / all)
  }
  return candidates.map(({ number }) => ({ number, votes: votes.get(number) ?? 0n }))
}

function ballotsIn(paper: JsonObject, name: 'votes' | 'shared' | 'invalid'): number {
  if (name === 'shared') return sum(objects(paper, name, 0, 100).map((group) => whole(group, 'ballots', 1, MOST)))
  const counts = object(paper, name)
  return sum(Object.keys(counts).map((each) => whole(counts, each, 0, MOST)))
}

/** 1234 or 1234.500 */
export function decimal(thousandths: bigint): string {
  const [before, after] = [thousandths / 1000n, thousandths % 1000n]
  return after === 0n ? String(before) : `${before}.${String(after).padStart(3, '0')}`
}

function sum(parts: readonly number[]): number {
  return parts.reduce((all, part) => all + part, 0)
}
