/** S-05: the own list of a school, a union or a company; each mistake is named, and nothing is taken of a file with one. */
import { expect, it } from 'vitest'
import { utf8 } from '#election/bytes.ts'
import type { LocalDate } from '#election/time.ts'
import { importRoll, type RollGrounds } from './import-roll.ts'

const grounds = {
  rules: {
    ...{ date: '2027-06-18' as LocalDate, votingAge: 18 },
    residentSinceLatest: '2027-06-18',
    municipalityCode: '',
  },
  places: {
    contests: [
      { id: 'president', bit: 0, title: '会長', districts: [] },
      { id: 'second', bit: 1, title: '2年の委員', districts: ['2年1組', '2年2組'] },
    ],
    stations: [],
  },
  consulates: null,
} as unknown as RollGrounds
const read = (csv: string, of = grounds) => importRoll(utf8(csv), of)
const faultsOf = (csv: string, of = grounds) => {
  const done = read(csv, of)
  return done.ok ? 'taken' : done.error.map(({ code, column, line }) => `${line} ${column} ${code}`)
}

it('who is on it votes, in the elections of everybody and in those of the own class', () => {
  const done = read('番号,氏名,所属\n1101,見本　あおい,1年1組\n2101,見本　えま,2年1組\n')
  expect(done.ok && done.value.map(({ mark, row, style }) => [row.rollNo, row.name, row.address, mark, style])).toEqual(
    [
      ['1101', '見本　あおい', '1年1組　1101', 'none', 1],
      ['2101', '見本　えま', '2年1組　2101', 'none', 3],
    ],
  )
})

it('two of one name and one class are two people', () => {
  const done = read('number,name,group\n1,見本　あおい,1年1組\n2,見本　あおい,1年1組\n')
  expect(done.ok && new Set(done.value.map(({ row }) => row.address)).size).toBe(2)
})

it('asks everybody for the day of birth, or nobody', () => {
  const asked = read('number,name,group,birth_date\n1,見本　あおい,1年1組,平成26年5月2日\n')
  expect(asked.ok && asked.value[0]?.row.birthDate).toBe('2014-05-02')
  const notAsked = read('number,name,group\n1,見本　あおい,1年1組\n')
  expect(notAsked.ok && notAsked.value[0]?.row.birthDate).toBe('不詳')
  expect(faultsOf('number,name,group,birth_date\n1,見本　あおい,1年1組,2014-05-02\n2,見本　いつき,1年1組,\n')).toEqual([
    '3 birth_date empty-cell',
  ])
})

it.each([
  ['a number twice', 'number,name,group\n1,見本　あおい,1年1組\n1,見本　いつき,1年1組\n', ['3 number duplicate-value']],
  ['no number', 'number,name,group\n,見本　あおい,1年1組\n', ['2 number empty-cell']],
  ['a number that is no number of a list', 'number,name,group\n一番,見本　あおい,1年1組\n', ['2 number not-an-id']],
  ['no name', 'number,name,group\n1,,1年1組\n', ['2 name empty-cell']],
  ['no class', 'number,name,group\n1,見本　あおい,\n', ['2 group empty-cell']],
  ['no column of classes', 'number,name\n1,見本　あおい\n', ['1  missing-column']],
  ['a column that nobody reads', 'number,name,group,mail\n1,見本　あおい,1年1組,a@b\n', ['1 mail unknown-column']],
  ['nobody', 'number,name,group\n', ['1  no-rows']],
  ['a workbook', 'PK\u0003\u0004', ['1  is-a-workbook']],
])('refuses %s', (_, csv, faults) => {
  const said = faultsOf(csv)
  expect(
    typeof said === 'string'
      ? said
      : said.map((each) => each.replace(/^(\d+) \S* (missing-column|no-rows|is-a-workbook)$/, '$1  $2')),
  ).toEqual(faults)
})

it('refuses a class that votes in nothing', () => {
  const [, second] = grounds.places.contests
  const of = { ...grounds, places: { ...grounds.places, contests: [second] } } as RollGrounds
  expect(faultsOf('number,name,group\n1,見本　あおい,1年1組\n2,見本　えま,2年2組\n', of)).toEqual([
    '2 group unknown-district',
  ])
})

it('is no roll of a municipality, and a roll no list of members', () => {
  const city = { ...grounds, rules: { ...grounds.rules, municipalityCode: '332101' } }
  expect(faultsOf('number,name,group\n1,見本　あおい,1年1組\n', city)).not.toBe('taken')
  expect(
    faultsOf(
      'roll_no,station,name,kana,sex,birth_date,address,resident_since,ticket,mark\n1,1,a,,M,2000-01-01,b,,T1,\n',
    ),
  ).not.toBe('taken')
})
