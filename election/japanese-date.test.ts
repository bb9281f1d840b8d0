import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inEra, parseJapaneseDate } from './japanese-date.ts'
import { type LocalDate, parseDate } from './time.ts'

describe('a date as it is typed at the desk', () => {
  it.each([
    ...['1959-02-08', '1959-2-8', '1959/2/8', '1959.2.8', '19590208', '1959年2月8日'],
    ...[
      '昭和34年2月8日',
      '昭34年2月8日',
      'S34.2.8',
      's34.2.8',
      'S34-02-08',
      'S340208',
      '昭和34.2.8',
      '昭和 34年 2月 8日',
    ],
    ...['Ｓ３４．２．８', '㍼34年2月8日', '１９５９０２０８'],
  ])('%s', (typed) => expect(parseJapaneseDate(typed)).toBe('1959-02-08'))

  it.each([
    ['令和元年5月1日', '2019-05-01'],
    ['R1.5.1', '2019-05-01'],
    ['平成元年1月8日', '1989-01-08'],
    ['昭和64年1月7日', '1989-01-07'],
    ['昭和65年3月1日', '1990-03-01'],
    ['大正元年7月30日', '1912-07-30'],
    ['T15.12.24', '1926-12-24'],
    ['明治45年7月29日', '1912-07-29'],
  ])('%s is %s', (typed, date) => expect(parseJapaneseDate(typed)).toBe(date))

  it.each([
    '',
    '34.2.8',
    'S34',
    '昭和34年2月',
    '1959-13-01',
    '2001-02-29',
    '1234567',
    'X34.2.8',
    '昭和34年2月8',
    '1-0001',
  ])('%s is none', (typed) => expect(parseJapaneseDate(typed)).toBeNull())
})

it.each([
  ['2019-05-01', '令和元年5月1日'],
  ['2019-04-30', '平成31年4月30日'],
  ['1989-01-08', '平成元年1月8日'],
  ['1989-01-07', '昭和64年1月7日'],
  ['1959-02-08', '昭和34年2月8日'],
  ['1926-12-24', '大正15年12月24日'],
  ['1912-07-29', '明治45年7月29日'],
  ['1873-01-01', '明治6年1月1日'],
  ['1872-12-31', '1872年12月31日'],
])('%s is written %s, and read again', (date, written) => {
  expect(inEra(date as LocalDate)).toBe(written)
  expect(parseJapaneseDate(written)).toBe(date)
})

it('any text is a date that exists, or none', () => {
  const letters = fc.constantFrom(...'0123456789年月日元昭和平成令大正明治SHRTM-/. ０９㍼')
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: letters, maxLength: 20 }), fc.string()), (text) => {
      const date = parseJapaneseDate(text)
      return date === null || parseDate(date) === date
    }),
  )
})
