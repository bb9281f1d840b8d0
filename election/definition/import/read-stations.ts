/** stations.csv: the polling stations, with the number of their machines, their hours and dates. */
import { DATES_MAX } from '#election/ballot-box/layout.ts'
import { type Contest, contestsOfDistrict, type Station } from '#election/definition/definition.ts'
import { PAPER_LINE_MAX } from '#election/definition/settings.ts'
import type { StationId, StationIndex } from '#election/ids.ts'
import type { LocalDate, LocalTime } from '#election/time.ts'
import { type CellReader, listOf } from './cell.ts'
import type { ReadContests } from './read-contests.ts'
import { readDesks } from './read-desks.ts'
import { readLastTurnout } from './read-last-turnout.ts'
import type { ReadRules } from './read-rules.ts'
import { checkServes, readServes } from './read-serves.ts'
import { checkSlips, readSlips } from './read-slips.ts'
import { checkStops, type ReadStops, stopsOf } from './read-stops.ts'
import type { Report } from './report.ts'
import type { Table, TableRow } from './table.ts'
import { saysYes, trimmed } from './written-forms.ts'

export const STATION_COLUMNS = {
  required: ['station', 'name', 'kiosks', 'designated', 'early_voting'],
  optional: [
    'opens',
    'closes',
    'dates',
    'district',
    'spares',
    'desks',
    'serves',
    'slips',
    'place',
    'last_turnout',
    'headphones',
  ],
} as const

/** Pair numbers of a station are 1…55: machines in use and spare ones. */
const PAIRS_MAX = 55
const YES_NO = ['yes', 'no'] as const

export interface ReadStations {
  /** Every id that could be read, also of stations with other problems: the roll is checked against these. */
  readonly ids: ReadonlyMap<string, TableRow>
  readonly stations: readonly Station[]
}

export function readStations(
  table: Table,
  rules: ReadRules | null,
  contests: ReadContests | null,
  stops: ReadStops,
  cells: CellReader,
  report: Report,
): ReadStations {
  const ids = new Map<string, TableRow>()
  const stations: Station[] = []
  for (const [place, row] of table.rows.entries()) {
    const station = readStation(row, place, ids, { rules, contests: contests?.contests ?? null, stops }, cells)
    if (station) stations.push(station)
    if (station && rules?.online === true) warnOfEarlierPoll(station, row, rules.date, report)
  }
  checkDesignated(table, cells, report)
  checkStops(stops, ids, cells)
  // A row that cannot be read says so itself.
  if (stations.length === table.rows.length) {
    checkServes({ ids, stations }, cells)
    checkSlips({ ids, stations }, cells)
  }
  if (contests) checkDistricts(table, contests, cells)
  return { ids, stations }
}

function readStation(
  row: TableRow,
  place: number,
  ids: Map<string, TableRow>,
  {
    rules,
    contests,
    stops: allStops,
  }: { readonly rules: ReadRules | null; readonly contests: readonly Contest[] | null; readonly stops: ReadStops },
  cells: CellReader,
): Station | null {
  const id = readId(row, ids, cells)
  const name = cells.text(row, 'name', { max: 40, required: true })
  const kiosks = cells.whole(row, 'kiosks', 1, PAIRS_MAX)
  const spares = hasText(row, 'spares') ? cells.whole(row, 'spares', 0, PAIRS_MAX) : 1
  if (kiosks !== null && spares !== null && kiosks + spares > PAIRS_MAX) {
    cells.refuse(row, 'kiosks', 'too-many-pairs', `kiosks + spares 1…${PAIRS_MAX}`)
  }
  const designated = cells.oneOf(row, 'designated', YES_NO)
  const earlyVoting = cells.oneOf(row, 'early_voting', YES_NO)
  const early = earlyVoting === 'yes'
  const electionDate = rules?.date ?? null
  const moving = stopsOf(allStops.get(id ?? ''), { row, early, electionDate }, cells)
  const when = moving === undefined ? readWhen(row, { rules, early }, cells) : moving
  const district = cells.text(row, 'district', { max: 40, required: false })
  const serves = readServes(row, cells)
  const kind = { isEarly: early, isOnline: rules?.online === true }
  const desks = readDesks(row, kind, cells)
  const own = contests && contestsOfDistrict({ contests }, { district: district ?? '' })
  const slips = readSlips(row, { ...kind, contests: own }, cells)
  const at = cells.text(row, 'place', { max: PAPER_LINE_MAX, required: false })
  const lastTurnout = readLastTurnout(row, own, cells)
  const headphones = hasText(row, 'headphones') ? cells.oneOf(row, 'headphones', YES_NO) : 'yes'
  if (id === null || name === null || kiosks === null || spares === null || district === null) return null
  if (designated === null || earlyVoting === null || when === null || desks === null || slips === null) return null
  return {
    id,
    index: (place + 1) as StationIndex,
    name,
    kiosks,
    spares,
    designated: designated === 'yes',
    earlyVoting: early,
    ...when,
    district,
    desks,
    serves,
    slips: slips.length === 0 ? null : slips,
    place: at ?? '',
    lastTurnout: lastTurnout ?? [],
    headphones: headphones === 'yes',
  }
}

