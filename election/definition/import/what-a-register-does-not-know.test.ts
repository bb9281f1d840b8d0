/** ELG-19: a part of the day of birth, kana, sex or the day of residence that a register does not have is kept and told, and refuses nobody. */
import { expect, it } from 'vitest'
import { readRollFile, writeRollFile } from '../../roll/roll-file.ts'
import { importElection } from './import-election.ts'
import { isForApprovers } from './problem.ts'
import { bytesOf, GOOD_FILES, SAMPLE_FONTS } from './sample-files.ts'

const HEAD = 'roll_no,station,name,kana,sex,birth_date,address,resident_since,ticket,mark'
const ROWS = [
  '1-1,1,見本　愛,みほん　あい,F,1950-01-31,朝霧1番地,1950-01-31,T1,',
  '1-2,1,見本　2,みほん,M,19300000,朝霧2番地,1950-01-31,T2,',
  '1-3,1,見本　3,みほん,M,昭和5年 月日不詳,朝霧3番地,1950-01-31,T3,',
  '1-4,1,見本　4,みほん,M,昭和6年頃,朝霧4番地,1950-01-31,T4,',
  '1-5,1,見本　5,みほん,M,昭和6年2月29日,朝霧5番地,1950-01-31,T5,',
  '1-6,1,見本　6,みほん,M,1950-01-31,朝霧6番地,年月日不詳,T6,',
  '1-7,1,見本　7,みほん,M,1950-01-31,朝霧7番地,,T7,',
  '1-8,1,見本　8,,M,1950-01-31,朝霧8番地,1950-01-31,T8,',
  '1-9,2,見本　9,みほん(れい),M,1950-01-31,朝霧9番地,1950-01-31,T9,',
  '2-1,2,見本　10,スミス　ジョ－ジ,9,1950-01-31,朝霧10番地,1950-01-31,T10,',
  '2-2,2,見本　11,SMITH J.,0,1950-01-31,朝霧11番地,1950-01-31,T11,',
  '2-3,2,見本　12,みほん,,生年月日不詳,朝霧12番地,1950-01-31,T12,',
  '2-4,2,見本　13,みほん,U,昭和57年月日不詳,朝霧13番地,1990-01-31,T13,struck',
  '2-5,2,見本　14,みほん,不明,1982-06-00,朝霧14番地,1990-01-31,T14,',
]
const files = bytesOf({ ...GOOD_FILES, 'roll.csv': `${HEAD}\n${ROWS.join('\n')}\n` })
const read = importElection(files, { fonts: SAMPLE_FONTS })
const roll = read.ok ? read.value.sources.roll : []
const warnings = read.ok ? read.value.warnings : []

it('everybody is imported, with what the register has', () => {
  expect(read.ok ? [] : read.error.errors).toEqual([])
  expect(
    roll.map(({ birthDate, residentSince, kana, sex }) => [birthDate, residentSince, kana, sex].join(' ')),
  ).toEqual([
    '1950-01-31 1950-01-31 みほん　あい F',
    '19300000 1950-01-31 みほん M',
    '昭和5年 月日不詳 1950-01-31 みほん M',
    '昭和6年頃 1950-01-31 みほん M',
    '昭和6年2月29日 1950-01-31 みほん M',
    '1950-01-31  みほん M',
    '1950-01-31  みほん M',
    '1950-01-31 1950-01-31  M',
    '1950-01-31 1950-01-31 みほん(れい) M',
    '1950-01-31 1950-01-31 スミス　ジョ－ジ U',
    '1950-01-31 1950-01-31 SMITH J. U',
    '生年月日不詳 1950-01-31 みほん U',
    '昭和57年月日不詳 1990-01-31 みほん U',
    '1982-06-00 1990-01-31 みほん U',
  ])
})

it('each kind is told once with its number, and an age that hangs on it in each row, to the two who approve', () => {
  const told = warnings
    .filter(isForApprovers)
    .map(({ code, line, value, allowed }) => `${code} ${line} ${value} ${allowed}`)
  expect(told).toEqual(
    expect.arrayContaining([
      'birth-as-written-read 3 7 19300000 → 19300000',
      'no-day-of-residence-read 7 2 年月日不詳 → empty',
      'no-kana-read 9 1 empty',
      'kana-as-written-read 10 3 みほん(れい) → みほん(れい)',
      'sex-unknown-read 11 5 9 → U',
    ]),
  )
  expect(told.filter((each) => each.startsWith('age-unknown'))).toEqual([
    'age-unknown 13 生年月日不詳 2-3: 20, 2002-06-23',
    'age-unknown 15 1982-06-00 2-5: 20, 2002-06-23',
  ])
})

it('the roll that is carried to the station has it too', () => {
  const extract = { asOf: null, lists: false, rows: roll }
  expect(readRollFile(writeRollFile(extract))).toEqual({ ok: true, value: extract })
})
