/** changes.csv: what is known of the roll since it was prepared, all stations in one file → the changes and new rows of each station. */

import { NO_CONTEST } from '#election/contests.ts'
import {
  type ElectionPackage,
  type ReceptionContest,
  type RollRow,
  receptionContestsOf,
  type Station,
} from '#election/definition/definition.ts'
import { rangeOf, readSlip } from '#election/definition/slips.ts'
import type { ContestMask, RollNumber, StationId } from '#election/ids.ts'
import { err, ok, type Result } from '#election/result.ts'
import {
  ADDED_ROWS_MAX,
  type AddedRow,
  type MarkChange,
  ROLL_GROUNDS,
  type RollCause,
} from '#election/roll/roll-list.ts'
import type { LocalDate } from '#election/time.ts'
import { refuseAnotherWard } from '../../definition/import/another-ward.ts'
import { type CellReader, cellReader } from '../../definition/import/cell.ts'
import { CHANGES, CHANGES_PROFILE } from '../../definition/import/headings.ts'
import type { ShippedFonts } from '../../definition/import/import-election.ts'
import type { Problem, Problems } from '../../definition/import/problem.ts'
import { readEarlyContests, readEntitled, readMark, readPerson } from '../../definition/import/read-roll.ts'
import { type Report, startReport } from '../../definition/import/report.ts'
import { warnOfUnknownAge } from '../../definition/import/roll-beside-itself.ts'
import { rollLayout } from '../../definition/import/roll-layout.ts'
import { type Profiled, readRollProfile } from '../../definition/import/roll-profile.ts'
import { heldFile } from '../../definition/import/source-file.ts'
import { FILE_MAX, openTable, type Table, type TableRow, wholeTable } from '../../definition/import/table.ts'
import { plainOf, trimmed } from '../../definition/import/written-forms.ts'
import { type Handle, handle } from '../../online/ids.ts'
import { ONLINE_MARKS, PLAIN_MARKS, type PlainMark } from '../roll-file.ts'
import type { RowWord } from '../row-word.ts'

const OF_NEW_ROWS = ['station', 'name', 'kana', 'sex', 'birth_date', 'address', 'resident_since'] as const
const COLUMNS = {
  required: ['roll_no', 'mark', 'cause'],
  optional: [...OF_NEW_ROWS, 'ticket', 'box', 'slip', 'contests', 'entitled', 'municipality'],
} as const
const PROFILED: Profiled = {
  profile: CHANGES_PROFILE,
  file: CHANGES,
  columns: COLUMNS,
  mayBeEmpty: ['mark', ...COLUMNS.optional],
}
/** A profile's value for causes of another system that are none of ours: a move inside the municipality, a birth. */
const PASSED_OVER = ['passed-over', '使わない']

/** Only these bring somebody onto the roll (ELG-01, ELG-11). */
const ADDING: readonly RollCause[] = ['supplementary', 'court']

/** changes.csv as it came. */
export interface ChangesFiles {
  readonly file: Uint8Array
  /** By which it is read; null: it is in our columns. */
  readonly profile: Uint8Array | null
  /** `online-voted.ippyo`, of which its rows with an online box were made. Left out: there is none. */
  readonly voted?: Uint8Array | undefined
}

/** The facts about the rolls that change. */
export interface RollsNow {
  readonly date: LocalDate
  readonly votingAge: number
  readonly municipalityCode: string
  readonly stations: readonly Station[]
  readonly contests: ElectionPackage['contests']
  readonly paperContests: ElectionPackage['paperContests']
  /** The station of each roll number, those of earlier lists too. */
  readonly rows: ReadonlyMap<RollNumber, StationId>
  /** The early-voting station whose roll holds the row too. */
  readonly alsoAt: ReadonlyMap<RollNumber, StationId>
  readonly tickets: ReadonlySet<string>
  /** Rows that earlier lists added, by station. */
  readonly added: ReadonlyMap<StationId, number>
  /** The online box that the newest list names for a row. */
  readonly boxes: ReadonlyMap<RollNumber, Handle>
}

export interface ChangesOfStation {
  readonly changes: readonly RowWord[]
  readonly added: readonly AddedRow[]
}

