/** Extracts of other systems, read by a profile without a spreadsheet: the same voters, each reading counted, nothing guessed. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { utf8 } from '#election/bytes.ts'
import type { RollRow } from '#election/definition/definition.ts'
import { eraOf, inEra } from '#election/japanese-date.ts'
import type { LocalDate } from '#election/time.ts'
import { importElection, SOURCE_FILES } from './import-election.ts'
import { isRead, type Problem } from './problem.ts'
import { SAMPLE_FONTS } from './sample-files.ts'

const NIIMI = join(import.meta.dirname, '..', '..', '..', 'fixtures', 'elections', 'niimi-2002')
const niimi = new Map<string, Uint8Array>(SOURCE_FILES.map((name) => [name, readFileSync(join(NIIMI, name))]))
const plain = importElection(niimi, { fonts: SAMPLE_FONTS })
const everybody = plain.ok ? plain.value.sources.roll : []
const voters = everybody.map((voter) => {
  const birthDate = voter.birthDate as LocalDate
  return { ...voter, birthDate, residentSince: voter.residentSince ?? birthDate }
})

const lines = (rows: readonly (readonly string[])[]) => rows.map((row) => `${row.join(',')}\r\n`).join('')
const digits = (date: string) => date.replaceAll('-', '')
const codeOf = (station: string) => station.padStart(4, '0')
const STATIONS = [...new Set(voters.map(({ station }) => station))].map((each) => `${codeOf(each)}=${each}`).join(';')
const MARKS = ['none', 'struck', 'died', 'moved', 'disqualified', 'absentee_voted', 'absentee_issued', 'early_voted']

/** Letters that CP932 lacks, each with the place of private use that its office gave it. */
function ownLetters(): ReadonlyMap<string, string> {
  const graphemes = new Intl.Segmenter('ja', { granularity: 'grapheme' })
  const all = voters.flatMap(({ name, address }) =>
    Array.from(graphemes.segment(name + address), ({ segment }) => segment),
  )
  const lacking = [...new Set(all)].filter((each) => iconv.decode(iconv.encode(each, 'cp932'), 'cp932') !== each)
  return new Map(lacking.map((letter, at) => [letter, String.fromCodePoint(0xe000 + at)]))
}

/** Windows has U+E000 and those after it at F040 and after. */
function inCp932(text: string): Uint8Array {
  const parts = text.split(/([\uE000-\uE0BB])/).map((part) => {
    const own = /^[\uE000-\uE0BB]$/.test(part) ? part.charCodeAt(0) - 0xe000 : null
    return own === null ? iconv.encode(part, 'cp932') : Uint8Array.of(0xf0, own + (own < 63 ? 0x40 : 0x41))
  })
  return Buffer.concat(parts)
}

/** Residents' register: codes for everything, eight digits a day, two columns of address, columns that nobody needs. */
function residents(): { roll: Uint8Array; profile: string } {
  const heads =
    '宛名番号,世帯番号,投票区コード,氏名漢字,氏名カナ,性別コード,生年月日,住所,方書,住定年月日,入場券番号,失権区分'
  const letters = ownLetters()
  const own = (text: string) => [...letters].reduce((said, [letter, place]) => said.replaceAll(letter, place), text)
  const rows = voters.map((voter, at) => {
    const [address = '', house = ''] = [own(voter.address), at % 3 === 0 ? `第${at}号室` : '']
    const person = [
      codeOf(voter.station),
      own(voter.name),
      voter.kana,
      voter.sex === 'M' ? '1' : '2',
      digits(voter.birthDate),
    ]
    const rest = [address, house, digits(voter.residentSince), voter.ticket, String(MARKS.indexOf(voter.mark))]
    return [voter.rollNo, `S${at}`, ...person, ...rest]
  })
  const profile = `項目,元の見出し,読み替え,書き方
名簿番号,宛名番号,,
投票所,投票区コード,${STATIONS},
氏名,氏名漢字,,
氏名かな,氏名カナ,,
`
  const declared = [...letters].map(([letter, place]) => `外字,U+${place.charCodeAt(0).toString(16)},${letter},\n`)
  expect(declared.length).toBeGreaterThan(1)
  return {
    roll: inCp932(lines([heads.split(','), ...rows])),
    profile: `${profile}性別,性別コード,1=男;2=女,
生年月日,生年月日,,
住所,住所;方書,,
住民となった日,住定年月日,,
入場券番号,入場券番号,,
印,失権区分,0=;1=抹消;2=死亡;3=転出;4=失権;5=不在者投票済;6=不在者投票用紙を交付;7=期日前投票済,
使わない列,世帯番号,,
${declared.join('')}`,
  }
}

