/**
 * Makes one module with types of all printed forms: documents/forms/NAME.tsv → documents/forms/tables.ts, which is not committed. A form
 * is a table that any spreadsheet opens: `kind`, `name`, `words`, `value`, `width`, `look`; docs/documents.md has the kinds. A datum that
 * a form asks for and nobody gives does not compile. `build/words.mjs` makes it with the words.
 */
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'

export const FORMS = join(import.meta.dirname, '..', 'documents', 'forms')
const COLUMNS = ['kind', 'name', 'words', 'value', 'width', 'look']
const ABOUT = ['title', 'law', 'as-of', 'fixed']
/** Kinds that hold the rows below them, up to an `end` or to the next row that is no part of them. */
const HOLDS = {
  fields: ['field', 'pen'],
  facts: ['field'],
  face: ['field', 'pen', 'line'],
  table: ['column', 'row'],
  sign: ['line'],
  lines: ['line'],
}
const ALONE = ['heading', 'text', 'space', 'keep', 'line', 'record', 'draw', 'end-part', 'new-page']
const PLACE = /\{(\w+)\}/g

/** Writes only what changed, and whole: another process may read it meanwhile. Synchronous, as the words beside it. */
export function makeForms(folder = FORMS) {
  const names = readdirSync(folder).filter((file) => file.endsWith('.tsv'))
  const tables = new Map(names.sort().map((file) => [file.slice(0, -4), readFileSync(join(folder, file), 'utf8')]))
  const [file, module] = [join(folder, 'tables.ts'), moduleOf(tables)]
  if (existsSync(file) && readFileSync(file, 'utf8') === module) return
  writeFileSync(`${file}.${process.pid}`, module)
  renameSync(`${file}.${process.pid}`, file)
}

/** @param {ReadonlyMap<string, string>} tables by form, the text of each table @returns {string} */
export function moduleOf(tables) {
  // A table without a law is a part of others.
  const names = [...tables.keys()].filter((name) => tables.get(name).includes('\nlaw\t'))
  const forms = names.map((name) => formOf(name, tables))
  const each = forms.map(({ id, data, ...form }) => {
    const type = `${id[0].toUpperCase()}${id.slice(1)}Data`
    return `export interface ${type} ${data}\nexport const ${id}: FormTable<${type}> = ${JSON.stringify(form, null, 1)}\n`
  })
  const all = `export const FORM_TABLES = [${forms.map(({ id }) => id).join(', ')}] as const\n`
  const types = "import type { CellGiven, Drawing, FieldGiven, FormTable, RowsGiven } from '../form-table.ts'\n"
  return `// Made of documents/forms/*.tsv by build/forms.mjs.\n${types}${each.join('')}${all}`
}

/** The lines of a table; `include` brings in those of another one, which is no form of its own. */
function linesOf(name, tables) {
  const [head, ...lines] = parse(tables.get(name), { delimiter: '\t', bom: true, relax_column_count: true })
  if (head.join() !== COLUMNS.join())
    throw new Error(`documents/forms/${name}.tsv: the columns are ${COLUMNS.join(', ')}`)
  return lines.flatMap((cells) => (cells[0] === 'include' ? linesOf(cells[1], tables) : [cells]))
}

function formOf(name, tables) {
  const lines = linesOf(name, tables)
  const wrong = (line, what) => new Error(`documents/forms/${name}.tsv: row ${line + 2}: ${what}`)
  const about = { name }
  const root = { rows: [] }
  const open = [root]
  lines.forEach((cells, line) => {
    const [kind, id = '', words = '', value = '', width = '', look = ''] = cells
    if (ABOUT.includes(kind)) {
      about[kind === 'as-of' ? 'asOf' : kind] = words
      return
    }
    const row = { kind, ...given({ name: id, words, value }), ...sizeOf(width), ...looksOf(look) }
    const top = () => open.at(-1)
    if (kind !== 'end' && HOLDS[top().kind] && !HOLDS[top().kind].includes(kind)) open.pop()
    if (kind === 'end') {
      if (HOLDS[top().kind]) open.pop()
      if (open.length === 1) throw wrong(line, 'nothing is open')
      open.pop()
      return
    }
    const holds = HOLDS[top().kind] === undefined
    if (holds && (kind === 'field' || kind === 'pen')) {
      const fields = { kind: 'fields', rows: [] }
      top().rows.push(fields)
      open.push(fields)
    } else if (
      !['part', 'together', ...Object.keys(HOLDS), ...ALONE].includes(kind) &&
      !HOLDS[top().kind]?.includes(kind)
    )
      throw wrong(line, `${kind} has no place here`)
    top().rows.push(row)
    if (kind in HOLDS || kind === 'part' || kind === 'together') open.push(Object.assign(row, { rows: [] }))
  })
  if (open.length > (HOLDS[open.at(-1).kind] ? 2 : 1)) throw wrong(lines.length, 'a part has no end')
  return { id: camel(name), data: typeOf(root.rows), fixed: null, ...about, rows: root.rows }
}

