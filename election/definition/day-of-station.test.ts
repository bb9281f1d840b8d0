import { describe, expect, it } from 'vitest'
import type { LocalDate } from '#election/time.ts'
import { dayOfStation, mayStartOn } from './day-of-station.ts'
import type { ElectionPackage } from './definition.ts'

const at = (...dates: string[]) => dates as LocalDate[]
const ONE = at('2027-04-25')
const EARLY = at('2027-04-22', '2027-04-23', '2027-04-24')
const APART = at('2027-04-17', '2027-04-24')

describe('where today is among the dates of a station', () => {
  it.each<[string, LocalDate[], string, boolean, string]>([
    ['two days before', ONE, '2027-04-23', false, 'before'],
    ['the eve', ONE, '2027-04-24', false, 'eve'],
    ['the day', ONE, '2027-04-25', false, 'voting-day'],
    ['the day, opened', ONE, '2027-04-25', true, 'voting-day'],
    ['after midnight', ONE, '2027-04-26', true, 'after-opened'],
    ['after midnight, a machine that was not used', ONE, '2027-04-26', false, 'after-unopened'],
    ['weeks later', ONE, '2027-05-20', true, 'after-opened'],
    ['the eve of three days', EARLY, '2027-04-21', false, 'eve'],
    ['the second of three', EARLY, '2027-04-23', true, 'voting-day'],
    ['after the last of three', EARLY, '2027-04-25', true, 'after-opened'],
    ['between two days apart, opened on the first', APART, '2027-04-18', true, 'after-opened'],
    ['between two days apart, not opened', APART, '2027-04-18', false, 'before'],
    ['the eve of the second, not opened', APART, '2027-04-23', false, 'eve'],
    ['the eve of the second, opened on the first', APART, '2027-04-23', true, 'after-opened'],
    ['the eve over a change of month', at('2027-05-01'), '2027-04-30', false, 'eve'],
    ['the eve over a change of year, dates out of order', at('2027-01-02', '2027-01-01'), '2026-12-31', false, 'eve'],
  ])('%s', (_, dates, today, opened, type) => {
    expect(dayOfStation(dates, today as LocalDate, opened).type).toBe(type)
  })
})

describe('what a machine may do on a date (D-29)', () => {
  const asked = (use: ElectionPackage['use'], date: string, opened = false) => {
    const electionPackage = { use, stations: [{ dates: ONE }, { dates: EARLY }], rules: { date: '2027-04-25' } }
    const may = mayStartOn(electionPackage as unknown as ElectionPackage, { dates: ONE }, date as LocalDate, opened)
    return may.ok ? may.value.type : may.error.type
  }

  it('live: prepares on the eve, votes on its date, ends what it opened on any later one, and is refused otherwise', () => {
    expect(asked('live', '2027-04-23')).toBe('live-outside-its-dates')
    expect(asked('live', '2027-04-24')).toBe('to-prepare')
    expect(asked('live', '2027-04-25')).toBe('to-vote')
    expect(asked('live', '2027-04-26', true)).toBe('to-end')
    expect(asked('live', '2027-04-26')).toBe('live-after-its-dates')
  })

  it('live, opened before any of its dates: the clock is wrong or the poll moved, and nothing is prepared', () => {
    expect(asked('live', '2027-04-24', true)).toBe('to-end')
    expect(asked('live', '2027-04-23', true)).toBe('live-outside-its-dates')
  })

  it('a rehearsal on no date of any station, a fixture on all', () => {
    expect(asked('rehearsal', '2027-04-25')).toBe('rehearsal-on-election-date')
    expect(asked('rehearsal', '2027-04-23')).toBe('rehearsal-on-election-date')
    expect(asked('rehearsal', '2027-04-26')).toBe('to-vote')
    expect(asked('fixture', '1999-01-01')).toBe('to-vote')
  })
})
