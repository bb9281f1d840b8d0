/**
 * The second PC's evidence for a list, as files beside it: the seals, their blinds, and the signed words about pairs without a seal. The
 * first PC is asked nothing, for it may be in anybody's hands.
 */
import { join } from 'node:path'
import { z } from 'zod'
import { branded } from '#election/branded.ts'
import { type BundleFile, setsFile } from '#election/bundle/bundle-files.ts'
import { fromHex } from '#election/bytes.ts'
import { canonicalJson } from '#election/canonical-json.ts'
import { LISTS_MAX } from '#election/contest-lists.ts'
import { LOST_MEDIA_FILE, LOST_MEDIA_SIGNATURE } from '#election/count/lost-media.ts'
import type { DistrictEvidence } from '#election/count/sealed-district.ts'
import { type StationReport, serialiseStationReport } from '#election/count/station-report.ts'
import type { ElectionPackage } from '#election/definition/definition.ts'
import type { SignedBytes } from '#election/definition/signed-document.ts'
import { ristretto255 as group } from '#election/group/ristretto255.ts'
import { contestId } from '#election/id-schemas.ts'
import { parseJson } from '#election/keys/json-file.ts'
import { ONLINE_APPROVALS_IN_BUNDLE, ONLINE_SEAL_IN_BUNDLE } from '#election/online/online-seal.ts'
import { ROLL_ROUND_FILE, ROLL_ROUND_SIGNATURE } from '#election/roll/roll-round.ts'
import { sha256Hex } from '#openssl/hashes.ts'
import { readRegularFile } from '../regular-file.ts'
import type { OnStick } from './carried-stick.ts'
import type { DoesNotHold } from './list-messages.ts'

const FILE_BYTES_MAX = 4 * 1024 * 1024
const SETS = 'sets.json'
const room = z
  .number()
  .int()
  .min(0)
  .max(LISTS_MAX - 1)
const sets = z.strictObject({
  format: z.literal('ippyo bundle sets 1'),
  blinds: z.array(z.strictObject({ list: room, blind: z.string().regex(/^[0-9a-f]{64}$/) })),
})

function signedFiles(document: string, signature: string, signed: SignedBytes | null): readonly BundleFile[] {
  return [
    { name: document, bytes: signed?.bytes },
    { name: signature, bytes: signed?.signature },
  ].flatMap(({ name, bytes }) => (bytes === undefined ? [] : [{ name, bytes }]))
}

export function evidenceFiles(evidence: DistrictEvidence): readonly BundleFile[] {
  return [setsFile(group, evidence.sets.blinds), ...signedEvidence(evidence)]
}

/** Nobody signed it: it decides within what the signed reports leave open, and anybody holds it against the record of the count. */
const ACCEPTED = 'accepted-papers.json'
const acceptedSchema = z.strictObject({
  format: z.literal('ippyo accepted papers 1'),
  contests: z.array(z.strictObject({ contest: contestId, accepted: z.number().int().min(0) })).min(1),
})

function acceptedFile(accepted: DistrictEvidence['accepted']): readonly BundleFile[] {
  if (accepted.length === 0) return []
  const contests = accepted.toSorted((a, b) => (a.contest < b.contest ? -1 : 1))
  return [{ name: ACCEPTED, bytes: canonicalJson({ format: 'ippyo accepted papers 1', contests }) }]
}

/** The order of the reports does not say in which they came. */
function signedEvidence({ sets: { seals }, reports, lost, accepted }: DistrictEvidence): readonly BundleFile[] {
  const signed = reports
    .map((each) => ({ ...each, sha256: sha256Hex(each.bytes) }))
    .toSorted((a, b) => (a.sha256 < b.sha256 ? -1 : 1))
    .flatMap(({ bytes, signature }, i) => [
      { name: `reports/${i + 1}.json`, bytes },
      { name: `reports/${i + 1}.sig`, bytes: signature },
    ])
  return [...seals, ...signed, ...signedFiles(LOST_MEDIA_FILE, LOST_MEDIA_SIGNATURE, lost), ...acceptedFile(accepted)]
}

export interface PublishedEvidence {
  readonly evidence: DistrictEvidence
  readonly typed: readonly StationReport[]
  readonly rollRound: SignedBytes | null
  /** Approvals of the machine that sorted online votes. */
  readonly sorter: Uint8Array | null
}

