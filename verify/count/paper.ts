/**
 * count.md §9: what people counted on paper, added to the machines' votes, and whose votes they found invalid. It is the word of people, and
 * no signed thing shows it; that the result follows from it is computed here. Votes are counted in thousandths, with integers of any size.
 */

import type { VotesOfOne } from '../kinds/kind.ts'
import { isObject, type JsonObject } from '../package/canonical.ts'
import { flag, list, Malformed, object, objects, oneOf, whole } from '../package/fields.ts'
import type { ContestTotals } from './totals.ts'

export interface JoinedContest {
  /** Thousandths, in the order of the current list; nobody who is not eligible. */
  readonly votes: readonly VotesOfOne[]
  readonly valid: bigint
  readonly invalid: number
  readonly cast: number
  readonly takenAway: number
}

interface ContestWord {
  /** The last entry; null: nobody voted on paper; undefined: nobody has said anything of it. */
  readonly paper: JsonObject | null | undefined
  /** Numbers of who is not eligible, ascending. */
  readonly out: readonly number[]
}

export type PaperWord = ReadonlyMap<string, ContestWord>

const MOST = 99_999_999
const VALID = ['votes', 'shared'] as const

/**
 * @param counted 4-counted
 * @param questions ids of the contests that ask one or review judges: nobody of them is ruled out, and no ballot is divided
 * @param reviews those of judges: a ballot bears marks for many
 */
export function paperIn(counted: JsonObject, questions: ReadonlySet<string>, reviews: ReadonlySet<string>): PaperWord {
  const word = new Map<string, ContestWord>()
  for (const [contest, said] of Object.entries(object(counted, 'paper'))) {
    if (!isObject(said)) throw new Malformed('paper')
    const last = objects(said, 'entries', 0, 10_000).at(-1)
    const isNone = last !== undefined && oneOf(last, 'type', ['typed', 'none']) === 'none'
    const paper = last === undefined ? undefined : isNone ? null : object(last, 'count')
    const out = outIn(said)
    if (questions.has(contest) && (out.length > 0 || (paper != null && isOfPeople(paper)))) throw new Malformed('paper')
    if (paper != null && 'review' in paper !== reviews.has(contest)) throw new Malformed('paper')
    word.set(contest, { paper, out })
  }
  return word
}

function isOfPeople(paper: JsonObject): boolean {
  const invalid = object(paper, 'invalid')
  const spoiled = ONLY_OF_PEOPLE.filter((kind) => kind in invalid && whole(invalid, kind, 0, MOST) > 0)
  return objects(paper, 'shared', 0, 100).length + spoiled.length > 0
}

const ONLY_OF_PEOPLE = ['no-candidate', 'not-eligible'] as const

/** The last ruling on each candidate counts. */
function outIn(said: JsonObject): readonly number[] {
  const eligible = new Map<number, boolean>()
  for (const ruling of objects(said, 'rulings', 0, 10_000)) {
    eligible.set(whole(ruling, 'candidate', 1, 9999), flag(ruling, 'eligible'))
  }
  const out = [...eligible].filter(([, isEligible]) => !isEligible)
  return out.map(([number]) => number).sort((a, b) => a - b)
}

export function ineligibleIn(word: PaperWord, contest: string): readonly number[] {
  return word.get(contest)?.out ?? []
}

/** null: nothing was said of the paper. */
export function joinedOf(totals: ContestTotals, uncontested: boolean, word: PaperWord): JoinedContest | null {
  const { paper: said, out } = word.get(totals.contest) ?? { paper: undefined, out: [] }
  const paper = uncontested ? null : said
  if (paper === undefined) return null
  const votes = votesWith(totals, paper)
  const theirs = sum(votes.filter(({ number }) => out.includes(number)).map(({ votes: each }) => wholeBallots(each)))
  const ballots = paper === null ? 0 : validIn(paper)
  const spoiled = paper === null ? 0 : ballotsIn(paper, 'invalid')
  const { valid, invalid } = totals
  return {
    votes: votes.filter(({ number }) => !out.includes(number)),
    valid: BigInt(valid + ballots - theirs) * 1000n,
    invalid: invalid + spoiled + theirs,
    cast: valid + invalid + ballots + spoiled,
    takenAway: paper === null ? 0 : whole(paper, 'takenAway', -MOST, MOST),
  }
}

/** Nobody shares ballots with who is not eligible. */
function wholeBallots(thousandths: bigint): number {
  if (thousandths % 1000n !== 0n) throw new Malformed('rulings')
  return Number(thousandths / 1000n)
}

function votesWith({ candidates }: ContestTotals, paper: JsonObject | null): JoinedContest['votes'] {
  if (candidates.some(({ against }) => against !== undefined)) return marksWith(candidates, paper)
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

/** §9: a ballot has a mark for a judge, or none, or one that is void for this judge alone. */
function marksWith(judges: ContestTotals['candidates'], paper: JsonObject | null): JoinedContest['votes'] {
  return judges.map(({ number, votes, against = 0 }) => {
    const review = paper === null ? null : object(paper, 'review')
    const ballots = review === null ? 0 : whole(review, 'ballots', 0, MOST)
    const marks = paper === null ? 0 : whole(object(paper, 'votes'), String(number), 0, MOST)
    const spoiled = review === null ? 0 : whole(object(review, 'void'), String(number), 0, MOST)
    const without = ballots - marks - spoiled
    if (without < 0) throw new Malformed('review')
    return { number, votes: 1000n * BigInt(votes + marks), against: 1000n * BigInt(against + without) }
  })
}

function validIn(paper: JsonObject): number {
  if ('review' in paper) return whole(object(paper, 'review'), 'ballots', 0, MOST)
  return sum(VALID.map((name) => ballotsIn(paper, name)))
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
