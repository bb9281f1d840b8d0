/** Votes of three residents' polls as they were published, and what followed from them. */
import { expect, it } from 'vitest'
import { outcomeOf } from '#election/count/winners.ts'
import type { CandidateNumber } from '#election/ids.ts'
import type { QuestionRule } from './rule.ts'

function answered(
  question: QuestionRule,
  votes: readonly number[],
  turnout: { cast: number; electors: number | null },
) {
  const totals = votes.map((each, i) => ({ candidate: { number: (i + 1) as CandidateNumber }, votes: each }))
  const valid = votes.reduce((sum, each) => sum + each, 0)
  const contest = { kind: 'question', seats: 1, question } as const
  return outcomeOf({ contest, uncontested: false, totals, valid }, { ...turnout, registered: null })
}

it('沖縄県 2019-02-24: 賛成, 反対, どちらでもない; most votes of at least a quarter of the electors', () => {
  const rule = { answers: 'choices', quorum: { of: 'most', over: 1, under: 4, opened: 'always' } } as const
  const turnout = { cast: 605_385, electors: 1_153_591 }
  const votes = [114_933, 434_273, 52_682]
  expect(answered(rule, votes, turnout)).toEqual({ winners: [2], needsLot: null, verdict: 'most' })
  const half = { ...rule, quorum: { of: 'most', over: 1, under: 2, opened: 'always' } } as const
  expect(answered(half, votes, turnout).verdict).toBe('not-established')
})

it('大阪市 2020-11-01: yes and no without a quorum', () => {
  const turnout = { cast: 1_375_313, electors: null }
  expect(answered({ answers: 'yes-no' }, [675_829, 692_996], turnout)).toMatchObject({ verdict: 'not-carried' })
})

it('小平市 2013-05-26: 51,010 of 145,024 are fewer than half', () => {
  const rule = { answers: 'choices', quorum: { of: 'cast', over: 1, under: 2, opened: 'always' } } as const
  const turnout = { cast: 51_010, electors: 145_024 }
  // The votes were never opened: any would do.
  expect(answered(rule, [30_000, 21_000], turnout)).toEqual({ winners: [], needsLot: null, verdict: 'not-established' })
})

it('at the quorum it is established, and without the electors nobody says so', () => {
  const rule = { answers: 'yes-no', quorum: { of: 'cast', over: 1, under: 2, opened: 'always' } } as const
  expect(answered(rule, [30, 20], { cast: 50, electors: 100 }).verdict).toBe('carried')
  expect(answered(rule, [30, 20], { cast: 50, electors: 101 }).verdict).toBe('not-established')
  expect(answered(rule, [30, 20], { cast: 50, electors: null })).toMatchObject({
    winners: [],
    verdict: 'electors-unknown',
  })
})

it('a tie is told, and nobody draws', () => {
  expect(answered({ answers: 'choices' }, [5, 9, 9], { cast: 23, electors: 40 })).toEqual({
    winners: [],
    needsLot: null,
    verdict: 'tie',
  })
  expect(answered({ answers: 'yes-no' }, [0, 0], { cast: 0, electors: 40 }).verdict).toBe('tie')
})
