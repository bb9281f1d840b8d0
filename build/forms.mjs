#!/usr/bin/env node
/**
 * Makes one module with types of all printed forms: documents/forms/NAME.tsv → documents/forms/tables.ts, which is not committed. A form
 * is a table that any spreadsheet opens: `kind`, `name`, `words`, `value`, `width`, `look`; docs/documents.md has the kinds. A datum that
 * a form asks for and nobody gives does not compile.
 * Usage: node build/forms.mjs
 */
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import { answerHelp } from './usage.mjs'

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
  const forms = [...tables.keys()].map((name) => formOf(name, tables)).filter(({ law }) => law !== undefined)
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

/** What a form is given: a name for each datum, once where several rows show it. */
function typeOf(rows) {
  const members = new Map()
  const put = (name, type) => members.set(name, `readonly ${name}${type.endsWith('undefined') ? '?' : ''}: ${type}`)
  for (const row of rows) for (const [name, type] of membersOf(row)) put(name, type)
  return `{ ${[...members.values()].join('; ')} }`
}

function* membersOf({ kind, name, words = '', value = '', maybe, rows = [], ...look }) {
  const orNot = maybe ? ' | undefined' : ''
  // `{n}` counts the lines of one label.
  for (const [, place] of `${words}${value}`.matchAll(PLACE)) if (place !== 'n') yield [place, `string${orNot}`]
  if (kind === 'field' && look.each) yield [name, 'readonly { readonly words: string; readonly given: FieldGiven }[]']
  else if (kind === 'field' && value === '') yield [name, `FieldGiven${orNot}`]
  else if (maybe && rows.length === 0 && !`${words}${value}`.includes('{')) yield [name, 'boolean']
  if (kind === 'table') {
    const all = rows.filter((row) => row.kind === 'column')
    const columns = all.filter((column) => column.value === undefined && !column.blank)
    for (const column of all) if (column.maybe) yield [column.name, 'boolean']
    for (const column of all) for (const [, place] of (column.words ?? '').matchAll(PLACE)) yield [place, 'string']
    const lines = rows.filter((row) => row.kind === 'row')
    const cells = (of) =>
      `{ ${of.map((column) => `readonly ${column.name}${column.maybe ? '?' : ''}: CellGiven${column.maybe ? ' | undefined' : ''}`).join('; ')} }`
    if (lines.length === 0)
      yield [name, `RowsGiven<${cells(columns)}>${look.pen === undefined ? '' : ' | null'}${orNot}`]
    for (const line of lines) {
      for (const [, place] of (line.words ?? '').matchAll(PLACE))
        yield [place, `string${line.maybe ? ' | undefined' : ''}`]
      if (!line.blank && line.value === undefined)
        yield [
          line.name,
          `${cells(columns.filter((column) => column !== all[0]))} | null${line.maybe ? ' | undefined' : ''}`,
        ]
    }
  } else if (kind === 'part') {
    const type = typeOf(rows)
    yield [name, look.each ? `readonly ${type}[]` : type === '{  }' ? 'boolean' : `${type}${' | undefined'}`]
  } else if (kind === 'draw') yield [name, 'Drawing']
  else if (kind === 'face' && look.count) yield [name, 'string']
  else if (kind === 'line' && look.many) yield [name, 'number']
  if (kind === 'sign' || kind === 'line' || kind === 'face') yield ['seals', 'boolean']
  if (kind !== 'table' && kind !== 'part') for (const row of rows) yield* membersOf(row)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  answerHelp(import.meta.url)
  makeForms()
}
