/** Offers a new value for one cell or for all cells of one kind, and makes the mended file. A lost letter is never guessed. */

import { utf8 } from '#election/bytes.ts'
import { isRow, readCsv } from '#election/definition/import/csv.ts'
import { decodeText, decodingOf } from '#election/definition/import/decode.ts'
import { columnOf, ROLL_PROFILE, ruleOf } from '#election/definition/import/headings.ts'
import { type AroundTable, CSV_SHAPE, itemsIn, type Shape } from '#election/definition/import/lines.ts'
import type { Problem } from '#election/definition/import/problem.ts'
import { startReport } from '#election/definition/import/report.ts'
import { columnsBy, joinedCells } from '#election/definition/import/roll-layout.ts'
import { type RollProfile, readRollProfile } from '#election/definition/import/roll-profile.ts'
import { heldFile } from '#election/definition/import/source-file.ts'
import { halfWidth, plainOf } from '#election/definition/import/written-forms.ts'
import { quotedIn } from './change-files.ts'

/** The place of a cell, as a problem names it. */
export interface CellPlace {
  readonly file: string
  readonly line: number
  readonly column: string
}

/** A problem with the text of its cell. Null: it has no cell, so people mend the file where it was made. */
export interface FoundProblem extends Problem {
  readonly cell: string | null
  /** Null: only a person can know the right value. */
  readonly offered: string | null
}

const INVISIBLE = /[\p{Cf}\p{Cc}\p{Zl}\p{Zp}]/gu
const LONE_SELECTOR = /(^|[^\p{Script=Han}])(?:[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}])+/gu
const CELL_MAX = 400
const ROLL = 'roll.csv'

export function foundProblems(
  problems: readonly Problem[],
  files: ReadonlyMap<string, Uint8Array>,
): readonly FoundProblem[] {
  const sheets = sheetsOf(problems, files)
  return problems.map((problem) => {
    const sheet = sheets.get(problem.file)
    const cell = sheet ? cellAt(sheet, problem) : null
    const shown = cell !== null && cell.length <= CELL_MAX && sheet?.isMended ? cell : null
    return { ...problem, cell: shown, offered: shown === null ? null : offerFor(problem, shown) }
  })
}

/** The cells of `columns` in the row of each problem. */
export function cellsAt(
  problems: readonly Problem[],
  files: ReadonlyMap<string, Uint8Array>,
  columns: readonly string[],
): readonly (readonly string[])[] {
  const sheets = sheetsOf(problems, files)
  return problems.map(({ file, line }) => {
    const sheet = sheets.get(file)
    return columns.map((column) => (sheet ? (wholeAt(sheet, line, column) ?? '') : ''))
  })
}

function sheetsOf(
  problems: readonly Problem[],
  files: ReadonlyMap<string, Uint8Array>,
): ReadonlyMap<string, Sheet | null> {
  const sheets = new Map<string, Sheet | null>()
  const profile = profileIn(files)
  for (const name of new Set(problems.map(({ file }) => file))) {
    const lines = problems.flatMap(({ file, line }) => (file === name ? [line] : []))
    sheets.set(name, sheetOf(name, files.get(name), new Set(lines), profile))
  }
  return sheets
}

/** A value that differs from the cell and follows from it without any other knowledge. */
function offerFor({ code, allowed }: Problem, cell: string): string | null {
  const offer = offerOf(code, cell, allowed)
  return offer === cell || offer === '' ? null : offer
}

export function offerOf(code: Problem['code'], cell: string, allowed: string): string | null {
  switch (code) {
    case 'control-character':
    case 'direction-character':
    case 'invisible-character':
      return cell.replace(INVISIBLE, '').trim()
    case 'lone-variation-selector':
      return cell.replace(LONE_SELECTOR, '$1')
    case 'not-a-number':
    case 'not-an-id':
      return halfWidth(cell).replace(/[\s,]/gu, '')
    case 'wrong-check-digit':
      return allowed
    default:
      return null
  }
}

interface Sheet {
  readonly header: readonly string[]
  /** The number of cells in a row, also those of nameless columns after the last named one. */
  readonly width: number
  readonly rows: ReadonlyMap<number, readonly string[]>
  /** False: a value of another width would move all columns after it, so the office has the extract made anew. */
  readonly isMended: boolean
  /** Where the cells of a column are that is joined from several. */
  readonly joined: ReadonlyMap<string, { readonly places: readonly number[]; readonly joiner: string }>
}

/** Keeps only the rows of `lines`: a roll may have a million rows, and somebody looks at few of them. */
function sheetOf(
  name: string,
  bytes: Uint8Array | undefined,
  lines: ReadonlySet<number>,
  profile: RollProfile | null,
): Sheet | null {
  const file = bytes === undefined ? null : heldFile(bytes)
  const decoding = file && decodingOf(file)
  if (!file || decoding === null || typeof decoding === 'string') return null
  let header: Pick<Sheet, 'header' | 'width' | 'joined'> | null = null
  const shape = shapeOf(name, profile)
  const rows = new Map<number, readonly string[]>()
  for (const items of itemsIn(decoding.texts(file.pieces()), shape, UNTOLD)) {
    for (const { line, cells } of items.filter(isRow)) {
      const isRow = header !== null || isHeadless(name, profile)
      if (isRow && lines.has(line)) rows.set(line, cells)
      header ??= {
        header: headerOf(name, cells, profile),
        width: cells.length,
        joined: name === ROLL && profile !== null ? joinedIn(profile, cells) : new Map(),
      }
    }
  }
  return header && { ...header, rows, isMended: typeof shape.cut === 'string' }
}

