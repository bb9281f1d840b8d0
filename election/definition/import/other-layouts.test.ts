/** Extracts as a system writes them, without a spreadsheet between: separators, widths, lines around the rows, one field in two columns. */
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { utf8 } from '#election/bytes.ts'
import { importElection, importInSteps } from './import-election.ts'
import { isRead } from './problem.ts'
import { bytesOf, GOOD_FILES, SAMPLE_FONTS } from './sample-files.ts'
import { heldFile, type SourceFile } from './source-file.ts'

const HEADS = ['投票区', '頁', '行', '氏名', 'カナ', '性別', '生年月日', '住所', '住民年月日', '事由'] as const
const PEOPLE = [
  ['001', '0012', '03', '見本　愛', 'ﾐﾎﾝ ｱｲ', '2', '19500131', '朝霧1番地', '19700401', ''],
  ['001', '0012', '04', '見本　実', 'ﾐﾎﾝ ﾐﾉﾙ', '1', '19511231', '朝霧2番地', '19700401', ''],
  ['002', '0012', '03', '見本　清', 'ﾐﾎﾝ ｷﾖｼ', '1', '19400201', '沢渡3番地', '19800401', '9'],
] as const
const PROFILE = `項目,元の見出し,読み替え,書き方,つなぎ
名簿番号,投票区;頁;行,,,-
投票所,投票区,001=1;002=2,,
氏名,氏名,,,
氏名かな,カナ,,,
性別,性別,1=男;2=女,,
生年月日,生年月日,,,
住所,住所,,,
住民となった日,住民年月日,,,
入場券番号,投票区;頁;行,,,なし
印,事由,=;9=抹消,,
`
const NUMBERS = ['001-0012-03', '001-0012-04', '002-0012-03']

const textOf = (separator: string, rows: readonly (readonly string[])[] = [HEADS, ...PEOPLE]) =>
  rows.map((row) => `${row.join(separator)}\r\n`).join('')

function filesOf(roll: Uint8Array, more: readonly string[], profile = PROFILE): Map<string, Uint8Array> {
  const lines = more.map((line) => `${line}${','.repeat(5 - line.split(',').length)}\n`)
  return bytesOf(GOOD_FILES)
    .set('roll.csv', roll)
    .set('roll-profile.csv', utf8(profile + lines.join('')))
}

function imported(roll: string | Uint8Array, more: readonly string[] = [], profile = PROFILE) {
  const files = filesOf(typeof roll === 'string' ? utf8(roll) : roll, more, profile)
  const result = importElection(files, { fonts: SAMPLE_FONTS })
  const { errors, warnings } = result.ok ? { errors: [], warnings: result.value.warnings } : result.error
  return {
    errors: errors.map(({ file, line, column, code, value }) =>
      `${file} ${line} ${column} ${code} ${value}`.replaceAll('  ', ' '),
    ),
    numbers: result.ok ? result.value.sources.roll.map(({ rollNo }) => rollNo) : [],
    roll: result.ok ? result.value.sources.roll : [],
    readings: warnings
      .filter(isRead)
      .map(({ line, column, code, value, allowed }) => `${code} ${line} ${column} ${value}: ${allowed}`),
  }
}

/** In half widths: 半 is 1, 全 is 2. */
function padded(cell: string, width: number): string {
  return cell + ' '.repeat(width - Buffer.from(iconv.encode(cell, 'cp932')).length)
}
const WIDTHS = [3, 4, 2, 20, 20, 1, 8, 30, 8, 1]
const FIXED = PEOPLE.map((row) => row.map((cell, at) => padded(cell, WIDTHS[at] ?? 0)).join(''))
/** Columns of a file without headings have numbers. */
const NUMBERED = HEADS.reduce<string>(
  (text, head, at) => text.replaceAll(new RegExp(`([,;])${head}(?=[,;])`, 'g'), `$1#${at + 1}`),
  PROFILE,
)

