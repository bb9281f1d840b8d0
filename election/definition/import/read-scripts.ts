/** scripts.csv: what staff say in the municipality's own words (SCR-01), a row a line. A step without words has those of the rules. */
import {
  hasOnlyItsPlaces,
  placesOfStep,
  SCRIPT_LINE_MAX,
  SCRIPT_LINES_MAX,
  STAFF_SCRIPT_NAMES,
  type StaffScriptName,
  type StaffWords,
  stepOf,
} from '#election/definition/staff-words.ts'
import { type CellReader, listOf } from './cell.ts'
import type { Table, TableRow } from './table.ts'
import { plainOf, trimmed } from './written-forms.ts'

export const SCRIPT_COLUMNS = { required: ['step', 'words'], optional: [] } as const

export function readScripts(table: Table, cells: CellReader): StaffWords {
  const scripts = new Map<StaffScriptName, string[]>()
  for (const row of table.rows) {
    const step = readStep(row, cells)
    if (step === null || trimmed(row.cell('words') ?? '') === '') continue
    const lines = scripts.get(step) ?? []
    if (lines.length >= SCRIPT_LINES_MAX) cells.refuse(row, 'words', 'too-long', `1…${SCRIPT_LINES_MAX} rows a step`)
    const line = readLine(row, step, cells)
    if (line !== null) scripts.set(step, [...lines, line])
  }
  return Object.fromEntries(scripts)
}

/** By its name in the format, or as the template has it. */
function readStep(row: TableRow, cells: CellReader): StaffScriptName | null {
  const said = plainOf(row.cell('step') ?? '')
  const step = STAFF_SCRIPT_NAMES.find((name) => name === said || plainOf(stepOf(name)) === said)
  if (step !== undefined || row.cell('step') === null) return step ?? null
  return cells.refuse(row, 'step', said === '' ? 'empty-cell' : 'not-in-list', listOf(STAFF_SCRIPT_NAMES))
}

function readLine(row: TableRow, step: StaffScriptName, cells: CellReader): string | null {
  const line = cells.text(row, 'words', { max: SCRIPT_LINE_MAX, required: true })
  if (line === null || hasOnlyItsPlaces(step, [line])) return line
  const places = placesOfStep(step).map((place) => `{${place}}`)
  return cells.refuse(row, 'words', 'unknown-place', places.length === 0 ? '0 × { }' : places.join(' '))
}
