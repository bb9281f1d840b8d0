/** Promise 6: of a question (住民投票) both readers say the same, and what its ordinance says. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { outcomeOf } from '#election/count/winners.ts'
import type { CandidateNumber } from '#election/ids.ts'
import { isLowest, type QuestionRule } from '#election/kinds/question/rule.ts'
import { countNaive } from '#fixtures/reference/count-naive.ts'
import { electedBy } from '#verify/count/winners.ts'
import type { JsonObject } from '#verify/package/canonical.ts'

interface Night {
  readonly question: QuestionRule
  readonly votes: readonly number[]
  readonly invalid: number
  readonly electors: number | null
}

/** 「投票した者の総数が投票資格者の…分の…に満たないときは、成立しないものとする」, as ordinances write it: with numbers and no quotient. */
function byTheOrdinance({ question: { answers, quorum: said }, votes, invalid, electors }: Night) {
  const quorum = said?.opened === 'reached' ? undefined : said
  const most = Math.max(...votes)
  const best = votes.flatMap((each, i) => (each === most ? [i + 1] : []))
  const cast = votes.reduce((sum, each) => sum + each, invalid)
  if (quorum !== undefined && electors === null) return { winners: [], verdict: 'electors-unknown' }
  const needed = quorum === undefined ? 0 : Math.ceil(((electors ?? 0) * quorum.over) / quorum.under)
  if ((quorum?.of === 'most' ? most : cast) < needed) return { winners: [], verdict: 'not-established' }
  if (best.length > 1) return { winners: [], verdict: 'tie' }
  if (answers === 'choices') return { winners: best, verdict: 'most' }
  return { winners: best, verdict: best[0] === 1 ? 'carried' : 'not-carried' }
}

function ours({ question, votes, invalid, electors }: Night) {
  const valid = votes.reduce((sum, each) => sum + each, 0)
  const totals = votes.map((each, i) => ({ candidate: { number: (i + 1) as CandidateNumber }, votes: 1000 * each }))
  const poll = { contest: { kind: 'question', seats: 1, question } as const, uncontested: false, totals }
  const turnout = {
    cast: 1000 * (valid + invalid),
    electors: electors === null ? null : 1000 * electors,
    registered: null,
  }
  return outcomeOf({ ...poll, valid: 1000 * valid }, turnout)
}

function anybodys({ question, votes, invalid, electors }: Night) {
  const all = votes.map((each, i) => ({ number: i + 1, votes: 1000n * BigInt(each) }))
  const valid = all.reduce((sum, each) => sum + each.votes, 0n)
  const of = {
    kind: 'question',
    seats: 1,
    councilSeats: 1,
    lists: null,
    openLists: null,
    result: null,
    uncontested: false,
  } as const
  const people = {
    cast: valid + 1000n * BigInt(invalid),
    electors: electors === null ? null : 1000n * BigInt(electors),
    registered: null,
  }
  const signed = JSON.parse(JSON.stringify(question)) as JsonObject
  return electedBy({ ...of, ...people, question: signed, votes: all, valid }, () => null)
}

const quorum = fc
  .record({
    of: fc.constantFrom('cast' as const, 'most' as const),
    over: fc.integer({ min: 1, max: 9 }),
    under: fc.integer({ min: 2, max: 10 }),
    // Where it decides about the opening, nobody measures it after.
    opened: fc.constantFrom('always' as const, 'reached' as const),
  })
  .filter(({ over, under }) => over < under && isLowest(over, under))
const few = fc.integer({ min: 0, max: 12 })
const nights: fc.Arbitrary<Night> = fc.oneof(
  fc.record({
    question: fc.record({ answers: fc.constant('yes-no' as const), quorum }, { requiredKeys: ['answers'] }),
    votes: fc.array(few, { minLength: 2, maxLength: 2 }),
    invalid: few,
    electors: fc.option(fc.integer({ min: 0, max: 60 }), { freq: 8 }),
  }),
  fc.record({
    question: fc.record({ answers: fc.constant('choices' as const), quorum }, { requiredKeys: ['answers'] }),
    votes: fc.array(few, { minLength: 2, maxLength: 10 }),
    invalid: few,
    electors: fc.option(fc.integer({ min: 0, max: 60 }), { freq: 8 }),
  }),
)

it('both readers agree with the ordinance, for any votes, electors and quorum', () => {
  fc.assert(
    fc.property(nights, (night) => {
      const { winners, verdict } = byTheOrdinance(night)
      const expected = { winners, needsLot: null, verdict }
      expect(ours(night)).toEqual(expected)
      expect(anybodys(night)).toEqual(expected)
    }),
    { numRuns: 4000 },
  )
})

it('the slow count for auditors names the same choice where there is no quorum', () => {
  fc.assert(
    fc.property(nights, (night) => {
      const question = { answers: night.question.answers }
      const cast = night.votes.flatMap((count, i) => Array.from({ length: count }, () => i + 1))
      const candidates = night.votes.map((_, i) => i + 1)
      const { winners, needsLot } = countNaive({ kind: 'question', seats: 1, candidates }, cast)
      const { winners: expected } = byTheOrdinance({ ...night, question })
      expect({ winners, needsLot }).toEqual({ winners: expected, needsLot: null })
    }),
    { numRuns: 500 },
  )
})

it('where the count is one of several, nobody says what became of it (TC-55)', () => {
  const night = { question: { answers: 'yes-no' }, votes: [5, 3], invalid: 0, electors: 20 } as const
  const totals = night.votes.map((each, i) => ({ candidate: { number: (i + 1) as CandidateNumber }, votes: each }))
  const contest = { kind: 'question', seats: 1, question: night.question, result: 'report' } as const
  expect(
    outcomeOf({ contest, uncontested: false, totals, valid: 8 }, { cast: 8, electors: 20, registered: 20 }),
  ).toEqual({
    winners: [],
    needsLot: null,
  })
})
