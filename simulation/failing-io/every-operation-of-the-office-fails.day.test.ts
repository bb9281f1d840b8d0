/** A slice of lane `failing-io`, part `office`: one operation of each work in every way. `npm run prove -- --only failing-io` does all. */
import { beforeAll, expect, test } from 'vitest'
import { failuresOf } from '#simulation/prove/failing-io.ts'
import { OFFICE_OPERATIONS, OFFICE_WORKS, type OfficeWork } from './office-work.ts'
import { type Failures, OPERATIONS } from './variants.ts'

const { office: _, ...before } = OPERATIONS
const FIRST = Object.values(before).reduce((sum, operations) => sum + operations, 0)
const seedOf = (work: OfficeWork, operation: number) =>
  OFFICE_WORKS.slice(0, OFFICE_WORKS.indexOf(work)).reduce((sum, each) => sum + OFFICE_OPERATIONS[each], FIRST) +
  operation

/** For each work an operation in its middle, and its last place. */
const MIDDLE: Readonly<Record<OfficeWork, number>> = {
  office: 40,
  package: 150,
  list: 200,
  media: 60,
  cards: 40,
  shares: 60,
}
const found = new Map<number, Failures>()

beforeAll(async () => {
  const seeds = OFFICE_WORKS.flatMap((work) => [seedOf(work, MIDDLE[work]), seedOf(work, OFFICE_OPERATIONS[work] - 1)])
  await failuresOf(
    seeds.map((seed) => [seed, 1] as const),
    Number.POSITIVE_INFINITY,
    (each) => found.set(each.seed, each),
  )
})

test.each(OFFICE_WORKS)(
  '%s: an operation fails in every way: nothing is believed that is not so, and the second time leads to the end',
  (work) => {
    const { violations, failures, last } = found.get(seedOf(work, MIDDLE[work])) as Failures
    expect(violations, last.join('\n')).toEqual([])
    expect(failures).toBe(5)
  },
)

test.each(OFFICE_WORKS)('%s: the room for its operations is enough: its last one is never reached', (work) => {
  const last = found.get(seedOf(work, OFFICE_OPERATIONS[work] - 1))
  expect(last).toMatchObject({ failures: 0, violations: [] })
})
