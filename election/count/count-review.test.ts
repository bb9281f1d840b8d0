/** Marks of voters, list by list, become votes with a mark and without one; who has left office has neither. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { marksOf } from '#election/ballot/marks.ts'
import type { CandidateId } from '#election/ids.ts'
import { judgesFacts } from '#simulation/rooms/judges-facts.ts'
import { countReview, type PlacedCount } from './count-review.ts'

const [review] = judgesFacts(4, 3).contests
const judges = review?.candidates ?? []
const idOf = (number: number) => (500 + number) as CandidateId

type Ballot = readonly number[] | 'ended'

function listsOf(ballots: readonly Ballot[]): readonly PlacedCount[] {
  return ballots.flatMap((ballot): readonly PlacedCount[] => {
    if (ballot === 'ended') return judges.map((_, at) => ({ place: at + 1, selection: 'ended', records: 1 }))
    return marksOf(judges, { type: 'marked', judges: ballot.map(idOf) }).map(({ place, selection }) => ({
      ...{ place, records: 1 },
      selection: selection.type === 'candidate' ? selection.id : 'no-mark',
    }))
  })
}

it('each voter is for or against each judge who is reviewed, whatever was marked', () => {
  const ballot = fc.oneof({ weight: 5, arbitrary: fc.subarray([1, 2, 4]) }, fc.constant('ended' as const))
  fc.assert(
    fc.property(fc.array(ballot, { maxLength: 12 }), (ballots) => {
      const counts = listsOf(ballots)
      const { totals, valid, ended, records } = countReview(judges, counts)
      const voted = ballots.flatMap((each): readonly (readonly number[])[] => (each === 'ended' ? [] : [each]))
      expect([records, valid, ended]).toEqual([ballots.length, voted.length, ballots.length - voted.length])
      expect(totals.map(({ candidate: { number }, votes, unmarked }) => [number, votes, unmarked])).toEqual(
        [1, 2, 4].map((number) => {
          const marked = voted.filter((each) => each.includes(number)).length
          return [number, marked, voted.length - marked]
        }),
      )
    }),
    { numRuns: 400 },
  )
})

it('a list that lacks a record takes no vote from the others', () => {
  const counts = listsOf([[1], []])
  const of = { valid: 2, ended: 0, unopened: 0, records: 2 }
  expect(countReview(judges, counts.slice(1))).toMatchObject({ ...of, totals: [{ votes: 0, unmarked: 1 }, {}, {}] })
  expect(countReview(judges, counts.slice(0, -1))).toMatchObject({ ...of, totals: [{ votes: 1, unmarked: 1 }, {}, {}] })
})

it('each record of the contest is in one of the four numbers, also where the lists contradict one another', () => {
  const selections = fc.constantFrom('ended' as const, 'unopened' as const, 'no-mark' as const)
  const lists = fc.array(
    fc.record({ place: fc.integer({ min: 1, max: 4 }), selection: selections, records: fc.nat(5) }),
  )
  fc.assert(
    fc.property(lists, (counts) => {
      const { valid, ended, unopened, records } = countReview(judges, counts)
      expect(valid + ended + unopened).toBe(records)
      expect(valid).toBeGreaterThanOrEqual(0)
    }),
  )
})

it('what cannot be opened is no vote for or against that judge', () => {
  const counts = listsOf([[1], [1]])
  const torn = counts.map((each, at) => (at === 0 ? { ...each, selection: 'unopened' as const } : each))
  expect(countReview(judges, torn)).toMatchObject({
    valid: 1,
    unopened: 1,
    records: 2,
    totals: [{ votes: 1 }, { unmarked: 2 }, {}],
  })
})
