/** A town's own forms: the changes that the package carries, made on the tables before they are drawn. No change reaches a text of the law. */
import type { FormChange, FormChangeKind, KnownForm, KnownRow } from '#election/definition/form-changes.ts'
import type { FormRow, FormTable } from './form-table.ts'
import { FORM_TABLES } from './forms/tables.ts'
import { INNER_WIDTH } from './page.ts'

/** The widest column keeps this. */
const WIDEST_KEEPS = 60

/** For the import of forms.csv. */
export const KNOWN_FORMS: readonly KnownForm[] = FORM_TABLES.map(({ name, title, fixed, rows }: FormTable) => {
  return { name, title, fixed, rows: fixed === null ? knownRows(rows) : [] }
})

function knownRows(rows: readonly FormRow[]): readonly KnownRow[] {
  const all = rows.flatMap((row): KnownRow[] => {
    const { kind, name, words = '' } = row
    if (kind === 'table') return [...known(name, words, ['heading'], 0), ...ofTable(row)]
    const below = knownRows(row.rows ?? [])
    return [...known(name, words, takenBy(row), 0), ...below]
  })
  return all.filter(({ at }, place) => all.findIndex((each) => each.at === at) === place)
}

function known(at: string | undefined, words: string, takes: readonly FormChangeKind[], room: number): KnownRow[] {
  return at === undefined || takes.length === 0 ? [] : [{ at, words, takes, room }]
}

/** Words with a place say something of the day: another label would lose it. */
function hasPlace({ words = '' }: FormRow): boolean {
  return words === '' || words.includes('{')
}

function takenBy(row: FormRow): readonly FormChangeKind[] {
  const renamed: readonly FormChangeKind[] = hasPlace(row) ? [] : ['rename']
  switch (row.kind) {
    case 'heading':
    case 'field':
    case 'pen':
    case 'fields':
      return [...renamed, 'heading']
    case 'line':
      return [...renamed, 'seal']
    case 'text':
      return ['heading']
    default:
      return []
  }
}

function ofTable({ name = '', rows = [] }: FormRow): readonly KnownRow[] {
  const room = roomOf(rows)
  return rows.flatMap((row) => {
    const renamed: readonly FormChangeKind[] = hasPlace(row) ? [] : ['rename']
    const takes: readonly FormChangeKind[] = row.kind === 'column' ? [...renamed, 'column'] : renamed
    return known(row.name && `${name}.${row.name}`, row.words ?? '', takes, room)
  })
}

function roomOf(rows: readonly FormRow[]): number {
  const columns = rows.filter(({ kind }) => kind === 'column')
  const shared = columns.filter(({ width = 0 }) => width === 0).length
  const rest = INNER_WIDTH - columns.reduce((sum, { width = 0 }) => sum + width, 0)
  return shared === 0 ? 0 : rest - shared * WIDEST_KEEPS
}

export interface ChangedForm {
  readonly rows: readonly FormRow[]
  /** No row of this version of the software takes them. */
  readonly untaken: readonly FormChange[]
}

export function changedForm({ name, fixed, rows }: FormTable, changes: readonly FormChange[]): ChangedForm {
  const untaken: FormChange[] = []
  let now = rows
  for (const change of changes.filter(({ form }) => form === name)) {
    const changed = fixed === null ? rowsWith(now, change, '') : now
    if (changed === now) untaken.push(change)
    now = changed
  }
  return { rows: now, untaken }
}

/** The same rows where none of them takes the change. */
function rowsWith(rows: readonly FormRow[], change: FormChange, table: string): readonly FormRow[] {
  let isTaken = false
  const changed = rows.flatMap((row) => {
    const pieces = rowWith(row, change, table)
    if (pieces[0] !== row || pieces.length > 1) isTaken = true
    return pieces
  })
  return isTaken ? changed : rows
}

function rowWith(row: FormRow, change: FormChange, table: string): readonly FormRow[] {
  const { words, width = 0 } = change
  if (row.name !== undefined && `${table}${row.name}` === change.at) {
    switch (change.change) {
      case 'rename':
        return [{ ...row, words }]
      case 'column':
        return [row, { kind: 'column', words, width, blank: true, own: true }]
      case 'heading':
        return [{ kind: 'heading', words }, row]
      case 'seal':
        return [row, { kind: 'line', words, sealed: true }]
    }
  }
  if (row.rows === undefined) return [row]
  const below = rowsWith(row.rows, change, row.kind === 'table' ? `${row.name}.` : table)
  if (below === row.rows) return [row]
  if (change.change !== 'heading' || row.kind !== 'fields') return [{ ...row, rows: below }]
  // A heading stands between fields, never in one of their frames.
  const at = below.findIndex(({ kind }) => kind === 'heading')
  const { words: title, ...rest } = row
  const before = at === 0 ? [] : [{ ...row, rows: below.slice(0, at) }]
  return [
    ...before,
    { kind: 'heading', words },
    { ...rest, rows: below.slice(at + 1), ...(at === 0 && title ? { words: title } : {}) },
  ]
}
