/** Two reviews as they were published, and the edges of the rule. */
import { describe, expect, it } from 'vitest'
import { IN_2009, IN_2021 } from '#fixtures/reference/reviews-held.ts'
import { type JudgeVotes, judgedBy } from './rule.ts'

const judgesOf = (votes: readonly (readonly [number, number])[]): readonly JudgeVotes[] =>
  votes.map(([marked, unmarked], i) => ({ number: i + 1, marked, unmarked }))
const verdicts = (...[votes, of]: Parameters<typeof judgedBy>) => judgedBy(votes, of).map(({ verdict }) => verdict)

describe('the reviews that were held', () => {
  it('国民審査 2009-08-30: nobody of nine is dismissed, and the two parts are not the same sum for each', () => {
    const judges = judgesOf(IN_2009)
    expect(new Set(judges.map(({ marked, unmarked }) => marked + unmarked)).size).toBe(9)
    expect(verdicts(judges, { cast: 66_939_295, registered: null })).toEqual(Array(9).fill('not-dismissed'))
  })

  it('国民審査 2021-10-31: nobody of eleven is dismissed', () => {
    const judges = judgesOf(IN_2021.marked.map((marked) => [marked, IN_2021.cast - marked] as const))
    expect(verdicts(judges, IN_2021)).toEqual(Array(11).fill('not-dismissed'))
  })

  it('the same votes with the two parts changed would dismiss all of them', () => {
    const judges = judgesOf(IN_2009.map(([marked, unmarked]) => [unmarked, marked] as const))
    expect(verdicts(judges, IN_2021)).toEqual(Array(9).fill('dismissed'))
  })
})

describe('art. 32', () => {
  const judges = judgesOf([
    [6, 4],
    [5, 5],
    [4, 6],
  ])

  it('more votes with a mark than without dismiss; as many do not', () => {
    expect(verdicts(judges, { cast: 10, registered: 1000 })).toEqual(['dismissed', 'not-dismissed', 'not-dismissed'])
  })

  it('fewer than a hundredth of those on the rolls dismiss nobody; a hundredth does', () => {
    expect(verdicts(judges, { cast: 10, registered: 1001 })).toEqual(Array(3).fill('not-dismissed'))
  })

  it('before all reports are there it is open for whom it would dismiss, and certain for the others', () => {
    expect(verdicts(judges, { cast: 10, registered: null })).toEqual(['open', 'not-dismissed', 'not-dismissed'])
  })
})
