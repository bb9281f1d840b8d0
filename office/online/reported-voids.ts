/**
 * S14: what each station's own report says of its file of voids. A signed report names its number, its issuer and its roll list, and the issuer
 * writes the file with that very report. It has no figure of voided votes: a report is published, and a number of one or two would show a
 * coercer whether somebody has voided a vote. Where a report is on paper alone, two figures of the polling record are typed, and are called so.
 */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { LOST_MEDIA_FILE } from '#election/count/lost-media.ts'
import { acceptSigned, STATION_REPORT_BYTES_MAX, type StationReport } from '#election/count/station-report.ts'
import type { ElectionPackage } from '#election/definition/definition.ts'
import type { StationId } from '#election/ids.ts'
import type { TypedVoids, VoidsGrounds } from '#election/online/sorting/sort-voids.ts'
import { err, ok, type Result } from '#election/result.ts'
import { verifyNative } from '#openssl/ed25519.ts'
import { wholeFile } from './sorting-files.ts'

const SIGNATURE_BYTES_MAX = 1024
type ReportedOf = VoidsGrounds['reported'] extends ReadonlyMap<StationId, infer Reported> ? Reported : never

export type ReportedVoidsError =
  | { readonly type: 'sorting-file-missing'; readonly path: string }
  /** Not a report of this election that an issuer of its station signed. */
  | { readonly type: 'report-refused'; readonly path: string }
  /** Two last reports of one station differ. */
  | { readonly type: 'reports-differ'; readonly station: StationId }
  /** A slip of the hand would take the place of what was signed. */
  | { readonly type: 'typed-beside-a-report'; readonly station: StationId }

/** @param directory with `<station>.json` and `.json.sig`; undefined: every report is on paper */
export async function reportedVoids(
  directory: string | undefined,
  typed: ReadonlyMap<StationId, TypedVoids>,
  electionPackage: ElectionPackage,
): Promise<Result<VoidsGrounds['reported'], ReportedVoidsError>> {
  const reported = new Map<StationId, StationReport>()
  const names = directory === undefined ? [] : await readdir(directory).catch(() => null)
  if (names === null) return err({ type: 'sorting-file-missing', path: directory ?? '' })
  for (const name of names.toSorted()) {
    if (!name.endsWith('.json') || name === LOST_MEDIA_FILE) continue
    const path = join(directory ?? '', name)
    const bytes = await wholeFile(path, STATION_REPORT_BYTES_MAX)
    if (!bytes.ok) return bytes
    const signature = await wholeFile(`${path}.sig`, SIGNATURE_BYTES_MAX)
    if (!signature.ok) return signature
    const read = acceptSigned(bytes.value, signature.value, electionPackage, verifyNative)
    if (!read.ok) return err({ type: 'report-refused', path })
    const { station, version } = read.value
    const before = reported.get(station)
    if (before?.version === version && JSON.stringify(before) !== JSON.stringify(read.value))
      return err({ type: 'reports-differ', station })
    if (typed.has(station)) return err({ type: 'typed-beside-a-report', station })
    if (before === undefined || before.version < version) reported.set(station, read.value)
  }
  const told = new Map<StationId, ReportedOf>(typed)
  for (const { issuer, rollList, station, version } of reported.values())
    told.set(station, { version, issuer, rollList: rollList ?? 0 })
  return ok(told)
}
