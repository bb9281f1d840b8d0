/** S-05: the files of a school: no municipality code, no station, no roll, and kinds of its own. */
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { utf8 } from '#election/bytes.ts'
import { importElection } from './import-election.ts'

const at = (name: string) => readFileSync(new URL(`../../../fixtures/school/${name}`, import.meta.url), 'utf8')
const FILES = {
  'election.csv': at('election.csv'),
  'contests.csv': at('contests.csv'),
  'candidates.csv': at('candidates.csv'),
}
type Changes = Readonly<Record<string, string>>
function read(changes: Changes = {}) {
  const files = Object.entries({ ...FILES, ...changes }).map(([name, text]) => [name, utf8(text)] as const)
  return importElection(new Map(files), { fonts: { draws: () => true } })
}
const faults = (changes: Changes) => {
  const done = read(changes)
  return done.ok
    ? 'taken'
    : done.error.errors.map(({ code, column, file, line }) => `${file} ${line} ${column} ${code}`)
}
const { 'election.csv': election, 'contests.csv': contests } = FILES

it('is an election without a station, online alone', () => {
  const done = read()
  expect(done).toMatchObject({
    ok: true,
    value: {
      sources: {
        rules: {
          municipalityCode: '',
          municipality: '見本中学校　生徒会',
          online: true,
          publication: 'from-first-mix',
        },
        contests: [{ kind: 'officer', seats: 1 }, { kind: 'officer', seats: 2 }, { kind: 'question' }],
        ...{ stations: [], roll: [] },
      },
    },
  })
})

it.each<[string, Changes, readonly string[]]>([
  ['stations', { 'stations.csv': 'station\n1\n' }, ['stations.csv 1  not-of-this-body']],
  ['an electoral roll', { 'roll.csv': 'roll_no\n1\n' }, ['roll.csv 1  not-of-this-body']],
  ['a mayor', { 'contests.csv': contests.replace('役員,1', '長,1') }, ['contests.csv 2 kind not-of-this-body']],
  [
    'a box that is off line',
    { 'election.csv': `${election}online_box,no\n` },
    ['election.csv 12 value not-of-this-body'],
  ],
  [
    'a quorum of electors whom nobody reports',
    { 'contests.csv': contests.replace('answers', 'answers,quorum').replace('yes_no', 'yes_no,1/2') },
    ['contests.csv 4 quorum not-of-this-body'],
  ],
  [
    'officers in a municipality',
    { 'election.csv': election.replace('なし', '332101') },
    ['contests.csv 2 kind not-of-this-body', 'contests.csv 3 kind not-of-this-body'],
  ],
])('refuses %s', (_, changes, expected) => {
  const said = faults(changes)
  expect(typeof said === 'string' ? [said] : said).toEqual(expect.arrayContaining([...expected]))
})

it('of several officers there is no council', () => {
  const csv = contests.replace('seats,', 'seats,council_seats,').replaceAll(/(役員|question),(\d),/g, '$1,$2,,')
  expect(faults({ 'contests.csv': csv })).toBe('taken')
  expect(faults({ 'contests.csv': csv.replace('役員,2,,', '役員,2,20,') })).toEqual([
    'contests.csv 3 council_seats head-has-no-council',
  ])
})
