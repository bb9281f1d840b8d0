/** TC-20: a poll that moves. The day comes with the list; what was made before stands for it at its place. */
import { expect, test } from 'vitest'
import type { LocalDate } from '#election/time.ts'
import { tinyStation } from '#fixtures/elections/tiny-sources.ts'
import { tinyList, tinyMoved, tinyMovedList, tinyPackage } from '#simulation/rooms/tiny-documents.ts'
import type { ElectionPackage, Moved, Station } from './definition.ts'
import { comesTooLate, contradictionInMove, datesNow, dayIn, inForce, wasMoved } from './moved-day.ts'

const day = (text: string) => text as LocalDate
const [OLD, NEW, NEWEST] = ['2002-06-23', '2002-06-28', '2002-07-07'].map(day) as [LocalDate, LocalDate, LocalDate]
const early: Station = { ...tinyStation, earlyVoting: true, dates: ['2002-06-20', '2002-06-21'].map(day) }
const withEarly: ElectionPackage = { ...tinyPackage, stations: [early] }

const to = (date: LocalDate, dates: readonly LocalDate[] = [date]): Moved => ({
  ...tinyMoved,
  date,
  stations: tinyMoved.stations.map((each) => ({ ...each, dates, eligible: 10 })),
})
const listed = (version: number, moved: Moved) => ({ ...tinyMovedList, version, moved })

test('nothing moves without a list that says so', () => {
  expect(inForce(tinyPackage, [tinyList])).toBe(tinyPackage)
})

test('the last list says the day, of the election and of each station, and who has the right on it', () => {
  const now = inForce(tinyPackage, [tinyList, listed(2, to(NEW)), listed(3, to(NEWEST))])
  expect(now).toMatchObject({ rules: { date: NEWEST }, stationFacts: [{ registered: 9, eligible: 10 }] })
  const [station] = now.stations as [Station]
  expect(station).toMatchObject({ dates: [NEWEST], earlierDates: [[OLD], [NEW], [NEWEST]] })
  // Media made before any list, and those made between two.
  expect([datesNow([OLD], station), datesNow([NEW], station)]).toEqual([[NEWEST], [NEWEST]])
  expect(datesNow([day('2002-06-24')], station)).toEqual(['2002-06-24'])
  expect([OLD, NEW, NEWEST, day('2002-06-24')].map((each) => wasMoved(each, station))).toEqual([
    true,
    true,
    false,
    false,
  ])
})

test('a list that moves it no more brings the day of the package back', () => {
  const { rules, stations } = inForce(tinyPackage, [listed(1, to(NEW)), { ...tinyList, version: 2 }])
  expect([rules.date, stations[0] && datesNow([NEW], stations[0])]).toEqual([OLD, [OLD]])
})

test('what a move may change is what is compared', () => {
  const moved = inForce(tinyPackage, [tinyMovedList])
  expect(dayIn(moved)).not.toBe(dayIn(tinyPackage))
  expect(dayIn({ ...tinyPackage, rules: { ...tinyPackage.rules, title: 'another' } })).toBe(dayIn(tinyPackage))
})

test('each station of the package, with as many days as before, early ones before election day', () => {
  expect(contradictionInMove(to(NEW), tinyPackage)).toBeNull()
  expect(contradictionInMove({ ...to(NEW), stations: [] }, tinyPackage)).toBe('moved.stations')
  expect(contradictionInMove(to(NEW, [OLD, NEW]), tinyPackage)).toBe('moved.dates')
  expect(contradictionInMove(to(NEW, [NEWEST]), tinyPackage)).toBe('moved.dates')
  const days = (...dates: string[]) => contradictionInMove(to(NEW, dates.map(day)), withEarly)
  expect(days('2002-06-20', '2002-06-27')).toBeNull()
  expect([days('2002-06-27', '2002-06-20'), days('2002-06-20', '2002-06-28')]).toEqual(['moved.dates', 'moved.dates'])
})

test('too late: on the day itself, onto a day that has come, and for an early day that has begun', () => {
  const late = (today: string, moved: Moved, of = tinyPackage) => comesTooLate(of, moved, day(today))
  expect([late('2002-06-22', to(NEW)), late('2002-06-23', to(NEW))]).toEqual([false, true])
  expect(late('2002-06-22', to(day('2002-06-22')))).toBe(true)
  const kept = to(NEW, ['2002-06-20', '2002-06-27'].map(day))
  expect([late('2002-06-20', kept, withEarly), late('2002-06-21', kept, withEarly)]).toEqual([false, true])
  const shifted = to(NEW, ['2002-06-25', '2002-06-27'].map(day))
  expect([late('2002-06-19', shifted, withEarly), late('2002-06-20', shifted, withEarly)]).toEqual([false, true])
})