describe('one field out of several columns', () => {
  it('a roll number of district, page and line, with what is between them', () => {
    const { errors, roll, readings } = imported(textOf(','))
    expect(errors).toEqual([])
    expect(roll.map(({ rollNo, station, ticket, mark }) => [rollNo, station, ticket, mark])).toEqual([
      ['001-0012-03', '1', '001001203', 'none'],
      ['001-0012-04', '1', '001001204', 'none'],
      ['002-0012-03', '2', '002001203', 'struck'],
    ])
    expect(readings).toContain('profile-heading-read 1 roll_no 1: 投票区＋"-"＋頁＋"-"＋行 → roll_no')
    expect(readings).toContain('profile-heading-read 1 ticket 1: 投票区＋""＋頁＋""＋行 → ticket')
  })

  it('numbers that begin anew in each polling district have the district before them, or are one number twice', () => {
    expect(imported(textOf(','), [], PROFILE.replace('投票区;頁;行,,,-', '頁;行,,,-')).errors).toEqual([
      'roll.csv 4 roll_no duplicate-value 0012-03',
    ])
  })
})

describe('no day of residence', () => {
  it('in a column that the extract has not: each voter is kept, and their number is told', () => {
    const { errors, roll, readings } = imported(
      textOf(','),
      ['使わない列,住民年月日'],
      PROFILE.replace('住民となった日,住民年月日', '住民となった日,'),
    )
    expect(errors).toEqual([])
    expect(roll.map(({ residentSince }) => residentSince)).toEqual([null, null, null])
    expect(readings).toContain('no-day-of-residence-read 2 resident_since 3: empty')
  })

  it('in one row: that voter alone has none', () => {
    const { roll } = imported(textOf(',').replace('19700401', ''))
    expect(roll.map(({ residentSince }) => residentSince)).toEqual([null, '1970-04-01', '1980-04-01'])
  })
})

describe('another separator', () => {
  it.each([
    ['\t', 'タブ'],
    [';', 'セミコロン'],
    ['\t', 'TAB'],
  ])('%j', (separator, word) => {
    expect(imported(textOf(separator), [`区切り,${word}`]).numbers).toEqual(NUMBERS)
  })

  it('is told when the file has not the one of its profile', () => {
    expect(imported(textOf(','), ['区切り,タブ']).errors).toEqual(['roll.csv 1 other-separator ,'])
    expect(imported(textOf('\t')).errors).toEqual(['roll.csv 1 other-separator TAB'])
    expect(imported(textOf('\t'), ['区切り,点']).errors).toEqual(['roll-profile.csv 12 from not-in-list 点'])
  })

  it('a cell that holds it is quoted', () => {
    const text = textOf('\t').replace('朝霧1番地', '"朝霧\t1番地"')
    expect(imported(text, ['区切り,タブ']).errors).toEqual(['roll.csv 2 address control-character 朝霧\t1番地'])
  })
})

describe('fixed width', () => {
  const more = [`固定長,${WIDTHS.join(';')}`, '見出し,なし']

  it.each([
    ['CP932', (text: string) => new Uint8Array(iconv.encode(text, 'cp932'))],
    ['UTF-8', utf8],
  ])('in %s: the same voters as of the file with commas, without the spaces that fill', (_name, encode) => {
    const { errors, roll } = imported(encode(FIXED.map((line) => `${line}\r\n`).join('')), more, NUMBERED)
    expect(errors).toEqual([])
    expect(roll).toEqual(imported(textOf(',')).roll)
  })

  it('a line of another length, and a letter over the border of two columns, are told', () => {
    const [first = '', second = '', third = ''] = FIXED
    const found = (line: string) => imported(`${first}\n${line}\n${third}\n`, more, NUMBERED).errors
    const error = (column: string) => [expect.stringContaining(`roll.csv 2 ${column}not-fixed-width`)]
    expect(found(second)).toEqual([])
    expect(found(second.slice(0, -1))).toEqual(error('#10 '))
    expect(found(second.replace('0010', '00一'))).toEqual(error('#1 '))
    expect(found(`${second} `)).toEqual(error(''))
  })

  it.each(['3;4;x', '3', '0;4', '3;4;99999'])('%s are no widths', (widths) => {
    expect(imported('x', [`固定長,${widths}`]).errors).toEqual([`roll-profile.csv 12 from not-widths ${widths}`])
  })
})