/** A host's file: no headings, days with the number of their era, half-width kana. */
function host(): { roll: Uint8Array; profile: string } {
  const ERA = ['明治', '大正', '昭和', '平成', '令和']
  const day = (date: LocalDate) => {
    const [, year = '', month = '', of = ''] = /^..(元|\d+)年(\d+)月(\d+)日$/.exec(inEra(date)) ?? []
    const era = ERA.indexOf(eraOf(date)?.name ?? '') + 1
    return `${era}${[year === '元' ? '1' : year, month, of].map((each) => each.padStart(2, '0')).join('')}`
  }
  const rows = voters.map(({ station, rollNo, kana, name, sex, birthDate, residentSince, address, mark }) => {
    const since = residentSince < birthDate ? birthDate : residentSince
    return [
      station,
      rollNo,
      kana,
      name,
      sex === 'M' ? '男' : '女',
      day(birthDate),
      day(since),
      address,
      mark === 'none' ? '' : mark,
    ]
  })
  const places = [
    'roll_no,#2',
    'station,#1',
    'name,#4',
    'kana,#3',
    'sex,#5',
    'birth_date,#6',
    'address,#8',
    'resident_since,#7',
  ]
  const form = (place: string) => (/birth|since/.test(place) ? `${place},,era-of-digit` : `${place},,`)
  // The number of the ticket is that of the roll.
  const more = ['ticket,#2,,', 'mark,#9,,', 'headings,none,,']
  return { roll: utf8(lines(rows)), profile: ['column,from,values,form', ...places.map(form), ...more, ''].join('\n') }
}

/** A table of years in two digits and of letters that are the municipality's own. */
function branch(): { roll: Uint8Array; profile: string } {
  const heads = ['No.', '投票区', '氏 名', 'フリガナ', '男女', '生年月日', '住所', '転入日', '券番号']
  const rows = voters.map(({ rollNo, station, name, kana, sex, birthDate, address, residentSince, ticket }) => {
    const western = (date: string) => date.replaceAll('-', '/')
    return [
      rollNo,
      station,
      name.replace('藤', '\uE000'),
      kana,
      sex === 'F' ? 'W' : 'M',
      western(birthDate),
      address,
      western(residentSince),
      ticket,
    ]
  })
  const profile = `column,from,values,form
roll_no,No.,,
station,投票区,,
name,氏 名,,
kana,フリガナ,,
sex,男女,M=M;W=F,
birth_date,生年月日,,
address,住所,,
resident_since,転入日,,
ticket,券番号,,
mark,,,
letter,U+E000,藤,
`
  return { roll: utf8(lines([heads, ...rows])), profile }
}

/** One of each thing that 住民記録システム標準仕様書 lets a register not know, in its columns: a flag and the words beside a day that is not known. */
const ODD: readonly (readonly [of: keyof RollRow, is: string])[] = [
  ['birthDate', '昭和20年月日不詳'],
  ['birthDate', '昭和6年頃'],
  ['birthDate', '昭和6年推定'],
  ['birthDate', '昭和10年春'],
  ['birthDate', '1945-02-00'],
  ['birthDate', '1945-02-30'],
  ['birthDate', '00000000'],
  ['kana', ''],
  ['kana', 'ミホン（旧姓　レイ）'],
  ['kana', 'スミス　ジョ－ジ'],
  ['sex', '0'],
  ['sex', '9'],
  ['sex', ''],
  ['residentSince', ''],
  ['residentSince', '平成不詳'],
]

