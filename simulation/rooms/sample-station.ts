/**
 * The station that is simulated, as its machines know it after the start: package, lists and keys as values. Their
 * signatures, files and operator cards have their own tests; nothing here is read from a disk.
 */

import { assert } from '#election/assert.ts'
import { sealerOf } from '#election/ballot/selection-sealer.ts'
import { toHex } from '#election/bytes.ts'
import type { IssuerKeyId } from '#election/card/card-ids.ts'
import { maskOf, NO_CONTEST } from '#election/contests.ts'
import type { Candidate, Contest, ElectionPackage, RollRow, Station } from '#election/definition/definition.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import type {
  CandidateId,
  CandidateNumber,
  ContestBit,
  ContestId,
  ElectionId,
  KeySetId,
  MachineId,
  PairNumber,
  RollNumber,
  StationId,
  StationIndex,
} from '#election/ids.ts'
import { makeKeyPair } from '#election/keys/hpke.ts'
import type { Machine, MachineIdentity } from '#election/keys/machine-identity.ts'
import { MachineSigner } from '#election/keys/machine-signer.ts'
import { makeSigningKey } from '#election/keys/signature.ts'
import { type IssuerKeys, makeStationKeys } from '#election/keys/station-keys.ts'
import { ok } from '#election/result.ts'
import type { LocalDate, LocalTime } from '#election/time.ts'
import type { VerifiedStation } from '#issuer/services/station.ts'
import type { KioskElection } from '#kiosk/services/election.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { PRETEND_VOICES } from './pretend-voice.ts'

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
  /** Sessions that each pair has room for. */
  readonly capacity: number
}

const keySource = seededRandomness('simulated stations')
export const ELECTION = '51a7105e51a7105e' as ElectionId
export const KEY_SET = '6b65795365740002' as KeySetId
const STATION_ID = '7' as StationId
export const STATION_INDEX = 7 as StationIndex
export const authority = makeSigningKey(keySource)
export const counting = makeKeyPair(keySource)
export const stationKeys: IssuerKeys = makeStationKeys(keySource)
const listHash = keySource.bytes(32)
export const OPENS = '07:00' as LocalTime
export const CLOSES = '20:00' as LocalTime
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

