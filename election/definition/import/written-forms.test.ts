/** Files as offices have them: each form of a value is that value, told once a kind; what means two things is asked; the rest refused. */
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { utf8 } from '#election/bytes.ts'
import { inEra } from '#election/japanese-date.ts'
import type { LocalDate } from '#election/time.ts'
import { importElection } from './import-election.ts'
import { type AskedCode, isRead } from './problem.ts'
import { bytesOf, GOOD_FILES, SAMPLE_FONTS, withCell, withFile } from './sample-files.ts'
import { MEANINGS, type Meaning, meantBy, writtenDate, writtenTime } from './written-forms.ts'

const ERAS: readonly (readonly [name: string, letter: string])[] = [
  ['明治', 'M'],
  ['大正', 'T'],
  ['昭和', 'S'],
  ['平成', 'H'],
  ['令和', 'R'],
]
const fullWidth = (text: string) =>
  text.replaceAll(/[!-~]/g, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0))
const weekdayOf = (date: string) => '日月火水木金土'[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? ''

const dates = fc
  .date({ min: new Date('1873-01-01T00:00:00Z'), max: new Date('2060-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10) as LocalDate)

/** Every way in which a day is written that means that day alone. */
function formsOf(date: LocalDate): readonly string[] {
  const [year = '', month = '', day = ''] = date.split('-')
  const [m, d] = [String(Number(month)), String(Number(day))]
  const era = inEra(date)
  const name = era.slice(0, 2)
  const letter = ERAS.find(([each]) => each === name)?.[1] ?? ''
  const inYear = era.slice(2, era.indexOf('年'))
  const number = inYear === '元' ? '1' : inYear
  const western = [
    `${year}/${m}/${d}`,
    `${year}-${m}-${d}`,
    `${year}.${month}.${day}`,
    `${year}${month}${day}`,
    `${year}年${m}月${d}日`,
  ]
  const byEra = [
    era,
    `${name}${number}.${m}.${d}`,
    `${name.slice(0, 1)}${number}年${m}月${d}日`,
    `${letter}${number}.${m}.${d}`,
    `${letter}.${number}.${m}.${d}`,
    `${letter.toLowerCase()}${number.padStart(2, '0')}${month}${day}`,
    `${letter}${number}/${month}/${day}`,
    `${name} ${number}年 ${m}月 ${d}日`,
  ]
  const shown = [
    `${year}/${m}/${d} 0:00`,
    `${year}-${month}-${day} 00:00:00`,
    `${year}/${m}/${d}(${weekdayOf(date)})`,
    `${era}${weekdayOf(date)}曜日`,
  ]
  const all = [...western, ...byEra, ...shown]
  return [...all, ...all.map(fullWidth), ...all.map((form) => `　${form} `)]
}

describe('a date', () => {
  it('in each of its written forms is that date', () => {
    fc.assert(
      fc.property(dates, (date) => {
        for (const form of formsOf(date)) expect(writtenDate(form), form).toMatchObject({ type: 'read', value: date })
      }),
      { numRuns: 300 },
    )
  })

  it('of another weekday than it says, or outside every form, is none', () => {
    const letters = fc.constantFrom(...'0123456789年月日和元昭平成令SHR/.- ()月火０９')
    fc.assert(
      fc.property(fc.string({ unit: letters, maxLength: 14 }), (text) => {
        const written = writtenDate(text)
        if (written?.type === 'read') expect(formsOf(written.value).some((form) => form !== '')).toBe(true)
      }),
    )
    for (const none of ['不詳', '1982/6/24(日)', '24.6月1982', '1982/6', 'X57.6.24', '平成', '1982/6/24 9:00']) {
      expect(writtenDate(none), none).toBeNull()
    }
    expect(writtenDate('平成3年2月29日')).toEqual({ type: 'no-such-day' })
  })

  it('is told apart: by its era, outside its era, or western', () => {
    const codeOf = (cell: string) => {
      const written = writtenDate(cell)
      return written?.type === 'no-such-day' ? null : written?.code
    }
    expect(['S34.2.8', '昭和64年1月7日', '昭和65年3月1日', '平成元年1月7日', '1959/2/8'].map(codeOf)).toEqual([
      'era-date-read',
      'era-date-read',
      'ended-era-read',
      'ended-era-read',
      'western-date-read',
    ])
  })
})

describe('what means two things', () => {
  it.each<[string, AskedCode, Partial<Record<Meaning, string | null>>]>([
    [
      '34.2.8',
      'two-digit-year',
      { showa: '1959-02-08', heisei: '2022-02-08', nineteen: '1934-02-08', twenty: '2034-02-08' },
    ],
    ['３４０２０８', 'two-digit-year', { showa: '1959-02-08' }],
    ['2/8/1959', 'date-order', { 'month-first': '1959-02-08', 'day-first': '1959-08-02' }],
    ['24/6/1982', 'date-order', { 'month-first': null, 'day-first': '1982-06-24' }],
    ['21589', 'serial-date', { 'from-1900': '1959-02-08', 'from-1904': '1963-02-09' }],
    ['3340208', 'era-digit', { 'era-of-digit': '1959-02-08' }],
  ])('%s is asked (%s), and is what was answered', (cell, code, answers) => {
    expect(writtenDate(cell)).toEqual({ type: 'asked', code })
    for (const [meaning, is] of Object.entries(answers)) expect(meantBy(code, meaning as Meaning, cell)).toBe(is)
  })

  it('sex by digits, and a letter that was lost', () => {
    expect(['1', '２'].map((cell) => meantBy('sex-digit', 'one-is-male', cell))).toEqual(['M', 'F'])
    expect(['1', '２'].map((cell) => meantBy('sex-digit', 'one-is-female', cell))).toEqual(['F', 'M'])
    expect(meantBy('lost-letter', 'geta', '葛?城')).toBe('葛〓城')
    expect(meantBy('sex-digit', 'one-is-male', '3')).toBeNull()
  })

  it('an answer changes only cells of its kind', () => {
    for (const [code, meanings] of Object.entries(MEANINGS)) {
      for (const meaning of meanings) {
        for (const cell of ['1959-02-08', '昭和34年2月8日', 'M', '', '佐藤　愛'])
          expect(meantBy(code as AskedCode, meaning, cell), `${code} ${cell}`).toBeNull()
      }
    }
  })
})

it.each([
  ['7:00', '07:00'],
  ['７時', '07:00'],
  ['午後８時', '20:00'],
  ['午前９時３０分', '09:30'],
  ['7：00', '07:00'],
  ['20:00:00', '20:00'],
  // Noon or midnight: nobody knows.
  ['午後12時', null],
  ['朝', null],
])('the time %s is %s', (cell, time) => expect(writtenTime(cell)).toBe(time))

/** A right set, as a spreadsheet of an office has it. */
const OFFICE_ROLL = `選挙人名簿番号,投票所,氏　名,フリガナ,性別,生年月日（和暦）,住所,住民となった日,入場券番号,印,,
１－１,1,佐藤　愛,ｻﾄｳ ｱｲ,女,昭和25年1月31日,朝霧1番地 ,1950/1/31,T1,,,
,,,,,,,,,,,
1-2,1,鈴木\ue000実,すずき　みのる,男,S57.6.24,"朝霧,2番地",平成14年3月15日,T2,,,
2-1,２,𠮷田　清,よしだ　きよし,男,1940.12.1,沢渡3番地,45/4/1,T3,不在者投票済,,
2-2,2,森　幸子,もり　さちこ,女,19600229,沢渡4番地,S60.5.5,T4,,,
,,,,,,,,,,,
`

function read(roll: string, encode = (text: string) => utf8(text)) {
  return importElection(bytesOf(GOOD_FILES).set('roll.csv', encode(roll)), { fonts: SAMPLE_FONTS })
}

describe('a roll as an office has it', () => {
  const answered = OFFICE_ROLL.replace('45/4/1', '昭和45年4月1日')

  it('is the same roll, with one counted note a kind and each letter that became 〓', () => {
    const told = read(answered)
    if (!told.ok) throw new Error(JSON.stringify(told.error))
    const good = importElection(bytesOf(GOOD_FILES), { fonts: SAMPLE_FONTS })
    const wanted = (good.ok ? good.value.sources.roll : []).map((row) => ({
      ...row,
      name: row.name.replace('鈴木　実', '鈴木〓実'),
      kana: row.kana.replace('さとう　あい', 'サトウ アイ'),
      address: row.address.replace('朝霧2', '朝霧,2'),
    }))
    expect(told.value.sources.roll).toEqual(wanted)
    expect(told.value.warnings.filter(isRead).map(({ code, line, value }) => [code, line, value])).toEqual([
      ['heading-read', 1, '10'],
      ['full-width-read', 2, '2'],
      ['half-width-kana-read', 2, '1'],
      ['word-read', 2, '5'],
      ['era-date-read', 2, '5'],
      ['space-read', 2, '1'],
      ['western-date-read', 2, '3'],
      ['blank-rows-read', 3, '2'],
      ['unshown-letter-read', 4, '1'],
    ])
    expect(told.value.warnings.filter(({ code }) => code === 'unshown-letter')).toMatchObject([
      { line: 4, value: '鈴木〓実', allowed: 'U+E000' },
    ])
  })

  it('in UTF-8 with a mark, in CP932, and with CRLF alike', () => {
    const inBoth = answered.replace('𠮷', '吉').replace('\ue000', '木')
    const plain = read(inBoth)
    const crlf = inBoth.replaceAll('\n', '\r\n')
    for (const encode of [
      (text: string) => utf8(`\ufeff${text}`),
      (text: string) => new Uint8Array(iconv.encode(text, 'cp932')),
    ]) {
      const told = read(crlf, encode)
      expect(told.ok && told.value.sources.roll).toEqual(plain.ok && plain.value.sources.roll)
    }
  })

  it('what is asked names its row and column, and nothing is imported', () => {
    const told = read(OFFICE_ROLL)
    expect(told.ok ? [] : told.error.errors.map(({ line, column, code }) => [line, column, code])).toEqual([
      [5, 'resident_since', 'two-digit-year'],
    ])
  })

  it('a form outside is refused with its row and column', () => {
    const told = read(answered.replace('19600229', '三月生まれ'))
    expect(told.ok ? [] : told.error.errors.map(({ line, column, code }) => [line, column, code])).toEqual([
      [6, 'birth_date', 'not-a-date'],
    ])
  })
})

it('rules, contests and stations in Japanese words are those of the format', () => {
  const files = {
    ...GOOD_FILES,
    'election.csv': (GOOD_FILES['election.csv'] ?? '')
      .replace('key,value', '項目,内容')
      .replace('date,2002-06-23', '選挙期日,平成14年6月23日')
      .replace('opens,07:00', '投票開始,午前7時')
      .replace('rehearsal,no', '模擬,いいえ')
      .replace('key_holders,3', '鍵の持ち主の人数,３'),
    'contests.csv': (GOOD_FILES['contests.csv'] ?? '').replace('head', '長').replace('council,2,', '議員,２,'),
    'stations.csv': (GOOD_FILES['stations.csv'] ?? '')
      .replace('yes,no', 'はい,いいえ')
      .replace('2002-06-23', '2002/6/23'),
  }
  const [told, good] = [files, GOOD_FILES].map((each) => importElection(bytesOf(each), { fonts: SAMPLE_FONTS }))
  expect(told?.ok && told.value.sources).toEqual(good?.ok && good.value.sources)
})

it('a heading that stands there twice, in two languages, is one too many', () => {
  const twice = withFile(GOOD_FILES, 'roll.csv', (text) => text.replace('ticket', '氏名'))
  const told = importElection(bytesOf(twice), { fonts: SAMPLE_FONTS })
  expect(told.ok ? [] : told.error.errors.map(({ code }) => code)).toEqual(['duplicate-column', 'missing-column'])
})

it('〓 that stands in a roll already is in the list too', () => {
  const files = withFile(GOOD_FILES, 'roll.csv', (text) => withCell(text, 3, 'name', '〓木　実'))
  const told = importElection(bytesOf(files), { fonts: SAMPLE_FONTS })
  expect(told.ok && told.value.warnings.filter(({ code }) => code === 'unshown-letter')).toMatchObject([
    { line: 3, allowed: 'U+3013' },
  ])
})
