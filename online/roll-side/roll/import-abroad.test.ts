/** S-12: the roll of electors abroad; each mistake is named by its line, and nothing is taken of a file with one. */
import { expect, it } from 'vitest'
import { utf8 } from '#election/bytes.ts'
import { parseZone } from '#election/online/zone.ts'
import type { LocalDate } from '#election/time.ts'
import { importConsulates } from './import-consulates.ts'
import { importRoll, type RollGrounds } from './import-roll.ts'

const PARIS = parseZone('Europe/Paris')
const grounds = {
  rules: {
    ...{ date: '2026-11-22' as LocalDate, votingAge: 18 },
    residentSinceLatest: '2026-08-14' as LocalDate,
    municipalityCode: '332101',
  },
  places: {
    contests: [
      { id: 'east', bit: 0, title: '東1区', districts: ['東'] },
      { id: 'all', bit: 1, title: '質問', districts: [] },
    ],
    stations: [
      { id: '1', district: '西' },
      { id: '2', district: '東' },
    ],
  },
  consulates: [{ name: '在フランス日本国大使館', zone: PARIS, postDays: 14 }],
} as unknown as RollGrounds

const GOOD = {
  ...{ certificate: '2026-7', station: '2', name: '見本　太郎', kana: 'みほん　たろう', name_latin: 'MIHON TARO' },
  ...{ birth_date: '1970-04-01', consulate: '在フランス日本国大使館', address_1: '4 rue de l’Exemple' },
  ...{ address_2: '75015 Paris', country: 'France', card_address: '国外転出　令和5年4月1日' },
  ...{ email: 'taro@example.org', returned: '', mark: '' },
}
type Column = keyof typeof GOOD
type Cells = Partial<Record<Column, string>>
const csvOf = (...rows: readonly Cells[]) =>
  `${[Object.keys(GOOD), ...rows.map((row) => Object.values({ ...GOOD, ...row }))].map((cells) => cells.join(',')).join('\n')}\n`
const read = (csv: string) => importRoll(utf8(csv), grounds)
const marks = (...rows: readonly Cells[]) => {
  const done = read(csvOf(...rows))
  return done.ok ? done.value.map(({ mark }) => mark) : done.error.map(({ code }) => code)
}

it('an elector has the certificate for a number, the contests of the station, and an address for the post', () => {
  const done = read(csvOf({}))
  expect(done.ok && done.value).toEqual([
    {
      row: {
        ...{ rollNo: '2026-7', station: '2', name: '見本　太郎', kana: 'みほん　たろう', sex: 'U', ticket: '2026-7' },
        ...{ birthDate: '1970-04-01', address: '国外転出　令和5年4月1日', residentSince: null, mark: 'none' },
      },
      style: 3,
      mark: 'none',
      abroad: {
        ...{ consulate: '在フランス日本国大使館', latinName: 'MIHON TARO', country: 'France' },
        ...{ lines: ['4 rue de l’Exemple', '75015 Paris'], email: 'taro@example.org' },
      },
    },
  ])
  const west = read(csvOf({ station: '1' }))
  expect(west.ok && west.value[0]?.style).toBe(2)
})

it('one address and one e-mail may be of two people: neither names anybody', () => {
  expect(marks({}, { certificate: '2026-8', name: '見本　花子' })).toEqual(['none', 'none'])
})

it('PEO 30-11: who came back stays on it for four months with a mark, and not a day longer', () => {
  expect(marks({ returned: '2026-11-01' })).toEqual(['returned'])
  expect(marks({ returned: '2026-07-22' })).toEqual(['returned'])
  expect(marks({ returned: '2026-07-21' })).toEqual(['returned-too-long-ago'])
  expect(marks({ returned: '2026-11-22' })).toEqual(['returned'])
  expect(marks({ returned: '2026-11-23' })).toEqual(['returned-after-poll'])
  expect(marks({ returned: '令和8年11月1日' })).toEqual(['returned'])
  // The mark of a paper says more about today than the return.
  expect(marks({ returned: '2026-11-01', mark: 'paper_voted' })).toEqual(['paper_voted'])
})

it.each([
  ['在外公館投票済', 'paper_voted'],
  ['在外の投票用紙を交付', 'paper_issued'],
  ['死亡', 'died'],
])('reads the mark %s', (mark, is) => expect(marks({ mark })).toEqual([is]))

