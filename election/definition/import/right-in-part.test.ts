/** ELG-21: a right to a part of the contests of the district, as roll.csv and changes.csv have it: never had is another matter than used. */
import { describe, expect, it } from 'vitest'
import { utf8 } from '#election/bytes.ts'
import type { ContestBit, ContestMask, RollNumber } from '#election/ids.ts'
import { rightTo } from '#election/roll/contest-right.ts'
import { stationFactsOf } from '#election/roll/station-facts.ts'
import { readRollChanges } from '../../roll/import/read-roll-changes.ts'
import { readRollFile, writeRollFile } from '../../roll/roll-file.ts'
import { importElection } from './import-election.ts'
import { bytesOf, GOOD_FILES, SAMPLE_FONTS, type TextFiles } from './sample-files.ts'

const CONTESTS = [
  'contest,title,kind,seats,medium',
  'mayor,みほん,head,1,',
  'council,見本市議会議員選挙,council,2,',
  'governor,見本県知事選挙,,,paper',
  '',
].join('\n')
const HEAD = 'roll_no,station,name,kana,sex,birth_date,address,resident_since,ticket,mark,contests,選挙権のある選挙'
const person = (number: string, { mark = '', contests = '', entitled = '', station = '1' } = {}) =>
  `${number},${station},見本　${number},みほん,F,1950-01-31,朝霧1番地,1950-01-31,T${number},${mark},${contests},${entitled}\n`
function imported(rows: string) {
  const roll = `${HEAD}\n${rows}${person('99', { station: '2' })}`
  const files = bytesOf({ ...GOOD_FILES, 'contests.csv': CONTESTS, 'roll.csv': roll } as TextFiles)
  const read = importElection(files, { fonts: SAMPLE_FONTS })
  return read.ok ? { sources: read.value.sources, errors: [] } : { sources: null, errors: read.error.errors }
}
function must(rows: string) {
  const { sources, errors } = imported(rows)
  if (sources === null) throw new Error(JSON.stringify(errors))
  return sources
}
const [MAYOR, COUNCIL, GOVERNOR] = [0, 1, 2] as ContestBit[]

describe('roll.csv', () => {
  it('who moved inside the prefecture has the governor alone; all of them, and none named, are every contest', () => {
    const { roll } = must(
      person('1', { entitled: 'governor' }) +
        person('2', { entitled: 'みほん;見本市議会議員選挙' }) +
        person('3', { entitled: 'mayor;council;governor' }) +
        person('4') +
        person('5', { mark: 'early_voted', contests: 'mayor', entitled: 'mayor;governor' }),
    )
    expect(roll.map(({ mark, early, unentitled }) => [mark, early, unentitled])).toEqual([
      ['none', undefined, 3],
      ['none', undefined, 4],
      ['none', undefined, undefined],
      ['none', undefined, undefined],
      ['early_voted', 1, 2],
      ['none', undefined, undefined],
    ])
    const extract = { asOf: null, lists: false, rows: roll }
    expect(readRollFile(writeRollFile(extract))).toEqual({ ok: true, value: extract })
  })

  it('an early vote for ours leaves the paper of the other authority open; for all three it is whole', () => {
    const { roll } = must(
      person('1', { mark: 'early_voted', contests: 'mayor;council' }) +
        person('2', { mark: 'early_voted', contests: 'mayor;council;governor' }),
    )
    expect(roll.map(({ early }) => early)).toEqual([3, undefined, undefined])
  })

  it('no contest of the district is told', () => {
    const { errors } = imported(person('1', { entitled: 'senate' }))
    expect(errors.map(({ line, code }) => [line, code])).toEqual([[2, 'unknown-contest']])
  })

  it('a mark with contests that is none of ours is no row of a station', () => {
    const { roll } = must(person('1', { entitled: 'governor' }))
    const text = new TextDecoder().decode(writeRollFile({ asOf: null, lists: false, rows: roll }))
    for (const mark of ['none~128', 'none~0', 'none~', 'none~3~3', 'none~3/1', 'none/1~3', '~3'])
      expect(readRollFile(utf8(text.replace('none~3', mark)))).toMatchObject({ ok: false })
  })
})

