/** Station reports from the directory into which they were put: `<station>.json` with its signature beside it. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { LOST_MEDIA_FILE } from '#election/count/lost-media.ts'
import {
  acceptStationReport,
  STATION_REPORT_BYTES_MAX,
  type StationReport,
  type StationReportError,
} from '#election/count/station-report.ts'
import type { ElectionPackage } from '#election/definition/definition.ts'
import { verifyNative } from '#openssl/ed25519.ts'
import { readRegularFile } from '../regular-file.ts'

export interface ReadReports {
  readonly reports: readonly StationReport[]
  readonly refused: readonly { readonly file: string; readonly code: StationReportError['type'] }[]
}

const FILES_MAX = 4096

export async function readReports(directory: string, electionPackage: ElectionPackage): Promise<ReadReports> {
  const there = await readdir(directory).catch(() => [])
  const names = there.filter((name) => name.endsWith('.json') && name !== LOST_MEDIA_FILE).sort()
  const reports: StationReport[] = []
  const refused: { file: string; code: StationReportError['type'] }[] = []
  for (const name of names.slice(0, FILES_MAX)) {
    const bytes = await readBounded(join(directory, name), STATION_REPORT_BYTES_MAX)
    const signature = await readBounded(join(directory, `${name}.sig`), 1024)
    const accepted = acceptStationReport(bytes, signature, electionPackage, verifyNative)
    if (accepted.ok) reports.push(accepted.value)
    else refused.push({ file: name, code: accepted.error.type })
  }
  return { reports, refused }
}

/** Empty when it cannot be read or is too long: then it is no report, or not signed. */
async function readBounded(path: string, bytesMax: number): Promise<Uint8Array> {
  return (await readRegularFile(path, bytesMax)) ?? new Uint8Array(0)
}
