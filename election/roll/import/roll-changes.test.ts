/** changes.csv: every bad row is told with line and column, and a right one becomes the change or new row of its station. */
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { utf8 } from '#election/bytes.ts'
import type { RollNumber, StationId } from '#election/ids.ts'
import type { Handle } from '#election/online/ids.ts'
import { ADDED_ROWS_MAX } from '#election/roll/roll-list.ts'
import { importElection } from '../../definition/import/import-election.ts'
import { bytesOf, GOOD_FILES, SAMPLE_FONTS } from '../../definition/import/sample-files.ts'
import { type RollsNow, readRollChanges } from './read-roll-changes.ts'

const imported = importElection(bytesOf(GOOD_FILES), { fonts: SAMPLE_FONTS })
if (!imported.ok) throw new Error('the sample is right')
const { rules, stations, contests, paperContests, roll } = imported.value.sources
const now: RollsNow = {
  date: rules.date,
  votingAge: rules.votingAge,
  municipalityCode: rules.municipalityCode,
  stations,
  contests,
  paperContests,
  rows: new Map(roll.map((row) => [row.rollNo, row.station])),
  alsoAt: new Map(),
  tickets: new Set(roll.map((row) => row.ticket)),
  added: new Map([['2' as StationId, 1]]),
  boxes: new Map([['1-1' as RollNumber, 'ab'.repeat(16) as Handle]]),
}

const MARKS = 'roll_no,mark,cause\n'
const BOXES = 'roll_no,mark,cause,box\n'
const online = (rollNo: string, box: string) => `${rollNo},online,online,${box.repeat(16)}\n`
const WHOLE = 'roll_no,mark,cause,station,name,kana,sex,birth_date,address,resident_since,ticket\n'
const NEW = '2-9,,supplementary,2,補正　太郎,ほせい　たろう,M,1950-01-01,沢渡5番地,1990-01-01,T9\n'

const read = (text: string) => readRollChanges({ file: utf8(text), profile: null }, now, SAMPLE_FONTS)
function errorsOf(text: string): string[] {
  const result = read(text)
  return result.ok ? [] : result.error.errors.map(({ line, column, code }) => `${line} ${column} ${code}`)
}

