/** I8, ELG-06: what people say and clerks type finds the row, and it alone. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { RollRow } from '#election/definition/definition.ts'
import type { RollNumber } from '#election/ids.ts'
import type { LocalDate } from '#election/time.ts'
import { sourcesWith } from '#simulation/rooms/reception.ts'
import { openDatabase } from './database.ts'
import { voterSearch, writeVoters } from './voters.ts'

const [model] = sourcesWith(1).roll as [RollRow]
const row = (rollNo: string, name: string, kana: string, birth = '1970-01-01', address = '見本1'): RollRow => ({
  ...model,
  rollNo: rollNo as RollNumber,
  ticket: `T${rollNo}`,
  name,
  kana,
  birthDate: birth as LocalDate,
  address,
})
const ROWS = [
  row('1-0001', '渡邊 昭子', 'ワタナベ アキコ', '1959-02-08'),
  row('1-0010', '髙﨑 一', 'タカサキ ハジメ'),
  row('1-0100', '齋藤 譲', 'サイトウ ユズル'),
  row('10-001', '吉田 花', 'ヨシダ ハナ', '1989-12-01'),
  row('11-0001', '𠮷田 操', 'ヨシダ ミサオ'),
  row('2-0003', '大野 静', 'オオノ シズ', '1970-01-01', '手毬52番地7'),
  row('2-0004', '小野 忍', 'オノ シノブ', '1970-01-01', '手毬522番地'),
  row('2-0005', '葛\u{e0102}西 和子', 'カサイ カヅコ', '1970-01-01', '朝霧市大字梅ヶ谷十二番地の3'),
]

/** cases/roll-ticket-is-another-number.csv, and a ticket that is a day of birth. */
const bare = (rollNo: string, ticket: string, name: string, kana: string) => ({
  ...row(rollNo, name, kana, '1970-03-03', `朝霧${rollNo}番地`),
  ticket,
})
ROWS.push(
  bare('5', '6', '見本　五', 'みほん　ご'),
  bare('6', '7', '見本　六', 'みほん　ろく'),
  bare('8', '19891201', '見本　八', 'みほん　はち'),
  bare('9', 'T9', '三浦　ヴァレリー', 'ミウラ　ヴァレリー'),
  bare('10', 'T10', 'スミス　ジョージ　ポール', 'スミス　ジョージ　ポール'),
)

/** ELG-19: rows without kana, and with a day of birth that the register knows in part. */
ROWS.push(
  row('20', '東海林　八重', '', '昭和20年月日不詳', '萩1番地'),
  row('21', 'ジョンソン　マリー', '', '1945-02-00', '萩2番地'),
  row('22', '昼間　みどり', 'ヒルマ（旧姓）ミドリ', '生年月日不詳', '萩3番地'),
)

const room = mkdtempSync(join(tmpdir(), 'ippyo-search-'))
const opened = openDatabase(join(room, 'roll.db'), new Uint8Array(32))
if (!opened.ok) throw new Error(`no database: ${opened.error.type}`)
const database = opened.value
writeVoters(
  database,
  ROWS.map((voter, row) => ({ row, ...voter })),
)
const find = voterSearch(database, '朝霧市')
afterAll(() => {
  database.close()
  rmSync(room, { recursive: true })
})
const found = (text: string) => find(text, 'any').map(({ rollNo }) => rollNo)

describe('a number that is a ticket and another’s number (cases/roll-ticket-is-another-number.csv)', () => {
  const hits = (text: string, by: 'any' | 'scanned') => find(text, by).map(({ rollNo, by }) => `${rollNo} ${by}`)
  it('is a list to choose from, the ticket first, typed or scanned', () => {
    expect(hits('6', 'any')).toEqual(['5 ticket', '6 number'])
    expect(hits('6', 'scanned')).toEqual(['5 ticket', '6 number'])
    expect(hits('7', 'scanned')).toEqual(['6 ticket'])
    expect(hits('5', 'any')).toEqual(['5 number'])
  })
  it('shadows nobody who was born that day', () => {
    expect(hits('19891201', 'any')).toEqual(['8 ticket', '10-001 else'])
  })
  it('scanned, what is only like a number is nobody', () => {
    expect(hits('0005', 'any')).toEqual(['5 number'])
    expect(hits('0005', 'scanned')).toEqual([])
    expect(hits('わたなべ', 'scanned')).toEqual([])
  })
})

