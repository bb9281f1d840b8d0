/** An election for tests of the count, in memory: signed package and lists, keys, shares. Unlike the office's, it lets a test choose each number. */

import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { assert } from '#election/assert.ts'
import type { RecordedSelection } from '#election/ballot/record.ts'
import { sealerOf } from '#election/ballot/selection-sealer.ts'
import { toHex } from '#election/bytes.ts'
import { listsOfContest, oneListOf } from '#election/contest-lists.ts'
import { severalListsIn } from '#election/count/lists-of-election.ts'
import { type StationReport, serialiseStationReport, signStationReport } from '#election/count/station-report.ts'
import type { MachineRole } from '#election/count/tally-machine.ts'
import type { Contest, ElectionPackage, Station, Stop } from '#election/definition/definition.ts'
import { type LoadedElection, loadElection } from '#election/definition/loaded-election.ts'
import { signPackage } from '#election/definition/package.ts'
import type { Settings } from '#election/definition/settings.ts'
import { signCandidateList } from '#election/definition/signed-candidate-list.ts'
import type { SignedBytes } from '#election/definition/signed-document.ts'
import { hoursOfStops } from '#election/definition/stops.ts'
import type {
  CandidateId,
  ContestBit,
  ContestId,
  ElectionId,
  KeySetId,
  MachineId,
  PairNumber,
  StationId,
  StationIndex,
} from '#election/ids.ts'
import type { Approver } from '#election/keys/approvers.ts'
import { type Authority, makeAuthority } from '#election/keys/authority.ts'
import { makeCountingKey } from '#election/keys/counting-key.ts'
import { makeKeyPair } from '#election/keys/hpke.ts'
import type { Machine } from '#election/keys/machine-identity.ts'
import { COST_FIXTURE } from '#election/keys/passphrase-box.ts'
import { writeShareFile } from '#election/keys/share-file.ts'
import { makeSigningKey } from '#election/keys/signature.ts'
import type { Randomness } from '#election/randomness.ts'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import { tinyCouncil, tinyMayor, tinySources, tinyStation } from '#fixtures/elections/tiny-sources.ts'
import { personaliseTally } from '#office/personalise/personalise-tally.ts'
import { listed as namedWithHash } from '#office/prepare/next-list.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import type { PairOwner } from '#simulation/rooms/prepared-pair.ts'
import { hashOfList } from '#simulation/rooms/round-of.ts'
import { withSettings } from '#simulation/rooms/with-settings.ts'
import { type ListOptions, listsOf } from './counting-lists.ts'
import { contestLine, pairLine, stationReportOf } from './station-report-of.ts'
import { TWO_APPROVERS, twoApprove } from './two-approve.ts'

export interface CountingElection {
  readonly election: LoadedElection
  readonly authority: Authority
  readonly documents: {
    readonly electionPackage: SignedBytes
    readonly lists: readonly SignedBytes[]
    /** The current one. */
    readonly list: SignedBytes
  }
  /** `shareFiles[i]` belongs to holder i + 1 with passphrase `passphrases[i]`. */
  readonly shareFiles: readonly Uint8Array[]
  readonly passphrases: readonly string[]
  readonly signingKeys: ReadonlyMap<MachineId, Uint8Array>
  /** A station's secret: its kiosks derive box keys from it. */
  stationSecret(station: StationId): Uint8Array
  /** One encrypted record; `null` = ended without voting. `list`: as a machine makes it that has this list; else the current one. */
  record(contest: number, candidate: number | null, list?: number): Uint8Array
  /** One encrypted record for each judge: with a mark for these ids; null: ended without voting. */
  review(marked: readonly number[] | null): readonly Uint8Array[]
}

