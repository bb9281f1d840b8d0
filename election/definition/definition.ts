/**
 * The election as the office defines it and every machine knows it. Made by the CSV import (`import.ts`), carried in two
 * signed documents: the package (`package.ts`: everything but candidates) and the candidate list (`candidate-list.ts`).
 */
import type { BirthDate } from '#election/birth-date.ts'
import type { Desks } from '#election/definition/desks.ts'
import type {
  CandidateId,
  CandidateNumber,
  ContestBit,
  ContestId,
  ContestMask,
  ElectionId,
  KeySetId,
  RollNumber,
  StationId,
  StationIndex,
} from '#election/ids.ts'
import type { Approver } from '#election/keys/approvers.ts'
import type { CountingKey } from '#election/keys/counting-key.ts'
import type { Machine } from '#election/keys/machine-identity.ts'
import type { WrappedStationKeys } from '#election/keys/station-keys.ts'
import type { Seats } from '#election/kinds/kinds.ts'
import type { OpenList } from '#election/kinds/open-list/rule.ts'
import type { PartyList } from '#election/kinds/party-list/rule.ts'
import type { Language } from '#election/language.ts'
import type { LocalDate, LocalTime } from '#election/time.ts'
import type { Entitled, StationFacts } from './entitled.ts'
import type { Explained } from './explained.ts'
import type { Settings } from './settings.ts'
import { areApart, type SlipRange, slipsIn } from './slips.ts'

/** live 本番 · rehearsal 模擬 · fixture 見本. Different keys and ids; a live package opens only on its dates, a rehearsal never. */
export type Use = 'live' | 'rehearsal' | 'fixture'

/** Which part of a count's bundle is for everybody (docs/formats/bundle.md §1). */
export const PUBLICATIONS = ['all', 'from-first-mix'] as const
export type Publication = (typeof PUBLICATIONS)[number]

/** The rules that the office writes into election.csv. */
export interface ElectionRules {
  /** Text id of election.csv, for example `niimi-2002`. */
  readonly id: string
  readonly title: string
  /** Six digits, the last a check digit; empty: a private body (private-body.ts). */
  readonly municipalityCode: string
  readonly municipality: string
  readonly date: LocalDate
  readonly opens: LocalTime
  readonly closes: LocalTime
  /** Age on election day; from the law in force on that date when election.csv leaves it out. */
  readonly votingAge: number
  readonly residentSinceLatest: LocalDate
  readonly keyHolders: number
  readonly keyThreshold: number
  /** From the first mix: the records, and the first mix with them, are for the parties of the count. */
  readonly publication: Publication
  /** There is an online ballot box: nothing is opened without its sorted votes. */
  readonly online: boolean
  /** D-18: a dead machine's pair may be taken over while the station still votes. Otherwise after the closing hour alone. */
  readonly takeOverInTheDay: boolean
  readonly settings: Settings
}

/** As the reception knows a contest: a mark of the roll, by its own name. */
export interface ReceptionContest {
  readonly id: ContestId
  readonly bit: ContestBit
  readonly title: string
  /** Empty: the whole municipality. */
  readonly districts: readonly string[]
}

export interface Contest extends ReceptionContest, Seats {
  /** How the title is read: above it on the glass, and said. Empty: nobody gave it. */
  readonly titleKana: string
  /** The title for a voter who has chosen English; empty: the title as it is. Papers and results have the title alone. */
  readonly titleEn: string
}

type Titles = Pick<Contest, 'title' | 'titleEn'>

/** As a voter sees and hears it, and as a screen of the staff shows it. Papers and what is announced have the title alone. */
export function titleIn(language: Language, { title, titleEn }: Titles): string {
  return language === 'en' && titleEn !== '' ? titleEn : title
}

export function titledIn<Titled extends Titles>(language: Language, contests: readonly Titled[]): readonly Titled[] {
  return contests.map((contest) => ({ ...contest, title: titleIn(language, contest) }))
}

