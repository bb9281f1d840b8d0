/** 発券のみ (ISS-02): the column `slips` of stations.csv, and what cannot be beside it. */
import { expect, it, test } from 'vitest'
import { importElection } from './import-election.ts'
import { bytesOf, GOOD_FILES, SAMPLE_FONTS, withFile } from './sample-files.ts'

function read(rows: readonly string[], ofOrdinary = '') {
  const files = withFile(GOOD_FILES, 'stations.csv', (text) => {
    const [head = '', ...ordinary] = text.trimEnd().split('\n')
    return [`${head},slips`, ...ordinary.map((row, at) => `${row},${at === 0 ? ofOrdinary : ''}`), ...rows, ''].join(
      '\n',
    )
  })
  return importElection(bytesOf(files), { fonts: SAMPLE_FONTS })
}
const early = (id: string, slips: string) => `${id},期日前${id},1,no,yes,,,2002-06-21,,1,${slips}`
const errors = (...input: Parameters<typeof read>) => {
  const result = read(...input)
  return result.ok ? [] : result.error.errors.map(({ line, column, code }) => `${line} ${column} ${code}`)
}

test('two stations without a roll, which any voter of the city may choose', () => {
  const result = read([
    early('E', '1000001..1003000/M;1003001〜1006000/F'),
    early('S', '２００００００..2000100/M/mayor'),
  ])
  if (!result.ok) throw new Error(JSON.stringify(result.error.errors))
  const [, , first, second] = result.value.sources.stations
  expect(first?.slips).toEqual([
    { first: 1_000_001, last: 1_003_000, sex: 'M', contests: ['mayor', 'council'] },
    { first: 1_003_001, last: 1_006_000, sex: 'F', contests: ['mayor', 'council'] },
  ])
  expect(second?.slips).toEqual([{ first: 2_000_000, last: 2_000_100, sex: 'M', contests: ['mayor'] }])
})

it.each([
  ['1000001..1000009', ['4 slips not-slips']],
  ['1000009..1000001/M', ['4 slips not-slips']],
  ['0000001..1000001/M', ['4 slips not-slips']],
  ['1000001..1000009/X', ['4 slips not-slips']],
  ['1000001..1000009/M;1000009..1000010/F', ['4 slips slips-overlap']],
  ['1000001..1000009/M/governor', ['4 slips unknown-contest']],
  ['1000001..9000000/M', ['4 slips too-long']],
])('%s is refused', (slips, said) => expect(errors([early('E', slips)])).toEqual(said))

test('a number at two stations, a roll beside slips, and slips on the day of the poll are refused', () => {
  expect(errors([early('E', '1000001..1000009/M'), early('S', '1000009..1000010/M')])).toEqual([
    '5 slips slips-overlap',
  ])
  expect(errors([early('E', '1000001..1000009/M'), early('S', '')])).toEqual(['5 slips roll-beside-slips'])
  expect(errors([], '1000001..1000009/M')).toEqual(['2 slips slips-not-early'])
})