/** ELG-18, 住民記録システム標準仕様書 2.1.2: voiced and unvoiced alike, オウ and オオ, long vowels, ヴァ and バ, a given name alone. */
describe('by sound, a given name or a birthday, where nothing else fits', () => {
  it.each([
    ['わたなへ', ['1-0001']],
    ['たがさき', ['1-0010']],
    ['さいどー', ['1-0100']],
    ['おうの', ['2-0003', '2-0004']],
    ['おおのしす', ['2-0003']],
    ['みうらばれりー', ['9']],
    ['ばれり', ['9']],
    ['ﾊﾞﾚﾘｰ', ['9']],
    ['あきこ', ['1-0001']],
    ['昭子', ['1-0001']],
    ['はな', ['10-001']],
    ['花', ['10-001']],
    ['静', ['2-0003']],
    ['じょーじ', ['10']],
    ['2月8日', ['1-0001']],
    ['２月８日', ['1-0001']],
    ['0208', ['1-0001']],
    ['12/1', ['10-001']],
  ])('%s', (typed, rows) => {
    expect(found(typed)).toEqual(rows)
    expect(new Set(find(typed, 'any').map(({ by }) => by))).toEqual(new Set(['sound']))
  })
  it('with what is written so, where a long vowel is typed as a stroke: オーノ is 小野 to no ear', () => {
    expect(find('オーノ', 'any').map(({ rollNo, by }) => `${rollNo} ${by}`)).toEqual(['2-0004 else', '2-0003 sound'])
  })
  it('never before what is written so', () => {
    expect(find('おの', 'any').map(({ rollNo, by }) => `${rollNo} ${by}`)).toEqual(['2-0004 else'])
    expect(found('13月1日')).toEqual([])
    expect(find('サイトー', 'any').map(({ rollNo, by }) => `${rollNo} ${by}`)).toEqual(['1-0100 else'])
  })
})

describe('by number', () => {
  it.each(['1-0001', '1-1', '１－１', '01-01', '1 - 0001', '１ー０００１'])('%s', (typed) =>
    expect(found(typed)).toEqual(['1-0001']),
  )
  it('without its hyphen every row that it may mean is shown', () => {
    expect(found('10001')).toEqual(['1-0001', '10-001'])
    expect(found('110001')).toEqual(['11-0001'])
  })
  it('a number as it is written is that number alone', () => expect(found('10-001')).toEqual(['10-001']))
  it('a ticket comes before a number that could be read so', () => expect(found('T1-0001')).toEqual(['1-0001']))
  it('a ticket in small letters is the same ticket', () => expect(found('t1-0001')).toEqual(['1-0001']))
})

describe('by date of birth', () => {
  it.each(['1959-02-08', '19590208', '昭和34年2月8日', 'S34.2.8', 'ｓ34.2.8'])('%s', (typed) =>
    expect(found(typed)).toEqual(['1-0001']),
  )
  it('平成元年', () => expect(found('平成元年12月1日')).toEqual(['10-001']))
})

describe('by name', () => {
  it.each([
    ['渡辺', ['1-0001']],
    ['渡邉昭子', ['1-0001']],
    ['高崎', ['1-0010']],
    ['斉藤', ['1-0100']],
    ['吉田', ['10-001', '11-0001']],
    ['葛西', ['2-0005']],
    ['わたなべ', ['1-0001']],
    ['ﾜﾀﾅﾍﾞ ｱｷｺ', ['1-0001']],
    ['かさい かずこ', ['2-0005']],
    ['おの', ['2-0004']],
    ['おおの', ['2-0003']],
    ['田中', []],
  ])('%s', (typed, rows) => expect(found(typed)).toEqual(rows))
})

describe('by address', () => {
  it.each([
    ['手毬522番地', ['2-0004']],
    ['手毬５２２', ['2-0004']],
    // A block comes before a longer number that begins like it.
    ['手毬52', ['2-0003']],
    ['手毬52-7', ['2-0003']],
    ['手毬 52番7号', ['2-0003']],
    ['朝霧市手毬52の7', ['2-0003']],
    ['手毬', ['2-0003', '2-0004']],
    ['梅が谷12-3', ['2-0005']],
    ['朝霧市大字梅ケ谷12番地3', ['2-0005']],
    ['手毬9', []],
  ])('%s', (typed, rows) => expect(found(typed)).toEqual(rows))
})

describe('what the register does not know', () => {
  it.each([
    // No kana: by the letters of the name, the given name; a name in kana is its own reading.
    ['東海林', ['20']],
    ['八重', ['20']],
    ['じょんそん', ['21']],
    ['まりー', ['21']],
    ['萩1', ['20']],
    // As the register has it, or its beginning.
    ['昭和２０年 月日不詳', ['20']],
    ['昭和20年', ['20']],
    ['1945-02-00', ['21']],
    ['生年月日不詳', ['22']],
    // The voter says the day, and the register has the year alone.
    ['昭和20年2月3日', ['20', '21']],
    ['ひるま', ['22']],
  ])('%s', (text, is) => expect(found(text)).toEqual(is))

  it('a day of that year that another voter was born on is that voter', () =>
    expect(found('1959-02-08')).toEqual(['1-0001']))

  it('in the field of the day of birth too', () =>
    expect(find('昭和20年2月3日', 'birth-date').map(({ rollNo }) => rollNo)).toEqual(['20', '21']))
})
