/** package.md §3, 4: what a reader trusts. The authority's key comes from the auditor (the ceremony record), never from the package. */
import { kinds } from '../kinds/kinds.ts'
import type { Judged } from '../medium/page-fields.ts'
import type { Approver } from './approval-rules.ts'
import type { Contest, CountingKey, ListedFile, Machine, PackageBody, StationBody } from './body.ts'
import { type DocumentProblem, readSigned } from './canonical.ts'
import { isPictureOf } from './explained.ts'
import { isForMachines, isRoll } from './for-machines.ts'
import { type CandidateList, type ListFault, readLists } from './lists.ts'
import { bodyOf } from './package-body.ts'
import { isSigningKey } from './signing-key.ts'
import type { PackageSource } from './source.ts'

interface Kiosk {
  readonly station: string
  readonly pair: number
  readonly machine: string
  readonly spare: boolean
}

interface HeaderFacts {
  readonly earlyVoting: boolean
  /** Mask of the contests of its district. */
  readonly contests: number
  /** The one of them with a list for each judge; null: each has one list. */
  readonly judged: Judged | null
  /** `YYYY-MM-DD`, ascending: those in force. */
  readonly dates: readonly string[]
  /** The dates of package and earlier lists, if a list has moved the poll: media made then have these. */
  readonly before: readonly (readonly string[])[]
}

export interface Trust {
  /** Ed25519 public key, hex. */
  readonly authority: string
  readonly use: 'live' | 'rehearsal' | 'fixture'
  readonly title: string
  /** The day of the poll in force, `YYYY-MM-DD`. */
  readonly date: string
  readonly electionId: string
  readonly keySet: string
  readonly publication: PackageBody['publication']
  readonly online: boolean
  /** A school, a union, a company. */
  readonly isPrivate: boolean
  /** SHA-256 of package.json, hex. */
  readonly packageHash: string
  readonly contests: readonly Contest[]
  /** Station ids. */
  readonly stations: readonly string[]
  /** Those of early voting. */
  readonly earlyStations: ReadonlySet<string>
  /** Every kiosk of the package, spare ones included: each has a pair of media. */
  readonly pairs: readonly Kiosk[]
  readonly countingKey: CountingKey
  /** Version 1 first; the last one is current. */
  readonly lists: readonly CandidateList[]
  /** Whose approval counts, as the package names them; none: a fixture, or for practice. */
  readonly approvers: readonly Approver[]
  /** Electoral rolls that the package names, encrypted: nobody may publish one. */
  readonly rolls: readonly ListedFile[]
  /** The required header of a medium of this station; null: no such station. */
  headerOf(stationIndex: number): HeaderFacts | null
  /** Station id of a station's number, as media name it. */
  stationAt(index: number): string | null
  /** A station's number. */
  indexOf(station: string): number | null
  /** Its last day in force comes before that of another station: what the commission signed later never reached it. */
  closesBeforeOthers(station: string): boolean
  /** `YYYY-MM-DD`: the earliest day on which any station but those of early voting votes, by package or any list. */
  readonly firstPoll: string
  contestAt(bit: number): string
  /** Signing key of a kiosk of that station; null for anybody else's. */
  kioskKey(machine: string, stationIndex: number): string | null
  /** Signing key of an issuer of that station, by station id. */
  issuerKey(machine: string, station: string): string | null
  /** D-24: desks of that station; 1 where nothing else is said. */
  desksOf(station: string): number
  /** That station has no roll: slips of the city's own system bring its cards. */
  hasSlips(station: string): boolean
  /** The desk of an issuer: 1 and 2 are at the first, 3 and 4 at the second. */
  deskOf(machine: string): number
  /** Contests of another authority whose ballot papers that station hands out, in the order of the package. */
  handedOutAt(station: string): readonly string[]
}

export type PackageProblem =
  | `package-${DocumentProblem}`
  | 'authority-key-unusable'
  | 'file-missing-or-altered'
  | 'candidate-list-missing'
  | 'candidate-list-refused'

/** Which file of the package a problem is about, and why; empty: nothing more is known than the problem. */
export interface ProblemIn {
  readonly file: string
  readonly why: ListFault | ''
}

const PACKAGE_BYTES_MAX = 32 * 1024 * 1024
const FILE_BYTES_MAX = 256 * 1024 * 1024

/** @param authority 64 hex digits @param onProblem is called with the place of the problem, before it is the answer */
export async function trustIn(
  source: PackageSource,
  authority: string,
  onProblem: (where: ProblemIn) => void = () => {},
): Promise<Trust | PackageProblem> {
  if (!isSigningKey(authority)) return 'authority-key-unusable'
  const paths = { document: 'package.json', signature: 'package.sig' }
  const signed = await readSigned(source, paths, { label: 'ippyo package 1', bytesMax: PACKAGE_BYTES_MAX }, authority)
  if (typeof signed === 'string') return `package-${signed}`
  const body = bodyOf(signed.value)
  if (body === null) return 'package-malformed'
  const lists = await readLists(source, body, authority)
  if ('type' in lists) {
    onProblem({ file: lists.file, why: 'why' in lists ? lists.why : '' })
    return lists.type
  }
  const current = lists.at(-1)
  const wrong =
    (await wrongFile(source, [...body.files, ...(current?.files ?? [])])) ?? (await wrongPicture(source, current))
  if (wrong !== null) {
    onProblem({ file: wrong, why: '' })
    return 'file-missing-or-altered'
  }
  return trustOf(body, lists, authority, signed.hash)
}

