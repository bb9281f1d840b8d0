/** Promise 6: of 国民審査 both readers say the same, and so does a count of one ballot after the other, for any votes and rolls. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { JUDGES_MAX, judgedBy } from '#election/kinds/recall/rule.ts'
import { countReview } from '#fixtures/reference/count-review.ts'
import { decided } from '#verify/kinds/recall/rule.ts'

interface Night {
  readonly judges: number
  /** The judges whom each voter marked, by number. */
  readonly ballots: readonly (readonly number[])[]
  readonly registered: number | null
}

function tallied({ judges, ballots }: Night) {
  return Array.from({ length: judges }, (_, i) => {
    const marked = ballots.filter((marks) => marks.includes(i + 1)).length
    return { number: i + 1, marked, unmarked: ballots.length - marked }
  })
}

function ours(night: Night) {
  const { ballots, registered } = night
  return judgedBy(tallied(night), { cast: ballots.length, registered })
}

/** In thousandths, as that reader has votes. */
function anybodys(night: Night) {
  const thousandths = (count: number) => 1000n * BigInt(count)
  return decided({
    votes: tallied(night).map(({ number, marked, unmarked }) => {
      return { number, forDismissal: thousandths(marked), against: thousandths(unmarked) }
    }),
    cast: thousandths(night.ballots.length),
    registered: night.registered === null ? null : thousandths(night.registered),
  })
}

const nights: fc.Arbitrary<Night> = fc.integer({ min: 1, max: JUDGES_MAX }).chain((judges) =>
  fc.record({
    judges: fc.constant(judges),
    ballots: fc.array(fc.uniqueArray(fc.integer({ min: 1, max: judges })), { maxLength: 9 }),
    registered: fc.option(fc.oneof(fc.integer({ min: 0, max: 1000 }), fc.constantFrom(300, 301, 400, 401)), {
      freq: 8,
    }),
  }),
)

it('both readers agree', () => {
  const found = new Set<string>()
  fc.assert(
    fc.property(nights, (night) => {
      const said = ours(night)
      expect(anybodys(night)).toEqual(said)
      for (const { verdict } of said) found.add(verdict)
    }),
    { numRuns: 3000 },
  )
  expect([...found].sort()).toEqual(['dismissed', 'not-dismissed', 'open'])
})

it('so does the count of one ballot after the other, where the rolls are known', () => {
  fc.assert(
    fc.property(nights, (night) => {
      const { judges, ballots, registered } = night
      fc.pre(registered !== null)
      const all = Array.from({ length: judges }, (_, i) => i + 1)
      const dismissed = ours(night).flatMap(({ number, verdict }) => (verdict === 'dismissed' ? [number] : []))
      expect(dismissed).toEqual(countReview(all, ballots, registered))
    }),
    { numRuns: 3000 },
  )
})