export interface ReadRollChanges {
  /** A station without a change is not in it. */
  readonly stations: ReadonlyMap<StationId, ChangesOfStation>
  /**
   * 発券のみ: the voter of each slip that the city's system printed; null: of a slip that it does not know, as two people say who approve the
   * changes. Whether it was used, the day lists say.
   */
  readonly slips: ReadonlyMap<RollNumber, RollNumber | null>
  /** Also what was read in another way than it is written. */
  readonly warnings: readonly Problem[]
}

/** Nothing is taken from a file with an error. */
export function readRollChanges(
  files: ChangesFiles,
  now: RollsNow,
  fonts: ShippedFonts,
): Result<ReadRollChanges, Problems> {
  const report = startReport()
  const cells = cellReader(report, (grapheme) => fonts.draws(grapheme))
  const table = tableOf(files, report)
  const changes: (RowWord & { readonly station: StationId })[] = []
  const added: Omit<AddedRow, 'place'>[] = []
  const seen = new Set<string>()
  const slips = new Map<RollNumber, RollNumber | null>()
  const tickets = new Set(now.tickets)
  const counts = new Map(now.added)
  const rowsOfBoxes = new Map([...now.boxes].map(([rollNo, box]) => [box, rollNo]))
  for (const row of table?.rows ?? []) {
    if (files.profile !== null && PASSED_OVER.includes(plainOf(row.cell('cause') ?? ''))) continue
    if (refuseAnotherWard(row, now.municipalityCode, cells)) continue
    if (row.cell('slip')) {
      const read = readSlipRow(row, now, cells)
      if (read === null) continue
      if (slips.has(read.slip)) cells.refuse(row, 'slip', 'duplicate-value', 'once')
      if (read.rollNo === null)
        report.warning({ file: CHANGES, line: row.line, column: 'slip' }, 'slip-of-nobody', read.slip, '')
      slips.set(read.slip, read.rollNo)
      continue
    }
    const rollNo = cells.token(row, 'roll_no', 20) as RollNumber | null
    const cause = cells.oneOf(row, 'cause', ROLL_GROUNDS)
    if (rollNo === null || cause === null) continue
    // The roll side's file has a row for each box, and another word of the same evening stands beside it.
    const place = `${cause === 'online' ? 'box' : 'row'} ${rollNo}`
    if (seen.has(place)) cells.refuse(row, 'roll_no', 'duplicate-value', 'once; once more: online')
    seen.add(place)
    const station = now.rows.get(rollNo)
    if (station !== undefined) {
      const read =
        cause === 'online'
          ? readOnline(row, rollNo, rowsOfBoxes, cells)
          : readPlain(row, cause, contestsAt(now, station), cells)
      if (read !== null) changes.push({ station, rollNo, cause, ...read })
    } else if (ADDING.includes(cause)) {
      const person = readNewRow(row, rollNo, now, tickets, cells)
      if (person === null) continue
      warnOfUnknownAge(person, row, now, report)
      added.push({ row: person, cause })
      const count = (counts.get(person.station) ?? 0) + 1
      counts.set(person.station, count)
      if (count > ADDED_ROWS_MAX) cells.refuse(row, 'roll_no', 'too-many-added', `0…${ADDED_ROWS_MAX}`)
    } else cells.refuse(row, 'roll_no', 'unknown-roll-number', 'a number of the roll')
  }
  const problems = report.problems([CHANGES, CHANGES_PROFILE])
  if (problems.errors.length > 0) return err(problems)
  return ok({ stations: byStation(changes, added, now), slips, warnings: problems.warnings })
}

/** By a wrong profile each row would be wrong again: none is read. */
function tableOf({ file, profile: bytes }: ChangesFiles, report: Report): Table | null {
  const profile = bytes && readRollProfile(heldFile(bytes), report, PROFILED)
  if (bytes !== null && profile === null) return null
  const layout = profile && rollLayout(profile)
  return wholeTable(openTable(CHANGES, heldFile(file), COLUMNS, report, FILE_MAX, layout))
}

