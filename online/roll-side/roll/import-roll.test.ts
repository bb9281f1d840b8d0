/** T5, P2: who may vote online has the age, the residence and a station of this election, and gets the contests of that station alone. */
import { expect, test } from 'vitest'
import { utf8 } from '#election/bytes.ts'
import type { LocalDate } from '#election/time.ts'
import { importRoll, type RollGrounds } from './import-roll.ts'

const HEADING = 'roll_no,station,name,kana,sex,birth_date,address,resident_since,ticket,mark'
const grounds = {
  rules: {
    ...{ date: '2026-11-22' as LocalDate, votingAge: 18 },
    residentSinceLatest: '2026-08-14' as LocalDate,
    municipalityCode: '332101',
  },
  places: {
    contests: [
      { id: 'mayor', bit: 0, title: '市長', districts: [] },
      { id: 'council', bit: 1, title: '市議', districts: ['東'] },
    ],
    stations: [
      { id: '1', district: '西' },
      { id: '2', district: '東' },
    ],
  } as unknown as RollGrounds['places'],
  consulates: null,
}
const read = (...rows: readonly string[]) => {
  const done = importRoll(utf8(`${[HEADING, ...rows].join('\n')}\n`), grounds)
  return done.ok ? done.value.map(({ mark, style }) => [mark, style]) : done.error.map(({ code }) => code)
}
const row = (changes: { station?: string; born?: string; since?: string; mark?: string } = {}) =>
  [
    '1',
    changes.station ?? '1',
    '見本　花子',
    'みほん　はなこ',
    'F',
    changes.born ?? '1970-04-01',
    '見本市中央',
    changes.since ?? '2001-01-01',
    'T1',
    changes.mark ?? '',
  ].join(',')

test.each([
  ['on the birthday before the day of the election', { born: '2008-11-23', since: '2010-01-01' }, 'none'],
  ['a day too young', { born: '2008-11-24', since: '2010-01-01' }, 'no-right'],
  ['on the last day of residence', { since: '2026-08-14' }, 'none'],
  ['a day too late', { since: '2026-08-15' }, 'no-right'],
  ['with a mark of the roll', { mark: 'moved' }, 'moved'],
])('%s', (_who, changes, mark) => {
  expect(read(row(changes))).toEqual([[mark, 1]])
})

test('the contests are those of the station, and a station that is none of this election is an error', () => {
  expect(read(row({ station: '2' }))).toEqual([['none', 3]])
  expect(read(row({ station: '9' }))).toEqual(['unknown-station'])
})

test('PEO 269: a ward makes no box for an elector of the next ward', () => {
  const rolls = (code: string) => importRoll(utf8(`${HEADING},municipality\n${row()},${code}\n`), grounds)
  expect(rolls('332101').ok).toBe(true)
  const other = rolls('331023')
  expect(!other.ok && other.error.map(({ code }) => code)).toEqual(['another-municipality'])
})

test('ELG-21: a contest that is not the voter’s is not in their box, and nobody gets a box for no contest', () => {
  const [heading, [line = '']] = [`${HEADING},entitled`, [row({ station: '2' })]]
  const of = (entitled: string, station = line) => {
    const done = importRoll(utf8(`${heading}\n${station},${entitled}\n`), grounds)
    return done.ok ? done.value.map(({ mark, style }) => [mark, style]) : done.error.map(({ code }) => code)
  }
  expect(of('council')).toEqual([['none', 2]])
  expect(of('市長;市議')).toEqual([['none', 3]])
  expect(of('')).toEqual([['none', 3]])
  expect(of('council', row())).toEqual(['unknown-contest'])
})
