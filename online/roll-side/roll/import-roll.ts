/** roll.csv of the office (docs/formats/election-csv.md) → rows with the contests of their voter, and whether they may vote at all (T5). */
import type { RollRow } from '#election/definition/definition.ts'
import { cellReader } from '#election/definition/import/cell.ts'
import type { Problem } from '#election/definition/import/problem.ts'
import { ROLL_COLUMNS, readRoll } from '#election/definition/import/read-roll.ts'
import { startReport } from '#election/definition/import/report.ts'
import { heldFile } from '#election/definition/import/source-file.ts'
import { FILE_MAX, openTable } from '#election/definition/import/table.ts'
import type { ContestMask, StationId } from '#election/ids.ts'
import { err, ok, type Result } from '#election/result.ts'
import { isEligibleOnElectionDay, type RulesOfRight } from '#election/roll/eligibility.ts'

export interface RollGrounds {
  readonly rules: RulesOfRight
  /** The contests of each station's voters, as the package has them. */
  readonly stations: ReadonlyMap<StationId, ContestMask>
}

export interface ImportedRow {
  readonly row: RollRow
  readonly style: ContestMask
  /** `none`: may vote. Else the roll's mark, or that age or residence is missing. */
  readonly mark: string
}

const FILE = 'roll.csv'

/** Nothing is taken from a file with an error. */
export function importRoll(
  csv: Uint8Array,
  { rules, stations }: RollGrounds,
): Result<readonly ImportedRow[], readonly Problem[]> {
  const report = startReport()
  // A letter that no font draws is found when a letter is printed.
  const cells = cellReader(report, () => true)
  const table = openTable(FILE, heldFile(csv), ROLL_COLUMNS, report, FILE_MAX)
  const rows = table === null ? [] : allOf(readRoll(table, null, null, null, cells, report))
  const imported = rows.flatMap((row) => {
    const style = stations.get(row.station)
    if (style === undefined) {
      report.error(
        { file: FILE, line: 0, column: 'station' },
        'unknown-station',
        row.station,
        [...stations.keys()].join(' '),
      )
    }
    return style === undefined ? [] : [{ row, style, mark: markOf(row, rules) }]
  })
  const { errors } = report.problems([FILE])
  return errors.length > 0 ? err(errors) : ok(imported)
}

function markOf(row: RollRow, rules: RulesOfRight): string {
  if (row.mark !== 'none') return row.mark
  return isEligibleOnElectionDay(row, rules) ? 'none' : 'no-right'
}

function allOf<T>(reading: Generator<unknown, T>): T {
  for (;;) {
    const next = reading.next()
    if (next.done === true) return next.value
  }
}
