/** 第50回衆議院議員総選挙 (2024-10-27), 東京都第8区: published votes, and what followed from them. */
import { expect, it } from 'vitest'
import { outcomeOf, reachedBy } from '#election/count/winners.ts'
import type { CandidateNumber } from '#election/ids.ts'

const VOTES = [116_426, 74_963, 20_342, 16_310]

function poll(votes: readonly number[]) {
  const totals = votes.map((each, i) => ({ candidate: { number: (i + 1) as CandidateNumber }, votes: each }))
  const valid = votes.reduce((sum, each) => sum + each, 0)
  return { contest: { kind: 'single-district', seats: 1 } as const, uncontested: false, totals, valid }
}

it('elects whom it elected; the two below a tenth lost their deposits', () => {
  expect(outcomeOf(poll(VOTES))).toEqual({ winners: [1], needsLot: null })
  expect(VOTES.map((each) => reachedBy(each, poll(VOTES))?.deposit)).toEqual([true, true, false, false])
})

it('a sixth is enough, and below it nobody is elected', () => {
  expect(outcomeOf(poll([20, 17, 17, 17, 17, 16, 16])).winners).toEqual([1])
  expect(outcomeOf(poll([20, 18, 17, 17, 17, 16, 16])).winners).toEqual([])
})