export interface Candidate {
  readonly id: CandidateId
  readonly contest: ContestId
  readonly number: CandidateNumber
  /** Exact characters of the register, IVS included, never normalised. */
  readonly name: string
  readonly kana: string
  /** At most 20 visible characters (PEO Order 89(4)). */
  readonly party: string
  readonly partyKana: string
  /** Approved 通称; replaces the name on screen when not empty. */
  readonly displayName: string
  /** 死亡, 辞退: keeps the place with the word and cannot be chosen (D-26). null: still a candidate. */
  readonly gone: Gone | null
}

export type Gone = 'died' | 'withdrew'

/** One opening of a moving station, at its place. */
export interface Stop {
  readonly place: string
  readonly opens: LocalTime
  readonly closes: LocalTime
}

export interface Station {
  readonly id: StationId
  readonly index: StationIndex
  readonly name: string
  readonly kiosks: number
  readonly spares: number
  readonly designated: boolean
  readonly earlyVoting: boolean
  readonly opens: LocalTime
  readonly closes: LocalTime
  /** Listed dates; election day alone for an ordinary station. */
  readonly dates: readonly LocalDate[]
  /** 移動期日前投票所: place and hours of each entry of `dates`, which has a date once for each stop on it. Empty: the station has one place. */
  readonly stops: readonly Stop[]
  readonly district: string
  /** D-24: whose voters each desk serves, the first one first. Empty: one desk. */
  readonly desks: Desks
  /** At an early-voting station: the stations whose voters may come. null: every one of its district. */
  readonly serves: readonly StationId[] | null
  /** 発券のみ: the slips of the city's own roll system, which alone bring a card here. null: the station has a roll. */
  readonly slips: readonly SlipRange[] | null
  /** 投票所の場所, on its papers. Empty: written by hand. */
  readonly place: string
  /** 前回投票率 of the contests of its district, in their order, in hundredths of a percent; null: unknown. Empty: all are. */
  readonly lastTurnout: readonly (number | null)[]
  /** Some of its kiosks have headphones. */
  readonly headphones: boolean
  /** Where a list has moved the poll: what the package and earlier lists said, for media made then list it (TC-20). In no document. */
  readonly earlierDates?: readonly (readonly LocalDate[])[]
}

/**
 * The stations whose voters may come: an early-voting station serves those of its area, or every station with its contests (decision 021),
 * any other one its own polling district. One without a roll serves slips, and the voters of no station.
 */
export function stationsServed(station: Station, stations: readonly Station[]): readonly Station[] {
  if (!station.earlyVoting) return [station]
  if (station.slips !== null) return []
  const { id: own, serves, district } = station
  return stations.filter(
    (each) => each.district === district && (serves === null || serves.includes(each.id) || each.id === own),
  )
}

/** How many may vote there, for whom its media have room: the slips of a station without a roll, or those with the right on its roll. */
export function votersAt(
  station: Station,
  { stations, stationFacts }: Pick<ElectionPackage, 'stations' | 'stationFacts'>,
): number {
  if (station.slips !== null) return slipsIn(station.slips)
  const served = stationsServed(station, stations)
  const facts = stationFacts.filter((each) => served.some(({ id }) => id === each.station))
  return facts.reduce((sum, { eligible }) => sum + eligible, 0)
}

/**
 * ISS-02: nobody may come to two early-voting stations, for no line joins them; where slips are, the city's line joins all of the district.
 * A station with a roll beside them would not hear of it.
 */
export function areServedOnce(stations: readonly Station[]): boolean {
  const early = stations.filter(({ earlyVoting }) => earlyVoting)
  const served = early.flatMap((station) => stationsServed(station, stations).filter(({ earlyVoting }) => !earlyVoting))
  const withSlips = early.filter(({ slips }) => slips !== null)
  const isAlone = withSlips.every(({ district }) =>
    early.every((each) => each.district !== district || each.slips !== null),
  )
  return new Set(served).size === served.length && isAlone && areApart(withSlips.flatMap(({ slips }) => slips ?? []))
}

export type RollMark =
  | 'none'
  | 'struck'
  | 'died'
  | 'moved'
  | 'disqualified'
  | 'absentee_voted'
  | 'absentee_issued'
  | 'early_voted'
  /** An online box without a vote; with a vote; with a vote that the station may void (docs/formats/roll-list.md). */
  | 'online'
  | 'online_voted'
  | 'online_void_first'

