/** PEO 269: a ward of a designated city takes the voters of its own roll, and a row of the next ward is refused with its line. */
import { expect, it } from 'vitest'
import { utf8 } from '#election/bytes.ts'
import { readRollChanges } from '../../roll/import/read-roll-changes.ts'
import { importElection } from './import-election.ts'
import { bytesOf, GOOD_FILES, SAMPLE_FONTS, type TextFiles } from './sample-files.ts'

const [OWN, NEXT_WARD] = ['011011', '011029']
const HEAD = 'roll_no,station,name,kana,sex,birth_date,address,resident_since,ticket,mark'
const person = (number: string) =>
  `${number},${number},見本　${number},みほん,F,1950-01-31,朝霧${number}番地,1950-01-31,T${number},`

function imported(codes: readonly string[], more: Record<string, string> = {}, heading = '市区町村コード') {
  const rows = codes.map((code, i) => `${person(`${i + 1}`)},${code}\n`)
  const files: TextFiles = { ...GOOD_FILES, 'roll.csv': `${HEAD},${heading}\n${rows.join('')}`, ...more }
  const election = (GOOD_FILES['election.csv'] ?? '').replace('municipality_code,332101', `municipality_code,${OWN}`)
  const read = importElection(bytesOf({ ...files, 'election.csv': election }), { fonts: SAMPLE_FONTS })
  const problems = read.ok ? read.value.warnings : read.error.errors
  const told = problems.map(({ code, column, file, line }) => `${file} ${line} ${column} ${code}`)
  return { sources: read.ok ? read.value.sources : null, told }
}
function must(codes: readonly string[]) {
  const { sources, told } = imported(codes)
  if (sources === null) throw new Error(told.join())
  return sources
}

it('roll.csv: its own code, also as registers and spreadsheets write it, and an empty cell', () => {
  for (const own of [OWN, '０１１０１１', ` ${OWN} `, '11011', '01101', '']) expect(must([own, '']).roll.length).toBe(2)
  expect(imported([OWN, OWN], {}, '行政区コード').sources?.roll.length).toBe(2)
})

it.each([NEXT_WARD, '11029', '01102', '札幌市北区', '0'])('roll.csv: %s is another ward', (other) => {
  const { sources, told } = imported([OWN, other])
  expect(sources).toBe(null)
  expect(told).toEqual(['roll.csv 3 municipality another-municipality'])
})

it('a row of another ward says nothing of its stations: they are of another election', () => {
  const roll = `${HEAD},municipality\n${person('1')},\n${person('2')},\n${person('999')},${NEXT_WARD}\n`
  expect(imported([], { 'roll.csv': roll }).told).toEqual(['roll.csv 4 municipality another-municipality'])
})

it('changes.csv: a ward changes the rows of its own roll', () => {
  const { contests, paperContests, roll, rules, stations } = must([OWN, OWN])
  const { date, municipalityCode, votingAge } = rules
  const now = {
    ...{ date, municipalityCode, votingAge, stations, contests, paperContests, alsoAt: new Map(), added: new Map() },
    ...{ rows: new Map(roll.map((row) => [row.rollNo, row.station])), tickets: new Set<string>(), boxes: new Map() },
  }
  const read = (code: string) =>
    readRollChanges(
      { file: utf8(`roll_no,mark,cause,municipality\n1,died,death,${code}\n`), profile: null },
      now,
      SAMPLE_FONTS,
    )
  expect(read('11011').ok).toBe(true)
  const other = read(NEXT_WARD)
  expect(!other.ok && other.error.errors.map(({ code, column, line }) => `${line} ${column} ${code}`)).toEqual([
    '2 municipality another-municipality',
  ])
})