describe('lines around the rows', () => {
  const AROUND = ['前の行,選挙人名簿抄本;作成日', '後の行,合計']
  const title = '"選挙人名簿抄本（見本市）"\r\n\r\n作成日,2002/6/1\r\n'
  const trailer = '合計,3\r\n'

  it('a title, a line of totals and the old mark of the end are passed over, and told', () => {
    const { errors, numbers, readings } = imported(`${title}${textOf(',')}${trailer}\u001a\u001a`, AROUND)
    expect(errors).toEqual([])
    expect(numbers).toEqual(NUMBERS)
    expect(readings).toContain('profile-line-read 1  3: 選挙人名簿抄本')
    expect(readings).toContain('end-mark-read 1  1: U+001A')
  })

  it('the mark of the end is none of a cell, also without a line of its own, and elsewhere it is a fault', () => {
    expect(imported(`${textOf(',').trimEnd()}\u001a`).numbers).toEqual(NUMBERS)
    expect(imported(textOf(',').replace('朝霧1', '朝霧\u001a1')).errors).toEqual([
      'roll.csv 2 address control-character 朝霧\u001a1番地',
    ])
  })

  it('a voter is never passed over for a line that is not there', () => {
    expect(imported(`${title}${textOf(',')}`, AROUND).errors).toEqual([
      'roll.csv 7 not-the-declared-line 002,0012,03,見本　清,ﾐﾎﾝ ｷﾖｼ,1,19400201,沢渡3番…',
    ])
    // One sentence, and not one of each heading that is none.
    expect(imported(`${textOf(',')}${trailer}`, AROUND).errors).toEqual([
      'roll.csv 1 not-the-declared-line 投票区,頁,行,氏名,カナ,性別,生年月日,住所,住民年月日,事由',
      'roll.csv 2 not-the-declared-line 001,0012,03,見本　愛,ﾐﾎﾝ ｱｲ,2,19500131,朝霧1番地…',
    ])
  })

  it('problems have the lines of the extract', () => {
    expect(imported(`${title}${textOf(',').replace('朝霧2番地', '')}${trailer}`, AROUND).errors).toEqual([
      'roll.csv 6 address empty-cell ',
    ])
    expect(imported(`${title}${textOf(',').replace('住所', '番地')}${trailer}`, AROUND).errors).toEqual([
      'roll.csv 4 番地 unknown-heading 番地',
      'roll.csv 4 address missing-heading 住所',
    ])
  })

  it('the headings on each page are passed over', () => {
    const { numbers, readings } = imported(textOf(',', [HEADS, ...PEOPLE.slice(0, 2), HEADS, ...PEOPLE.slice(2)]))
    expect(numbers).toEqual(NUMBERS)
    expect(readings).toContain('heading-again-read 4  1: rows with data')
  })

  it('in pieces of any size the same', () => {
    const bytes = utf8(`${title}${textOf(',')}${trailer}`)
    for (const size of [1, 7, 40, 100, bytes.length]) {
      const files = filesOf(bytes, AROUND)
      const held = new Map<string, SourceFile>([...files].map(([name, file]) => [name, heldFile(file)]))
      const roll: SourceFile = {
        size: bytes.length,
        *pieces() {
          for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
        },
      }
      const steps = importInSteps(held.set('roll.csv', roll), { fonts: SAMPLE_FONTS })
      let step = steps.next()
      while (!step.done) step = steps.next()
      expect(step.value.ok && step.value.value.sources.roll.map(({ rollNo }) => rollNo), `${size}`).toEqual(NUMBERS)
    }
  })

  it.each([
    ['区切り', 'タブ'],
    ['前の行', '選挙'],
    ['固定長', '3;4'],
  ])('%s is said once', (special, from) => {
    expect(imported(textOf(','), [`${special},${from}`, `${special},${from}`]).errors).toEqual([
      `roll-profile.csv 13 column duplicate-value ${special}`,
    ])
  })
})

