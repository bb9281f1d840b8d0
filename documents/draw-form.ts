/** The one renderer of forms that are tables (DOC-24): row after row, with what the form is given. */
import { assert } from '#election/assert.ts'
import { figure } from '#election/figure.ts'
import { drawFace } from './face.ts'
import { BODY, type Form, INNER_WIDTH, SIGNATURE_HEIGHT, SMALL } from './form.ts'
import type { CellGiven, Drawing, EachField, FieldGiven, FormRow, FormTable, RowsGiven } from './form-table.ts'
import type { TextStyle } from './lettering.ts'
import { DATE_BY_HAND, NONE, ruled, section } from './ruled.ts'
import { type Cell, type Column, emptyRows, table } from './table.ts'
import { changedForm } from './town-forms.ts'

type Scope = Readonly<Record<string, unknown>>

export function drawForm<Data extends object>(form: Form, of: FormTable<Data>, data: Data): void {
  const { rows, untaken } = changedForm(of, form.head.forms ?? [])
  const lacking = untaken.map(({ words }) => `この版にない様式の変更：${words}`)
  form.untaken = [...new Set([...form.untaken, ...lacking])]
  drawRows(form, rows, data as Scope)
}

function drawRows(form: Form, rows: readonly FormRow[], data: Scope): void {
  rows.forEach((row, at) => {
    if (isLeftOut(row, data)) return
    const draw = DRAW[row.kind]
    assert(draw !== undefined, `form: the kind ${row.kind}`)
    draw(form, row, data, () => besideHeight(form, rows.slice(at + 1), row, data))
  })
}

/** A `maybe` row is there when its places, or its datum, are given. */
function isLeftOut({ name = '', words = '', value = '', maybe }: FormRow, data: Scope): boolean {
  if (maybe !== true) return false
  const places = placesOf(`${words}${value}`)
  if (places.length > 0) return places.some((place) => data[place] === undefined)
  return data[name] === undefined || data[name] === false
}

/** Signatures and the like that stay on the page of the last rows: all up to the next record. */
function besideHeight(form: Form, rest: readonly FormRow[], { beside }: FormRow, data: Scope): number {
  if (beside !== true) return 0
  const until = rest.findIndex(({ kind }) => kind === 'record' || kind === 'part')
  return form.heightOf((part) => drawRows(part, until < 0 ? rest : rest.slice(0, until), data))
}

type Draw = (form: Form, row: FormRow, data: Scope, after: () => number) => void

const DRAW: Readonly<Record<string, Draw>> = {
  heading: (form, { words, level }, data) =>
    level === 1 ? form.subheading(filled(words, data)) : form.heading(filled(words, data)),
  text: (form, row, data) => form.paragraph(filled(row.words, data), styleOf(row)),
  space: (form, { width = 0 }) => form.space(width),
  keep: (form, { width = 0 }) => form.keepTogether(width),
  'end-part': (form) => form.endPart(),
  'new-page': (form) => form.newPage(),
  record: (form, { words }, data) => form.newRecord(filled(words, data)),
  draw: (form, { name = '' }, data) => (data[name] as Drawing)(form),
  together: (form, { rows = [] }, data) => form.together((part) => drawRows(part, rows, data)),
  part: (form, { name = '', rows = [] }, data) => {
    const given = data[name]
    if (given === undefined || given === false) return
    const all = Array.isArray(given) ? given : [given === true ? {} : given]
    for (const each of all) drawRows(form, rows, each)
  },
  fields: (form, { words, width, height, rows = [] }, data, after) => {
    const options = {
      ...(width ? { label: width } : {}),
      ...(height ? { height: Number(height) } : {}),
      after: after(),
    }
    const fields = fieldsOf(rows, data)
    if (fields.length === 0 && words === undefined) return
    if (words === undefined) ruled(form, fields, options)
    else section(form, filled(words, data), fields, options)
  },
  facts: (form, { rows = [], ...row }, data) =>
    form.facts(
      fieldsOf(rows, data).map(([label, value]) => [label, value ?? '']),
      styleOf(row),
    ),
  table: drawTable,
  face: (form, { words, name = '', count, rows = [] }, data) => {
    const lines = rows.filter(({ kind }) => kind === 'line').map((line) => filled(line.words, data))
    const fields = fieldsOf(
      rows.filter(({ kind }) => kind !== 'line'),
      data,
    )
    const counted = count === true ? String(data[name]) : null
    drawFace(form, {
      kind: filled(words, data),
      count: counted,
      lines: fields,
      sealedBy: lines,
      seals: data.seals === true,
    })
  },
  sign: (form, { words, rows = [] }, data) => {
    const labels = rows.flatMap((row) => labelsOf(row, data))
    form.endPart()
    form.keepTogether(30 * labels.length + 26)
    form.paragraph(words === undefined ? DATE_BY_HAND : filled(words, data))
    for (const { label, sealed } of labels)
      form.signatureLine(label, { seal: sealed || data.seals === true, isOwn: sealed })
  },
  lines: (form, { rows = [], plain }, data) => {
    const labels = rows.flatMap((row) => labelsOf(row, data))
    form.endPart()
    form.keepIfItFits(labels.length * SIGNATURE_HEIGHT)
    for (const { label, sealed } of labels) form.signatureLine(label, { seal: sealed || plain !== true, isOwn: sealed })
  },
  line: (form, row, data) => {
    const height = row.height === undefined ? {} : { height: Number(row.height) }
    for (const { label, sealed } of labelsOf(row, data))
      form.signatureLine(label, {
        ...{ seal: sealed || (row.plain !== true && data.seals === true), isOwn: sealed },
        ...height,
      })
  },
}

