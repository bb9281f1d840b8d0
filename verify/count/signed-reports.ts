/** count.md §2: station reports from their bytes, and what they say of pairs: read in a directory, and in a bundle in a browser. */
import { hexToBytes } from '@noble/hashes/utils.js'
import { canonical, parseCanonical } from '../package/canonical.ts'
import type { PackageSource } from '../package/source.ts'
import type { Trust } from '../package/trusted-package.ts'
import { hasEachDesk, namesAll, REPORT_LABEL } from './desk-reports.ts'
import { type Report, reportOf } from './report-fields.ts'

export const REPORT_BYTES_MAX = 256 * 1024

export interface ToldPairs {
  /** Pairs of which at least one report says that voting began on them. */
  readonly started: ReadonlySet<string>
  /** Pairs of which every report of their station says that voting never began on them. */
  readonly unused: ReadonlySet<string>
}

export function pairName(station: string, pair: number): string {
  return `${station} ${pair}`
}

/** Null: not of this election, not by an issuer of its station, or without a desk of it. @param signature the bytes of its signature file */
export function genuineReport(
  { bytes, signature }: { readonly bytes: Uint8Array; readonly signature: Uint8Array },
  trust: Pick<Trust, 'electionId' | 'issuerKey' | 'desksOf' | 'deskOf' | 'handedOutAt' | 'hasSlips'>,
  { signedBy }: Pick<PackageSource, 'signedBy'>,
): Report | null {
  const hex = /^([0-9a-f]{128})\n?$/.exec(new TextDecoder('latin1').decode(signature))?.[1]
  const report = reportOf(parseCanonical(bytes))
  if (report === null || hex === undefined || report.electionId !== trust.electionId) return null
  // Which numbers a station without a roll took is in the package, and how many of them in its report.
  if (trust.hasSlips(report.station) !== (report.slips !== null)) return null
  const key = trust.issuerKey(report.issuer, report.station)
  const genuine = key !== null && signedBy(key, REPORT_LABEL, bytes, hexToBytes(hex))
  const isWhole = genuine && namesAll(report.handedOut, trust.handedOutAt(report.station))
  return isWhole && hasEachDesk(report, trust, signedBy) ? report : null
}

/** An earlier report of a station may be put beside its last one: only what all of them say is believed. One that does not name a pair says nothing of it. */
export function toldPairs(genuine: readonly Report[], { pairs }: Pick<Trust, 'pairs'>): ToldPairs {
  const started = new Set<string>()
  const idle = new Map<string, number>()
  for (const report of genuine) {
    for (const { pair, state } of report.pairs) {
      const name = pairName(report.station, pair)
      if (state === 'started' || state === 'failed') started.add(name)
      else idle.set(name, 1 + (idle.get(name) ?? 0))
    }
  }
  const reportsOf = (station: string) => genuine.filter((report) => report.station === station).length
  const unused = pairs
    .map(({ station, pair }) => ({ name: pairName(station, pair), station }))
    .filter(({ name, station }) => !started.has(name) && idle.has(name) && idle.get(name) === reportsOf(station))
  return { started, unused: new Set(unused.map(({ name }) => name)) }
}

/** The last reports of each station by `version`, then `madeAt`; more than one when both are the same. */
export function lastReports(genuine: readonly Report[]): ReadonlyMap<string, readonly [Report, ...Report[]]> {
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

/** A report with a later version comes after one with an earlier, whenever each was made (count.md §2). */
export function placeInRow(version: number, madeAt: string): string {
  return `${String(version).padStart(3, '0')} ${madeAt}`
}
