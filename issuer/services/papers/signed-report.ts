/**
 * Each report of the station as it was signed, kept on the issuer's own disk under its version: a stick that was lost or is bad is
 * written again from here, byte for byte, also when the key is gone (X-A5).
 */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseStationReport, STATION_REPORT_BYTES_MAX, type StationReport } from '#election/count/station-report.ts'
import type { SignedBytes } from '#election/definition/signed-document.ts'
import type { ElectionId } from '#election/ids.ts'
import { writeWholeFile } from '#hardware/files/whole-file.ts'
import { writeVoids } from './online-voids.ts'

const fileOf = (version: number) => `station-report-${version}.json`
const VERSION = /^station-report-(\d{1,3})\.json$/

export interface SignedReport {
  readonly report: StationReport
  readonly bytes: Uint8Array
  /** The text of `<station>.json.sig`. */
  readonly signature: Uint8Array
  /** Null: the election has no online ballot box. */
  readonly voids: SignedBytes | null
}

/** The last version. Null: none was signed on this machine for this election. */
export async function readSignedReport(directory: string, electionId: ElectionId): Promise<SignedReport | null> {
  try {
    const versions = (await readdir(directory)).flatMap((name) => VERSION.exec(name)?.[1] ?? []).map(Number)
    const file = fileOf(Math.max(...versions))
    const bytes = new Uint8Array(await readFile(join(directory, file)))
    if (bytes.length > STATION_REPORT_BYTES_MAX) return null
    const report = parseStationReport(bytes)
    if (!report.ok || report.value.electionId !== electionId) return null
    const signature = new Uint8Array(await readFile(join(directory, `${file}.sig`)))
    return { report: report.value, bytes, signature, voids: await readVoidsBeside(join(directory, file)) }
  } catch {
    return null
  }
}

async function readVoidsBeside(path: string): Promise<SignedBytes | null> {
  try {
    const [bytes, signature] = await Promise.all([readFile(`${path}.voids.ippyo`), readFile(`${path}.voids.sig`)])
    return { bytes: new Uint8Array(bytes), signature: new Uint8Array(signature) }
  } catch {
    return null
  }
}

/** The signature first: a report that is there has one. @returns whether the disk has it */
export async function keepSignedReport(
  directory: string,
  { report, bytes, signature, voids }: SignedReport,
): Promise<boolean> {
  const file = fileOf(report.version)
  try {
    if (voids !== null) await writeVoids(join(directory, `${file}.voids`), voids)
    await writeWholeFile(join(directory, `${file}.sig`), signature)
    await writeWholeFile(join(directory, file), bytes)
    return true
  } catch {
    return false
  }
}
