import { describe, expect, it } from 'vitest'
import type { Contest } from '#election/definition/definition.ts'
import type { ContestBit, ContestId } from '#election/ids.ts'
import { openedIsWhole } from './completeness.ts'
import { asOpenedDistrict, type SelectionCount } from './district.ts'
import { emptyReceipt, type Receipt } from './receipt.ts'

const [MAYOR, COUNCIL] = ['mayor', 'council'] as ContestId[]
const contests = [
  { id: MAYOR, bit: 0 },
  { id: COUNCIL, bit: 1 },
] as unknown as readonly Contest[]
const medium = (mayor: number, council: number) => ({
  sealed: {
    records: new Map([
      [MAYOR, mayor],
      [COUNCIL, council],
    ]),
  },
})
const receipt = {
  ...emptyReceipt,
  media: new Map(Object.entries({ '1 1': medium(3, 2), '2 1': medium(4, 1) })),
} as unknown as Receipt

const votes = (contest: number, selection: number | 'no-mark' | 'ended' | 'unopened', records: number, place = 0) =>
  ({ contest, place, selection, records }) as SelectionCount
const good = [votes(0, 11, 4), votes(0, 12, 2), votes(0, 'ended', 1), votes(1, 21, 3)]
const whole = (selections: readonly SelectionCount[]) =>
  openedIsWhole(receipt, asOpenedDistrict([selections]), contests, null)

describe('what was opened is what was received', () => {
  it('all of it, or with what did not open told apart', () => {
    expect(whole(good)).toBe(true)
    expect(whole([...good.slice(0, 3), votes(1, 'unopened', 3)])).toBe(true)
    expect(whole([...good.slice(0, 3), votes(0, 'unopened', 3)])).toBe(false)
  })

  // docs/decisions/064
  it('in the list of each judge as many', () => {
    const several = { bit: 1 as ContestBit, lists: 2 }
    const ofJudges = (first: number, second: number) => {
      const judges = { contest: COUNCIL, records: [first, second] }
      return {
        sealed: {
          records: new Map([
            [MAYOR, 7],
            [COUNCIL, Math.max(first, second)],
          ]),
          judges,
        },
      }
    }
    const received = (...media: readonly ReturnType<typeof ofJudges>[]) =>
      ({ ...emptyReceipt, media: new Map(Object.entries(media)) }) as unknown as Receipt
    const review = (records: readonly (readonly [number, number])[], from = received(ofJudges(3, 3))) => {
      const lists = records.flatMap(([marked, not], i) => [
        votes(1, 21 + i, marked, i + 1),
        votes(1, 'no-mark', not, i + 1),
      ])
      return openedIsWhole(from, asOpenedDistrict([[...good.slice(0, 3), ...lists]]), contests, several)
    }
    expect(
      review([
        [2, 1],
        [0, 3],
      ]),
    ).toBe(true)
    expect(
      review([
        [2, 1],
        [0, 2],
      ]),
    ).toBe(false)
    expect(review([[2, 1]])).toBe(false)
    // A list that was short on a medium was asked about before the keys (`lists-differ`), and stops nothing after them.
    const short = received(ofJudges(3, 2))
    expect(
      review(
        [
          [2, 1],
          [0, 2],
        ],
        short,
      ),
    ).toBe(true)
    expect(
      review(
        [
          [2, 1],
          [0, 3],
        ],
        short,
      ),
    ).toBe(false)
    expect(
      review([
        [2, 1],
        [0, 3],
        [3, 0],
      ]),
    ).toBe(false)
  })

  it('not one vote more or less, and none moved to another contest', () => {
    expect(whole([...good, votes(1, 22, 1)])).toBe(false)
    expect(whole(good.slice(1))).toBe(false)
    expect(whole([votes(0, 11, 3), ...good.slice(1, 3), votes(1, 21, 4)])).toBe(false)
    expect(whole([...good.slice(0, 3), votes(2, 31, 3)])).toBe(false)
  })
})
