/** A mend of one cell: which one is offered for a problem, and the file with it. What is lost for good is nobody's guess. */

import { utf8 } from '#election/bytes.ts'
import { csvInPieces, isRow, readCsv } from '#election/definition/import/csv.ts'
import { decodeText, decodingOf } from '#election/definition/import/decode.ts'
import type { Problem } from '#election/definition/import/problem.ts'
import { heldFile } from '#election/definition/import/source-file.ts'
import { parseJapaneseDate } from '#election/japanese-date.ts'
import { quotedCell } from './change-files.ts'

/** Where a cell stands, as a problem says it. */
export interface CellPlace {
  readonly file: string
  readonly line: number
  readonly column: string
}

/** A problem with what stands in its cell; null: no cell of its own, the file has to be mended where it was made. */
export interface FoundProblem extends Problem {
  readonly cell: string | null
  /** Null: only a person can know it. */
  readonly offered: string | null
}

const INVISIBLE = /[\p{Cf}\p{Cc}\p{Zl}\p{Zp}]/gu
const LONE_SELECTOR = /(^|[^\p{Script=Han}])(?:[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}])+/gu
const CELL_MAX = 400

export function foundProblems(
  problems: readonly Problem[],
  files: ReadonlyMap<string, Uint8Array>,
): readonly FoundProblem[] {
  const sheets = new Map<string, Sheet | null>()
  for (const name of new Set(problems.map(({ file }) => file))) {
    const lines = problems.flatMap(({ file, line }) => (file === name ? [line] : []))
    sheets.set(name, sheetOf(files.get(name), new Set(lines)))
  }
  return problems.map((problem) => {
    const sheet = sheets.get(problem.file)
    const cell = sheet ? cellAt(sheet, problem) : null
    const shown = cell !== null && cell.length <= CELL_MAX ? cell : null
    return { ...problem, cell: shown, offered: shown === null ? null : offerFor(problem, shown) }
  })
}

/** A value that differs from the cell and that nobody has to know anything for. */
function offerFor({ code, allowed }: Problem, cell: string): string | null {
  const offer = offerOf(code, cell, allowed)
  return offer === cell || offer === '' ? null : offer
}

function offerOf(code: Problem['code'], cell: string, allowed: string): string | null {
  switch (code) {
    case 'surrounding-space':
      return cell.trim()
    case 'control-character':
    case 'direction-character':
    case 'invisible-character':
      return cell.replace(INVISIBLE, '').trim()
    case 'lone-variation-selector':
      return cell.replace(LONE_SELECTOR, '$1')
    case 'not-a-number':
    case 'not-an-id':
    case 'not-in-list':
      return cell.normalize('NFKC').replace(/[\s,]/gu, '').toLowerCase()
    case 'not-a-date':
      return parseJapaneseDate(cell)
    case 'not-a-time':
      return timeOf(cell)
    case 'wrong-check-digit':
      return allowed
    default:
      return null
  }
}

/** 7:00, ７時, 午後８時30分 */
function timeOf(cell: string): string | null {
  const plain = cell.normalize('NFKC').replace(/\s/gu, '')
  const [whole, noon, hour, minute] = /^(午前|午後)?(\d{1,2})(?:[:時](\d{2})?分?)$/.exec(plain) ?? []
  if (whole === undefined) return null
  const hours = Number(hour) + (noon === '午後' && Number(hour) < 12 ? 12 : 0)
  return `${String(hours).padStart(2, '0')}:${minute ?? '00'}`
}

interface Sheet {
  readonly header: readonly string[]
  readonly rows: ReadonlyMap<number, readonly string[]>
}

/** Of the lines that are asked for alone: a roll of a million rows has few that somebody looks at. */
function sheetOf(bytes: Uint8Array | undefined, lines: ReadonlySet<number>): Sheet | null {
  const file = bytes === undefined ? null : heldFile(bytes)
  const decoding = file && decodingOf(file)
  if (!file || !decoding) return null
  let header: readonly string[] | null = null
  const rows = new Map<number, readonly string[]>()
  for (const items of csvInPieces(decoding.texts(file.pieces()))) {
    for (const { line, cells } of items.filter(isRow)) {
      if (header !== null && lines.has(line)) rows.set(line, cells)
      header ??= cells
    }
  }
  return header && { header, rows }
}

function cellAt({ header, rows }: Sheet, { line, column }: Pick<CellPlace, 'line' | 'column'>): string | null {
  const cells = rows.get(line)
  const place = header.indexOf(column)
  return place < 0 || cells?.length !== header.length ? null : (cells[place] ?? null)
}

/** The file with another value in one cell, everything else as it was, in UTF-8. Null: there is no such cell any more. */
export function withCell(
  bytes: Uint8Array,
  place: CellPlace,
  value: string,
): { was: string; bytes: Uint8Array } | null {
  const decoded = decodeText(bytes)
  const sheet = sheetOf(bytes, new Set([place.line]))
  const was = sheet && cellAt(sheet, place)
  const cells = sheet?.rows.get(place.line)
  if (decoded === null || was === null || cells === undefined) return null
  const at = sheet?.header.indexOf(place.column)
  const lines = decoded.text.split('\n')
  // A quoted cell may hold line breaks: the row goes on over them.
  const breaks = cells.join('').split('\n').length - 1
  const end = lines[place.line - 1 + breaks]?.endsWith('\r') ? '\r' : ''
  const written = cells.map((cell, column) => quotedCell(column === at ? value : cell)).join(',')
  lines.splice(place.line - 1, 1 + breaks, `${written}${end}`)
  return { was, bytes: utf8(lines.join('\n')) }
}

const RULES = 'election.csv'

/** The same election to be rehearsed: only `rehearsal` says yes, so its project has keys, machines' kits and ids of its own (D-29). */
export function filesForRehearsal(files: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, Uint8Array> {
  const rules = files.get(RULES)
  const rows = rules === undefined ? [] : readCsv(decodeText(rules)?.text ?? '').rows
  const key = rows[0]?.cells.indexOf('key') ?? -1
  const row = rows.find(({ cells }) => cells[key] === 'rehearsal')
  const place = { file: RULES, line: row?.line ?? 0, column: 'value' }
  const changed = rules === undefined ? null : withCell(rules, place, 'yes')
  return changed === null ? files : new Map(files).set(RULES, changed.bytes)
}
