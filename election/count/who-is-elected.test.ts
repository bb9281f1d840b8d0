import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Contest } from '#election/definition/definition.ts'
import { countNaive } from '#fixtures/reference/count-naive.ts'
import type { ContestCount } from './count.ts'
import { outcomeOf, withLot } from './winners.ts'

/** Candidates are numbered 1, 2, … with these votes. */
function counted(kind: Contest['kind'], seats: number, votes: readonly number[], uncontested = false): ContestCount {
  const totals = votes.map((each, i) => ({ candidate: { number: i + 1 } as never, votes: each }))
  const valid = votes.reduce((sum, each) => sum + each, 0)
  const others = { ended: 0, invalid: 0, unopened: 0, records: valid }
  return { contest: { kind, seats } as Contest, uncontested, totals, valid, ...others }
}

describe('who is elected', () => {
  it.each([
    ['the head with most votes', 'head', 1, [10, 14], [2], null],
    ['nobody when the first of five has less than a quarter', 'head', 1, [24, 19, 19, 19, 19], [], null],
    ['the first at exactly a quarter', 'head', 1, [25, 19, 19, 19, 18], [1], null],
    ['a quarter of 101 is 25.25: 25 is not enough', 'head', 1, [25, 19, 19, 19, 19], [], null],
    ['a tie of heads goes to the lot', 'head', 1, [10, 10, 3], [], { seats: 1, candidates: [1, 2] }],
    ['the first three of a council', 'council', 3, [5, 9, 7, 1, 6], [2, 3, 5], null],
    ['a tie across the last seat', 'council', 3, [5, 9, 7, 1, 5], [2, 3], { seats: 1, candidates: [1, 5] }],
    ['a tie of three over two seats', 'council', 3, [9, 4, 4, 4], [1], { seats: 2, candidates: [2, 3, 4] }],
    ['a tie inside the seats needs no lot', 'council', 3, [5, 9, 5, 1, 0], [1, 2, 3], null],
    ['seats stay empty when a council member lacks 1/12 of the votes', 'council', 3, [60, 55, 4, 5], [1, 2], null],
    ['exactly 1/12 is enough', 'council', 3, [60, 50, 10, 0], [1, 2, 3], null],
    ['nobody without a vote, when nobody voted', 'council', 2, [0, 0, 0], [], null],
  ] as const)('%s', (_what, kind, seats, votes, winners, needsLot) => {
    expect(outcomeOf(counted(kind, seats, votes))).toEqual({ winners, needsLot })
  })

  it('all candidates of an uncontested contest, without a vote', () => {
    expect(outcomeOf(counted('council', 3, [0, 0], true))).toEqual({ winners: [1, 2], needsLot: null })
  })

  it('takes the lot of the election chair as it was drawn, and no other', () => {
    const outcome = counted('council', 3, [9, 4, 4, 4])
    const byLot = [{ seats: 2, candidates: [2, 3, 4], won: [4, 2] }]
    expect(withLot(outcome, [4, 2])).toEqual({ ok: true, value: { winners: [1, 2, 4], needsLot: null, byLot } })
    expect(withLot(outcome, [2])).toEqual({ ok: false, error: { type: 'lot-wrong-number', seats: 2 } })
    expect(withLot(outcome, [2, 2])).toEqual({ ok: false, error: { type: 'lot-wrong-number', seats: 2 } })
    expect(withLot(outcome, [1, 2])).toEqual({ ok: false, error: { type: 'lot-not-tied', number: 1 } })
    expect(withLot(counted('council', 3, [9, 4]), [1])).toEqual({ ok: false, error: { type: 'lot-not-needed' } })
  })

  it('agrees with the slow reference for random votes', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('head' as const, 'council' as const),
        fc.integer({ min: 1, max: 6 }),
        fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 9 }),
        (kind, wanted, votes) => {
          const seats = kind === 'head' ? 1 : wanted
          const candidates = votes.map((_, i) => i + 1)
          const ballots = votes.flatMap((count, i) => Array.from({ length: count }, () => i + 1))
          const { winners, needsLot } = countNaive({ kind, seats, candidates }, ballots)
          const uncontested = candidates.length <= seats
          expect(outcomeOf(counted(kind, seats, votes, uncontested))).toEqual({ winners, needsLot })
        },
      ),
      { numRuns: 3000 },
    )
  })
})