/** When a station that stays in its place is open. */
function readWhen(
  row: TableRow,
  { rules, early }: { readonly rules: ReadRules | null; readonly early: boolean },
  cells: CellReader,
): Pick<Station, 'opens' | 'closes' | 'dates' | 'stops'> | null {
  const opens = timeOr(row, 'opens', rules?.opens ?? null, cells)
  const closes = timeOr(row, 'closes', rules?.closes ?? null, cells)
  const hasHours = hasText(row, 'opens') || hasText(row, 'closes')
  if (hasHours && opens && closes && closes <= opens) {
    cells.refuse(row, hasText(row, 'closes') ? 'closes' : 'opens', 'closes-before-opens', `${opens} < ${closes}`)
  }
  const dates = readDates(row, rules?.date ?? null, early, cells)
  return opens && closes && dates ? { opens, closes, dates, stops: [] } : null
}

function readId(row: TableRow, ids: Map<string, TableRow>, cells: CellReader): StationId | null {
  const id = cells.id(row, 'station')
  if (id === null) return null
  if (ids.has(id)) return cells.refuse(row, 'station', 'duplicate-value', 'once')
  ids.set(id, row)
  return id as StationId
}

function hasText(row: TableRow, column: string): boolean {
  return trimmed(row.cell(column) ?? '') !== ''
}

function timeOr(row: TableRow, column: string, otherwise: LocalTime | null, cells: CellReader): LocalTime | null {
  return hasText(row, column) ? cells.time(row, column) : otherwise
}

/** An ordinary station votes on election day, an early-voting station on the days listed. */
function readDates(
  row: TableRow,
  electionDate: LocalDate | null,
  early: boolean,
  cells: CellReader,
): readonly LocalDate[] | null {
  const parts = cells.parts(row, 'dates').flatMap((part) => part.split('、'))
  if (parts.length === 0) {
    if (early) {
      return cells.refuse(row, 'dates', 'early-voting-without-dates', 'YYYY-MM-DD;YYYY-MM-DD')
    }
    return electionDate === null ? null : [electionDate]
  }
  if (parts.length > DATES_MAX) return cells.refuse(row, 'dates', 'too-long', `1…${DATES_MAX} dates`)
  const dates: LocalDate[] = []
  for (const part of parts) {
    const date = cells.dateIn(row, 'dates', part)
    if (date === null) return null
    if (dates.includes(date)) return cells.refuse(row, 'dates', 'duplicate-value', 'each once')
    if (electionDate && date > electionDate) {
      return cells.refuse(row, 'dates', 'date-after-election', `…${electionDate}`)
    }
    if (early && date === electionDate) return cells.refuse(row, 'dates', 'early-voting-on-election-day', `…${date}`)
    dates.push(date)
  }
  return dates
}

/** PEO 56: the online box closes before the first poll of all, and its voters should know. */
function warnOfEarlierPoll(
  { dates, earlyVoting }: Station,
  row: TableRow,
  electionDate: LocalDate | null,
  report: Report,
): void {
  const [first] = [...dates].sort()
  if (earlyVoting || electionDate === null || first === undefined || first >= electionDate) return
  report.warning({ file: row.file, line: row.line, column: 'dates' }, 'poll-before-others-online', first, `…${first}`)
}

/** 指定投票区: exactly one station takes the absentee papers. */
function checkDesignated(table: Table, cells: CellReader, report: Report): void {
  if (!table.columns.has('designated')) return
  const [first, ...others] = table.rows.filter((row) => saysYes(row.cell('designated')))
  if (!first && table.rows.length > 0) {
    const place = { file: table.file, line: 1, column: 'designated' }
    report.error(place, 'no-designated-station', '', 'yes once')
  }
  for (const row of others) cells.refuse(row, 'designated', 'second-designated-station', 'yes once')
}

/** Districts of contests and stations name each other, and every station has something to vote on. */
function checkDistricts(table: Table, contests: ReadContests, cells: CellReader): void {
  const listsOf = (rows: ReadonlyMap<string, TableRow>) =>
    [...rows.values()].map((row) => ({ row, districts: cells.parts(row, 'districts') }))
  // A station is there for our contests: those of another authority come to it.
  const [lists, ofPaper] = [listsOf(contests.ids), listsOf(contests.paperIds)]
  const named = new Set(lists.flatMap(({ districts }) => districts))
  if (named.size === 0 && ofPaper.every(({ districts }) => districts.length === 0)) return
  const everywhere = lists.some(({ districts }) => districts.length === 0)
  const existing = new Set(table.rows.map((row) => trimmed(row.cell('district') ?? '')))
  for (const { row, districts } of [...lists, ...ofPaper]) {
    const unknown = districts.find((district) => district !== '' && !existing.has(district))
    if (unknown !== undefined) cells.refuse(row, 'districts', 'unknown-district', listOf(existing))
  }
  if (named.size === 0) return
  for (const row of table.rows) {
    const district = trimmed(row.cell('district') ?? '')
    if (district !== '' && !named.has(district)) cells.refuse(row, 'district', 'unknown-district', listOf(named))
    else if (district === '' && !everywhere) cells.refuse(row, 'district', 'station-without-contest', listOf(named))
  }
}
