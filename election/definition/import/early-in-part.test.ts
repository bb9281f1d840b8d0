/** ELG-02a: an early vote for a part of the contests, as another system has it in roll.csv and changes.csv. */
import { describe, expect, it } from 'vitest'
import { utf8 } from '#election/bytes.ts'
import { readRollChanges } from '../../roll/import/read-roll-changes.ts'
import { readRollFile, writeRollFile } from '../../roll/roll-file.ts'
import { importElection } from './import-election.ts'
import { bytesOf, GOOD_FILES, SAMPLE_FONTS } from './sample-files.ts'

const HEAD = 'roll_no,station,name,kana,sex,birth_date,address,resident_since,ticket,mark,contests'
const person = (number: string, mark: string, contests: string) =>
  `${number},1,見本　${number},みほん,F,1950-01-31,朝霧1番地,1950-01-31,T${number},${mark},${contests}\n`
function imported(rows: string) {
  const files = bytesOf({ ...GOOD_FILES, 'roll.csv': `${HEAD}\n${rows}${person('9', '', '').replace(',1,', ',2,')}` })
  const read = importElection(files, { fonts: SAMPLE_FONTS })
  return read.ok ? { ...read.value.sources, errors: [] } : { roll: [], errors: read.error.errors }
}
const titles = (GOOD_FILES['contests.csv'] ?? '').split('\n')

describe('roll.csv', () => {
  it('the contest is marked alone, by id or title; all of them, and none named, are every contest', () => {
    const title = titles.find((line) => line.startsWith('mayor,'))?.split(',')[1] ?? ''
    const { roll, errors } = imported(
      person('1', 'early_voted', 'mayor') +
        person('2', '期日前投票済', title) +
        person('3', 'early_voted', 'mayor;council') +
        person('4', 'early_voted', '') +
        person('5', '', ''),
    )
    expect(errors).toEqual([])
    expect(roll.map(({ mark, early }) => `${mark} ${early ?? ''}`)).toEqual([
      ...['early_voted 1', 'early_voted 1', 'early_voted ', 'early_voted ', 'none ', 'none '],
    ])
    const extract = { asOf: null, lists: false, rows: roll }
    expect(readRollFile(writeRollFile(extract))).toEqual({ ok: true, value: extract })
  })

  it('no contest of the district, and another mark with contests, are told', () => {
    const { errors } = imported(person('1', 'early_voted', 'governor') + person('2', 'died', 'mayor'))
    expect(errors.map(({ line, column, code }) => [line, column, code])).toEqual([
      [2, 'contests', 'unknown-contest'],
      [3, 'contests', 'not-in-list'],
    ])
  })

  it('a mark with contests that is none of ours is no row of a station', () => {
    const bytes = writeRollFile({ asOf: null, lists: false, rows: imported(person('1', 'early_voted', 'mayor')).roll })
    const text = new TextDecoder().decode(bytes)
    for (const mark of ['died/1', 'early_voted/128', 'early_voted/01', 'early_voted/', 'early_voted/1/1'])
      expect(readRollFile(utf8(text.replace('early_voted/1', mark)))).toMatchObject({ ok: false })
  })
})

describe('changes.csv', () => {
  const { rules, stations, contests, paperContests, roll } = imported(person('1', '', '')) as Extract<
    ReturnType<typeof imported>,
    { rules: object }
  >
  const now = {
    ...{
      date: rules.date,
      votingAge: rules.votingAge,
      municipalityCode: rules.municipalityCode,
      stations,
      contests,
      paperContests,
      alsoAt: new Map(),
      added: new Map(),
    },
    ...{ rows: new Map(roll.map((row) => [row.rollNo, row.station])), tickets: new Set<string>(), boxes: new Map() },
  }
  const read = (rows: string) =>
    readRollChanges({ file: utf8(`roll_no,mark,cause,contests\n${rows}`), profile: null }, now, SAMPLE_FONTS)
  const changes = (rows: string) => {
    const told = read(rows)
    return told.ok
      ? told.value.stations.get(roll[0]?.station as never)?.changes
      : told.error.errors.map(({ code }) => code)
  }

  it('the contest alone', () => {
    expect(changes('1,early_voted,early-voting,council\n')).toMatchObject([
      { mark: 'early_voted', early: 2, isTold: true },
    ])
    expect(changes('1,early_voted,early-voting,\n')).toEqual([
      { rollNo: '1', mark: 'early_voted', cause: 'early-voting' },
    ])
    expect(changes('1,died,death,council\n')).toEqual(['not-in-list'])
    expect(changes('1,early_voted,early-voting,x\n')).toEqual(['unknown-contest'])
  })
})
