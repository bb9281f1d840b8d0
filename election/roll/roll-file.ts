/**
 * The roll extract of one station as bytes, to be encrypted and carried in the package: UTF-8, one JSON text a line.
 * First line `{"format":1,"asOf":…,"lists":…,"rows":n}`, then one array a row with ten fields. Every line ends in LF.
 * The encryption authenticates the bytes; this reader still checks shape, count and dates, since it feeds a database.
 */

import { parseBirthDate } from '#election/birth-date.ts'
import { utf8 } from '#election/bytes.ts'
import { parseContestMask } from '#election/contests.ts'
import { type RollHead, type RollMark, type RollRow, SEXES } from '#election/definition/definition.ts'
import type { ContestMask, RollNumber, StationId } from '#election/ids.ts'
import { err, ok, type Result } from '#election/result.ts'
import { parseDate } from '#election/time.ts'

/** Mark of a row, with `early_voted` its contests, and those that are not this voter's. */
export type ListedMark = Pick<RollRow, 'mark' | 'early' | 'unentitled'>

/** `line` counts from 1. */
export interface RollFileUnreadable {
  readonly type: 'roll-file-unreadable'
  readonly line: number
}

const FIELDS = 10
const MAX_CELL = 1000
const MAX_BYTES = 256 * 1024 * 1024
/** As the roll has them when it is prepared, and as the office tells them by telephone or paper. */
export const PLAIN_MARKS = [
  'none',
  'struck',
  'died',
  'moved',
  'disqualified',
  'absentee_voted',
  'absentee_issued',
  'early_voted',
] as const satisfies readonly RollMark[]
export type PlainMark = (typeof PLAIN_MARKS)[number]
/** By a roll list alone, which names the box beside them. */
export const ONLINE_MARKS = ['online', 'online_voted', 'online_void_first'] as const satisfies readonly RollMark[]
export const ROLL_MARKS = [...PLAIN_MARKS, ...ONLINE_MARKS] as const
const MARKS: ReadonlySet<string> = new Set(PLAIN_MARKS)

export interface RollExtract extends RollHead {
  readonly rows: readonly RollRow[]
}

export function writeRollFile({ rows, ...head }: RollExtract): Uint8Array {
  const lines = [firstLine(head, rows.length)]
  for (const row of rows) {
    lines.push(
      JSON.stringify([
        row.rollNo,
        row.station,
        row.name,
        row.kana,
        row.sex,
        row.birthDate,
        row.address,
        row.residentSince ?? '',
        row.ticket,
        writtenMark(row),
      ]),
    )
  }
  return utf8(`${lines.join('\n')}\n`)
}

function firstLine({ asOf, lists }: RollHead, rows: number): string {
  return JSON.stringify({ format: 1, asOf, lists, rows })
}

function readHead(line: string | undefined, rows: number): RollHead | null {
  const said = /^\{"format":1,"asOf":(?:null|"([0-9-]{10})"),"lists":(true|false),/.exec(line ?? '')
  const head = { asOf: parseDate(said?.[1] ?? ''), lists: said?.[2] === 'true' }
  return line === firstLine(head, rows) ? head : null
}

export function readRollFile(bytes: Uint8Array): Result<RollExtract, RollFileUnreadable> {
  if (bytes.length > MAX_BYTES) return unreadable(1)
  const text = decode(bytes)
  if (text === null || !text.endsWith('\n')) return unreadable(1)
  const [head, ...lines] = text.slice(0, -1).split('\n')
  const said = readHead(head, lines.length)
  if (said === null) return unreadable(1)
  const rows: RollRow[] = []
  const seen = new Set<string>()
  for (const [index, line] of lines.entries()) {
    const row = parseRow(line)
    if (row === null || seen.has(row.rollNo)) return unreadable(index + 2)
    seen.add(row.rollNo)
    rows.push(row)
  }
  return ok({ ...said, rows })
}

function parseRow(line: string): RollRow | null {
  const cells = parseCells(line)
  if (cells === null) return null
  const [rollNo, station, name, kana, sex, birth, address, since, ticket, mark] = cells as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ]
  const birthDate = parseBirthDate(birth)
  const known = SEXES.find((each) => each === sex)
  const residentSince = since === '' ? null : parseDate(since)
  if (birthDate === null || (residentSince === null && since !== '') || known === undefined) return null
  const listed = readMarkText(mark)
  if (listed === null || !MARKS.has(listed.mark) || rollNo === '' || station === '') return null
  return {
    rollNo: rollNo as RollNumber,
    station: station as StationId,
    name,
    kana,
    sex: known,
    birthDate,
    address,
    residentSince,
    ticket,
    ...listed,
  }
}

/** `early_voted/2`: the mark, and the contests where it is for a part of them alone. `none~1`: and those that are not this voter's (ELG-21). */
export function writtenMark({ mark, early, unentitled }: ListedMark): string {
  return `${mark}${early === undefined ? '' : `/${early}`}${unentitled === undefined ? '' : `~${unentitled}`}`
}

export function readMarkText(text: string): ListedMark | null {
  const [, mark, ...written] = /^([^/~]*)(?:\/([1-9]\d{0,2}))?(?:~([1-9]\d{0,2}))?$/.exec(text) ?? []
  const [early, unentitled] = written.map(readMask)
  if (mark === undefined || (early !== undefined && mark !== 'early_voted')) return null
  if (early === null || unentitled === null) return null
  return {
    mark: mark as RollMark,
    ...(early === undefined ? {} : { early }),
    ...(unentitled === undefined ? {} : { unentitled }),
  }
}

/** Undefined: none is written. Null: no set of contests. */
function readMask(digits: string | undefined): ContestMask | null | undefined {
  return digits === undefined ? undefined : parseContestMask(Number(digits))
}

function parseCells(line: string): readonly string[] | null {
  let cells: unknown
  try {
    cells = JSON.parse(line)
  } catch {
    return null
  }
  if (!Array.isArray(cells) || cells.length !== FIELDS) return null
  return cells.every((cell) => typeof cell === 'string' && cell.length <= MAX_CELL) ? cells : null
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

function unreadable(line: number): Result<never, RollFileUnreadable> {
  return err({ type: 'roll-file-unreadable', line })
}