/**
 * Bundle.md §1: with them anybody sees what became of each pair (V03, V08), and by which roll list each station issued (V36). MED-06: what two
 * people typed in is there to be held against its printed sheet; nobody signed it, so it excuses no pair.
 */
export function publishedEvidence(
  { evidence, typed, rollRound, sorter }: PublishedEvidence,
  { stations }: Pick<ElectionPackage, 'stations'>,
): readonly BundleFile[] {
  const reports = typed.map((report) => {
    const index = stations.find(({ id }) => id === report.station)?.index
    return { name: `reports/${index}-typed.json`, bytes: serialiseStationReport(report) }
  })
  const ofSorter = sorter === null ? [] : [{ name: ONLINE_APPROVALS_IN_BUNDLE, bytes: sorter }]
  const round = signedFiles(ROLL_ROUND_FILE, ROLL_ROUND_SIGNATURE, rollRound)
  return [...signedEvidence(evidence), ...reports, ...ofSorter, ...round]
}

/** The order of the reports does not matter. */
export function sameEvidence(one: DistrictEvidence, other: DistrictEvidence): boolean {
  const sumsOf = (evidence: DistrictEvidence) =>
    evidenceFiles(evidence)
      .map(({ bytes }) => sha256Hex(bytes))
      .sort()
      .join()
  return sumsOf(one) === sumsOf(other)
}

/** Null: a file is gone, or the blinds are no numbers. Whether any of it is genuine is for the mixer's own process. */
export async function carriedEvidence({ directory, list }: OnStick): Promise<DistrictEvidence | null> {
  const read = new Map<string, Uint8Array>()
  for (const { path } of list.files.filter((file) => !file.path.endsWith('.bin') || file.path.startsWith('seals/'))) {
    const bytes = await readRegularFile(join(directory, path), FILE_BYTES_MAX)
    if (bytes === null) return null
    read.set(path, bytes)
  }
  const signed = (document: string, signature: string): SignedBytes | null => {
    const [bytes, by] = [read.get(document), read.get(signature)]
    return bytes === undefined || by === undefined ? null : { bytes, signature: by }
  }
  const names = [...read.keys()]
  const reports = names
    .filter((name) => /^reports\/.*\.json$/.test(name))
    .flatMap((name) => signed(name, name.replace(/json$/, 'sig')) ?? [])
  const seals = names.filter((name) => name.startsWith('seals/'))
  const accepted = acceptedIn(read.get(ACCEPTED))
  const blinds = blindsOf(read.get(SETS) ?? new Uint8Array(0))
  if (blinds === null || accepted === null) return null
  return {
    sets: { blinds, seals: seals.map((name) => ({ name, bytes: read.get(name) as Uint8Array })) },
    reports,
    lost: signed(LOST_MEDIA_FILE, LOST_MEDIA_SIGNATURE),
    accepted,
  }
}

/** Null: not of the form. */
function acceptedIn(bytes: Uint8Array | undefined): DistrictEvidence['accepted'] | null {
  if (bytes === undefined) return []
  const read = parseJson(bytes, FILE_BYTES_MAX, acceptedSchema)
  return read === null ? null : branded<DistrictEvidence['accepted']>(read.contests)
}

function blindsOf(bytes: Uint8Array): DistrictEvidence['sets']['blinds'] | null {
  const read = parseJson(bytes, FILE_BYTES_MAX, sets)
  const blinds = (read?.blinds ?? []).flatMap(({ list, blind }) => {
    const sum = group.decodeScalar(fromHex(blind))
    return sum === null ? [] : [{ room: list, sum }]
  })
  const isAscending = blinds.every(({ room: at }, i) => i === 0 || (blinds[i - 1]?.room ?? at) < at)
  return isAscending && blinds.length === read?.blinds.length ? blinds : null
}

/** In the words of a screen. */
export function fileOf(found: DoesNotHold): string {
  if (found.type === 'online-not-there') return ONLINE_SEAL_IN_BUNDLE
  if (found.type === 'opening-undecided') return 'reports/'
  return 'file' in found ? found.file.replace('bundle/', '') : `seals/${found.station}-${found.pair}.bin`
}
