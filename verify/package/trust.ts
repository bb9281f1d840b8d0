/** package.md §3, 4: what a reader trusts. The authority's key comes from the auditor (the ceremony record), never from the package. */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { ed25519 } from '@noble/curves/ed25519.js'
import { type DocumentProblem, type JsonObject, readBounded, readSigned } from './canonical.ts'
import {
  distinct,
  flag,
  HEX_8,
  HEX_16,
  HEX_32,
  ID,
  MACHINE,
  Malformed,
  object,
  objects,
  oneOf,
  only,
  text,
  whole,
} from './fields.ts'
import { type CandidateList, readLists } from './lists.ts'

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
  readonly contests: readonly { readonly id: string; readonly bit: number }[]
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
const MEMBERS = [
  'contests',
  'countingKey',
  'electionId',
  'files',
  'format',
  'keySet',
  'machines',
  'rules',
  'stationFacts',
  'stations',
  'unlock',
  'use',
]
const FILE_PATH = /^(?:[A-Za-z0-9_-]{1,40}\/)?[A-Za-z0-9_-]{1,60}\.[a-z0-9]{1,10}$/

/** @param authority 64 hex digits */
export async function readTrust(directory: string, authority: string): Promise<Trust | PackageProblem> {
  if (!isSigningKey(authority)) return 'authority-key-unusable'
  const paths = { document: join(directory, 'package.json'), signature: join(directory, 'package.sig') }
  const signed = await readSigned(paths, { label: 'ippyo package 1', bytesMax: PACKAGE_BYTES_MAX }, authority)
  if (typeof signed === 'string') return `package-${signed}`
  const read = bodyOf(signed.value)
  if (read === null) return 'package-malformed'
  const { body, files } = read
  const lists = await readLists(directory, body, authority)
  if (typeof lists === 'string') return lists
  if (!(await filesAreListed(directory, files))) return 'file-missing-or-altered'
  return trustOf(body, lists, authority, signed.hash.toString('hex'))
}

/** A point of small order would accept signatures that nobody made. */
function isSigningKey(hex: string): boolean {
  try {
    return HEX_32.test(hex) && !ed25519.Point.fromHex(hex).isSmallOrder()
  } catch {
    return false // no point of the curve
  }
}

export interface PackageBody {
  readonly use: Trust['use']
  readonly electionId: string
  readonly keySet: string
  readonly contests: readonly { readonly id: string; readonly bit: number }[]
  readonly stations: readonly { readonly id: string; readonly index: number }[]
  readonly machines: readonly Machine[]
  readonly countingKey: Trust['countingKey']
}

interface Machine {
  readonly id: string
  readonly kind: 'kiosk' | 'issuer'
  readonly station: string
  /** 0 for an issuer. */
  readonly pair: number
  readonly spare: boolean
  readonly signingKey: string
}

interface ListedFile {
  readonly path: string
  readonly bytes: number
  readonly sha256: string
}

function bodyOf(value: JsonObject): { readonly body: PackageBody; readonly files: readonly ListedFile[] } | null {
  try {
    only(value, MEMBERS)
    whole(value, 'format', 1, 1)
    const body = {
      use: oneOf(value, 'use', ['live', 'rehearsal', 'fixture']),
      electionId: text(value, 'electionId', HEX_8),
      keySet: text(value, 'keySet', HEX_8),
      contests: objects(value, 'contests', 3).map((each) => ({
        id: text(each, 'id', ID),
        bit: whole(each, 'bit', 0, 2),
      })),
      stations: objects(value, 'stations', 2000).map((each) => ({
        id: text(each, 'id', ID),
        index: whole(each, 'index', 1, 65535),
      })),
      machines: objects(value, 'machines', 20_000).map(machineOf),
      countingKey: countingKeyOf(object(value, 'countingKey')),
    }
    checkConsistency(body)
    const files = objects(value, 'files', 10_000).map((each) => ({
      path: text(each, 'path', FILE_PATH),
      bytes: whole(each, 'bytes', 0, 2 ** 32),
      sha256: text(each, 'sha256', HEX_32),
    }))
    return { body, files }
  } catch (error) {
    if (error instanceof Malformed) return null
    throw error
  }
}

function machineOf(each: JsonObject): Machine {
  const kind = oneOf(each, 'kind', ['kiosk', 'issuer'])
  if (kind === 'issuer' && each.pair !== null) throw new Malformed('pair')
  const signingKey = text(each, 'signingKey', HEX_32)
  if (!isSigningKey(signingKey)) throw new Malformed('signingKey')
  return {
    id: text(each, 'id', MACHINE),
    kind,
    station: text(each, 'station', ID),
    pair: kind === 'kiosk' ? whole(each, 'pair', 1, 55) : 0,
    spare: flag(each, 'spare'),
    signingKey,
  }
}

function countingKeyOf(key: JsonObject): Trust['countingKey'] {
  return {
    publicKey: text(key, 'publicKey', HEX_32),
    threshold: whole(key, 'threshold', 1, 255),
    shares: objects(key, 'shares', 255).map((each) => ({
      index: whole(each, 'index', 1, 255),
      salt: text(each, 'salt', HEX_16),
      commitment: text(each, 'commitment', HEX_32),
    })),
  }
}

/** package.md §3, as far as this reader builds on it. */
function checkConsistency({ contests, stations, machines, countingKey }: PackageBody): void {
  distinct(
    contests.map((each) => each.id),
    'contests.id',
  )
  distinct(
    contests.map((each) => each.bit),
    'contests.bit',
  )
  distinct(
    stations.map((each) => each.id),
    'stations.id',
  )
  distinct(
    stations.map((each) => each.index),
    'stations.index',
  )
  distinct(
    machines.map((each) => each.id),
    'machines.id',
  )
  distinct(
    machines.map((each) => each.signingKey),
    'machines.signingKey',
  )
  const kiosks = machines.filter((each) => each.kind === 'kiosk')
  distinct(
    kiosks.map((each) => `${each.station} ${each.pair}`),
    'machines.pair',
  )
  distinct(
    countingKey.shares.map((each) => each.index),
    'countingKey.shares',
  )
  const known = new Set(stations.map((each) => each.id))
  if (machines.some((each) => !known.has(each.station))) throw new Malformed('machines.station')
  if (countingKey.threshold > countingKey.shares.length) throw new Malformed('countingKey.threshold')
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
    countingKey,
    lists,
    pairs: kiosks.map(({ station, pair, id, spare }) => ({ station, pair, machine: id, spare })),
    stationAt: (index) => stations.get(index) ?? null,
    contestAt: (bit) => names.get(bit) ?? `contest ${bit}`,
    kioskKey: (machine, index) => keyOf('kiosk', machine, stations.get(index) ?? null),
    issuerKey: (machine, station) => keyOf('issuer', machine, station),
  }
}