/** Each is a layout that a system may write: what it is told to the office that has no word of it in the profile, and the words with which it is read. */
describe('layouts that were refused', () => {
  const told = (text: string) => text.replaceAll('事由', '期日前').replace(',\r\n', ',20020601\r\n')
  const profileOf = (line: string, is: string) => PROFILE.replace(line, is)
  const AS_WRITTEN = ['見本　愛', '見本　実', '見本　清']
  const MARKED = PROFILE.replace('印,事由,=;9=抹消,,', '印,期日前,,,')
  const EARLY = told(textOf(',', [HEADS, ...PEOPLE.slice(0, 2)]))
  it.each<[string, string, string, string, readonly string[], string]>([
    ['number in two columns', textOf(','), 'not-an-id', profileOf('投票区;頁;行,,,-', '投票区;頁;行,,,'), [], PROFILE],
    [
      'numbers of each district',
      textOf(','),
      'duplicate-value',
      profileOf('投票区;頁;行,,,-', '頁;行,,,-'),
      [],
      PROFILE,
    ],
    [
      'no day of residence',
      textOf(',')
        .replaceAll(/,19[78]00401/g, ',')
        .replace('住民年月日', '備考'),
      'missing-heading',
      PROFILE,
      ['使わない列,備考'],
      profileOf('住民となった日,住民年月日', '住民となった日,'),
    ],
    ['tabs', textOf('\t'), 'other-separator', PROFILE, ['区切り,タブ'], PROFILE],
    [
      'fixed width',
      FIXED.map((line) => `${line}\r\n`).join(''),
      'unknown-heading',
      PROFILE,
      [`固定長,${WIDTHS.join(';')}`, '見出し,なし'],
      NUMBERED,
    ],
    [
      'a line of title',
      `選挙人名簿抄本\r\n${textOf(',')}`,
      'unknown-heading',
      PROFILE,
      ['前の行,選挙人名簿抄本'],
      PROFILE,
    ],
    ['a line of totals', `${textOf(',')}合計,3\r\n`, 'wrong-cell-count', PROFILE, ['後の行,合計'], PROFILE],
    ['the mark of the end', `${textOf(',')}\u001a`, '', PROFILE, [], PROFILE],
    ['headings on each page', textOf(',', [HEADS, ...PEOPLE, HEADS]), '', PROFILE, [], PROFILE],
    [
      'the day of an early vote as the mark',
      EARLY,
      'not-in-list',
      MARKED,
      [],
      profileOf('印,事由,=;9=抹消,,', '印,期日前,=;*=期日前投票済,,'),
    ],
    // A flag for each contest: 市長 voted early, 市議 not.
    [
      'a column for the early vote of each contest',
      textOf(',').replaceAll(/,事由|,9?(?=\r\n)/g, (end) => (end === ',事由' ? ',市長,市議' : ',1,0')),
      'unknown-heading',
      PROFILE,
      [],
      profileOf(
        '印,事由,=;9=抹消,,',
        '印,市長;市議,00=;01=期日前投票済;10=期日前投票済;11=期日前投票済,,なし\n期日前に投票した選挙,市長;市議,00=;10=mayor;01=council;11=,,なし',
      ),
    ],
    [
      'days that are unknown',
      textOf(',').replace('19500131', '昭和25年月日不詳').replace('19511231', '19510000'),
      '',
      PROFILE,
      [],
      PROFILE,
    ],
    ['no kana', textOf(',').replace('ﾐﾎﾝ ｱｲ', '').replace('ﾐﾎﾝ ﾐﾉﾙ', 'ミホン(旧姓)'), '', PROFILE, [], PROFILE],
    [
      'another sex',
      textOf(',').replace(',2,1950', ',9,1950').replace(',1,1951', ',,1951'),
      'not-in-profile',
      PROFILE,
      [],
      profileOf('1=男;2=女', '1=男;2=女;9=不明;=不明'),
    ],
    [
      'a heading of its own',
      textOf(',').replace('住所', '現住所'),
      'unknown-heading',
      PROFILE,
      [],
      profileOf('住所,住所', '住所,現住所'),
    ],
  ])('%s', (_, text, code, before, more, after) => {
    const codes = imported(text, [], before).errors.map((each) =>
      each.split(' ').find((word) => /^[a-z-]+-[a-z-]+$/.test(word)),
    )
    expect(codes.includes(code) || (code === '' && codes.length === 0)).toBe(true)
    const { errors, roll } = imported(text, more, after)
    expect(errors).toEqual([])
    expect(roll.map(({ name }) => name)).toEqual(AS_WRITTEN.slice(0, roll.length))
    expect(roll.length).toBeGreaterThan(1)
  })
})