interface Label {
  readonly label: string
  /** A town's own line: with its circle also where the commission has none beside signatures. */
  readonly sealed: boolean
}

function labelsOf({ name = '', words = '', many, each, sealed }: FormRow, data: Scope): readonly Label[] {
  const counted = Array.from({ length: many === true ? Number(data[name]) : 1 }, (_, i) => String(i + 1))
  const all = each === true ? (data[name] as readonly string[]) : counted
  return all.map((n) => ({ label: filled(words, { ...data, n }), sealed: sealed === true }))
}

function fieldsOf(rows: readonly FormRow[], data: Scope): readonly (readonly [string, string | null])[] {
  return rows.flatMap((row) => {
    const { kind, name = '', words, value, each } = row
    if (each === true) return (data[name] as readonly EachField[]).map((of) => [of.words, of.given] as const)
    if (isLeftOut(row, data)) return []
    const given = kind === 'pen' ? null : value === undefined ? (data[name] as FieldGiven) : filled(value, data)
    return [[filled(words, data), given] as const]
  })
}

function drawTable(form: Form, node: FormRow, data: Scope, after: () => number): void {
  const { name = '', rows = [], pen, more, none } = node
  const named = rows.filter((row) => row.kind === 'column' && !isLeftOut(row, data))
  const columns = columnsOf(named, data)
  const lines = rows.filter(({ kind }) => kind === 'row')
  const given =
    lines.length > 0 ? lines.flatMap((line) => lineOf(line, named, data)) : (data[name] as RowsGiven<Scope> | null)
  if (given?.length === 0 && none === true) {
    const rest = after()
    if (rest > 0) form.keepTogether(rest)
    form.paragraph(NONE)
    return
  }
  const filledIn = given?.map((row) =>
    named.map((column) => (row === null ? { text: '' } : cellOf(row[column.name ?? ''] as CellGiven, column))),
  )
  const all = [...(filledIn ?? emptyRows(columns, Number(pen ?? 0))), ...emptyRows(columns, Number(more ?? 0))]
  table(form, columns, all, { after: after() })
}

/** A line of the form's own: its words are in the first column, the others are given or its own as well; null: all for the pen. */
function lineOf(row: FormRow, columns: readonly FormRow[], data: Scope): Scope[] {
  const { name = '', words, value, blank, bold } = row
  if (isLeftOut(row, data)) return []
  const own = value?.split('|').map((cell) => filled(cell, data)) ?? []
  const printed = columns.filter((column) => column.own !== true)
  const given = blank === true ? null : (data[name] as Scope | null)
  const cells = columns.map((column, at) => {
    const key = column.name ?? ''
    const cell = at === 0 ? filled(words, data) : (own[printed.indexOf(column) - 1] ?? given?.[key])
    return [key, bold === true ? { ...cellOf(cell as CellGiven, {}), bold } : cell] as const
  })
  return [Object.fromEntries(cells)]
}

function columnsOf(named: readonly FormRow[], data: Scope): readonly Column[] {
  const rest = INNER_WIDTH - named.reduce((sum, { width = 0 }) => sum + width, 0)
  const shared = named.filter(({ width = 0 }) => width === 0).length
  return named.map(({ words, width = 0, right, center, once }) => ({
    header: filled(words, data),
    width: width === 0 ? rest / shared : width,
    ...(right === true ? { align: 'right' } : center === true ? { align: 'center' } : {}),
    ...(once === true ? { once } : {}),
  }))
}

function cellOf(given: CellGiven | undefined, { small, entered, value, blank }: Partial<FormRow>): Cell {
  if (blank === true) return { text: '' }
  const plain = given ?? value ?? ''
  const cell = typeof plain === 'object' ? plain : { text: typeof plain === 'number' ? figure(plain) : plain }
  return { ...cell, ...(small === true ? { small } : {}), ...(entered === true ? { entered } : {}) }
}

function styleOf({ small, size, bold, entered }: FormRow): TextStyle {
  const base = small === true ? SMALL : size === undefined ? BODY : { size: Number(size) }
  return { ...base, ...(bold === true ? { weight: 'bold' } : {}), ...(entered === true ? { entered } : {}) }
}

function placesOf(words: string): readonly string[] {
  return [...words.matchAll(/\{(\w+)\}/g)].flatMap(([, place]) => (place === undefined ? [] : [place]))
}

function filled(words: string | undefined, data: Scope): string {
  return (words ?? '').replaceAll(/\{(\w+)\}/g, (_, place) => String(data[place]))
}
