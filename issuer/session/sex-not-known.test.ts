/** ELG-19: a voter whose sex the roll does not say is in every total, and neither a man nor a woman; nobody is lost between the two columns. */
import { expect, it } from 'vitest'
import { allOf } from '#election/count/desk-figures.ts'
import { serialiseStationReport } from '#election/count/station-report.ts'
import type { Contest, Sex } from '#election/definition/definition.ts'
import type { ContestBit, ContestMask, ElectionId } from '#election/ids.ts'
import { checked, givenPaper, issued, NEW_STANDING, type Standing } from '#election/roll/standing.ts'
import type { LocalTime } from '#election/time.ts'
import { emptySums } from '#issuer/services/books/sums.ts'
import { stationReportOf } from '#simulation/counting/station-report-of.ts'
import { openRecord } from '#simulation/rooms/issuer-session.ts'
import { hourCountAt, onPaperOf, turnoutOf } from './balance.ts'
import { countsToday } from './days.ts'
import { ofStation } from './other-desks.ts'
import type { ContestCounts, DayRecord } from './state.ts'

const ALL = 1 as ContestMask
const card = issued(checked(NEW_STANDING, ALL), ALL)
const paper = givenPaper(checked(NEW_STANDING, ALL), 'braille', ALL)

function countsOf(...voters: readonly (readonly [Sex, Standing])[]) {
  const sums = emptySums({ contests: [{ id: 'mayor', bit: 0 as ContestBit } as Contest], paperContests: [] })
  for (const [sex, standing] of voters) sums.change({ sex, nobodys: false }, NEW_STANDING, standing)
  return sums.counts({ cardsSeen: 0, cardsBack: 0 } as never)
}
const evening = countsOf(['M', card], ['F', card], ['U', card], ['U', paper])
const [contest] = evening.contests as [ContestCounts]

it('with a card and on paper, by the hour and in the sum', () => {
  expect(turnoutOf(contest)).toEqual({ men: 1, women: 1, unsaid: 2 })
  expect(allOf(turnoutOf(contest))).toBe(4)
  expect(onPaperOf(contest)).toBe(1)
  expect(contest.braille).toEqual({ men: 0, women: 0, unsaid: 1 })
  expect(hourCountAt('12:00' as LocalTime, evening).contests).toEqual([{ men: 1, women: 1, unsaid: 2 }])
})

it('where everybody has one, nobody is named as without', () => {
  const [known] = countsOf(['M', card], ['F', paper]).contests as [ContestCounts]
  expect(turnoutOf(known)).toStrictEqual({ men: 1, women: 1, unsaid: 0 })
  expect(known.braille).toStrictEqual({ men: 0, women: 1, unsaid: 0 })
})

it('on a later day the voters of the days before are taken from each figure, also from one that is left out today', () => {
  const today = (now: typeof evening, before: typeof evening) => {
    const { contests } = countsToday(now, { days: { overnight: { counts: before } } } as Pick<DayRecord, 'days'>)
    return turnoutOf(contests[0] as ContestCounts)
  }
  expect(today(evening, countsOf(['M', card]))).toEqual({ men: 0, women: 1, unsaid: 2 })
  expect(today(countsOf(['M', card]), countsOf(['M', card], ['U', paper]))).toEqual({ men: 0, women: 0, unsaid: -1 })
})

it('of two desks the voters of both are added, where only one of them had somebody without a sex', () => {
  const deskReport = (counts: typeof evening) => {
    const figures = { number: 2, counts, hours: [], cardsReceived: null, cardsInCase: null }
    return new TextDecoder().decode(
      serialiseStationReport(stationReportOf('ab'.repeat(8) as ElectionId, '1', 4, { desk: figures })),
    )
  }
  const sums = (own: typeof evening, other: typeof evening) => {
    const desks = [{ desk: 2, report: { document: deskReport(other), signature: '' }, reason: '' }]
    const record = { ...openRecord(), closing: { ...openRecord().closing, desks } }
    return turnoutOf(ofStation({ record, counts: own }).counts.contests[0] as ContestCounts)
  }
  expect(sums(countsOf(['M', card]), evening)).toEqual({ men: 2, women: 1, unsaid: 2 })
  expect(sums(evening, countsOf(['M', card]))).toEqual({ men: 2, women: 1, unsaid: 2 })
})
