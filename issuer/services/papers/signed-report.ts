/**
 * The station's last word, as it was signed: kept on the issuer's own disk, because its key is erased right after (X-A5). A stick
 * that was lost or is bad is written again from here, byte for byte; another report nobody can sign any more.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseStationReport, STATION_REPORT_BYTES_MAX, type StationReport } from '#election/count/station-report.ts'
import type { ElectionId } from '#election/ids.ts'
import { writeWholeFile } from '#hardware/files/whole-file.ts'

const FILE = 'station-report.json'

export interface SignedReport {
  readonly report: StationReport
  readonly bytes: Uint8Array
  /** The text of `<station>.json.sig`. */
  readonly signature: Uint8Array
}

/** Null: none was signed on this machine for this election. */
export async function readSignedReport(directory: string, electionId: ElectionId): Promise<SignedReport | null> {
  try {
    const bytes = new Uint8Array(await readFile(join(directory, FILE)))
    if (bytes.length > STATION_REPORT_BYTES_MAX) return null
    const report = parseStationReport(bytes)
    if (!report.ok || report.value.electionId !== electionId) return null
    const signature = new Uint8Array(await readFile(join(directory, `${FILE}.sig`)))
    return { report: report.value, bytes, signature }
  } catch {
    return null
  }
}

/** @returns whether the disk has it */
export async function keepSignedReport(directory: string, { bytes, signature }: SignedReport): Promise<boolean> {
  try {
    await writeWholeFile(join(directory, `${FILE}.sig`), signature)
    await writeWholeFile(join(directory, FILE), bytes)
    return true
  } catch {
    return false
  }
}
