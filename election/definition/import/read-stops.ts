/** stops.csv: the stops of moving early-voting stations (移動期日前投票所), each with its place, date and hours. A station with stops has no others. */
import { DATES_MAX } from '#election/ballot-box/layout.ts'
import type { Stop } from '#election/definition/definition.ts'
import {
  faultOfStop,
  hoursOfStops,
  type NextStop,
  STOP_GAP_MINUTES,
  type StopFault,
} from '#election/definition/stops.ts'
import type { LocalDate, LocalTime } from '#election/time.ts'
import { type CellReader, listOf } from './cell.ts'
import type { Table, TableRow } from './table.ts'
import { trimmed } from './written-forms.ts'

export const STOP_COLUMNS = { required: ['station', 'place', 'date', 'opens', 'closes'], optional: [] } as const

/** Beside the station's name on every screen, as long as that may be. */
const PLACE_MAX = 40

interface StopRow {
  readonly row: TableRow
  /** Null: a cell of it is wrong, and reported. */
  readonly stop: NextStop | null
}

/** By the station's id as it is written. */
export type ReadStops = ReadonlyMap<string, readonly StopRow[]>

export const NO_STOPS: ReadStops = new Map()

export function readStops(table: Table, cells: CellReader): ReadStops {
  const read = new Map<string, StopRow[]>()
  for (const row of table.rows) {
    const station = cells.id(row, 'station')
    const place = cells.text(row, 'place', { max: PLACE_MAX, required: true })
    const date = cells.date(row, 'date')
    const [opens, closes] = [cells.time(row, 'opens'), cells.time(row, 'closes')]
    const isWhole = place !== null && date !== null && opens !== null && closes !== null
    const stop = isWhole ? { place, date, opens, closes } : null
    if (station !== null) read.set(station, [...(read.get(station) ?? []), { row, stop }])
  }
  return read
}

export interface StopsOfStation {
  readonly dates: readonly LocalDate[]
  readonly stops: readonly Stop[]
  readonly opens: LocalTime
  readonly closes: LocalTime
}

/** Cells of stations.csv that stops take the place of. */
const IN_THEIR_PLACE = ['opens', 'closes', 'dates', 'place'] as const

/** @returns undefined: the station does not move; null: its stops are wrong, and that is reported */
export function stopsOf(
  rows: readonly StopRow[] | undefined,
  station: { readonly row: TableRow; readonly early: boolean; readonly electionDate: LocalDate | null },
  cells: CellReader,
): StopsOfStation | null | undefined {
  if (rows === undefined) return undefined
  if (!station.early) cells.refuse(station.row, 'early_voting', 'stops-not-early', 'yes')
  for (const column of IN_THEIR_PLACE) {
    if (trimmed(station.row.cell(column) ?? '') !== '') cells.refuse(station.row, column, 'beside-stops', 'empty')
  }
  const read = rows.flatMap(({ row, stop }) => (stop === null ? [] : [{ row, stop }]))
  if (read.length < rows.length) return null
  read.sort((a, b) => (beginningOf(a.stop) < beginningOf(b.stop) ? -1 : 1))
  const [beyond] = read.slice(DATES_MAX)
  if (beyond !== undefined) return cells.refuse(beyond.row, 'station', 'too-long', `1…${DATES_MAX} stops`)
  const faults = read.map(({ row, stop }, at) => refusedStop(row, stop, read[at - 1]?.stop ?? null, station, cells))
  if (faults.includes(true)) return null
  const stops = read.map(({ stop: { place, opens, closes } }) => ({ place, opens, closes }))
  return { dates: read.map(({ stop }) => stop.date), stops, ...hoursOfStops(stops) }
}

function beginningOf({ date, opens }: NextStop): string {
  return `${date}T${opens}`
}

function refusedStop(
  row: TableRow,
  stop: NextStop,
  before: NextStop | null,
  { electionDate }: { readonly electionDate: LocalDate | null },
  cells: CellReader,
): boolean {
  if (electionDate !== null && stop.date >= electionDate) {
    const code = stop.date === electionDate ? 'early-voting-on-election-day' : 'date-after-election'
    cells.refuse(row, 'date', code, `…${electionDate}`)
    return true
  }
  const fault = faultOfStop(stop, before)
  if (fault !== null) refuseFault(row, fault, stop, before, cells)
  return fault !== null
}

function refuseFault(row: TableRow, fault: StopFault, stop: NextStop, before: NextStop | null, cells: CellReader) {
  switch (fault) {
    case 'closes-before-opens':
      return cells.refuse(row, 'closes', fault, `${stop.opens} < ${stop.closes}`)
    case 'hours-not-lawful':
      return cells.refuse(row, 'opens', fault, '06:30…22:00')
    case 'stops-overlap':
      return cells.refuse(row, 'opens', fault, `${before?.closes} + ${STOP_GAP_MINUTES} min`)
  }
}

/** A row of a station that stations.csv has not. */
export function checkStops(stops: ReadStops, stations: ReadonlyMap<string, TableRow>, cells: CellReader): void {
  for (const [station, rows] of stops) {
    if (stations.has(station)) continue
    for (const { row } of rows) cells.refuse(row, 'station', 'unknown-station', listOf(stations.keys()))
  }
}