/** Which marks a cause may give. An empty cell is the cause's own mark where there is one: who writes 死亡 means nothing else. */
const MARKS_OF: Readonly<Record<Exclude<RollCause, 'online'>, readonly PlainMark[]>> = {
  'early-voting': ['none', 'early_voted'],
  absentee: ['absentee_issued', 'absentee_voted'],
  'absentee-returned': ['none'],
  death: ['died'],
  move: ['moved'],
  disqualified: ['disqualified', 'struck'],
  'entered-by-mistake': PLAIN_MARKS,
  // A late entry has no mark, and its number is nobody's.
  supplementary: [],
  court: ['none', 'struck', 'disqualified'],
}
const OWN_MARK: Readonly<Partial<Record<RollCause, PlainMark>>> = {
  death: 'died',
  move: 'moved',
  disqualified: 'disqualified',
}

/** For a voter who is on the roll. */
function readPlain(
  row: TableRow,
  cause: Exclude<RollCause, 'online'>,
  contests: readonly ReceptionContest[],
  cells: CellReader,
): Pick<RowWord, 'mark' | 'early' | 'isTold' | 'unentitled'> | null {
  if (row.cell('box')) return cells.refuse(row, 'box', 'not-in-list', 'online')
  const isNew = cause === 'supplementary' || (ADDING.includes(cause) && Boolean(row.cell('name')))
  if (isNew) return cells.refuse(row, 'roll_no', 'duplicate-value', 'a number that is on no roll')
  const read = readMark(row, cells)
  const entitled = readEntitled(row, contests, cells)
  if (entitled !== 'all') return entitled && readRight(row, cause, read, entitled, cells)
  const mark = read === 'none' ? (OWN_MARK[cause] ?? read) : read
  const allowed = MARKS_OF[cause]
  if (mark !== null && !allowed.some((each) => each === mark))
    return cells.refuse(row, 'mark', 'not-in-list', allowed.map((each) => (each === 'none' ? '' : each)).join('|'))
  const early = readEarlyContests(row, mark, contests, cells)
  if (mark === null || early === null) return null
  // A daily list knows nothing of a part, nor of what takes it back.
  const isTold = early.early !== undefined || mark === 'none' ? ({ isTold: true } as const) : {}
  return { mark, ...early, ...isTold }
}

/** ELG-21: who moved inside the prefecture keeps a part of the right. These causes say what the right is, and no mark is beside it. */
const OF_RIGHTS: readonly RollCause[] = ['move', 'court', 'entered-by-mistake']

function readRight(
  row: TableRow,
  cause: RollCause,
  mark: RowWord['mark'] | null,
  { unentitled = NO_CONTEST }: { readonly unentitled: ContestMask | undefined },
  cells: CellReader,
): Pick<RowWord, 'mark' | 'isTold' | 'unentitled'> | null {
  if (!OF_RIGHTS.includes(cause)) return cells.refuse(row, 'entitled', 'not-in-list', 'empty')
  // 転出 beside the contests that are left says the same twice.
  if (mark !== 'none' && !(mark === 'moved' && cause === 'move')) return cells.refuse(row, 'mark', 'not-in-list', '')
  return { mark: 'none', isTold: true, unentitled }
}

function contestsAt({ contests, paperContests, stations }: RollsNow, station: StationId): readonly ReceptionContest[] {
  const place = stations.find(({ id }) => id === station)
  return place === undefined ? [] : receptionContestsOf({ contests, paperContests }, place)
}

/**
 * A slip of a station without a roll, beside the voter for whom it was printed. Without one it is a slip of nobody: somebody forged it, or the
 * city's system lost its line. Its vote is in a box, and no other voter waits for it.
 */