export interface CountingElectionOptions extends ListOptions {
  readonly use?: ElectionPackage['use']
  /** Districts of the council's contest; none: the whole municipality. */
  readonly councilDistricts?: readonly string[]
  /** Machines in use and spare ones, a line a station; one with days of its own is a station of early voting. */
  readonly stations?: readonly {
    readonly kiosks: number
    readonly spares: number
    readonly early?: readonly LocalDate[]
    /** 移動期日前投票所: one for each of these days. */
    readonly stops?: readonly Stop[]
  }[]
  /** So many holders, and how many of them open; 3 and 2 when left out. */
  readonly holders?: readonly [number, number]
  readonly seats?: number
  /** In place of the council judges are reviewed: as many as it has candidates. */
  readonly review?: true
  /** 補欠選挙: of a council of so many. */
  readonly councilSeats?: number
  /** TC-55: the count of the council is one of several. */
  readonly councilResult?: 'report'
  /** Contests of other kinds and names in place of mayor and council, with the same bits, and others after them. */
  readonly elects?: readonly Contest[]
  readonly title?: string
  /** PAP-10 */
  readonly paperContests?: ElectionPackage['paperContests']
  readonly publication?: 'from-first-mix'
  /** It has an online box. */
  readonly online?: true
  readonly settings?: Partial<Settings> | undefined
  /** Its machines know them; left out: two where it is live, else nobody. */
  readonly approvers?: readonly Approver[]
  /** The files that its package lists for the machines, by path; nothing when left out. */
  readonly files?: (electionId: ElectionId) => ReadonlyMap<string, Uint8Array>
  /** The day of the poll; left out: one that every test knows. */
  readonly date?: LocalDate
}

export const ELECTION_DATE = '2002-06-23' as LocalDate

export async function countingElection(
  randomness: Randomness,
  options: CountingElectionOptions = {},
): Promise<CountingElection> {
  const authority = makeAuthority(randomness)
  const [holders, threshold] = options.holders ?? [3, 2]
  const approvers = options.approvers ?? (options.use === 'live' ? TWO_APPROVERS : [])
  const { publication = 'all', online = false, settings, paperContests = [] } = options
  const { countingKey, shares } = makeCountingKey({ holders, threshold, randomness })
  const electionId = toHex(randomness.bytes(8)) as ElectionId
  const keySet = toHex(randomness.bytes(8)) as KeySetId
  const files = options.files?.(electionId) ?? new Map<string, Uint8Array>()
  const { machines, signingKeys, stations } = placesOf(options, randomness)
  const contests = contestsOf(options)
  const ruled = rules(options.date, options.title ?? options.sources?.rules.title)
  const lists = listsOf({ electionId, contests, options, stations, rules: ruled })
  const electionPackage: ElectionPackage = {
    format: 1,
    use: options.use ?? 'fixture',
    electionId,
    keySet,
    rules: { ...withSettings(ruled, settings), keyHolders: holders, keyThreshold: threshold, publication, online },
    contests,
    paperContests,
    stations,
    machines,
    stationFacts: stations.map(({ id }) => ({
      station: id,
      registered: 400,
      eligible: options.eligible ?? 400,
      entitled: [],
    })),
    countingKey,
    unlock: [],
    files: namedWithHash(files),
    approvers,
  }
  const signed = lists.map((list) => signCandidateList(list, authority.secretKey))
  const documents = {
    electionPackage: signPackage(electionPackage, authority.secretKey),
    lists: signed,
    list: signed.at(-1) as SignedBytes,
  }
  const whole = new Map([...files, ...(options.sources?.pictures ?? [])])
  const loaded = loadElection({ ...documents, files: whole }, authority.publicKey)
  assert(loaded.ok, 'counting election: a package that loads')
  const election = loaded.value
  const passphrases = shares.map((share) => `holder ${share.index} says this`)
  const of = { electionId, keySet, shares: holders, threshold, cost: COST_FIXTURE, randomness }
  const shareFiles = await Promise.all(
    shares.map((share, i) => writeShareFile({ ...of, kind: 'counting', share, passphrase: passphrases[i] as string })),
  )
  const sealers = election.lists.map((of) => sealerOf({ ...election, ...of }))
  const secrets = new Map(stations.map(({ id }) => [id, randomness.bytes(32)]))
  return {
    election,
    authority,
    documents,
    shareFiles,
    passphrases,
    signingKeys,
    stationSecret: (station) => secrets.get(station) as Uint8Array,
    review: (marked) => reviewOf(election, marked, randomness),
    record(contest, candidate, list = lists.length) {
      const selection: RecordedSelection =
        candidate === null ? { type: 'ended' } : { type: 'candidate', id: candidate as CandidateId }
      return sealers[list - 1]?.seal(oneListOf(contest as ContestBit), selection, randomness) ?? new Uint8Array(0)
    },
  }
}