it('each contest has its own electors: without who has no right to it, and with who used it early', () => {
  const facts = stationFactsOf(
    must(
      person('1', { entitled: 'governor' }) +
        person('2', { entitled: 'mayor;council' }) +
        person('3', { mark: 'early_voted', contests: 'mayor' }) +
        person('4', { mark: 'moved' }) +
        person('5'),
    ),
  )
  expect(facts).toMatchObject([
    {
      ...{ station: '1', registered: 5, eligible: 4 },
      entitled: [
        { contest: 'mayor', eligible: 3 },
        { contest: 'council', eligible: 3 },
        { contest: 'governor', eligible: 3 },
      ],
    },
    { station: '2', registered: 1, eligible: 1, entitled: [] },
  ])
})

it('has, used it elsewhere, or never had it', () => {
  const right = (mark: Parameters<typeof rightTo>[0]) =>
    [MAYOR, COUNCIL, GOVERNOR].map((bit) => rightTo(mark, bit as ContestBit))
  const [early, unentitled] = [1, 4] as ContestMask[]
  const has = { type: 'has' }
  const never = { type: 'not-entitled', why: 'this-contest' }
  expect(right({ mark: 'none' })).toEqual([has, has, has])
  expect(right({ mark: 'early_voted', early, unentitled })).toEqual([{ type: 'voted', where: 'early' }, has, never])
  // The mark without contests is of all that are the voter's.
  const whole = { type: 'voted', where: 'early' }
  expect(right({ mark: 'early_voted', unentitled })).toEqual([whole, whole, never])
  expect(right({ mark: 'absentee_voted', unentitled })[0]).toEqual({ type: 'voted', where: 'absentee' })
  expect(right({ mark: 'died' })[2]).toEqual({ type: 'not-entitled', why: 'died' })
})

describe('changes.csv', () => {
  const sources = must(person('1') + person('2', { mark: 'moved' }))
  const { rules, stations, contests, paperContests, roll } = sources
  const now = {
    ...{
      date: rules.date,
      votingAge: rules.votingAge,
      municipalityCode: rules.municipalityCode,
      stations,
      contests,
      paperContests,
      alsoAt: new Map(),
    },
    ...{ rows: new Map(roll.map((row) => [row.rollNo, row.station])), tickets: new Set<string>(), boxes: new Map() },
    added: new Map(),
  }
  const HEADING = 'roll_no,mark,cause,entitled,station,name,kana,sex,birth_date,address,resident_since,ticket'
  const read = (line: string) => {
    const told = readRollChanges({ file: utf8(`${HEADING}\n${line}\n`), profile: null }, now, SAMPLE_FONTS)
    if (!told.ok) return told.error.errors.map(({ column, code }) => `${column} ${code}`)
    const { changes = [], added = [] } = told.value.stations.get(roll[0]?.station as never) ?? {}
    return [...changes, ...added.map(({ row }) => row)]
  }

  it('who moved inside the prefecture keeps the governor’s; a court or a mistake says another right, up to every contest', () => {
    const kept = { rollNo: '1' as RollNumber, mark: 'none', isTold: true }
    expect(read('1,,move,governor,,,,,,,,')).toEqual([{ ...kept, cause: 'move', unentitled: 3 }])
    expect(read('1,moved,move,governor,,,,,,,,')).toEqual([{ ...kept, cause: 'move', unentitled: 3 }])
    expect(read('1,,court,mayor;governor,,,,,,,,')).toEqual([{ ...kept, cause: 'court', unentitled: 2 }])
    expect(read('1,,entered-by-mistake,mayor;council;governor,,,,,,,,')).toMatchObject([{ unentitled: 0 }])
    expect(read('1,,move,,,,,,,,,')).toMatchObject([{ mark: 'moved' }])
  })

  it('beside a mark or another cause it is refused', () => {
    expect(read('1,died,move,governor,,,,,,,,')).toEqual(['mark not-in-list'])
    expect(read('1,,death,governor,,,,,,,,')).toEqual(['entitled not-in-list'])
    expect(read('1,early_voted,early-voting,governor,,,,,,,,')).toEqual(['entitled not-in-list'])
    expect(read('1,,move,senate,,,,,,,,')).toEqual(['entitled unknown-contest'])
  })

  it('a new row has a part as well', () => {
    const line = 'N1,,court,governor,1,見本　三,みほん,F,1950-01-31,朝霧1番地,1950-01-31,TN1'
    expect(read(line)).toMatchObject([{ rollNo: 'N1', unentitled: 3 }])
  })
})
