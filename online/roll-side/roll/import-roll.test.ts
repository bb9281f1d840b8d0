/** T5, P2: who may vote online has the age, the residence and a station of this election, and gets the contests of that station alone. */
import { expect, test } from 'vitest'
import { utf8 } from '#election/bytes.ts'
import type { ContestMask, StationId } from '#election/ids.ts'
import type { LocalDate } from '#election/time.ts'
import { importRoll } from './import-roll.ts'

const HEADING = 'roll_no,station,name,kana,sex,birth_date,address,resident_since,ticket,mark'
const grounds = {
  rules: {
    ...{ date: '2026-11-22' as LocalDate, votingAge: 18 },
    residentSinceLatest: '2026-08-14' as LocalDate,
  },
  stations: new Map([
    ['1', 1 as ContestMask],
    ['2', 3 as ContestMask],
  ] as [StationId, ContestMask][]),
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
