/** 第26回参議院議員通常選挙 (2022-07-10), 岡山県選挙区 (one member): published votes, and what followed from them. */
import { expect, it } from 'vitest'
import { outcomeOf, reachedBy } from '#election/count/winners.ts'
import type { CandidateNumber } from '#election/ids.ts'

const VOTES = [392_553, 211_419, 59_481, 37_281, 16_441]

function poll(votes: readonly number[], places: { seats: number; councilSeats?: number } = { seats: 1 }) {
  const totals = votes.map((each, i) => ({ candidate: { number: (i + 1) as CandidateNumber }, votes: each }))
  const valid = votes.reduce((sum, each) => sum + each, 0)
  return { contest: { kind: 'district', ...places } as const, uncontested: false, totals, valid }
}

it('elects whom it elected; the three below an eighth lost their deposits', () => {
  expect(outcomeOf(poll(VOTES))).toEqual({ winners: [1], needsLot: null })
  expect(VOTES.map((each) => reachedBy(each, poll(VOTES))?.deposit)).toEqual([true, true, false, false, false])
})

it('divides by the members of a regular election, and by those to be elected where they are more', () => {
  // 1,000 ÷ 2 ÷ 6 is 83.3…
  const votes = [84, 83, 833]
  expect(outcomeOf(poll(votes, { seats: 2, councilSeats: 2 })).winners).toEqual([1, 3])
  expect(outcomeOf(poll([84, 916], { seats: 1, councilSeats: 2 })).winners).toEqual([2])
  expect(outcomeOf(poll(votes, { seats: 3 })).winners).toEqual([1, 2, 3])
  expect(reachedBy(63, poll(votes, { seats: 2 }))?.deposit).toBe(true)
  expect(reachedBy(62, poll(votes, { seats: 2 }))?.deposit).toBe(false)
})
