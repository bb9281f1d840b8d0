/** consulates.csv: the consulates (在外公館) of electors abroad, each with its time zone and the days that a letter to its places takes. */
import { cellReader } from '#election/definition/import/cell.ts'
import { CONSULATES } from '#election/definition/import/headings.ts'
import type { Problem } from '#election/definition/import/problem.ts'
import { startReport } from '#election/definition/import/report.ts'
import { heldFile } from '#election/definition/import/source-file.ts'
import { openTable, SMALL_FILE_MAX, wholeTable } from '#election/definition/import/table.ts'
import type { Consulate } from '#election/online/abroad.ts'
import { parseZone } from '#election/online/zone.ts'
import { err, ok, type Result } from '#election/result.ts'

const COLUMNS = { required: ['consulate', 'zone', 'post_days'], optional: [] } as const
const NAME_MAX = 30
/** A letter that takes longer than a poll is no letter. */
const POST_DAYS_MAX = 90
const ZONES = 'America/Sao_Paulo, Europe/Paris'

/** Nothing is taken from a file with an error. */
export function importConsulates(csv: Uint8Array): Result<readonly Consulate[], readonly Problem[]> {
  const report = startReport()
  const cells = cellReader(report, () => true)
  const table = wholeTable(openTable(CONSULATES, heldFile(csv), COLUMNS, report, SMALL_FILE_MAX))
  const names = new Set<string>()
  const consulates = (table?.rows ?? []).flatMap((row): readonly Consulate[] => {
    const name = cells.text(row, 'consulate', { max: NAME_MAX, required: true })
    if (name !== null && names.has(name)) cells.refuse(row, 'consulate', 'duplicate-value', 'once')
    if (name !== null) names.add(name)
    const written = cells.text(row, 'zone', { max: 60, required: true })
    const zone = written && (parseZone(written) ?? cells.refuse(row, 'zone', 'not-a-zone', ZONES))
    const postDays = cells.whole(row, 'post_days', 1, POST_DAYS_MAX)
    return name === null || zone === null || zone === '' || postDays === null ? [] : [{ name, zone, postDays }]
  })
  const { errors } = report.problems([CONSULATES])
  return errors.length > 0 ? err(errors) : ok(consulates)
}