/** U: unknown, or not given. */
export const SEXES = ['M', 'F', 'U'] as const
export type Sex = (typeof SEXES)[number]

export interface RollRow {
  readonly rollNo: RollNumber
  readonly station: StationId
  readonly name: string
  /** As the register has it; empty: it has none. */
  readonly kana: string
  readonly sex: Sex
  /** As the register has it where a part is unknown. */
  readonly birthDate: BirthDate
  readonly address: string
  /** null: the roll does not say it. Who is registered has lived there long enough (PEO 21). */
  readonly residentSince: LocalDate | null
  /** Number printed on the entrance ticket (入場券). */
  readonly ticket: string
  readonly mark: RollMark
  /** With mark `early_voted`, by a roll list: the contests that were used up early. Left out: every contest. */
  readonly early?: ContestMask | undefined
  /** ELG-21: contests of its district to which this voter has no right, at no time. Left out: there are none. */
  readonly unentitled?: ContestMask | undefined
}

/** The facts about a roll extract as a whole. */
export interface RollHead {
  /** 名簿の基準日 (PRE-02); null: the office did not say. */
  readonly asOf: LocalDate | null
  /** Lists follow, and without the last of them nobody gets a card (ELG-02a). */
  readonly lists: boolean
}

/** The result of the import of a directory of CSV files without an error. */
export interface ElectionSources {
  readonly rules: ElectionRules
  readonly rehearsal: boolean
  readonly contests: readonly Contest[]
  readonly paperContests: readonly ReceptionContest[]
  readonly candidates: readonly Candidate[]
  /** The contests that are not shown on as many pages as are needed. */
  readonly displays?: ReadonlyMap<ContestId, Display>
  /** 名簿 of the parties of a contest; none: no party is voted for. */
  readonly lists?: ReadonlyMap<ContestId, readonly PartyList[]>
  /** 参議院名簿 of a contest: whose list has whom; none: no person of a list is voted for. */
  readonly openLists?: ReadonlyMap<ContestId, readonly OpenList[]>
  /** Pictures and words of the choices of a question; none: their names alone. */
  readonly explained?: ReadonlyMap<ContestId, readonly Explained[]>
  /** Their bytes, by their paths in the package directory. */
  readonly pictures?: ReadonlyMap<string, Uint8Array>
  readonly stations: readonly Station[]
  readonly roll: readonly RollRow[]
  /** Left out, or a null in it: election.csv does not say. */
  readonly rollHead?: { readonly [K in keyof RollHead]: RollHead[K] | null }
}

export interface PackageFile {
  /** Path below the package directory, `/` as separator. */
  readonly path: string
  readonly bytes: number
  readonly sha256: string
}

/** First signed document: election id, stations, machines, keys, rules, files. Made weeks before the day. */
export interface ElectionPackage {
  readonly format: 1
  readonly use: Use
  readonly electionId: ElectionId
  readonly keySet: KeySetId
  readonly rules: ElectionRules
  readonly contests: readonly Contest[]
  /**
   * Contests of another authority on the same day (PAP-10): the reception marks who got their ballot paper. No card, machine, list or count of
   * this election has them.
   */
  readonly paperContests: readonly ReceptionContest[]
  readonly stations: readonly Station[]
  readonly machines: readonly Machine[]
  readonly stationFacts: readonly StationFacts[]
  readonly countingKey: CountingKey
  /** Operator cards of each station: 1 presiding officer, 2 deputy, 3 sealed with the commission. */
  readonly unlock: readonly WrappedStationKeys[]
  /** Rolls (encrypted), fonts and whatever else travels in the package. */
  readonly files: readonly PackageFile[]
  /**
   * The people whose approval counts, as they were named when the commission's key was made. None: machines know nobody, in a fixture or for
   * practice. The number of the package is over them: others under the same names are of another package (own-58).
   */
  readonly approvers: readonly Approver[]
}

/** When people vote now. Each station has as many dates as before: a medium has no page for another one. */
export interface Moved {
  readonly date: LocalDate
  readonly opens: LocalTime
  readonly closes: LocalTime
  /** Every station of the package, in its order. */
  readonly stations: readonly MovedStation[]
}