describe('changes of the rolls', () => {
  it('go to the station in whose roll the number stands; UTF-8 or CP932', () => {
    const text = `${WHOLE}1-2,early_voted,early-voting,,,,,,,,\n2-1,,absentee-returned,,,,,,,,\n${NEW}`
    for (const bytes of [utf8(text), new Uint8Array(iconv.encode(text, 'cp932'))]) {
      const result = readRollChanges({ file: bytes, profile: null }, now, SAMPLE_FONTS)
      if (!result.ok) throw new Error(JSON.stringify(result.error))
      expect(result.value.stations.get('1' as StationId)).toEqual({
        changes: [{ rollNo: '1-2', mark: 'early_voted', cause: 'early-voting' }],
        added: [],
      })
      expect(result.value.stations.get('2' as StationId)).toMatchObject({
        changes: [{ rollNo: '2-1', mark: 'none', cause: 'absentee-returned' }],
        // The first place is that of a row which an earlier list added.
        added: [
          { place: 1, cause: 'supplementary', row: { rollNo: '2-9', station: '2', name: '補正　太郎', mark: 'none' } },
        ],
      })
    }
  })

  it('go to the early-voting station too, but who voted early is in its books already', () => {
    const early = '9' as StationId
    const alsoAt = new Map(roll.map(({ rollNo }) => [rollNo, early]))
    const changes = utf8(`${MARKS}1-1,died,death\n1-2,early_voted,early-voting\n`)
    const result = readRollChanges({ file: changes, profile: null }, { ...now, alsoAt }, SAMPLE_FONTS)
    if (!result.ok) throw new Error(JSON.stringify(result.error))
    expect(result.value.stations.get('1' as StationId)?.changes.map(({ rollNo }) => rollNo)).toEqual(['1-1', '1-2'])
    expect(result.value.stations.get(early)?.changes).toEqual([{ rollNo: '1-1', mark: 'died', cause: 'death' }])
  })

  it.each([
    ['a number that is on no roll', `${MARKS}9-9,died,death\n`, '2 roll_no unknown-roll-number'],
    ['the same number twice', `${MARKS}1-1,died,death\n1-1,moved,move\n`, '3 roll_no duplicate-value'],
    ['one online box in two rows', BOXES + online('1-2', 'cd') + online('2-1', 'cd'), '3 box duplicate-value'],
    ['the box of another row', BOXES + online('1-1', 'cd') + online('1-2', 'ab'), '3 box duplicate-value'],
    ['a mark that nobody knows', `${MARKS}1-1,dead,death\n`, '2 mark not-in-list'],
    ['a cause that nobody knows', `${MARKS}1-1,died,gone\n`, '2 cause not-in-list'],
    ['no cause', `${MARKS}1-1,died,\n`, '2 cause empty-cell'],
    ['a new row without its person', `${MARKS}2-9,,court\n`, '2 station missing-column'],
    ['a new row at a station that is not there', WHOLE + NEW.replace(',2,補正', ',7,補正'), '2 station not-in-list'],
    ['a new row with a mark', WHOLE + NEW.replace('2-9,,', '2-9,died,'), '2 mark not-in-list'],
    ['the ticket of somebody else', WHOLE + NEW.replace('T9', 'T1'), '2 ticket duplicate-value'],
    ['a character that was lost', WHOLE + NEW.replace('太郎', '?郎'), '2 name lost-letter'],
  ])('%s: told with line and column, and nothing is taken', (_name, text, error) => {
    expect(errorsOf(text)).toContain(error)
  })

  it('a byte that is no character of the file names its row and column', () => {
    const bytes = utf8(WHOLE + NEW)
    bytes[bytes.indexOf(utf8('太')[0] ?? 0, WHOLE.length + 30)] = 0xff
    const result = readRollChanges({ file: bytes, profile: null }, now, SAMPLE_FONTS)
    expect(result.ok ? [] : result.error.errors.map(({ line, column }) => [line, column])).toEqual([[2, 'name']])
  })

  it('as many rows are added to a station as have a place there, and no more', () => {
    const rows = Array.from({ length: ADDED_ROWS_MAX }, (_, i) => NEW.replace('2-9', `2-9${i}`).replace('T9', `N${i}`))
    expect(errorsOf(WHOLE + rows.join(''))).toEqual([`${ADDED_ROWS_MAX + 1} roll_no too-many-added`])
    expect(errorsOf(WHOLE + rows.slice(1).join(''))).toEqual([])
  })

  it('a box comes again for its own row', () => {
    expect(errorsOf(BOXES + online('1-1', 'ab'))).toEqual([])
  })

  it.each([
    ['1-1,,death', 'died'],
    ['1-1,,move', 'moved'],
    ['1-1,,disqualified', 'disqualified'],
    ['1-1,,absentee-returned', 'none'],
  ])('a cause without a mark means its own: %s', (line, mark) => {
    const result = readRollChanges({ file: utf8(`${MARKS}${line}\n`), profile: null }, now, SAMPLE_FONTS)
    expect(result.ok && result.value.stations.get('1' as StationId)?.changes).toMatchObject([{ mark }])
  })

  it.each([
    ['1-1,,absentee', 'mark not-in-list'],
    ['1-1,absentee_voted,death', 'mark not-in-list'],
    ['1-1,early_voted,absentee-returned', 'mark not-in-list'],
    ['1-1,,supplementary', 'roll_no duplicate-value'],
    ['1-1,early_voted,court', 'mark not-in-list'],
  ])('no mark of another cause, and no late entry under a number that somebody has: %s', (line, error) => {
    expect(errorsOf(`${MARKS}${line}\n`)).toEqual([`2 ${error}`])
  })

  it('numbers of rows that earlier lists added are known', () => {
    const later: RollsNow = { ...now, rows: new Map([...now.rows, ['2-9' as RollNumber, '2' as StationId]]) }
    const result = readRollChanges({ file: utf8(`${MARKS}2-9,died,death\n`), profile: null }, later, SAMPLE_FONTS)
    expect(result.ok && [...result.value.stations.keys()]).toEqual(['2'])
  })
})