function joinedIn({ columns, hasHeadings }: RollProfile, cells: readonly string[]): Sheet['joined'] {
  const names = cells.map((cell, at) => (hasHeadings ? plainOf(cell) : `#${at + 1}`))
  return new Map(
    [...columns].flatMap(([column, { from, joiner }]) =>
      from.length < 2 ? [] : [[column, { places: from.map((name) => names.indexOf(name)), joiner }] as const],
    ),
  )
}

function hasShape(cells: readonly string[] | undefined, ...widths: readonly number[]): cells is readonly string[] {
  return cells !== undefined && widths.includes(cells.length)
}

/** The profile by which the roll of these files is read. Null: there is none, or it is wrong, and then no roll was read. */
export function profileIn(files: ReadonlyMap<string, Uint8Array>): RollProfile | null {
  const bytes = files.get(ROLL_PROFILE)
  return bytes === undefined ? null : readRollProfile(heldFile(bytes), startReport())
}

/** The import tells what is around the table. */
const UNTOLD: AroundTable = { passedOver: () => {}, isAnother: () => {}, endMark: () => {} }

function shapeOf(file: string, profile: RollProfile | null): Shape {
  return file === ROLL && profile !== null ? profile.shape : CSV_SHAPE
}

function isHeadless(file: string, profile: RollProfile | null): boolean {
  return file === ROLL && profile !== null && !profile.hasHeadings
}

/** The columns as the import names them. Empty headings that a spreadsheet left at the end are no columns. */
function headerOf(file: string, cells: readonly string[], profile: RollProfile | null = null): readonly string[] {
  if (isHeadless(file, profile) && profile !== null)
    return columnsBy(
      profile,
      cells.map((_, at) => `#${at + 1}`),
    )
  const names = cells.slice(0, cells.findLastIndex((name) => name.trim() !== '') + 1)
  if (file === ROLL && profile !== null) return columnsBy(profile, names)
  return names.map((name) => columnOf(file, name))
}

function cellAt({ header, width, rows }: Sheet, { line, column }: Pick<CellPlace, 'line' | 'column'>): string | null {
  const cells = rows.get(line)
  const place = header.indexOf(column)
  return place < 0 || !hasShape(cells, header.length, width) ? null : (cells[place] ?? null)
}

/** The value as the import has it: 頁 alone is nobody's roll number. */
function wholeAt(sheet: Sheet, line: number, column: string): string | null {
  const joined = sheet.joined.get(column)
  const cells = sheet.rows.get(line)
  if (joined === undefined || !hasShape(cells, sheet.header.length, sheet.width)) return cellAt(sheet, { line, column })
  return joinedCells(cells, joined.places, joined.joiner)
}

/** The file in UTF-8 with another value in one cell; the rest of its text is unchanged. Null: that cell is no longer there. */
export function withCell(
  bytes: Uint8Array,
  place: CellPlace,
  value: string,
  profile: RollProfile | null = null,
): { was: string; bytes: Uint8Array } | null {
  let was: string | null = null
  const mend = (cell: string) => {
    was = cell
    return value
  }
  const mended = withCells(bytes, place, new Set([place.line]), mend, profile)
  return mended === null || was === null ? null : { was, bytes: mended.bytes }
}

/**
 * The file in UTF-8 with other values in the cells of one column.
 *
 * @param lines null: every row
 * @param change null: the cell stays
 */
export function withCells(
  bytes: Uint8Array,
  { file, column }: Pick<CellPlace, 'file' | 'column'>,
  lines: ReadonlySet<number> | null,
  change: (cell: string) => string | null,
  profile: RollProfile | null = null,
): { readonly bytes: Uint8Array; readonly count: number } | null {
  const decoded = decodeText(bytes)
  const shape = shapeOf(file, profile)
  const { cut } = shape
  if (decoded === null || typeof cut !== 'string') return null
  const all = [...itemsIn([decoded.text], shape, UNTOLD)].flat().filter(isRow)
  const [head, ...others] = all
  const rows = isHeadless(file, profile) ? all : others
  const header = head && headerOf(file, head.cells, profile)
  const at = header?.indexOf(column) ?? -1
  if (header === undefined || at < 0) return null
  const text = decoded.text.split('\n')
  const written: string[] = []
  let [next, count] = [0, 0]
  for (const { line, cells } of rows) {
    if (lines !== null && !lines.has(line)) continue
    const is = hasShape(cells, header.length, head?.cells.length ?? 0) ? change(cells[at] ?? '') : null
    if (is === null) continue
    // A quoted cell may have line breaks, so a row may take several lines.
    const breaks = cells.join('').split('\n').length - 1
    for (; next < line - 1; next++) written.push(text[next] ?? '')
    const end = text[next + breaks]?.endsWith('\r') ? '\r' : ''
    written.push(`${cells.map((cell, place) => quotedIn(place === at ? is : cell, cut)).join(cut)}${end}`)
    next += 1 + breaks
    count += 1
  }
  for (; next < text.length; next++) written.push(text[next] ?? '')
  return { bytes: utf8(written.join('\n')), count }
}

const RULES = 'election.csv'

/** The same election as a rehearsal: only `rehearsal` is changed to yes, so the project has its own keys, kits and ids (D-29). */
export function filesForRehearsal(files: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, Uint8Array> {
  const rules = files.get(RULES)
  const [head, ...rows] = rules === undefined ? [] : readCsv(decodeText(rules)?.text ?? '').rows
  const key = head === undefined ? -1 : headerOf(RULES, head.cells).indexOf('key')
  const row = rows.find(({ cells }) => ruleOf(cells[key] ?? '') === 'rehearsal')
  const place = { file: RULES, line: row?.line ?? 0, column: 'value' }
  const changed = rules === undefined ? null : withCell(rules, place, 'yes')
  return changed === null ? files : new Map(files).set(RULES, changed.bytes)
}
