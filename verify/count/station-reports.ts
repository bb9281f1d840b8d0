/** count.md §2: what the issuers say of their station's pairs, each report signed by an issuer of that station. */
import { createHash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { signedBy } from '../medium/fields.ts'
import { canonical, type JsonObject, parseCanonical } from '../package/canonical.ts'
import { readBounded } from '../package/directory.ts'
import { reportFingerprint } from '../package/fingerprint.ts'
import type { Trust } from '../package/trust.ts'
import { hasEachDesk } from './desk-reports.ts'
import { REPORT_FORMAT, type Report, reportOf } from './report-fields.ts'

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
}

export interface StationReports {
  /** By file name. */
  readonly read: readonly ReadReport[]
  /** Every genuine one, also those that a later one replaced. */
  readonly genuine: readonly Report[]
  /** Pairs of which at least one report says that voting began on them. */
  readonly started: ReadonlySet<string>
  /** Pairs of which every report of their station says that voting never began on them. */
  readonly unused: ReadonlySet<string>
  /** The genuine ones, as they are signed. */
  readonly documents: readonly JsonObject[]
  /** Files that are no genuine report; nothing of them is believed. */
  readonly refused: readonly string[]
}

const REPORT_BYTES_MAX = 256 * 1024
const FILES_MAX = 4096

export function pairName(station: string, pair: number): string {
  return `${station} ${pair}`
}

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
  const started = new Set<string>()
  const idle = new Map<string, number>()
  const refused: string[] = []
  const documents: JsonObject[] = []
  for (const name of names.slice(0, FILES_MAX)) {
    const found = await readReport(join(directory, name), trust)
    if (found === null) {
      refused.push(name)
      continue
    }
    const { report, sha256 } = found
    const { station, version, madeAt } = report
    read.push({ file: name, station, version, madeAt, sha256, number: reportFingerprint(sha256) })
    genuine.push(report)
    documents.push(report.document)
    for (const { pair, state } of report.pairs) {
      const name = pairName(report.station, pair)
      if (state === 'started' || state === 'failed') started.add(name)
      else idle.set(name, 1 + (idle.get(name) ?? 0))
    }
  }
  // An earlier report of a station may be put beside its last one: only what all of them say is believed. One that does not
  // name a pair says nothing of it.
  const reportsOf = (station: string) => genuine.filter((report) => report.station === station).length
  const unused = trust.pairs
    .map(({ station, pair }) => ({ name: pairName(station, pair), station }))
    .filter(({ name, station }) => !started.has(name) && idle.has(name) && idle.get(name) === reportsOf(station))
  return { read, genuine, documents, started, unused: new Set(unused.map(({ name }) => name)), refused }
}

async function readReport(
  path: string,
  trust: Trust,
): Promise<{ readonly report: Report; readonly sha256: string } | null> {
  const bytes = await readBounded(path, REPORT_BYTES_MAX)
  const signature = await readBounded(`${path}.sig`, 1024)
  if (typeof bytes === 'string' || typeof signature === 'string') return null
  const hex = /^([0-9a-f]{128})\n?$/.exec(signature.toString('latin1'))?.[1]
  const report = reportOf(parseCanonical(bytes))
  if (report === null || hex === undefined || report.electionId !== trust.electionId) return null
  const key = trust.issuerKey(report.issuer, report.station)
  const genuine = key !== null && signedBy(key, 'ippyo station report 1', bytes, Buffer.from(hex, 'hex'))
  return genuine && hasEachDesk(report, trust)
    ? { report, sha256: createHash('sha256').update(bytes).digest('hex') }
    : null
}

/** The last reports of each station by `version`, then `madeAt`; more than one when both are the same. */
export function lastReports({ genuine }: StationReports): ReadonlyMap<string, readonly [Report, ...Report[]]> {
  const last = new Map<string, [Report, ...Report[]]>()
  const place = ({ version, madeAt }: Report) => placeInRow(version, madeAt)
  for (const report of genuine) {
    const present = last.get(report.station)
    if (present === undefined || place(report) > place(present[0])) last.set(report.station, [report])
    // The same report twice is one report, even if the file was copied.
    else if (place(report) === place(present[0]) && !present.some((each) => isSame(each, report))) present.push(report)
  }
  return last
}

function isSame(a: Report, b: Report): boolean {
  return canonical(a.document) === canonical(b.document)
}

/** The last of a station by `version`, then `madeAt`; more than one when both are the same. */
export function lastReportsOf(documents: readonly JsonObject[], station: string): readonly JsonObject[] {
  const own = documents.filter((each) => each.station === station)
  const place = (each: JsonObject) => placeInRow(Number(each.version), String(each.madeAt))
  const last = own.map(place).sort().at(-1)
  return own.filter((each) => place(each) === last)
}

/** A report with a later version comes after one with an earlier, whenever each was made (count.md §2). */
function placeInRow(version: number, madeAt: string): string {
  return `${String(version).padStart(3, '0')} ${madeAt}`
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