/** The first listed file that is not as listed. A file that a published package goes without may be away. */
async function wrongFile(source: PackageSource, files: readonly ListedFile[]): Promise<string | null> {
  for (const { path, bytes, sha256 } of files) {
    const found = await source.read(path, FILE_BYTES_MAX)
    if (found === 'missing' && isForMachines(path)) continue
    if (typeof found === 'string' || found.length !== bytes) return path
    if (source.sha256(found) !== sha256) return path
  }
  return null
}

/** As `wrongFile`, and of the one form that a picture has. */
async function wrongPicture(source: PackageSource, list: CandidateList | undefined): Promise<string | null> {
  for (const picture of (list?.contests ?? []).flatMap(({ pictures }) => pictures)) {
    const wrong = await wrongFile(source, [picture])
    if (wrong !== null) return wrong
    const bytes = await source.read(picture.path, FILE_BYTES_MAX)
    if (typeof bytes !== 'string' && !isPictureOf(picture, bytes)) return picture.path
  }
  return null
}

function trustOf(body: PackageBody, lists: readonly CandidateList[], authority: string, packageHash: string): Trust {
  const { use, title, electionId, keySet, publication, online, isPrivate, contests, machines, countingKey } = body
  const stations = new Map(body.stations.map(({ id, index }) => [index, id]))
  const names = new Map(contests.map(({ id, bit }) => [bit, id]))
  const headers = new Map(
    body.stations.map((station, at) => [station.index, headerFacts(station, at, contests, lists)]),
  )
  const lastDays = new Map(body.stations.map(({ id, index }) => [id, headers.get(index)?.dates.at(-1) ?? '']))
  const lastOfAll = [...lastDays.values()].sort().at(-1) ?? ''
  const kiosks = machines.filter((each) => each.kind === 'kiosk')
  const keyOf = (kind: Machine['kind'], machine: string, station: string | null) =>
    machines.find((each) => each.kind === kind && each.id === machine && each.station === station)?.signingKey ?? null
  const desksOf = (station: string) => body.stations.find(({ id }) => id === station)?.desks ?? 1
  return {
    authority,
    use,
    title,
    date: lists.at(-1)?.movedTo ?? body.date,
    electionId,
    keySet,
    publication,
    online,
    isPrivate,
    packageHash,
    contests,
    stations: body.stations.map(({ id }) => id),
    earlyStations: new Set(body.stations.flatMap(({ id, earlyVoting }) => (earlyVoting ? [id] : []))),
    countingKey,
    lists,
    approvers: body.approvers,
    rolls: body.files.filter(({ path }) => isRoll(path)),
    pairs: kiosks.map(({ station, pair, id, spare }) => ({ station, pair, machine: id, spare })),
    headerOf: (index) => headers.get(index) ?? null,
    firstPoll:
      body.stations
        .flatMap(({ earlyVoting, index }) =>
          earlyVoting ? [] : [headers.get(index)].flatMap((own) => [own?.dates ?? [], ...(own?.before ?? [])].flat()),
        )
        .sort()[0] ?? body.date,
    stationAt: (index) => stations.get(index) ?? null,
    indexOf: (station) => body.stations.find(({ id }) => id === station)?.index ?? null,
    closesBeforeOthers: (station) => (lastDays.get(station) ?? lastOfAll) < lastOfAll,
    contestAt: (bit) => names.get(bit) ?? `contest ${bit}`,
    kioskKey: (machine, index) => keyOf('kiosk', machine, stations.get(index) ?? null),
    issuerKey: (machine, station) => keyOf('issuer', machine, station),
    desksOf,
    hasSlips: (station) => body.stations.some(({ id, slips }) => id === station && slips !== null),
    handedOutAt: (station) => {
      const { district = '' } = body.stations.find(({ id }) => id === station) ?? {}
      const own = body.paperContests.filter(({ districts: d }) => d.length === 0 || d.includes(district))
      return own.map(({ id }) => id)
    },
    deskOf: (machine) => {
      const own = machines.find((each) => each.kind === 'issuer' && each.id === machine)
      return own === undefined || desksOf(own.station) === 1 ? 1 : Math.floor((own.issuerKeyId + 1) / 2)
    },
  }
}

function headerFacts(
  { earlyVoting, dates, district }: StationBody,
  at: number,
  contests: PackageBody['contests'],
  lists: readonly CandidateList[],
): HeaderFacts {
  const own = contests.filter(({ districts }) => districts.length === 0 || districts.includes(district))
  const before = [dates, ...lists.flatMap(({ moved }) => moved?.slice(at, at + 1) ?? [])].map((each) =>
    [...each].sort(),
  )
  const now = lists.at(-1)?.moved?.[at] ?? dates
  const mask = own.reduce((bits, { bit }) => bits | (1 << bit), 0)
  return { earlyVoting, dates: [...now].sort(), before, contests: mask, judged: judgedOf(own, lists) }
}

/** Media are made for the judges of the first list; each later one has them too. */
export function judgedOf(
  contests: readonly Pick<PackageBody['contests'][number], 'id' | 'bit' | 'kind'>[],
  [first]: readonly Pick<CandidateList, 'contests'>[],
): Judged | null {
  const found = contests.find(({ kind }) => kinds[kind].listsOf === 'each-candidate')
  if (found === undefined) return null
  const listed = first?.contests.find(({ contest }) => contest === found.id)
  return { bit: found.bit, lists: listed?.candidates.length ?? 0 }
}
