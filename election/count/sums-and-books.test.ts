/** Sums of a district and books of a station, figure by figure. */
import { describe, expect, it } from 'vitest'
import type { CandidateList, ElectionPackage } from '#election/definition/definition.ts'
import type { CandidateId, ContestBit, ContestId } from '#election/ids.ts'
import { countDistrict } from './count.ts'
import { asOpenedDistrict, type SelectionCount } from './district.ts'
import { reconcileStation } from './reconcile.ts'
import type { ContestReport, StationReport } from './station-report.ts'

const said = (contest: number, selection: number | 'ended' | 'unopened', records: number): SelectionCount => ({
  contest: contest as ContestBit,
  place: 0,
  selection: typeof selection === 'number' ? (selection as CandidateId) : selection,
  records,
})

describe('the opened records of a district', () => {
  const parts = [
    [said(1, 'unopened', 1), said(1, 20, 3), said(0, 'ended', 2)],
    [said(0, 9, 4), said(1, 20, 5), said(0, 11, 1), said(1, 'ended', 1), said(1, 'ended', 1)],
  ]

  it('are summed, whoever opened which part, and stand in one order', () => {
    const { selections, notOpened } = asOpenedDistrict(parts)
    const wanted = [
      [0, 9, 4],
      [0, 11, 1],
      [0, 'ended', 2],
      [1, 20, 8],
      [1, 'ended', 2],
      [1, 'unopened', 1],
    ]
    expect(selections.map(({ contest, selection, records }) => [contest, selection, records])).toEqual(wanted)
    expect(asOpenedDistrict([[...parts.flat()].reverse()])).toEqual({ selections, notOpened })
  })

  it('are each in one of four numbers of their contest', () => {
    const contests = [
      { id: 'head', bit: 0, kind: 'head' },
      { id: 'council', bit: 1, kind: 'council' },
      { id: 'extra', bit: 2, kind: 'council' },
    ]
    const list = {
      contests: [
        {
          contest: 'head',
          candidates: [
            { id: 11, gone: null },
            { id: 12, gone: null },
          ],
          uncontested: false,
        },
        { contest: 'council', candidates: [{ id: 20, gone: null }], uncontested: true },
      ],
    }
    const count = countDistrict(
      asOpenedDistrict(parts),
      { contests } as unknown as ElectionPackage,
      list as unknown as CandidateList,
    )
    const figures = count.contests.map(({ totals, valid, ended, invalid, unopened, records, uncontested }) => {
      return [totals.map(({ votes }) => votes), valid, ended, invalid, unopened, records, uncontested]
    })
    // 9 stood in an earlier list and stands no more.
    expect(figures).toEqual([
      [[1, 0], 1, 2, 4, 0, 7, false],
      [[8], 8, 2, 0, 1, 11, true],
      [[], 0, 0, 0, 0, 0, false],
    ])
    expect(count.unopened).toBe(1)
  })

  it('for somebody who died or withdrew since are invalid, and who did so is in no total (PEO 68, D-26)', () => {
    const contests = [{ id: 'head', bit: 0, kind: 'head' }]
    const candidates = [
      { id: 9, gone: 'died' },
      { id: 11, gone: null },
    ]
    const count = countDistrict(
      asOpenedDistrict(parts),
      { contests } as unknown as ElectionPackage,
      { contests: [{ contest: 'head', candidates, uncontested: false }] } as unknown as CandidateList,
    )
    expect(count.contests).toMatchObject([{ totals: [{ candidate: { id: 11 }, votes: 1 }], valid: 1, invalid: 4 }])
  })
})

describe('the books of a station (CNT-05)', () => {
  const books = (entry: Partial<ContestReport>, records: readonly (readonly [string, number])[]) => {
    const contest = {
      contest: 'head',
      issued: 20,
      returned: 3,
      found: 2,
      missing: 1,
      replaced: 0,
      ofNobody: 0,
      men: 0,
      women: 0,
      ...entry,
    }
    const report = { station: '1', contests: [{ ...contest, recordsTold: null }] } as unknown as StationReport
    return reconcileStation(report, new Map(records as readonly [ContestId, number][]))
  }
  const rest = (records: number) => books({}, [['head', records]]).contests[0]

  it('voters are cards issued without cards returned; found cards have no record', () => {
    expect(rest(15)).toMatchObject({ voters: 17, records: 15, found: 2, missing: 1, remainder: 0, balanced: true })
  })

  it.each([
    [13, 2, false],
    // One card is missing, and may be the one: a person says so, the figure alone does not (CNT-05).
    [14, 1, false],
    [15, 0, true],
    [16, -1, false],
  ])('%i records leave %i', (records, remainder, balanced) => {
    expect(rest(records)).toMatchObject({ remainder, balanced })
  })

  it('records of a contest for which no card was issued never balance; none of them are nothing', () => {
    const station = books({}, [
      ['head', 15],
      ['council', 1],
      ['extra', 0],
    ])
    expect(station.balanced).toBe(false)
    expect(station.contests.map(({ contest, remainder, balanced }) => [contest, remainder, balanced])).toEqual([
      ['head', 0, true],
      ['council', -1, false],
    ])
    expect(books({ issued: 0, returned: 0, found: 0 }, []).balanced).toBe(true)
  })
})