function standard(): { roll: Uint8Array; profile: string } {
  const heads = '宛名番号,投票区,氏名,氏名_振り仮名,性別,生年月日,住所,方書,住民となった年月日,名簿_頁,名簿_行,表示'
  const rows = voters.map((voter, at) => {
    const [odd, is] = ODD[at] ?? [null, '']
    const cell = (of: keyof RollRow, usual: string) => (odd === of ? is : usual)
    return [
      String(at),
      voter.station,
      voter.name,
      cell('kana', voter.kana),
      cell('sex', voter.sex === 'M' ? '1' : '2'),
      cell('birthDate', voter.birthDate),
      voter.address,
      '',
      cell('residentSince', odd === 'birthDate' ? '1990-01-01' : voter.residentSince),
      String(Math.floor(at / 20) + 1).padStart(4, '0'),
      String((at % 20) + 1).padStart(2, '0'),
      voter.mark === 'none' ? '' : voter.mark,
    ]
  })
  const profile = `項目,元の見出し,読み替え,つなぎ
名簿番号,名簿_頁;名簿_行,,-
投票所,投票区,,
氏名,氏名,,
氏名かな,氏名_振り仮名,,
性別,性別,1=男;2=女;0=不明;9=不明;=不明,
生年月日,生年月日,,
住所,住所;方書,,
住民となった日,住民となった年月日,,
入場券番号,宛名番号,,
印,表示,,
`
  return { roll: utf8(lines([heads.split(','), ...rows])), profile }
}

function read({ roll, profile }: { roll: Uint8Array; profile: string }) {
  const files = new Map(niimi).set('roll.csv', roll).set('roll-profile.csv', utf8(profile))
  const result = importElection(files, { fonts: SAMPLE_FONTS })
  expect(result.ok ? [] : result.error.errors.slice(0, 5)).toEqual([])
  return result.ok
    ? {
        roll: result.value.sources.roll,
        readings: result.value.warnings.filter(isRead),
        warnings: result.value.warnings,
      }
    : null
}

const of = (readings: readonly Problem[], code: string) =>
  readings.filter((each) => each.code === code).map(({ column, value, allowed }) => `${column} ${allowed} ${value}`)

describe('19,381 voters in three other layouts', () => {
  const count = (is: (voter: RollRow) => boolean) => voters.filter(is).length

  it('of codes', () => {
    const found = read(residents())
    expect(voters).toHaveLength(19_381)
    const rooms = voters.map((voter, at) =>
      at % 3 === 0 ? { ...voter, address: `${voter.address}　第${at}号室` } : voter,
    )
    expect(found?.roll).toEqual(rooms)
    const values = of(found?.readings ?? [], 'profile-value-read')
    // Each code with its number: two people see that 1 is not taken for the other half.
    expect(values).toContain(`sex 1 → 男 ${count(({ sex }) => sex === 'M')}`)
    expect(values).toContain(`sex 2 → 女 ${count(({ sex }) => sex === 'F')}`)
    expect(values).toContain(`mark 5 → 不在者投票済 ${count(({ mark }) => mark === 'absentee_voted')}`)
    expect(of(found?.readings ?? [], 'profile-heading-read')).toContain('address 住所＋方書 → address 1')
  })

  it('without headings', () => {
    const found = read(host())
    expect(found?.roll).toEqual(voters.map((voter) => ({ ...voter, ticket: voter.rollNo })))
    const dates = found?.readings.find(({ code }) => code === 'profile-form-read')
    expect(dates?.value).toBe(String(2 * voters.length))
    expect(dates?.line).toBe(1)
  })

  it('with letters of their own and no marks', () => {
    const found = read(branch())
    expect(found?.roll).toEqual(voters.map((voter) => ({ ...voter, mark: 'none' })))
    const letters = found?.warnings.filter(({ code }) => code === 'declared-letter') ?? []
    expect(letters).toHaveLength(count(({ name }) => name.includes('藤')))
    expect(letters[0]?.allowed).toBe('U+E000')
  })

  it("after the ministry's standard, with one of each thing that a register may not know: with its warnings only (ELG-19)", () => {
    const found = read(standard())
    expect(found?.roll).toHaveLength(19_381)
    expect(
      found?.roll
        .slice(0, ODD.length)
        .map(({ birthDate }) => birthDate)
        .slice(0, 7),
    ).toEqual(ODD.slice(0, 7).map(([, is]) => is))
    const others = found?.roll.slice(ODD.length).map(({ name, kana, birthDate }) => [name, kana, birthDate])
    expect(others).toEqual(voters.slice(ODD.length).map(({ name, kana, birthDate }) => [name, kana, birthDate]))
    const told = (code: string) => found?.readings.find((each) => each.code === code)?.value
    expect([
      told('birth-as-written-read'),
      told('no-kana-read'),
      told('kana-as-written-read'),
      told('sex-unknown-read'),
      told('no-day-of-residence-read'),
    ]).toEqual(['7', '1', '2', '3', '2'])
    // The one without a year alone may be too young.
    const asked = found?.warnings.filter(({ code }) => code === 'age-unknown').map(({ value }) => value)
    expect(asked).toEqual(['00000000'])
  })
})