it('nobody under age votes', () => {
  expect(marks({ birth_date: '2008-11-24' }, { certificate: '2', birth_date: '2008-11-23' })).toEqual([
    'no-right',
    'none',
  ])
})

it.each<[string, Cells, string]>([
  ['no number of the certificate', { certificate: '' }, 'certificate empty-cell'],
  ['a station of nobody', { station: '9' }, 'station unknown-station'],
  ['no name', { name: '' }, 'name empty-cell'],
  ['no name in Latin letters', { name_latin: '見本' }, 'name_latin not-latin'],
  ['an address in Japanese', { address_1: 'パリ15区' }, 'address_1 not-latin'],
  ['a second line in Japanese', { address_2: 'フランス' }, 'address_2 not-latin'],
  ['a line that no window shows', { address_1: 'x'.repeat(41) }, 'address_1 too-long'],
  ['no address', { address_1: '' }, 'address_1 empty-cell'],
  ['a country in Japanese', { country: 'フランス' }, 'country not-latin'],
  ['no country', { country: '' }, 'country empty-cell'],
  ['a consulate that the list lacks', { consulate: '在ペルー日本国大使館' }, 'consulate not-in-list'],
  ['no words of the card', { card_address: '' }, 'card_address empty-cell'],
  ['a day of birth that is none', { birth_date: '春子' }, 'birth_date not-a-date'],
  ['a mistyped century', { birth_date: '1870-02-03' }, 'birth_date implausible-date'],
  ['a return that is no day', { returned: '先月' }, 'returned not-a-date'],
  ['a mark of another roll', { mark: 'early_voted' }, 'mark not-in-list'],
  ['a return as a mark', { mark: 'returned' }, 'mark not-in-list'],
])('refuses %s', (_, cells, fault) => {
  const done = read(csvOf({}, { certificate: '2026-8', ...cells }))
  expect(done.ok ? 'taken' : done.error.map(({ code, column, line }) => `${line} ${column} ${code}`)).toEqual([
    `3 ${fault}`,
  ])
})

it('refuses a certificate twice, a lacking column, and one that nobody reads', () => {
  expect(marks({}, {})).toEqual(['duplicate-value'])
  expect(read('certificate\n1\n').ok).toBe(false)
  const more = read(csvOf({}).replace('email', 'passport'))
  expect(!more.ok && more.error.map(({ code }) => code)).toEqual(['unknown-column'])
})

it('PEO 269: a ward of a designated city takes its own electors, and none of another ward or city', () => {
  const withWard = (code: string) =>
    read(csvOf({}).replace('mark\n', 'mark,municipality\n').replace(/,\n$/, `,,${code}\n`))
  for (const own of ['332101', '３３２１０１', ' 332101 ', '']) expect(withWard(own).ok).toBe(true)
  for (const other of ['331023', '141003', '見本市北区']) {
    const done = withWard(other)
    expect(!done.ok && done.error.map(({ code, column, line }) => `${line} ${column} ${code}`)).toEqual([
      '2 municipality another-municipality',
    ])
  }
})

it('a roll of residents is none of electors abroad', () => {
  expect(read('roll_no,station,name,kana,sex,birth_date,address,resident_since,ticket,mark\n').ok).toBe(false)
})

const consulates = (...rows: readonly string[]) => {
  const done = importConsulates(utf8(`${['在外公館,時間帯,郵便の日数', ...rows].join('\n')}\n`))
  return done.ok ? done.value : done.error.map(({ code, column, line }) => `${line} ${column} ${code}`)
}

it('the list of consulates has zone and days of the post', () => {
  expect(consulates('在フランス日本国大使館,Europe/Paris,14')).toEqual([
    { name: '在フランス日本国大使館', zone: 'Europe/Paris', postDays: 14 },
  ])
  expect(consulates('在フランス日本国大使館,CET,14')).toEqual(['2 zone not-a-zone'])
  expect(consulates('在フランス日本国大使館,Europe/Lutetia,14')).toEqual(['2 zone not-a-zone'])
  expect(consulates('在フランス日本国大使館,UTC+1,14')).toEqual(['2 zone not-a-zone'])
  expect(consulates('在フランス日本国大使館,Europe/Paris,0')).toEqual(['2 post_days number-out-of-range'])
  expect(consulates('A,Europe/Paris,1', 'A,Europe/Paris,2')).toEqual(['3 consulate duplicate-value'])
})