function reviewOf(
  election: LoadedElection,
  marked: readonly number[] | null,
  randomness: Randomness,
): readonly Uint8Array[] {
  const several = severalListsIn(election)
  assert(several !== null, 'counting election: judges are reviewed')
  const judges = election.list.contests[several.bit]?.candidates ?? []
  const sealer = sealerOf(election)
  return listsOfContest(several.bit, several).map((list) => {
    const judge = judges[list.place - 1]?.id as CandidateId
    const mark: RecordedSelection = marked?.includes(judge) ? { type: 'candidate', id: judge } : { type: 'no-mark' }
    return sealer.seal(list, marked === null ? { type: 'ended' } : mark, randomness)
  })
}

/** The owner of the pairs of one of its stations. */
export function pairOwner({ election, authority, stationSecret }: CountingElection, id: string): PairOwner {
  const { electionId, keySet, use, stations } = election.electionPackage
  const station = stations.find((each) => each.id === id)
  assert(station !== undefined, 'counting election: a station of it')
  return { electionId, keySet, use, station: station.index, stationSecret: stationSecret(station.id), authority }
}

/** The passphrase of the machine that counts it. */
export const TALLY_PASSPHRASE = 'the tally is opened so'

/** The directory of a tally: `package/`, `machine/` with its own key, `shares/share-<n>.json`. */
export async function writeCountingElection(made: CountingElection, directory: string): Promise<void> {
  const { documents } = made
  for (const name of ['package', 'machine', 'shares', 'reports', 'out']) {
    await mkdir(join(directory, name), { recursive: true })
  }
  await writeFile(join(directory, 'package', 'package.json'), documents.electionPackage.bytes)
  await writeFile(join(directory, 'package', 'package.sig'), documents.electionPackage.signature)
  for (const [i, list] of documents.lists.entries()) {
    await writeFile(join(directory, 'package', `candidate-list-${i + 1}.json`), list.bytes)
    await writeFile(join(directory, 'package', `candidate-list-${i + 1}.sig`), list.signature)
  }
  for (const [path, bytes] of made.election.files) {
    await mkdir(dirname(join(directory, 'package', path)), { recursive: true })
    await writeFile(join(directory, 'package', path), bytes)
  }
  await setUpTally(made, join(directory, 'machine'))
  if (made.election.electionPackage.approvers.length > 0)
    await twoApprove(made.election, join(directory, 'package'), join(directory, 'machine'))
  for (const [i, file] of made.shareFiles.entries()) {
    await writeFile(join(directory, 'shares', `share-${i + 1}.json`), file)
  }
}

/** A machine of this election that counts, or sorts, in its own directory. */
export async function setUpTally(
  { authority, election }: CountingElection,
  directory: string,
  role: MachineRole = 'counting',
): Promise<void> {
  const { electionPackage } = election
  const [passphrase, randomness] = [TALLY_PASSPHRASE, secureRandomness()] as const
  const serial = role === 'counting' ? 'SN-TALLY' : 'SN-SORTING'
  const made = await personaliseTally({ directory, serial, role, electionPackage, authority, passphrase, randomness })
  assert(made.ok, 'counting election: a tally without a key')
}

export interface ReportOptions {
  readonly station: string
  /** Cards issued for both contests and voted. */
  readonly voters: number
  readonly pairs: readonly StationReport['pairs'][number]['state'][]
  readonly found?: number
  /** The machines' figure at closing; as many as `voters` when left out. */
  readonly told?: number | null
  readonly madeAt?: string
  readonly missing?: number
  /** Machines that closed the pair of another one, by the pair's number. */
  readonly takenOverBy?: Readonly<Record<number, string>>
  /** 20 digits of each pair's seal, as the officer typed them. */
  readonly seals?: readonly (string | null)[]
  /** 1 when left out. */
  readonly listVersion?: number
  readonly version?: number
  /** Number of the last roll list that was held, with the hash that `hashOfList` gives it unless another is said. */
  readonly rollList?: number
  readonly rollListHash?: string
  /** The name of the file; the station's id when left out. */
  readonly name?: string
  /** The members that differ from `voters`. */
  readonly contests?: Readonly<Record<string, Partial<StationReport['contests'][number]>>>
  /** On the roll; left out: as many as `stationReportOf` says. */
  readonly registered?: number | undefined
  /** ELG-21: electors of the mayor's contest, fewer than all. */
  readonly entitled?: number
}

function heldBy(station: StationId, { rollList, rollListHash }: ReportOptions): Partial<StationReport> {
  if (rollList === undefined) return {}
  return { rollList, rollListHash: rollList === 0 ? null : (rollListHash ?? hashOfList(station, rollList)) }
}

