/** A line that is no line of ours fills neither the memory nor the list of problems. */
import { expect, it } from 'vitest'
import { CELLS_MAX, readCsv } from './csv.ts'
import { importElection } from './import-election.ts'
import { bytesOf, GOOD_FILES, SAMPLE_FONTS, withFile } from './sample-files.ts'
import { SMALL_FILE_MAX } from './table.ts'

const commas = ','.repeat(3 * CELLS_MAX)

function errorsOf(change: (roll: string) => string) {
  const told = importElection(bytesOf(withFile(GOOD_FILES, 'roll.csv', change)), { fonts: SAMPLE_FONTS })
  return told.ok ? [] : told.error.errors
}

it('of commas: as many cells as no row has, and the next row is read', () => {
  const { rows } = readCsv(`a,b${commas}\nc,d\n`)
  expect(rows.map(({ line, cells }) => [line, cells.length])).toEqual([
    [1, CELLS_MAX],
    [2, 2],
  ])
  const told = errorsOf((text) => `${text}${commas.replaceAll(',', 'x,')}\n`)
  expect(told).toMatchObject([{ code: 'wrong-cell-count', value: `${CELLS_MAX} cells` }])
})

it.each(['election.csv', 'contests.csv', 'candidates.csv', 'stations.csv'])(
  'in a %s of a megabyte of them: it is not read',
  (file) => {
    const files = bytesOf(GOOD_FILES).set(file, new Uint8Array(SMALL_FILE_MAX + 1).fill(0x0a))
    const told = importElection(files, { fonts: SAMPLE_FONTS })
    expect(told.ok ? [] : told.error.errors).toContainEqual(
      expect.objectContaining({ file, line: 1, code: 'file-too-large', allowed: `0…${SMALL_FILE_MAX} bytes` }),
    )
  },
)

it('of one name of a column: it is told in short', () => {
  const longest = Math.max(...errorsOf((text) => `${'x'.repeat(100_000)},${text}`).map(({ column }) => column.length))
  expect(longest).toBeGreaterThan(30)
  expect(longest).toBeLessThan(50)
})
