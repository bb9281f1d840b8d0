/** count.md §2: what the issuers say of their station's pairs, each report signed by an issuer of that station. */
import { createHash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { canonical, type JsonObject } from '../package/canonical.ts'
import { filesIn, readBounded } from '../package/directory.ts'
import { reportFingerprint } from '../package/fingerprint.ts'
import type { Trust } from '../package/trust.ts'
import { REPORT_FORMAT, type Report } from './report-fields.ts'
import { genuineReport, placeInRow, REPORT_BYTES_MAX, type ToldPairs, toldPairs } from './signed-reports.ts'

/** A genuine report, with what a person compares with its printed sheet. */
export interface ReadReport {
  readonly file: string
  readonly station: string
  readonly version: number
  readonly madeAt: string
  /** SHA-256 of the file, hex; the sheet has it in full. */
  readonly sha256: string
  /** 報告書の照合番号, four groups of five digits. */
  readonly number: string
  /** 人違い: votes and papers that are no row's, by contest; only those above 0. They balance like those of the others. */
  readonly ofNobody: Readonly<Record<string, number>>
}

export interface StationReports extends ToldPairs {
  /** By file name. */
  readonly read: readonly ReadReport[]
  /** Every genuine one, also those that a later one replaced. */
  readonly genuine: readonly Report[]
  /** The genuine ones, as they are signed. */
  readonly documents: readonly JsonObject[]
  /** Files that are no genuine report; nothing of them is believed. */
  readonly refused: readonly string[]
}

const FILES_MAX = 4096

/** D-24: on the stick beside the report of the station, which has it in it. */
const OF_ONE_DESK = /\.desk\d{1,2}\.json$/

/** A declaration of §3 is brought together with the reports, and is none. */
export function isReportFile(name: string): boolean {
  return name.endsWith('.json') && name !== 'lost-media.json' && !OF_ONE_DESK.test(name)
}

export async function readStationReports(directory: string, trust: Trust): Promise<StationReports> {
  const there = await readdir(directory).catch(() => [])
  const names = there.filter(isReportFile).sort()
  const genuine: Report[] = []
  const read: ReadReport[] = []
  const refused: string[] = []
  for (const name of names.slice(0, FILES_MAX)) {
    const found = await readReport(join(directory, name), trust)
    if (found === null) {
      refused.push(name)
      continue
    }
    const { report, sha256 } = found
    const { station, version, madeAt } = report
    const nobodys = report.contests.filter(({ ofNobody }) => ofNobody > 0)
    const ofNobody = Object.fromEntries(nobodys.map((each) => [each.contest, each.ofNobody]))
    read.push({ file: name, station, version, madeAt, sha256, number: reportFingerprint(sha256), ofNobody })
    genuine.push(report)
  }
  return { read, genuine, documents: genuine.map(({ document }) => document), ...toldPairs(genuine, trust), refused }
}

async function readReport(
  path: string,
  trust: Trust,
): Promise<{ readonly report: Report; readonly sha256: string } | null> {
  const bytes = await readBounded(path, REPORT_BYTES_MAX)
  const signature = await readBounded(`${path}.sig`, 1024)
  if (typeof bytes === 'string' || typeof signature === 'string') return null
  const files = filesIn()
  const report = genuineReport({ bytes, signature }, trust, files)
  return report && { report, sha256: files.sha256(bytes) }
}

/** The last of a station by `version`, then `madeAt`; more than one when both are the same. */
export function lastReportsOf(documents: readonly JsonObject[], station: string): readonly JsonObject[] {
  const own = documents.filter((each) => each.station === station)
  const place = (each: JsonObject) => placeInRow(Number(each.version), String(each.madeAt))
  const last = own.map(place).sort().at(-1)
  return own.filter((each) => place(each) === last)
}

/** As a count's stage 1 has it: without `format`. */
export function reportBody({ format: _, ...body }: JsonObject): JsonObject {
  return body
}

/** @param body as a count's stage 1 has it */
export function reportNumber(body: JsonObject): string {
  const document = canonical({ ...body, format: REPORT_FORMAT })
  return reportFingerprint(createHash('sha256').update(document, 'utf8').digest('hex'))
}