export async function writeStationReport(made: CountingElection, directory: string, options: ReportOptions) {
  const { electionId, contests } = made.election.electionPackage
  const { station, voters, found = 0, missing = 0, version = 1, told = voters } = options
  const report = stationReportOf(electionId, station, voters, {
    version,
    correctsReason: version > 1 ? '数え直した' : '',
    listVersion: options.listVersion ?? 1,
    ...heldBy(station as StationId, options),
    entitled: options.entitled === undefined ? [] : [{ contest: 'mayor' as ContestId, eligible: options.entitled }],
    ...(options.registered === undefined ? {} : { registered: options.registered }),
    ...(options.madeAt === undefined ? {} : { madeAt: options.madeAt as LocalMinute }),
    contests: contests.map(({ id }) =>
      contestLine(id, voters, { issued: voters + found, found, missing, recordsTold: told, ...options.contests?.[id] }),
    ),
    pairs: options.pairs.map((state, i) => {
      const takenOverBy = (options.takenOverBy?.[i + 1] ?? null) as MachineId | null
      return pairLine(station, i + 1, state, { takenOverBy, sealFingerprint: options.seals?.[i] ?? null })
    }),
  })
  const bytes = serialiseStationReport(report)
  const signature = signStationReport(bytes, made.signingKeys.get(report.issuer) as Uint8Array)
  const file = join(directory, 'reports', `${options.name ?? station}.json`)
  await writeFile(file, bytes)
  await writeFile(`${file}.sig`, signature)
}

function placesOf(options: CountingElectionOptions, randomness: Randomness) {
  const places: NonNullable<CountingElectionOptions['stations']> = options.stations ?? [
    { kiosks: 2, spares: 1 },
    { kiosks: 1, spares: 1 },
  ]
  const signingKeys = new Map<MachineId, Uint8Array>()
  const machines: Machine[] = []
  const stations = places.map(({ kiosks, spares, early, stops }, i): Station => {
    const id = String(i + 1) as StationId
    const add = (name: string, pair: number | null, spare: boolean) => {
      const key = makeSigningKey(randomness)
      const machine = `${id}-${name}` as MachineId
      signingKeys.set(machine, key.secretKey)
      machines.push({
        id: machine,
        kind: pair === null ? 'issuer' : 'kiosk',
        station: id,
        serial: `SN-${machine}`,
        pair: pair as PairNumber | null,
        spare,
        issuerKeyId: pair === null ? 1 : null,
        signingKey: toHex(key.publicKey),
        agreementKey: toHex(makeKeyPair(randomness).publicKey),
      })
    }
    add('I1', null, false)
    for (let k = 1; k <= kiosks + spares; k++) add(`K${k}`, k, k > kiosks)
    const { opens, closes } = rules()
    const days = { earlyVoting: early !== undefined, dates: early ?? [options.date ?? ELECTION_DATE] }
    const moving = stops && { stops, ...hoursOfStops(stops) }
    const fixed = { designated: i === 0, opens, closes, ...days, ...moving }
    return {
      ...tinyStation,
      id,
      index: (i + 1) as StationIndex,
      name: `第${i + 1}投票区投票所`,
      kiosks,
      spares,
      ...fixed,
    }
  })
  return { machines, signingKeys, stations }
}

function rules(date = ELECTION_DATE, title = '見本市長選挙及び見本市議会議員一般選挙'): ElectionPackage['rules'] {
  return { ...tinySources.rules, id: 'counting', title, municipality: '見本市', date }
}

function contestsOf(options: CountingElectionOptions): readonly Contest[] {
  const elects = options.sources?.contests ?? options.elects
  if (elects !== undefined) return elects
  const { seats, councilSeats, councilResult: result, councilDistricts } = options
  const whole = { ...(councilSeats === undefined ? {} : { councilSeats }), ...(result === undefined ? {} : { result }) }
  return [
    { ...tinyMayor, title: '見本市長選挙', titleEn: 'Mihon mayoral election' },
    {
      ...tinyCouncil,
      ...(options.lists === undefined ? {} : { kind: 'party-list' }),
      ...(options.openLists === undefined ? {} : { kind: 'open-list' }),
      ...(options.review === undefined ? {} : { kind: 'recall' }),
      title: '見本市議会議員一般選挙',
      titleEn: 'Mihon city council election',
      seats: options.review ? 1 : (seats ?? 3),
      ...whole,
      districts: councilDistricts ?? [],
    },
  ]
}
