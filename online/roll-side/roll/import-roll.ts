/** roll.csv of the office (docs/formats/election-csv.md) → rows with the contests of their voter, and whether they may vote at all (T5). */
import { maskOf, NO_CONTEST, without } from '#election/contests.ts'
import { contestsOfDistrict, type ElectionPackage, type RollRow } from '#election/definition/definition.ts'
import { cellReader } from '#election/definition/import/cell.ts'
import type { Problem } from '#election/definition/import/problem.ts'
import { ROLL_COLUMNS, readRoll } from '#election/definition/import/read-roll.ts'
import { startReport } from '#election/definition/import/report.ts'
import { heldFile } from '#election/definition/import/source-file.ts'
import { FILE_MAX, openTable } from '#election/definition/import/table.ts'
import { isPrivate } from '#election/definition/private-body.ts'
import type { Consulate } from '#election/online/abroad.ts'
import { err, ok, type Result } from '#election/result.ts'
import { isEligibleOnElectionDay, type RulesOfRight } from '#election/roll/eligibility.ts'
import { importAbroad } from './import-abroad.ts'
import { importMembers } from './import-members.ts'
import type { ImportedRow } from './imported-row.ts'

export interface RollGrounds {
  readonly rules: RulesOfRight & Pick<ElectionPackage['rules'], 'municipalityCode'>
  /** Who may vote in which contest, as the package has them: the right of a row names contests (ELG-21). */
  readonly places: Pick<ElectionPackage, 'contests' | 'stations'>
  /** Those of the voters abroad, who come by their own roll; null: others vote. */
  readonly consulates: readonly Consulate[] | null
}

const FILE = 'roll.csv'

/** Nothing is taken from a file with an error. */
export function importRoll(
  csv: Uint8Array,
  { consulates, places, rules }: RollGrounds,
): Result<readonly ImportedRow[], readonly Problem[]> {
  if (isPrivate(rules)) return importMembers(csv, places.contests)
  if (consulates !== null) return importAbroad(csv, { rules, places, consulates })
  const report = startReport()
  // A letter that no font draws is found when a letter is printed.
  const cells = cellReader(report, () => true)
  const table = openTable(FILE, heldFile(csv), ROLL_COLUMNS, report, FILE_MAX)
  const { municipalityCode } = rules
  const own = { date: null, votingAge: null, municipalityCode }
  const rows =
    table === null
      ? []
      : allOf(readRoll(table, own, { ids: new Map(), ...places }, { ...places, paperContests: [] }, cells, report))
  const imported = rows.flatMap((row) => {
    const station = places.stations.find(({ id }) => id === row.station)
    if (station === undefined) {
      report.error(
        { file: FILE, line: 0, column: 'station' },
        'unknown-station',
        row.station,
        places.stations.map(({ id }) => id).join(' '),
      )
    }
    if (station === undefined) return []
    const style = without(maskOf(contestsOfDistrict(places, station)), row.unentitled ?? NO_CONTEST)
    return [{ row, style, mark: style === NO_CONTEST ? 'no-right' : markOf(row, rules), abroad: null }]
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
