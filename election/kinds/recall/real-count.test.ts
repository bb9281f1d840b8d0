/** Two reviews as they were published, and the edges of the rule. */
import { describe, expect, it } from 'vitest'
import { type JudgeVotes, judgedBy } from './rule.ts'

/** 2009-08-30, in the order of the source (gedolinx.hatenadiary.org, 2009-09-01, of Yahoo! and the ministry): marked, without a mark. */
const IN_2009: readonly (readonly [marked: number, unmarked: number])[] = [
  [4_988_562, 61_950_605],
  [5_176_090, 61_763_059],
  [4_364_116, 62_575_038],
  [4_103_537, 62_835_628],
  [4_014_158, 62_925_016],
  [4_656_462, 62_282_623],
  [4_495_571, 62_443_553],
  [4_184_902, 62_754_264],
  [4_311_693, 62_627_434],
]
/** 2021-10-31, in the order of the notice (seijiyama.jp, 2021-11-02, of the ministry). */
const MARKED_IN_2021 = [
  4_490_554, 3_570_697, 3_936_444, 3_565_907, 4_415_123, 4_169_205, 3_838_385, 3_846_600, 3_495_810, 3_411_965,
  4_157_731,
]
const IN_2021 = { cast: 58_600_005, registered: 105_224_097 }

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
    const judges = judgesOf(MARKED_IN_2021.map((marked) => [marked, IN_2021.cast - marked] as const))
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
