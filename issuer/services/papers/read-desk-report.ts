/** D-24: the report of another desk of this station, from the stick that it was written on. Only one that its issuer signed is taken in. */
import { join } from 'node:path'
import { acceptDeskReport } from '#election/count/desk-reports.ts'
import { STATION_REPORT_BYTES_MAX } from '#election/count/station-report.ts'
import { MAIN_DESK } from '#election/definition/desks.ts'
import type { StationId } from '#election/ids.ts'
import { readRegular } from '#hardware/files/open-regular.ts'
import { atRemovable } from '#hardware/medium/patience.ts'
import { notice } from '#issuer/session/codes.ts'
import type { IssuerEvent } from '#issuer/session/event.ts'
import { nativeChecks } from '#openssl/package-checks.ts'
import type { OpenStation } from '../station.ts'

/** A full stop is in no station's name: no report of a desk is taken for that of a station. */
export function reportFile(station: StationId, desk: number): string {
  return desk === MAIN_DESK ? `${station}.json` : `${station}.desk${desk}.json`
}

interface ReadsDesks extends Pick<OpenStation, 'election'> {
  readonly facts: Pick<OpenStation['facts'], 'station' | 'contests' | 'listVersion'>
}

export async function readDeskReport(
  { facts, election }: ReadsDesks,
  desk: number,
  place: string | null,
): Promise<IssuerEvent> {
  const files = place === null ? null : await bothOf(place, reportFile(facts.station, desk))
  if (files === null) return { type: 'desk-report-not-read', notice: notice('desk-report-not-there', { desk }) }
  const { electionPackage } = election
  const report = acceptDeskReport(files, { station: facts.station, desk }, electionPackage, nativeChecks.verify)
  if (report === null) return { type: 'desk-report-not-read', notice: notice('desk-report-wrong', { desk }) }
  // Its figures are added place by place, and another list may have other contests.
  if (report.contests.map(({ contest }) => contest).join() !== facts.contests.map(({ id }) => id).join()) {
    const lists = { own: facts.listVersion, other: report.listVersion }
    return { type: 'desk-report-not-read', notice: notice('desk-report-other-list', { desk, ...lists }) }
  }
  return { type: 'desk-report-read', desk, report: files }
}

async function bothOf(
  place: string,
  name: string,
): Promise<{ readonly document: string; readonly signature: string } | null> {
  const read = await atRemovable(place, () =>
    Promise.all([name, `${name}.sig`].map((file) => readRegular(join(place, file), STATION_REPORT_BYTES_MAX))),
  )
  // Not there, pulled, hung, or not to be read: the page says which one is wanted.
  if (!read.ok) return null
  const [document = '', signature = ''] = read.value.map((bytes) => new TextDecoder().decode(bytes))
  return { document, signature: signature.trim() }
}
