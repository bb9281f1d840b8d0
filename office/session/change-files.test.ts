/** A form changes the cells it speaks of and no other, whatever the spreadsheet made of the file; what it wrote is what the import reads. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { utf8 } from '#election/bytes.ts'
import { readCsv } from '#election/definition/import/csv.ts'
import type { CandidateNumber, ContestId, StationId } from '#election/ids.ts'
import type { LocalDate, LocalTime } from '#election/time.ts'
import { changedFiles, type NewDay, type Standing } from './change-files.ts'

const RULES = 'key,value\r\nid,x\r\ndate,2027-04-25\r\nopens,07:00\r\ncloses,20:00\r\n'
const day: NewDay = {
  date: '2027-04-30' as LocalDate,
  opens: '07:00' as LocalTime,
  closes: '18:00' as LocalTime,
  stations: [
    station('E', '08:30', '18:00', '2027-04-27', '2027-04-28'),
    station('1', '07:00', '18:00', '2027-04-30'),
    station('2', '07:00', '16:00', '2027-04-30'),
  ],
}

function station(id: string, opens: string, closes: string, ...dates: string[]): NewDay['stations'][number] {
  return {
    station: id as StationId,
    opens: opens as LocalTime,
    closes: closes as LocalTime,
    dates: dates as string[] as LocalDate[],
  }
}

const moved = (stations: string) =>
  changedFiles(
    new Map([
      ['election.csv', utf8(RULES)],
      ['stations.csv', utf8(stations)],
    ]),
    { type: 'day', day, decidedBy: '委員長', notice: '告示第3号' },
  )
const rowsIn = (bytes: Uint8Array | undefined) =>
  readCsv(new TextDecoder().decode(bytes)).rows.map(({ cells }) => cells)

test('TC-20: the day stands in both files; an empty cell goes on saying what the election says', () => {
  const files = moved(
    'station,name,opens,dates\nE,"市役所, 1階",08:30,2027-04-22;2027-04-23\n1,集会所,,\n2,会館,,2027-04-25\n',
  )
  expect(rowsIn(files?.get('election.csv'))).toEqual([
    ['key', 'value'],
    ['id', 'x'],
    ['date', '2027-04-30'],
    ['opens', '07:00'],
    ['closes', '18:00'],
  ])
  expect(rowsIn(files?.get('stations.csv'))).toEqual([
    ['station', 'name', 'opens', 'dates', 'closes'],
    // Without a cell of its own it closes with the election, also at the new hour.
    ['E', '市役所, 1階', '08:30', '2027-04-27;2027-04-28', ''],
    ['1', '集会所', '', '', ''],
    ['2', '会館', '', '2027-04-30', '16:00'],
  ])
})

const cell = fc.string({ unit: 'grapheme', maxLength: 8 }).filter((text) => !text.includes('\0'))

test('D-26: one cell of one candidate, in a file with any words', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom('mayor', 'council'), cell), { minLength: 1, maxLength: 6 }),
      fc.nat(),
      fc.boolean(),
      fc.constantFrom<Standing>('died', 'withdrew'),
      (people, pick, hasState, state) => {
        const head = hasState ? ['contest', 'number', 'state', 'name'] : ['contest', 'number', 'name']
        const rows = people.map(([contest, name], at) => {
          return hasState ? [contest, String(at + 1), '', name] : [contest, String(at + 1), name]
        })
        const quoted = (cells: readonly string[]) => cells.map((each) => `"${each.replaceAll('"', '""')}"`).join(',')
        const before = new Map([['candidates.csv', utf8([head, ...rows].map(quoted).join('\r\n'))]])
        const at = pick % people.length
        const gone = (to: Standing, of: ReadonlyMap<string, Uint8Array>) =>
          changedFiles(of, {
            type: 'gone',
            contest: people[at]?.[0] as ContestId,
            number: (at + 1) as CandidateNumber,
            state: to,
            heard: '通知',
          })
        const files = gone(state, before) ?? new Map()
        const [header = [], ...after] = rowsIn(files.get('candidates.csv'))
        const column = header.indexOf('state')
        expect(after.map((cells) => cells[column])).toEqual(people.map((_, place) => (place === at ? state : '')))
        const others = (cells: readonly string[], names: readonly string[]) =>
          cells.filter((_, place) => names[place] !== 'state')
        expect(after.map((cells) => others(cells, header))).toEqual(rows.map((cells) => others(cells, head)))
        const back = gone('stands', files)
        expect(
          rowsIn(back?.get('candidates.csv'))
            .slice(1)
            .map((cells) => cells[column] ?? ''),
        ).toEqual(people.map(() => ''))
      },
    ),
  )
})

test('a candidate whom the file does not have, and a file that cannot be read, change nothing', () => {
  const change = {
    type: 'gone',
    contest: 'mayor' as ContestId,
    number: 9 as CandidateNumber,
    state: 'died',
    heard: '通知',
  } as const
  expect(changedFiles(new Map([['candidates.csv', utf8('contest,number\nmayor,1\n')]]), change)).toBeNull()
  expect(changedFiles(new Map([['candidates.csv', utf8('contest,number\nmayor,"9\n')]]), change)).toBeNull()
  expect(changedFiles(new Map(), change)).toBeNull()
})