interface MovedStation {
  readonly station: StationId
  readonly opens: LocalTime
  readonly closes: LocalTime
  /** Ascending. */
  readonly dates: readonly LocalDate[]
  /** The number of people with the right on the new day: some have come of age. */
  readonly eligible: number
  /** As in the package. */
  readonly entitled: readonly Entitled[]
}

/** Second signed document, versioned from 1 (D-27). Screens and totals use the numbers of the last one. */
export interface CandidateList {
  readonly format: 1
  readonly electionId: ElectionId
  readonly version: number
  readonly contests: readonly {
    readonly contest: ContestId
    /** Candidates ≤ seats: the contest is on no card and no kiosk, all its candidates win (TC-52). */
    readonly uncontested: boolean
    /** In drawn order; never shuffled, never sorted anew. */
    readonly candidates: readonly Candidate[]
    /** 名簿 of each of them, in their order, where parties are voted for; no other contest has any. */
    readonly lists?: readonly PartyList[] | undefined
    /** Each candidate is a party, or is on the list of one (PEO 86-3(1)); no other contest has any. */
    readonly openLists?: readonly OpenList[] | undefined
    /** Pictures and words of each of them, in their order, where a question has them; no other contest has any. */
    readonly explained?: readonly Explained[] | undefined
    /** null: as many pages as the voter's size of letters needs. */
    readonly display: Display | null
    /** LAW-19: votes are cast on paper until a later list says otherwise. Earlier records count. */
    readonly suspended: boolean
  }[]
  /** They travel beside it: the voice that reads its candidates. */
  readonly files: readonly PackageFile[]
  /** The poll is on another day than the package says, or at other hours (TC-20). */
  readonly moved: Moved | null
}

/**
 * Ways of showing that an ordinance may ask for (TC-32, TC-33): all names at once, or also by the row of the kana table that a name begins
 * in.
 */
export type Display = 'at-once' | 'by-kana'

/** PAP-10: those whose ballot papers this station hands out, in order. */
export function paperContestsOf(
  { paperContests }: Pick<ElectionPackage, 'paperContests'>,
  station: Pick<Station, 'district'>,
): readonly ReceptionContest[] {
  return paperContests.filter((contest) => isOfDistrict(contest, station))
}

/** Those that the reception knows: of its cards, and on paper. */
export function receptionContestsOf(
  electionPackage: Pick<ElectionPackage, 'contests' | 'paperContests'>,
  station: Pick<Station, 'district'>,
): readonly ReceptionContest[] {
  return [...contestsOfDistrict(electionPackage, station), ...paperContestsOf(electionPackage, station)]
}

function isOfDistrict({ districts }: ReceptionContest, { district }: Pick<Station, 'district'>): boolean {
  return districts.length === 0 || districts.includes(district)
}

/** D-27: media are made before candidates file, so there is room for contests that turn out to be uncontested. */
export function contestsOfDistrict(
  { contests }: Pick<ElectionPackage, 'contests'>,
  station: Pick<Station, 'district'>,
): readonly Contest[] {
  return contests.filter((contest) => isOfDistrict(contest, station))
}

/** The contests that a voter of this station may vote in, in order: of its district, and contested. */
export function contestsOf(
  electionPackage: ElectionPackage,
  list: CandidateList,
  station: Station,
): readonly Contest[] {
  const uncontested = new Set(list.contests.filter((entry) => entry.uncontested).map((entry) => entry.contest))
  return contestsOfDistrict(electionPackage, station).filter(({ id }) => !uncontested.has(id))
}

/** LAW-19: contests that go on no card and no machine for now. They stay in the books, on the closing pages and in the count. */
export function suspendedIn(list: CandidateList): ReadonlySet<ContestId> {
  return new Set(list.contests.flatMap(({ contest, suspended }) => (suspended ? [contest] : [])))
}

/** A candidate who died or withdrew keeps the place, but gets no vote (LAW-16). */
export function standing(candidates: readonly Candidate[]): readonly Candidate[] {
  return candidates.filter(({ gone }) => gone === null)
}

/** The words on the ballot screen and in the result. */
export function shownName(candidate: Candidate): string {
  return candidate.displayName === '' ? candidate.name : candidate.displayName
}