function readSlipRow(
  row: TableRow,
  { rows, stations }: RollsNow,
  cells: CellReader,
): { readonly slip: RollNumber; readonly rollNo: RollNumber | null } | null {
  const [cause, mark] = [cells.oneOf(row, 'cause', ROLL_GROUNDS), readMark(row, cells)]
  if (cause === null || mark === null) return null
  if (cause !== 'early-voting') return cells.refuse(row, 'slip', 'not-in-list', 'early-voting')
  if (mark !== 'none' && mark !== 'early_voted') return cells.refuse(row, 'mark', 'not-in-list', 'early_voted')
  const slip = readSlip(row.cell('slip') ?? '')
  const isOurs = slip.ok && stations.some(({ slips }) => slips !== null && rangeOf(slips, slip.value) !== null)
  if (!isOurs) return cells.refuse(row, 'slip', 'not-a-slip', '9 × 0-9')
  if (trimmed(row.cell('roll_no') ?? '') === '') return { slip: slip.value, rollNo: null }
  const rollNo = cells.token(row, 'roll_no', 20) as RollNumber | null
  if (rollNo === null) return null
  if (!rows.has(rollNo)) return cells.refuse(row, 'roll_no', 'unknown-roll-number', 'a number of the roll')
  return { slip: slip.value, rollNo }
}

/** A voter with an online box: it is named by its handle, for the station's file of voids. A box is one voter's, in this file and in all lists. */
function readOnline(
  row: TableRow,
  rollNo: RollNumber,
  rowsOfBoxes: Map<Handle, RollNumber>,
  cells: CellReader,
): Pick<MarkChange, 'mark' | 'box'> | null {
  const mark = cells.oneOf(row, 'mark', ONLINE_MARKS)
  const box = handle.safeParse(row.cell('box'))
  if (!box.success) return cells.refuse(row, 'box', 'not-in-list', '32 × 0-9 a-f')
  if ((rowsOfBoxes.get(box.data) ?? rollNo) !== rollNo) return cells.refuse(row, 'box', 'duplicate-value', 'once')
  rowsOfBoxes.set(box.data, rollNo)
  return mark && { mark, box: box.data }
}

function readNewRow(
  row: TableRow,
  rollNo: RollNumber,
  now: RollsNow,
  tickets: Set<string>,
  cells: CellReader,
): RollRow | null {
  const { date, stations } = now
  for (const column of OF_NEW_ROWS) {
    if (row.cell(column) === null) cells.refuse(row, column, 'missing-column', COLUMNS.optional.join(','))
  }
  const ids = stations.map(({ id }) => id)
  const station = cells.oneOf(row, 'station', ids)
  const ticket = row.cell('ticket') ? cells.token(row, 'ticket', 32) : ''
  const person = readPerson(row, date, cells)
  if (ticket !== null && ticket !== '' && tickets.has(ticket)) cells.refuse(row, 'ticket', 'duplicate-value', 'once')
  if (station === null || ticket === null || person === null) return null
  const entitled = readEntitled(row, contestsAt(now, station), cells)
  if (entitled === null) return null
  if (person.mark !== 'none') {
    cells.refuse(row, 'mark', 'not-in-list', 'empty')
    return null
  }
  tickets.add(ticket)
  const { unentitled } = entitled === 'all' ? { unentitled: undefined } : entitled
  return { rollNo, station, ...person, ticket, ...(unentitled === undefined ? {} : { unentitled }) }
}

/** The books of the early-voting station have its early voters already; it learns all else as the voter's own station does: also of contests that were taken at another place. */
function stationsOf(
  { station, rollNo, cause, isTold }: RowWord & { readonly station: StationId },
  { alsoAt }: RollsNow,
) {
  const early = cause === 'early-voting' && isTold !== true ? undefined : alsoAt.get(rollNo)
  return early === undefined ? [station] : [station, early]
}

function byStation(
  changes: readonly (RowWord & { readonly station: StationId })[],
  added: readonly Omit<AddedRow, 'place'>[],
  now: RollsNow,
): ReadonlyMap<StationId, ChangesOfStation> {
  const everywhere = changes.flatMap((each) => stationsOf(each, now).map((station) => ({ ...each, station })))
  const stations = new Set([...everywhere.map(({ station }) => station), ...added.map(({ row }) => row.station)])
  return new Map(
    [...stations].map((station) => {
      const before = now.added.get(station) ?? 0
      return [
        station,
        {
          changes: everywhere
            .filter((each) => each.station === station)
            .map(({ station: _station, ...change }) => change),
          added: added
            .filter(({ row }) => row.station === station)
            .map((each, place) => ({ ...each, place: before + place })),
        },
      ]
    }),
  )
}
