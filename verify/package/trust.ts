/** package.md §3, 4: what a reader trusts. The authority's key comes from the auditor (the ceremony record), never from the package. */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { type DocumentProblem, readBounded, readSigned } from './canonical.ts'
import { type CandidateList, readLists } from './lists.ts'
import { bodyOf, type Contest, isSigningKey, type ListedFile, type Machine, type PackageBody } from './package-body.ts'

export interface Kiosk {
  readonly station: string
  readonly pair: number
  readonly machine: string
  readonly spare: boolean
}

export interface Trust {
  /** Ed25519 public key, hex. */
  readonly authority: string
  readonly use: 'live' | 'rehearsal' | 'fixture'
  readonly electionId: string
  readonly keySet: string
  /** SHA-256 of package.json, hex. */
  readonly packageHash: string
  readonly contests: readonly Contest[]
  /** Station ids. */
  readonly stations: readonly string[]
  /** Every kiosk of the package, spare ones included: each has a pair of media. */
  readonly pairs: readonly Kiosk[]
  readonly countingKey: {
    /** X25519, hex. */
    readonly publicKey: string
    readonly threshold: number
    readonly shares: readonly { readonly index: number; readonly salt: string; readonly commitment: string }[]
  }
  /** Version 1 first; the last one is current. */
  readonly lists: readonly CandidateList[]
  /** Station id of a station's number, as media name it. */
  stationAt(index: number): string | null
  contestAt(bit: number): string
  /** Signing key of a kiosk of that station; null for anybody else's. */
  kioskKey(machine: string, stationIndex: number): string | null
  /** Signing key of an issuer of that station, by station id. */
  issuerKey(machine: string, station: string): string | null
}

export type PackageProblem =
  | `package-${DocumentProblem}`
  | 'authority-key-unusable'
  | 'file-missing-or-altered'
  | 'candidate-list-missing'
  | 'candidate-list-refused'

const PACKAGE_BYTES_MAX = 32 * 1024 * 1024
const FILE_BYTES_MAX = 256 * 1024 * 1024

/** @param authority 64 hex digits */
export async function readTrust(directory: string, authority: string): Promise<Trust | PackageProblem> {
  if (!isSigningKey(authority)) return 'authority-key-unusable'
  const paths = { document: join(directory, 'package.json'), signature: join(directory, 'package.sig') }
  const signed = await readSigned(paths, { label: 'ippyo package 1', bytesMax: PACKAGE_BYTES_MAX }, authority)
  if (typeof signed === 'string') return `package-${signed}`
  const body = bodyOf(signed.value)
  if (body === null) return 'package-malformed'
  const lists = await readLists(directory, body, authority)
  if (typeof lists === 'string') return lists
  if (!(await filesAreListed(directory, body.files))) return 'file-missing-or-altered'
  return trustOf(body, lists, authority, signed.hash.toString('hex'))
}

async function filesAreListed(directory: string, files: readonly ListedFile[]): Promise<boolean> {
  for (const { path, bytes, sha256 } of files) {
    const found = await readBounded(join(directory, path), FILE_BYTES_MAX)
    if (typeof found === 'string' || found.length !== bytes) return false
    if (createHash('sha256').update(found).digest('hex') !== sha256) return false
  }
  return true
}

function trustOf(body: PackageBody, lists: readonly CandidateList[], authority: string, packageHash: string): Trust {
  const { use, electionId, keySet, contests, machines, countingKey } = body
  const stations = new Map(body.stations.map(({ id, index }) => [index, id]))
  const names = new Map(contests.map(({ id, bit }) => [bit, id]))
  const kiosks = machines.filter((each) => each.kind === 'kiosk')
  const keyOf = (kind: Machine['kind'], machine: string, station: string | null) =>
    machines.find((each) => each.kind === kind && each.id === machine && each.station === station)?.signingKey ?? null
  return {
    authority,
    use,
    electionId,
    keySet,
    packageHash,
    contests,
    stations: body.stations.map(({ id }) => id),
    countingKey,
    lists,
    pairs: kiosks.map(({ station, pair, id, spare }) => ({ station, pair, machine: id, spare })),
    stationAt: (index) => stations.get(index) ?? null,
    contestAt: (bit) => names.get(bit) ?? `contest ${bit}`,
    kioskKey: (machine, index) => keyOf('kiosk', machine, stations.get(index) ?? null),
    issuerKey: (machine, station) => keyOf('issuer', machine, station),
  }
}
