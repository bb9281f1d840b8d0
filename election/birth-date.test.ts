/** Registers' forms of a day of birth (住民記録システム標準仕様書 1.1.8), kept as they are written, and what is known of it all the same. */
import { describe, expect, it } from 'vitest'
import { isOfAgeOn } from './age.ts'
import { type BirthDate, birthInEra, birthSpan, isDay, parseBirthDate } from './birth-date.ts'
import type { LocalDate } from './time.ts'

const YEAR_1930 = '1930-01-01…1930-12-31'

describe('a day of birth as a register has it', () => {
  it.each([
    ['1930-01-31', '1930-01-31…1930-01-31'],
    ['19300000', YEAR_1930],
    ['1930-00-00', YEAR_1930],
    ['1930-99-99', YEAR_1930],
    ['昭和5年 月日不詳', YEAR_1930],
    ['昭和５年　月日不詳', YEAR_1930],
    ['昭和5年春', YEAR_1930],
    ['S05.00.00', YEAR_1930],
    ['1945-02-00', '1945-02-01…1945-02-28'],
    ['昭和20年2月日不詳', '1945-02-01…1945-02-28'],
    ['昭和元年月日不詳', '1926-01-01…1926-12-31'],
    ['昭和6年頃', '1926-01-01…1936-12-31'],
    ['昭和6年推定', '1926-01-01…1936-12-31'],
    ['1945-02-30', '1944-01-01…1946-12-31'],
    ['昭和6年2月29日', '1930-01-01…1932-12-31'],
    ['昭和6年旧暦正月不詳', '1931-01-01…1931-12-31'],
    ['生年月日不詳', null],
    ['0000-00-00', null],
    ['不明', null],
  ])('%s', (text, is) => {
    const birth = parseBirthDate(text)
    expect(birth).toBe(text)
    const span = birth && birthSpan(birth)
    expect(span && `${span.from}…${span.to}`).toBe(is)
  })

  it.each([
    '',
    ' ',
    '1945-13-01',
    '1945-02-32',
    '昭和20年',
    '春　',
    '春子',
    '夏見町1-2',
    '570624',
    'x',
    `不詳${'x'.repeat(40)}`,
    '不詳\n',
  ])('none of them: %j', (text) => expect(parseBirthDate(text)).toBeNull())

  it('a day by its era, all else as it is written', () => {
    expect(birthInEra('1930-01-31' as BirthDate)).toBe('昭和5年1月31日')
    expect(birthInEra('昭和5年頃' as BirthDate)).toBe('昭和5年頃')
    expect(isDay('1930-00-00' as BirthDate)).toBe(false)
  })
})

describe('ELG-01: of age on 2026-11-22', () => {
  it.each([
    ['2008-11-23', true],
    ['2008-11-24', false],
    ['1930-00-00', true],
    ['平成20年月日不詳', null],
    ['2008-11-00', null],
    ['2008-12-00', false],
    ['平成19年月日不詳', true],
    ['平成25年頃', null],
    ['平成26年頃', false],
    ['生年月日不詳', null],
  ])('%s: %s', (birth, is) => expect(isOfAgeOn(birth as BirthDate, 18, '2026-11-22' as LocalDate)).toBe(is))
})
