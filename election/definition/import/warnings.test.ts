/** Cells of the office's files that look strange and may be right: told, and taken. */
import { describe, expect, it } from 'vitest'
import { importElection } from './import-election.ts'
import type { Problem } from './problem.ts'
import { bytesOf, GOOD_FILES, SAMPLE_FONTS, withCell, withFile } from './sample-files.ts'

function changed(file: string, change: (text: string) => string): Map<string, Uint8Array> {
  return bytesOf(withFile(GOOD_FILES, file, change))
}

function sourcesOf(files: ReadonlyMap<string, Uint8Array>) {
  const result = importElection(files, { fonts: SAMPLE_FONTS })
  if (!result.ok) throw new Error(JSON.stringify(result.error.errors))
  return result.value
}

const echoOf = ({ file, line, column, code }: Problem) => `${file} ${line} ${column} ${code}`

describe('what looks strange and may be right is a warning', () => {
  const warningsWith = (file: string, line: number, column: string, value: string) =>
    sourcesOf(changed(file, (text) => withCell(text, line, column, value)))
      .warnings.filter((problem) => problem.file === file && problem.line === line)
      .map(({ column: at, code }) => `${at} ${code}`)

  it.each([
    ['candidates.csv', 6, 'number', '4', 'number number-gap'],
    ['candidates.csv', 6, 'name', '渡邊　正', 'name look-alike-name'],
    ['candidates.csv', 6, 'name', '渡邉正', 'name look-alike-name'],
    ['candidates.csv', 6, 'name', '渡\u0430 正', 'name odd-character-in-name'],
    ['candidates.csv', 6, 'name', 'Α太郎', 'name odd-character-in-name'],
    ['candidates.csv', 6, 'name', '3 渡部　正', 'name odd-character-in-name'],
    ['candidates.csv', 6, 'name', '３渡部　正', 'name odd-character-in-name'],
    ['candidates.csv', 6, 'name', '渡部　ﾀﾀﾞｼ', 'name odd-character-in-name'],
    ['candidates.csv', 6, 'kana', 'ﾜﾀﾅﾍﾞ ﾀﾀﾞｼ', 'kana half-width-kana-read'],
    ['candidates.csv', 6, 'name', '“渡部”　正', 'name odd-character-in-name'],
    ['contests.csv', 2, 'seats', '1', undefined],
    ['contests.csv', 2, 'title_kana', '', 'title_kana title-without-kana'],
    ['candidates.csv', 6, 'name', '葛\u{e0100}城', 'name outside-cp932'],
    ['candidates.csv', 6, 'party', '=1+1', 'party formula-cell'],
    ['candidates.csv', 6, 'party', '@会', 'party formula-cell'],
    // X4-C3: a Japanese spreadsheet takes these as = + - @.
    ['candidates.csv', 6, 'party', '＝1+1', 'party formula-cell'],
    ['candidates.csv', 6, 'party', '＠会', 'party formula-cell'],
    ['stations.csv', 3, 'name', '＋第2投票所', 'name formula-cell'],
    ['roll.csv', 3, 'address', '－1番地', 'address formula-cell'],
    ['candidates.csv', 6, 'party_kana', '', 'party_kana party-without-kana'],
    ['stations.csv', 3, 'name', '+第2投票所', 'name formula-cell'],
    ['roll.csv', 3, 'address', '-1番地', 'address formula-cell'],
  ])('%s line %i %s “%s”: %s', (file, line, column, value, expected) => {
    expect(warningsWith(file, line, column, value)).toEqual(expected === undefined ? [] : [expected])
  })

  it('a title has its reading as it was written; without the column one with kanji is told of, one in kana is not', () => {
    const contests = sourcesOf(bytesOf(GOOD_FILES)).sources.contests
    expect(contests.map(({ titleKana }) => titleKana)).toEqual([
      'みほんしちょうせんきょ',
      'みほん　しぎかい　ぎいん　せんきょ',
    ])
    const noColumn = sourcesOf(
      changed('contests.csv', (text) => text.replaceAll(/,[^,\n]*\n/g, '\n').replace('見本市長選挙', 'みほん')),
    )
    expect(noColumn.warnings.map(echoOf)).toContain('contests.csv 3  title-without-kana')
    expect(noColumn.warnings.map(echoOf)).not.toContain('contests.csv 2  title-without-kana')
    expect(noColumn.sources.contests.map(({ titleKana }) => titleKana)).toEqual(['', ''])
  })

  it('松井 カ beside 松井 力 in one contest', () => {
    const two = changed('candidates.csv', (text) =>
      withCell(withCell(text, 4, 'name', '松井　力'), 6, 'name', '松井　カ'),
    )
    expect(sourcesOf(two).warnings.map(echoOf)).toContain('candidates.csv 6 name look-alike-name')
  })

  it('a contest with no more candidates than seats is announced (TC-52), also where somebody is gone', () => {
    const fewer = changed('candidates.csv', (text) => text.replace(/mayor,2.*\n/, ''))
    expect(sourcesOf(fewer).warnings.map(echoOf)).toContain('contests.csv 2 seats contest-uncontested')
    expect(sourcesOf(bytesOf(GOOD_FILES)).warnings.map(echoOf)).not.toContain(
      'contests.csv 2 seats contest-uncontested',
    )
  })

  it('namesakes with different parties are nothing strange, with the same party they are', () => {
    expect(warningsWith('candidates.csv', 6, 'name', '渡邉　正')).toEqual([])
    const twins = changed('candidates.csv', (text) =>
      withCell(withCell(text, 6, 'name', '渡邉　正'), 6, 'party', '無所属'),
    )
    expect(sourcesOf(twins).warnings.map(echoOf)).toContain('candidates.csv 6 name namesake-of-same-party')
  })

  it('20 visible characters of a party, each with a variation selector, are not too many', () => {
    expect(warningsWith('candidates.csv', 6, 'party', '葛\u{e0100}'.repeat(20))).toEqual(['party outside-cp932'])
  })

  it('a station that votes before the others, beside an online box (PEO 56)', () => {
    const station = withFile(GOOD_FILES, 'stations.csv', (text) => `${text}3,離島,1,no,no,,,2002-06-20,,1\n`)
    const dates = (files: typeof station) =>
      sourcesOf(bytesOf(files))
        .warnings.map(echoOf)
        .filter((each) => each.includes('dates'))
    const online = 'publication,from-first-mix\nonline_box,yes'
    expect(dates(station)).toEqual([])
    expect(dates(withFile(station, 'election.csv', (text) => text.replace('publication,all', online)))).toEqual([
      'stations.csv 4 dates poll-before-others-online',
    ])
  })

  it('one person on two rows, in whatever station (cases/roll-one-person-twice.csv); a struck row beside the right one is nothing', () => {
    const HEAD = 'roll_no,station,name,kana,sex,birth_date,address,resident_since,ticket,mark\n'
    const twins = (second: string) =>
      sourcesOf(
        bytesOf(
          withFile(
            GOOD_FILES,
            'roll.csv',
            () => `${HEAD}1-1,1,見本　愛,みほん　あい,F,1950-01-31,朝霧1番地,1950-01-31,T1,\n${second}\n`,
          ),
        ),
      ).warnings.filter(({ code }) => code === 'same-person')
    expect(twins('1-9,1,見本　愛,みほん　あい,F,1950-01-31,朝霧1番地,1950-01-31,T9,')).toMatchObject([
      { line: 3, column: 'name', value: '見本　愛', allowed: 'same name and day of birth as 1-1 of station 1' },
    ])
    expect(twins('2-9,2,見本愛,ミホン アイ,F,1950-01-31,手毬2番地,1950-01-31,T9,')).toHaveLength(1)
    expect(twins('2-9,2,見本　藍,みほん　あい,F,1950-01-31,手毬2番地,1950-01-31,T9,')).toHaveLength(1)
    expect(twins('1-9,1,見本　愛,みほん　あい,F,1950-01-30,朝霧1番地,1950-01-31,T9,')).toEqual([])
    expect(twins('1-9,1,見本　愛,みほん　あい,F,1950-01-31,朝霧1番地,1950-01-31,T9,struck')).toEqual([])
  })

  it('a contest that the Act has not on machines; it is imported all the same (TC-21)', () => {
    const national = sourcesOf(
      changed('contests.csv', (text) => text.replace('head', '小選挙区').replace('council,2', '選挙区,2')),
    )
    expect(national.warnings.filter(({ code }) => code === 'kind-outside-the-act')).toMatchObject([
      { line: 2, column: 'kind', value: '小選挙区', allowed: 'head|council' },
      { line: 3, column: 'kind', value: '選挙区', allowed: 'head|council' },
    ])
    expect(national.sources.contests.map(({ kind, seats }) => [kind, seats])).toEqual([
      ['single-district', 1],
      ['district', 2],
    ])
  })

  it('a ticket that is another number of the roll, once for the file (cases/roll-ticket-is-another-number.csv)', () => {
    const rows = [5, 6, 7].map(
      (n) => `${n},${n % 2 === 0 ? 2 : 1},見本　${n}子,みほん,M,195${n}-01-31,朝霧,1960-01-31,${n + 1},`,
    )
    const HEAD = 'roll_no,station,name,kana,sex,birth_date,address,resident_since,ticket,mark'
    const files = (all: readonly string[]) =>
      bytesOf(withFile(GOOD_FILES, 'roll.csv', () => `${[HEAD, ...all].join('\n')}\n`))
    const told = (all: readonly string[]) =>
      sourcesOf(files(all)).warnings.filter(({ code }) => code === 'ticket-is-another-number')
    expect(told(rows)).toMatchObject([{ line: 2, column: 'ticket', value: '2', allowed: 'ticket 6 of 5' }])
    expect(told(rows.map((row) => row.replace(/,(\d+),$/, ',T$1,')))).toEqual([])
    // A town whose tickets have the number of the roll.
    expect(told(rows.map((row) => row.replace(/^(\d+)(.*),\d+,$/, '$1$2,$1,')))).toEqual([])
  })

  it('a row of empty cells, a station without voters; nobody stands on the roll of an early-voting station', () => {
    const blank = sourcesOf(changed('roll.csv', (text) => `${text},,,,,,,,,\n`))
    expect(blank.warnings.map(echoOf)).toContain('roll.csv 6  blank-rows-read')
    const third = sourcesOf(
      changed('stations.csv', (text) => `${text}3,第3投票所,1,no,no,,,,,1\n4,期日前,1,no,yes,,,2002-06-22,,1\n`),
    )
    expect(third.warnings.map(echoOf)).toEqual([
      'stations.csv 4 station station-without-voters',
      'roll.csv 4 name outside-cp932',
    ])
  })
})
