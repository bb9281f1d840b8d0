/** The simulated station as its machines know it after the start, as values: no disk is read, and signatures have their own tests. */

import { assert } from '#election/assert.ts'
import { sealerOf } from '#election/ballot/selection-sealer.ts'
import { toHex } from '#election/bytes.ts'
import type { IssuerKeyId } from '#election/card/card-ids.ts'
import type { Candidate, Contest, ElectionPackage, RollRow, Station, Stop } from '#election/definition/definition.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import { hoursOfStops } from '#election/definition/stops.ts'
import { rollNumber } from '#election/id-schemas.ts'
import type {
  CandidateId,
  CandidateNumber,
  ContestBit,
  ContestId,
  ContestMask,
  ElectionId,
  KeySetId,
  MachineId,
  PairNumber,
  StationId,
  StationIndex,
} from '#election/ids.ts'
import { type CountingKey, combineKey, makeCountingKey } from '#election/keys/counting-key.ts'
import type { Machine, MachineIdentity } from '#election/keys/machine-identity.ts'
import { MachineSigner } from '#election/keys/machine-signer.ts'
import { makeSigningKey } from '#election/keys/signature.ts'
import { type IssuerKeys, makeStationKeys } from '#election/keys/station-keys.ts'
import type { ContestKind } from '#election/kinds/kinds.ts'
import { inEach } from '#election/language.ts'
import { ok } from '#election/result.ts'
import type { LocalDate } from '#election/time.ts'
import { tinySources, tinyStation, tinyVoter } from '#fixtures/elections/tiny-sources.ts'
import { issuerFactsOf } from '#issuer/services/start/verify-package.ts'
import type { VerifiedStation } from '#issuer/services/station.ts'
import { type KioskElection, kioskFactsOf } from '#kiosk/services/election.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { PANEL_15_6 } from '#ui/tokens/measures.ts'

export interface StationShape {
  readonly kiosks: number
  /** Kiosks that stand by until one is needed (OPN-09). */
  readonly spares: number
  readonly issuers: number
  readonly contests: number
  readonly dates: readonly LocalDate[]
  readonly voters: number
  /** How many stand in the hall with a card before the next one comes in. */
  readonly crowd: number
  /** The contest that is a review: each of the people on the roll is a judge. Left out: none is. */
  readonly review?: ContestBit
  /** Sessions that each pair has room for. */
  readonly capacity: number
  /** D-24: the voters of the first one; a second one has the others. Left out: one desk. */
  readonly firstDesk?: number
  /** The desk plays each date, with the nights between them (LAW-12). Left out: it plays one long day. */
  readonly nights?: true
  /** 移動期日前投票所: a stop for each of `dates`. */
  readonly stops?: readonly Stop[]
}

const keySource = seededRandomness('simulated stations')
export const ELECTION = '51a7105e51a7105e' as ElectionId
export const KEY_SET = '6b65795365740002' as KeySetId
const STATION_ID = '7' as StationId
export const STATION_INDEX = 7 as StationIndex
export const authority = makeSigningKey(keySource)
export const stationKeys: IssuerKeys = makeStationKeys(keySource)
const listHash = keySource.bytes(32)
/** The counting key, and what its holders have together. */
export const counting = dealtCounting()

function dealtCounting(): { readonly key: CountingKey; readonly secretKey: Uint8Array } {
  const input = { holders: 3, threshold: 2, randomness: seededRandomness('simulated stations', 'counting key') }
  const { countingKey, shares } = makeCountingKey(input)
  return { key: countingKey, secretKey: combineKey(shares.slice(0, 2)) }
}

export const { opens: OPENS, closes: CLOSES } = tinyStation
/** Early voting before the election day, and that day. */
export const DATES = ['2027-04-23', '2027-04-24', '2027-04-25'] as readonly string[] as readonly LocalDate[]

/** One day of three voters at one kiosk: small enough to be played once for each thing that may go wrong. */
export const SMALL_DAY: StationShape = {
  kiosks: 1,
  spares: 0,
  issuers: 1,
  contests: 2,
  dates: DATES.slice(0, 1),
  voters: 3,
  crowd: 3,
  capacity: 16,
}

/** Each has every clip, of a single sample: the session says what is said, no ear does. */
const VOICES = inEach((language) => ({ language, moraePerMinute: 335, samples: () => Int16Array.of(1) }))

const machineKeys = new Map<string, ReturnType<typeof makeSigningKey>>(
  ['7-K1', '7-K2', '7-K3', '7-I1', '7-I2', '7-K4', '7-I3', '7-I4'].map((id) => [id, makeSigningKey(keySource)]),
)

export function signingKeyOf(machine: string): ReturnType<typeof makeSigningKey> {
  const key = machineKeys.get(machine)
  assert(key !== undefined, 'station: a machine of it')
  return key
}

