/** A mend of one cell: which one is offered for a problem, and the file with it. What is lost for good is nobody's guess. */

import { utf8 } from '#election/bytes.ts'
import { readCsv } from '#election/definition/import/csv.ts'
import { decodeText } from '#election/definition/import/decode.ts'
import type { Problem } from '#election/definition/import/problem.ts'
import { parseJapaneseDate } from '#election/japanese-date.ts'

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
  return problems.map((problem) => {
    if (!sheets.has(problem.file)) sheets.set(problem.file, sheetOf(files.get(problem.file)))
    const cell = sheets.get(problem.file)?.cell(problem) ?? null
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
  cell(place: { readonly line: number; readonly column: string }): string | null
}

function sheetOf(bytes: Uint8Array | undefined): Sheet | null {
  const text = bytes === undefined ? null : decodeText(bytes)
  if (text === null) return null
  const { rows } = readCsv(text.text)
  const header = rows[0]?.cells ?? []
  const byLine = new Map(rows.map((row) => [row.line, row.cells]))
  return {
    cell({ line, column }) {
      const cells = byLine.get(line)
      const place = header.indexOf(column)
      return line === rows[0]?.line || place < 0 || cells?.length !== header.length ? null : (cells[place] ?? null)
    },
  }
}

/** The file with another value in one cell, everything else as it was, in UTF-8. Null: there is no such cell any more. */
export function withCell(
  bytes: Uint8Array,
  place: CellPlace,
  value: string,
): { was: string; bytes: Uint8Array } | null {
  const decoded = decodeText(bytes)
  const was = sheetOf(bytes)?.cell(place)
  if (decoded === null || was === null || was === undefined) return null
  const { rows } = readCsv(decoded.text)
  const row = rows.find(({ line }) => line === place.line)
  const at = rows[0]?.cells.indexOf(place.column) ?? -1
  if (row === undefined) return null
  const lines = decoded.text.split('\n')
  // A quoted cell may hold line breaks: the row goes on over them.
  const breaks = row.cells.join('').split('\n').length - 1
  const end = lines[place.line - 1 + breaks]?.endsWith('\r') ? '\r' : ''
  const written = row.cells.map((cell, column) => quoted(column === at ? value : cell)).join(',')
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

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