const given = (cells) => Object.fromEntries(Object.entries(cells).filter(([, text]) => text !== ''))
const sizeOf = (width) => (width === '' ? {} : { width: width === '*' ? 0 : Number(width) })

function looksOf(look) {
  const pairs = look.split(' ').filter((each) => each !== '')
  return Object.fromEntries(
    pairs.map((each) => each.split('=')).map(([name, value]) => [name, value ? Number(value) : true]),
  )
}

function camel(name) {
  return name.replaceAll(/-(\w)/g, (_, letter) => letter.toUpperCase())
}

/** The data of a form: a name for each datum, once where several rows show it. */
function typeOf(rows) {
  const members = new Map()
  for (const row of rows) for (const [name, type, maybe] of membersOf(row)) members.set(name, typed(name, type, maybe))
  return `{ ${[...members.values()].join('; ')} }`
}

const typed = (name, type, maybe) => `readonly ${name}${maybe ? '?' : ''}: ${type}${maybe ? ' | undefined' : ''}`

/** Name, type, and whether it may be left out. */
function* membersOf(row) {
  const { kind, name, value, maybe, rows = [] } = row
  yield* placesOf(row)
  if (kind === 'field' && row.each) yield [name, 'readonly { readonly words: string; readonly given: FieldGiven }[]']
  else if (kind === 'field' && value === undefined) yield [name, 'FieldGiven', maybe]
  else if (kind === 'table') yield* membersOfTable(row)
  else if (kind === 'part' && row.each) yield [name, `readonly ${typeOf(rows)}[]`]
  else if (kind === 'part') yield [name, typeOf(rows), true]
  else if (kind === 'draw') yield [name, 'Drawing']
  else if (kind === 'face' && row.count) yield [name, 'string']
  else if (kind === 'line') yield* countOf(row)
  else if (maybe && !hasPlace(row)) yield [name, 'boolean']
  if (kind === 'sign' || kind === 'face' || (kind === 'line' && !row.plain && !row.sealed)) yield ['seals', 'boolean']
  // The lines of a block are sealed or not as it is.
  if (kind === 'lines') yield* rows.flatMap((line) => [...placesOf(line), ...countOf(line)])
  else if (kind !== 'part' && kind !== 'table') for (const each of rows) yield* membersOf(each)
}

/** As many lines as a number says, or one for each name; `{n}` is number or name. */
function* countOf({ name, many, each }) {
  if (many) yield [name, 'number']
  else if (each) yield [name, 'readonly string[]']
}

const hasPlace = ({ words = '', value = '' }) => `${words}${value}`.includes('{')

/** `{n}` counts the lines of one label. */
function* placesOf({ words = '', value = '', maybe }) {
  for (const [, place] of `${words}${value}`.matchAll(PLACE)) if (place !== 'n') yield [place, 'string', maybe]
}

function* membersOfTable({ name, maybe, pen, rows }) {
  const columns = rows.filter(({ kind }) => kind === 'column')
  const lines = rows.filter(({ kind }) => kind === 'row')
  for (const row of rows) yield* placesOf(row)
  for (const column of columns) if (column.maybe) yield [column.name, 'boolean']
  const cells = (of) => {
    const given = of.filter(({ value, blank }) => value === undefined && !blank)
    return `{ ${given.map((column) => typed(column.name, 'CellGiven', column.maybe)).join('; ')} }`
  }
  if (lines.length === 0) yield [name, `RowsGiven<${cells(columns)}>${pen === undefined ? '' : ' | null'}`, maybe]
  for (const line of lines) {
    const isOwn = line.blank || line.value !== undefined || cells(columns.slice(1)) === '{  }'
    if (!isOwn) yield [line.name, `${cells(columns.slice(1))} | null`, line.maybe]
    else if (line.maybe && !hasPlace(line)) yield [line.name, 'boolean']
  }
}
