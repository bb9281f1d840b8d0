/** Station reports from the directory into which they were put: `<station>.json` with its signature beside it. */
import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { acceptStationReport } from '#election/count/desk-reports.ts'
import { LOST_MEDIA_FILE } from '#election/count/lost-media.ts'
import {
  STATION_REPORT_BYTES_MAX,
  type StationReport,
  type StationReportError,
} from '#election/count/station-report.ts'
import type { ElectionPackage } from '#election/definition/definition.ts'
import type { SignedBytes } from '#election/definition/signed-document.ts'
import { BALLOT_BOX_FILE } from '#hardware/medium/create.ts'
import { atRemovable } from '#hardware/medium/patience.ts'
import { verifyNative } from '#openssl/ed25519.ts'
import { readRegularFile } from '../regular-file.ts'
import { NAME_OF_SHARE } from './misplaced-stick.ts'

/** `…-as-report`: another stick than the report's is in its socket. */
type ReportRefusal = StationReportError['type'] | 'medium-as-report' | 'share-as-report' | 'report-stick-silent'

export interface ReadReports {
  readonly reports: readonly StationReport[]
  /** The same, as they are signed. */
  readonly documents: readonly SignedBytes[]
  readonly refused: readonly RefusedReport[]
}

interface RefusedReport {
  readonly file: string
  readonly code: ReportRefusal
  /** D-24: whose report is missing in it. */
  readonly desk?: number
}

const FILES_MAX = 4096

export async function readReports(
  directory: string,
  electionPackage: ElectionPackage,
  patienceMs?: number,
): Promise<ReadReports> {
  const ask = (goesOn: () => void) => reportsIn(directory, electionPackage, goesOn)
  const read = await atRemovable(directory, ask, patienceMs)
  if (read.ok) return read.value
  return { reports: [], documents: [], refused: [{ file: basename(directory), code: 'report-stick-silent' }] }
}

async function reportsIn(
  directory: string,
  electionPackage: ElectionPackage,
  goesOn: () => void,
): Promise<ReadReports> {
  const there = await readdir(directory).catch((): readonly string[] => [])
  const names = there.filter((name) => isReport(name)).sort()
  const reports: StationReport[] = []
  const documents: SignedBytes[] = []
  const refused: RefusedReport[] = []
  if (there.includes(BALLOT_BOX_FILE)) refused.push({ file: BALLOT_BOX_FILE, code: 'medium-as-report' })
  for (const name of names.slice(0, FILES_MAX)) {
    if (NAME_OF_SHARE.test(name)) {
      refused.push({ file: name, code: 'share-as-report' })
      continue
    }
    const bytes = await readBounded(join(directory, name), STATION_REPORT_BYTES_MAX)
    const signature = await readBounded(join(directory, `${name}.sig`), 1024)
    goesOn()
    const accepted = acceptStationReport(bytes, signature, electionPackage, verifyNative)
    if (accepted.ok) {
      reports.push(accepted.value)
      documents.push({ bytes, signature })
    } else {
      const { error } = accepted
      refused.push({
        file: name,
        code: error.type,
        ...(error.type === 'desk-report-missing' ? { desk: error.desk } : {}),
      })
    }
  }
  return { reports, documents, refused }
}

/** D-24: that of one desk is in the report of its station, and lies beside it on the same stick. */
function isReport(name: string): boolean {
  return name.endsWith('.json') && name !== LOST_MEDIA_FILE && !/\.desk\d{1,2}\.json$/.test(name)
}

/** Empty when it cannot be read or is too long: then it is no report, or not signed. */
async function readBounded(path: string, bytesMax: number): Promise<Uint8Array> {
  return (await readRegularFile(path, bytesMax)) ?? new Uint8Array(0)
}
