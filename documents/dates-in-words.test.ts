/** Days as papers have them: the year of the era, and its first one by its own word. */
import { expect, it } from 'vitest'
import type { LocalDate } from '#election/time.ts'
import { dateInWords } from './form.ts'

it.each([
  ['2002-06-23', '平成14年6月23日（日）'],
  ['1989-01-08', '平成元年1月8日（日）'],
  ['2019-04-30', '平成31年4月30日（火）'],
  ['2019-05-01', '令和元年5月1日（水）'],
  ['1988-12-31', '昭和63年12月31日（土）'],
])('%s', (date, words) => {
  expect(dateInWords(date as LocalDate)).toBe(words)
})
