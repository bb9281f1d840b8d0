/** PEO 269: a ward of a designated city is taken for a city, and its commission keeps a roll of its own (docs/decisions/063). */
import type { CellReader } from './cell.ts'
import { wholeCodesOf } from './municipality-code.ts'
import type { TableRow } from './table.ts'

/** @returns whether the row is of another ward, city or prefecture than the election; an empty cell says nothing */
export function refuseAnotherWard(row: TableRow, municipalityCode: string | null, cells: CellReader): boolean {
  const written = (row.cell('municipality') ?? '').normalize('NFKC').trim()
  if (municipalityCode === null || written === '' || written === municipalityCode) return false
  // Registers have five digits of it, and a spreadsheet takes the first 0.
  if (/^\d{5}$/.test(written) && wholeCodesOf(written).includes(municipalityCode)) return false
  cells.refuse(row, 'municipality', 'another-municipality', municipalityCode)
  return true
}