/** As operator card and PIN open it. */
export function signerOf(machine: MachineId): MachineSigner {
  return new MachineSigner(signingKeyOf(machine).secretKey.slice())
}

export interface SampleStation {
  readonly shape: StationShape
  readonly loaded: LoadedElection
  readonly station: Station
  readonly contests: readonly Contest[]
  readonly roll: readonly RollRow[]
  kiosk(pair: PairNumber): KioskElection
  issuer(place: number): VerifiedStation
  readonly kioskSigningKeys: ReadonlyMap<MachineId, Uint8Array>
}

/** A roll is short: each of its people is a candidate. */
export const VOTERS_MAX = 120

/** Each voter marks a candidate of their own, so that at the count every record tells whose it should be. */
export function candidateOf(voter: number, contest: ContestBit): CandidateId {
  return (1 + contest * 1000 + voter) as CandidateId
}

export function voterOfCandidate(candidate: CandidateId, contest: ContestBit): number {
  return candidate - 1 - contest * 1000
}

const made = new Map<string, Made>()

/** Its files are made once. Its machines are other ones each time: a sealer that drew ahead for one station would give its draw to the next. */
export function sampleStation(shape: StationShape): SampleStation {
  const name = JSON.stringify(shape)
  const { place, loaded } = made.get(name) ?? filesOf(shape)
  if (made.size > 64) made.clear()
  made.set(name, { place, loaded })
  return asMachinesKnowIt(place, loaded)
}

type Made = ReturnType<typeof filesOf>

function filesOf(shape: StationShape) {
  const station = stationOf(shape)
  const contests = Array.from({ length: shape.contests }, (_, bit) =>
    contestOf(bit, shape.review === bit ? 'recall' : 'head'),
  )
  const roll = Array.from({ length: shape.voters }, (_, voter) => rollRow(voter))
  return { place: { shape, station, contests, roll }, loaded: loadedOf(shape, station, contests, machinesOf(shape)) }
}

type Place = Pick<SampleStation, 'shape' | 'station' | 'contests' | 'roll'>

function asMachinesKnowIt(place: Place, loaded: LoadedElection): SampleStation {
  const { station } = place
  const { machines } = loaded.electionPackage
  const identityOf = (machine: Machine): MachineIdentity => ({
    place: machine,
    signingKey: signingKeyOf(machine.id).publicKey,
    agreementSecretKey: new Uint8Array(32),
    authorityPublicKey: authority.publicKey,
    installSecret: new Uint8Array(32),
    approvers: [],
  })
  const issuers = machines.filter(({ kind }) => kind === 'issuer')
  const kiosks = machines.filter(({ kind }) => kind === 'kiosk')
  const issuerKeys = new Map(
    issuers.map(({ id, issuerKeyId }) => [issuerKeyId as IssuerKeyId, signingKeyOf(id).publicKey]),
  )
  const kiosk = (machine: Machine): KioskElection => {
    const facts = kioskFactsOf(loaded, machine, PANEL_15_6.widthMm)
    assert(facts !== null, 'station: a kiosk of it')
    return { loaded, sealer: sealerOf(loaded), identity: identityOf(machine), issuerKeys, voices: ok(VOICES), facts }
  }
  const longDay = { ...station, earlyVoting: false, dates: station.dates.slice(-1) }
  const ofDesk = place.shape.nights ? station : longDay
  const configured = { voice: true, printer: true, software: '97444 27431 75317 78695' }
  const issuer = (machine: Machine): VerifiedStation => {
    const facts = { ...issuerFactsOf(loaded, ofDesk, machine), ...configured }
    return { election: loaded, identity: identityOf(machine), machine, station, facts, dateRefusal: null }
  }
  const ofKiosk = new Map(kiosks.map((machine) => [machine.pair, kiosk(machine)]))
  const ofIssuer = issuers.map(issuer)
  return {
    ...place,
    loaded,
    kiosk: (pair) => ofKiosk.get(pair) as KioskElection,
    issuer: (at) => ofIssuer[at] as VerifiedStation,
    kioskSigningKeys: new Map(kiosks.map(({ id }) => [id, signingKeyOf(id).publicKey])),
  }
}

/** With the next candidate list, as machines know it that are started with it (LAW-19). @param suspended voted on paper until the list after it */
export function withNextList(facts: SampleStation, suspended: ContestMask): SampleStation {
  const { loaded } = facts
  const version = loaded.list.version + 1
  const isOff = (id: ContestId) => facts.contests.some((each) => each.id === id && (suspended & (1 << each.bit)) !== 0)
  const contests = loaded.list.contests.map((entry) => ({ ...entry, suspended: isOff(entry.contest) }))
  const list = { ...loaded.list, version, contests }
  const next = { list, listHash: new Uint8Array(32).fill(version) }
  return asMachinesKnowIt(facts, { ...loaded, ...next, lists: [...loaded.lists, next] })
}