describe('an extract of another system, by its profile', () => {
  // Invented: causes and days in codes, a move inside the municipality that changes no roll, letters of its own.
  const EXTRACT =
    '宛名番号,異動事由,異動年月日,氏名漢字\r\n1-1,41,5140601,甲\r\n1-2,31,5140602,乙\r\n2-1,20,5140603,丙\r\n'
  const PROFILE = `項目,元の見出し,読み替え,書き方
名簿番号,宛名番号,,
理由,異動事由,41=死亡;31=転出;20=使わない,
印,異動事由,41=死亡;31=転出;20=,
使わない列,異動年月日;氏名漢字,,
`
  const by = (profile: string, extract = EXTRACT) =>
    readRollChanges({ file: new Uint8Array(iconv.encode(extract, 'cp932')), profile: utf8(profile) }, now, SAMPLE_FONTS)
  const errorsBy = (profile: string, extract = EXTRACT) => {
    const result = by(profile, extract)
    return result.ok
      ? []
      : result.error.errors.map(({ file, line, column, code }) => `${file} ${line} ${column} ${code}`)
  }

  it('is read without a spreadsheet, and each code is counted', () => {
    const result = by(PROFILE)
    if (!result.ok) throw new Error(JSON.stringify(result.error))
    expect([...result.value.stations]).toEqual([
      [
        '1',
        {
          changes: [
            { rollNo: '1-1', mark: 'died', cause: 'death' },
            { rollNo: '1-2', mark: 'moved', cause: 'move' },
          ],
          added: [],
        },
      ],
    ])
    const values = result.value.warnings.filter(({ code }) => code === 'profile-value-read')
    expect(values.map(({ column, allowed, value }) => `${column} ${allowed} ${value}`)).toContain(
      'cause 20 → 使わない 1',
    )
  })

  it('of early voters alone: mark and cause are those of every row', () => {
    const profile =
      '項目,元の見出し,読み替え,書き方\n名簿番号,#2,,\n印,,=期日前投票済,\n理由,,=期日前投票,\n使わない列,#1,,\n見出し,なし,,\n'
    const result = by(profile, '2002/06/20 10:31,1-1\n2002/06/20 10:40,2-1\n')
    expect(result.ok && [...result.value.stations].map(([station, { changes }]) => [station, changes])).toEqual([
      ['1', [{ rollNo: '1-1', mark: 'early_voted', cause: 'early-voting' }]],
      ['2', [{ rollNo: '2-1', mark: 'early_voted', cause: 'early-voting' }]],
    ])
  })

  it('somebody new whose day of residence nobody said is added without one', () => {
    const result = read(WHOLE + NEW.replace('1990-01-01', ''))
    const [added] = (result.ok && result.value.stations.get('2' as StationId)?.added) || []
    expect(added?.row.residentSince).toBeNull()
  })

  it('somebody new whose age hangs on an unknown day of birth is told in the row (ELG-19)', () => {
    const result = read(WHOLE + NEW.replace('1950-01-01', '1982-06-00').replace(',M,', ',,'))
    const told = (result.ok ? result.value.warnings : []).map(({ file, line, code, value }) => [
      file,
      line,
      code,
      value,
    ])
    expect(told).toContainEqual(['changes.csv', 2, 'age-unknown', '1982-06-00'])
    expect(result.ok && result.value.stations.get('2' as StationId)?.added[0]?.row.sex).toBe('U')
  })

  it('divided by tabs, with a title and totals, the number in two columns', () => {
    const profile =
      '項目,元の見出し,読み替え,書き方,つなぎ\n区切り,タブ,,,\n前の行,異動,,,\n後の行,計,,,\n名簿番号,頁;行,,,-\n印,,=死亡,,\n理由,,=死亡,,\n住所,,,,\n'
    const result = by(profile, '異動一覧\n頁\t行\n1\t1\n2\t1\n計\t2\n')
    expect(result.ok && [...result.value.stations.values()].flatMap(({ changes }) => changes)).toEqual([
      { rollNo: '1-1', mark: 'died', cause: 'death' },
      { rollNo: '2-1', mark: 'died', cause: 'death' },
    ])
  })

  it('誤載 as a cause is not the mark of that word', () => {
    const result = read(`${MARKS}1-1,誤載,誤載\n`)
    expect(result.ok && result.value.stations.get('1' as StationId)?.changes).toEqual([
      { rollNo: '1-1', mark: 'disqualified', cause: 'entered-by-mistake' },
    ])
  })

  it.each([
    ['a code without a meaning', PROFILE.replaceAll(';31=転出', ''), 'changes.csv 3 cause not-in-profile'],
    ['a column of no changes', `${PROFILE}靴,x,,\n`, 'changes-profile.csv 6 column not-in-list'],
    ['no row for the cause', PROFILE.replace('理由', '住所'), 'changes-profile.csv 1 column missing-profile-row'],
    ['a heading that is new', PROFILE.replace(';氏名漢字', ''), 'changes.csv 1 氏名漢字 unknown-heading'],
  ])('%s: nothing is taken', (_what, profile, error) => expect(errorsBy(profile)).toContain(error))

  it('what is passed over is a word of a profile alone', () =>
    expect(errorsOf(`${MARKS}1-1,,passed-over\n`)).toEqual(['2 cause not-in-list']))
})