const machineKeys = new Map<string, ReturnType<typeof makeSigningKey>>(
  ['7-K1', '7-K2', '7-K3', '7-I1', '7-I2', '7-K4', '7-I3'].map((id) => [id, makeSigningKey(keySource)]),
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

const made = new Map<string, SampleStation>()

export function sampleStation(shape: StationShape): SampleStation {
  const name = JSON.stringify(shape)
  const known = made.get(name)
  if (known !== undefined) return known
  const facts = makeFacts(shape)
  if (made.size > 64) made.clear()
  made.set(name, facts)
  return facts
}

function makeFacts(shape: StationShape): SampleStation {
  const station = stationOf(shape)
  const contests = Array.from({ length: shape.contests }, (_, bit) => contestOf(bit))
  const machines = machinesOf(shape)
  const roll = Array.from({ length: shape.voters }, (_, voter) => rollRow(voter))
  const loaded = loadedOf(shape, station, contests, machines)
  const identityOf = (machine: Machine): MachineIdentity => ({
    place: machine,
    signingKey: signingKeyOf(machine.id).publicKey,
    agreementSecretKey: new Uint8Array(32),
    authorityPublicKey: authority.publicKey,
    installSecret: new Uint8Array(32),
    approvers: [],
  })
  const issuerKeys = new Map(
    machines.flatMap(({ id, issuerKeyId }) =>
      issuerKeyId === null ? [] : [[issuerKeyId as IssuerKeyId, signingKeyOf(id).publicKey] as const],
    ),
  )
  const kiosks = machines.filter((machine) => machine.kind === 'kiosk')
  const sealer = sealerOf(loaded)
  const kiosk = (machine: Machine): KioskElection => ({
    loaded,
    sealer,
    identity: identityOf(machine),
    issuerKeys,
    voices: ok(PRETEND_VOICES),
    facts: {
      use: 'fixture',
      electionId: ELECTION,
      title: loaded.electionPackage.rules.title,
      municipality: loaded.electionPackage.rules.municipality,
      electionDate: loaded.electionPackage.rules.date,
      station,
      machine: machine.id,
      machineSerial: machine.serial,
      pair: machine.pair as PairNumber,
      contests: contests.map((contest) => ({
        contest,
        candidates: candidatesOf(contest, shape.voters),
        display: null,
        suspended: false,
      })),
      fingerprint: loaded.fingerprint,
      listVersion: 1,
      panelWidthMm: 345.4,
      pairs: kiosks.map(({ pair, id, serial }) => ({ pair: pair as PairNumber, machine: id, serial })),
    },
  })
  const ofKiosk = new Map(kiosks.map((machine) => [machine.pair as PairNumber, kiosk(machine)]))
  const ofIssuer = machines
    .filter((machine) => machine.kind === 'issuer')
    .map((machine): VerifiedStation => issuerOf(loaded, station, contests, machine, identityOf(machine)))
  return {
    shape,
    loaded,
    station,
    contests,
    roll,
    kiosk: (pair) => ofKiosk.get(pair) as KioskElection,
    issuer: (place) => ofIssuer[place] as VerifiedStation,
    kioskSigningKeys: new Map(kiosks.map(({ id }) => [id, signingKeyOf(id).publicKey])),
  }
}

function stationOf(shape: StationShape): Station {
  return {
    id: STATION_ID,
    index: STATION_INDEX,
    name: '第7投票所',
    kiosks: shape.kiosks,
    spares: shape.spares,
    designated: false,
    earlyVoting: shape.dates.length > 1,
    opens: OPENS,
    closes: CLOSES,
    dates: shape.dates,
    district: '',
  }
}

function contestOf(bit: number): Contest {
  const id = (['mayor', 'council', 'assembly'][bit] ?? 'mayor') as ContestId
  return { id, bit: bit as ContestBit, title: `選挙${bit}`, kind: 'head', seats: 1, districts: [] }
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

/** The desk must say so. Of a small station nobody is marked. */
function markOf(voter: number): RollRow['mark'] {
  if (voter % 10 === 9) return 'absentee_voted'
  if (voter % 20 === 13) return 'absentee_issued'
  return voter % 30 === 27 ? 'moved' : 'none'
}

function rollRow(voter: number): RollRow {
  return {
    rollNo: String(voter + 1) as RollNumber,
    station: STATION_ID,
    name: `選挙 ${voter}郎`,
    kana: 'センキョ タロウ',
    sex: voter % 2 === 0 ? 'F' : 'M',
    birthDate: '1960-04-01' as LocalDate,
    address: '本町1-1',
    residentSince: '1990-04-01' as LocalDate,
    ticket: `T${voter + 1}`,
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
      id: 'simulated',
      title: '試行選挙',
      municipalityCode: '332101',
      municipality: '新見市',
      date,
      opens: OPENS,
      closes: CLOSES,
      votingAge: 18,
      residentSinceLatest: '2027-01-01' as LocalDate,
      keyHolders: 3,
      keyThreshold: 2,
    },
    contests,
    stations: [station],
    machines,
    stationFacts: [{ station: station.id, registered: shape.voters, eligible: shape.voters }],
    countingKey: { publicKey: toHex(counting.publicKey), threshold: 2, shares: [] },
    unlock: [],
    files: [],
  }
  const list = {
    format: 1,
    electionId: ELECTION,
    version: 1,
    contests: contests.map((contest) => ({
      contest: contest.id,
      uncontested: false,
      candidates: candidatesOf(contest, shape.voters),
    })),
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

function issuerOf(
  loaded: LoadedElection,
  station: Station,
  contests: readonly Contest[],
  machine: Machine,
  identity: MachineIdentity,
): VerifiedStation {
  const { rules, machines } = loaded.electionPackage
  const [counted] = loaded.electionPackage.stationFacts
  const facts = {
    use: 'fixture',
    electionId: ELECTION,
    electionTitle: rules.title,
    municipality: rules.municipality,
    date: rules.date,
    // The machines play every date; the desk plays one long day, and its nights are those of issuer/session/several-days.test.ts.
    dates: station.dates.slice(-1),
    earlyVoting: false,
    opens: OPENS,
    closes: CLOSES,
    station: station.id,
    stationIndex: station.index,
    stationName: station.name,
    stations: [{ id: station.id, name: station.name }],
    designated: false,
    contests,
    all: maskOf(contests),
    offCards: NO_CONTEST,
    kiosks: machines.filter((each) => each.kind === 'kiosk'),
    issuer: machine.id,
    issuerSerial: machine.serial,
    fingerprint: loaded.fingerprint,
    listVersion: 1,
    voters: counted?.registered ?? 0,
    registered: counted?.registered ?? 0,
    eligible: counted?.eligible ?? 0,
    voice: true,
    printer: true,
    quickReports: [],
    scripts: {},
    software: '97444 27431 75317 78695',
  } as const
  return { election: loaded, identity, machine, station, facts }
}
