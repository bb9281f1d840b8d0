import { expect, it } from 'vitest'
import type { LocalDate } from '#election/time.ts'
import { votingDateAwayFrom } from './rehearsal-set.ts'

it.each([
  ['2026-11-21', '2027-04-25'],
  ['2027-04-24', '2028-04-25'],
  ['2027-04-25', '2028-04-25'],
  ['2027-04-26', '2028-04-25'],
  ['2027-04-27', '2027-04-25'],
  ['2028-04-25', '2027-04-25'],
])('a rehearsal that is played on %s is of an election on %s', (today, date) => {
  expect(votingDateAwayFrom(today as LocalDate)).toBe(date)
})
