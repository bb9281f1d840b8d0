/** forms.csv: what the municipality changes on printed forms, a row a change. Form and row are named as they are printed, or as the format does. */
import {
  COLUMN_WIDTH,
  FORM_CHANGES,
  FORM_CHANGES_MAX,
  FORM_WORDS_MAX,
  type FormChange,
  type FormChangeKind,
  type KnownForm,
  type KnownRow,
  SEAL_WORDS_MAX,
} from '#election/definition/form-changes.ts'
import { type CellReader, listOf } from './cell.ts'
import type { Table, TableRow } from './table.ts'
import { plainOf, trimmed } from './written-forms.ts'

export const FORM_COLUMNS = { required: ['form', 'change', 'at', 'words', 'width'], optional: [] } as const

export function readForms(table: Table, known: readonly KnownForm[], cells: CellReader): readonly FormChange[] {
  const changes: FormChange[] = []
  const room = new Map<string, number>()
  for (const row of table.rows) {
    const form = readForm(row, known, cells)
    const change = cells.oneOf(row, 'change', FORM_CHANGES)
    const place = form && change && readPlace(row, form, change, cells)
    const words = readWords(row, change === 'seal' ? SEAL_WORDS_MAX : FORM_WORDS_MAX, cells)
    const width = change !== 'column' ? noWidth(row, cells) : form && place && readWidth(row, form, place, room, cells)
    if (form === null || change === null || place === null || words === null || width === null) continue
    if (changes.length === FORM_CHANGES_MAX) {
      cells.refuse(row, 'form', 'too-long', `1…${FORM_CHANGES_MAX} lines`)
      return changes
    }
    const isTwice = changes.some((each) => each.form === form.name && each.at === place.at && each.change === 'rename')
    if (change === 'rename' && isTwice) cells.refuse(row, 'at', 'duplicate-value', '')
    changes.push({ form: form.name, change, at: place.at, words, ...(width === undefined ? {} : { width }) })
  }
  return changes
}

function readForm(row: TableRow, known: readonly KnownForm[], cells: CellReader): KnownForm | null {
  const cell = row.cell('form')
  if (cell === null) return null
  const said = plainOf(cell)
  const form = known.find(({ name, title }) => name === said || plainOf(title) === said)
  const open = known.filter(({ fixed }) => fixed === null).map(({ title }) => title)
  if (form === undefined) return cells.refuse(row, 'form', said === '' ? 'empty-cell' : 'not-in-list', listOf(open))
  return form.fixed === null ? form : cells.refuse(row, 'form', 'form-fixed', form.fixed)
}

function readPlace(row: TableRow, form: KnownForm, change: FormChangeKind, cells: CellReader): KnownRow | null {
  const cell = row.cell('at')
  if (cell === null) return null
  const said = plainOf(cell)
  const rows = form.rows.filter(({ takes }) => takes.includes(change))
  const meant = rows.filter(({ at, words }) => at === said || plainOf(words.replaceAll('\n', '')) === said)
  // Two columns of a form may have one heading: then the name of the format says which.
  const [only, ...others] = meant.some(({ at }) => at === said) ? meant.filter(({ at }) => at === said) : meant
  if (only !== undefined && others.length === 0) return only
  const allowed = (only === undefined ? rows : meant).map(({ at, words }) =>
    others.length > 0 ? at : words.replaceAll('\n', '') || at,
  )
  return cells.refuse(row, 'at', said === '' ? 'empty-cell' : 'not-in-list', listOf([...new Set(allowed)]))
}

function readWords(row: TableRow, max: number, cells: CellReader): string | null {
  const words = cells.text(row, 'words', { max, required: true })
  if (words === null || !/[{}]/.test(words)) return words
  return cells.refuse(row, 'words', 'unknown-place', '0 × { }')
}

/** Only a column has one. */
function noWidth(row: TableRow, cells: CellReader): null | undefined {
  return trimmed(row.cell('width') ?? '') === '' ? undefined : cells.refuse(row, 'width', 'not-in-list', listOf([]))
}

/** All further columns of a table share what its widest one can give. */
function readWidth(
  row: TableRow,
  { name }: KnownForm,
  { at, room: most }: KnownRow,
  taken: Map<string, number>,
  cells: CellReader,
): number | null {
  const table = `${name} ${at.split('.')[0]}`
  const left = Math.min(COLUMN_WIDTH[1], Math.floor(most) - (taken.get(table) ?? 0))
  const width = cells.whole(row, 'width', COLUMN_WIDTH[0], Math.max(COLUMN_WIDTH[0], left))
  if (width === null) return null
  if (width > left) return cells.refuse(row, 'width', 'number-out-of-range', `${COLUMN_WIDTH[0]}…${Math.max(0, left)}`)
  taken.set(table, (taken.get(table) ?? 0) + width)
  return width
}
