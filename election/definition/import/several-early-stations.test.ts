/** ISS-02, ELG-02a: several early-voting stations of one district divide its stations, so that nobody may vote at two. */
import { expect, it } from 'vitest'
import { importElection } from './import-election.ts'
import { bytesOf, GOOD_FILES, SAMPLE_FONTS, withFile } from './sample-files.ts'

function areas(first: string, second: string, ofOrdinary = ''): readonly string[] {
  const files = withFile(GOOD_FILES, 'stations.csv', (text) => {
    const [head = '', ...rows] = text.trimEnd().split('\n')
    const ordinary = rows.map((row, at) => `${row},${at === 0 ? ofOrdinary : ''}`)
    const early = [`3,期日前,1,no,yes,,,2002-06-21,,1,${first}`, `4,支所,1,no,yes,,,2002-06-22,,1,${second}`]
    return [`${head},serves`, ...ordinary, ...early, ''].join('\n')
  })
  const result = importElection(bytesOf(files), { fonts: SAMPLE_FONTS })
  return result.ok ? [] : result.error.errors.map(({ line, column, code }) => `${line} ${column} ${code}`)
}

it.each([
  ['1', '2', '', []],
  ['1', '', '', ['5 early_voting second-early-voting-station']],
  ['1', '1', '', ['5 serves station-served-twice', '5 serves station-served-nowhere']],
  ['1', '2;2', '', ['5 serves station-served-twice']],
  ['1', '2;9', '', ['5 serves not-served-stations']],
  ['1', '2;3', '', ['5 serves not-served-stations']],
  ['1', '2', '2', ['2 serves not-served-stations']],
])('%j and %j, and of an ordinary one %j', (first, second, ofOrdinary, errors) =>
  expect(areas(first, second, ofOrdinary)).toEqual(errors),
)