function stationOf(shape: StationShape): Station {
  const { kiosks, spares, dates } = shape
  const own = { id: STATION_ID, index: STATION_INDEX, name: '第7投票所', designated: false }
  const desks = shape.firstDesk === undefined ? [] : desksOf(shape.firstDesk, shape.voters)
  const moving = shape.stops === undefined ? {} : { stops: shape.stops, ...hoursOfStops(shape.stops) }
  return { ...tinyStation, ...own, desks, kiosks, spares, earlyVoting: dates.length > 1, dates, ...moving }
}

function desksOf(first: number, voters: number): Station['desks'] {
  const slice = (from: number, to: number) => ({ from: rollNumber.parse(`${from}`), to: rollNumber.parse(`${to}`) })
  return [slice(1, first), slice(first + 1, voters)]
}

function contestOf(bit: number, kind: ContestKind): Contest {
  const id = (['mayor', 'council', 'assembly'][bit] ?? `contest-${bit}`) as ContestId
  return {
    id,
    bit: bit as ContestBit,
    title: `選挙${bit}`,
    titleKana: '',
    titleEn: '',
    kind,
    seats: 1,
    districts: [],
  }
}

function candidatesOf(contest: Contest, voters: number): readonly Candidate[] {
  return Array.from({ length: voters }, (_, voter) => ({
    id: candidateOf(voter, contest.bit),
    contest: contest.id,
    number: (voter + 1) as CandidateNumber,
    name: `候補${voter}`,
    kana: 'コウホ',
    party: '',
    partyKana: '',
    displayName: '',
    gone: null,
  }))
}

function machinesOf(shape: StationShape): readonly Machine[] {
  const machine = (kind: Machine['kind'], place: number): Machine => {
    const id = `7-${kind === 'kiosk' ? 'K' : 'I'}${place}` as MachineId
    return {
      id,
      kind,
      station: STATION_ID,
      serial: `NM-7${kind === 'kiosk' ? '' : '9'}${place}`,
      pair: kind === 'kiosk' ? (place as PairNumber) : null,
      spare: kind === 'kiosk' && place > shape.kiosks,
      issuerKeyId: kind === 'issuer' ? place : null,
      signingKey: toHex(machineKeys.get(id)?.publicKey ?? new Uint8Array(32)),
      agreementKey: '00'.repeat(32),
    }
  }
  return [
    ...Array.from({ length: shape.kiosks + shape.spares }, (_, i) => machine('kiosk', i + 1)),
    ...Array.from({ length: shape.issuers }, (_, i) => machine('issuer', i + 1)),
  ]
}

/** The desk must say so. Nobody of a small station is marked. */
function markOf(voter: number): RollRow['mark'] {
  if (voter % 10 === 9) return 'absentee_voted'
  if (voter % 20 === 13) return 'absentee_issued'
  return voter % 30 === 27 ? 'moved' : 'none'
}

function rollRow(voter: number): RollRow {
  return {
    ...tinyVoter(voter + 1),
    station: STATION_ID,
    name: `選挙 ${voter}郎`,
    sex: voter % 2 === 0 ? 'F' : 'M',
    mark: markOf(voter),
  }
}

function loadedOf(
  shape: StationShape,
  station: Station,
  contests: readonly Contest[],
  machines: readonly Machine[],
): LoadedElection {
  const date = shape.dates.at(-1) as LocalDate
  const electionPackage: ElectionPackage = {
    format: 1,
    use: 'fixture',
    electionId: ELECTION,
    keySet: KEY_SET,
    rules: {
      ...tinySources.rules,
      id: 'simulated',
      title: '試行選挙',
      date,
      votingAge: 18,
      residentSinceLatest: '2027-01-01' as LocalDate,
    },
    contests,
    paperContests: [],
    stations: [station],
    machines,
    stationFacts: [{ station: station.id, registered: shape.voters, eligible: shape.voters, entitled: [] }],
    countingKey: counting.key,
    unlock: [],
    files: [],
    approvers: [],
  }
  const list = {
    format: 1,
    electionId: ELECTION,
    version: 1,
    contests: contests.map((contest) => ({
      contest: contest.id,
      uncontested: false,
      candidates: candidatesOf(contest, shape.voters),
      display: null,
      suspended: false,
    })),
    files: [],
    moved: null,
  } as const
  return {
    electionPackage,
    packageHash: new Uint8Array(32),
    list,
    listHash,
    lists: [{ list, listHash }],
    fingerprint: '12345 67890 24680 13579',
    files: new Map(),
  }
}
