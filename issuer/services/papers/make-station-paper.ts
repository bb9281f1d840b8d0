/** One paper of the station: drawn, counted, put down. */
import { join } from 'node:path'
import type { DocumentFonts } from '#documents/document.ts'
import type { DrawnDocument } from '#documents/form.ts'
import type { StationPaperName } from '#documents/station/paper-names.ts'
import type { StationDay } from '#documents/station/station-day.ts'
import { stationPaper } from '#documents/station/station-papers.ts'
import { assert } from '#election/assert.ts'
import { writeWholeFile } from '#hardware/files/whole-file.ts'
import { atRemovable } from '#hardware/medium/patience.ts'
import type { PaperMade } from '#issuer/session/day-record.ts'
import type { DayRecord } from '#issuer/session/state.ts'
import { countedBy } from './version-marks.ts'

interface MadePaper {
  readonly drawn: DrawnDocument
  readonly made: PaperMade
}

export async function makeStationPaper(
  name: StationPaperName,
  day: StationDay,
  record: DayRecord,
  fonts: DocumentFonts,
): Promise<MadePaper> {
  const counted = countedBy(name, record)
  const drawn = await stationPaper(name, day, fonts, counted.marksOf)
  assert(drawn.ok, 'a paper of the station is drawn with whatever letters')
  return { drawn: drawn.value, made: counted.made() }
}

/** @returns the path; null when it could not be written */
export async function keepStationPaper(
  out: string,
  station: string,
  { drawn, made }: MadePaper,
): Promise<string | null> {
  const version = made.version === 1 ? '' : `-version-${made.version}`
  const path = join(out, `${made.name}-${station}${version}.pdf`)
  const written = await atRemovable(out, () => writeWholeFile(path, drawn.pdf))
  // Full, read-only, pulled or hung: voting goes on, and the desk says so.
  return written.ok ? path : null
}
