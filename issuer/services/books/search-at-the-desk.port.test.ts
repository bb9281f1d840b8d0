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
