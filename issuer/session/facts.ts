/** The facts that the program reads once and never changes. */
import type { Contest, ReceptionContest, Stop, Use } from '#election/definition/definition.ts'
import type { Entitled } from '#election/definition/entitled.ts'
import type { Settings } from '#election/definition/settings.ts'
import type { SlipRange } from '#election/definition/slips.ts'
import type { ContestMask, ElectionId, MachineId, StationId, StationIndex } from '#election/ids.ts'
import type { Machine } from '#election/keys/machine-identity.ts'
import type { DeskOfStation } from '#election/roll/eligibility.ts'
import type { LocalDate, LocalTime } from '#election/time.ts'

export interface NamedStation {
  readonly id: StationId
  readonly name: string
  /** At an early-voting station: the name of the one to which the voters of this station go, where it is another. */
  readonly earlyAt?: string | undefined
  /** The slips of a station without a roll; null: it has one. */
  readonly slips: readonly SlipRange[] | null
}

/** The facts of package and list about this station. Fixed after the start. */
export interface IssuerFacts {
  readonly use: Use
  readonly electionId: ElectionId
  readonly electionTitle: string
  readonly municipality: string
  readonly date: LocalDate
  /** On which this station is open; a date once for each stop on it. */
  readonly dates: readonly LocalDate[]
  /** A moving station has place and hours for each of `dates` (移動期日前投票所); any other one has none. */
  readonly stops: readonly Stop[]
  /** Where a list has moved the poll: what its dates were (TC-20). */
  readonly earlierDates?: readonly (readonly LocalDate[])[]
  readonly earlyVoting: boolean
  /** 発券のみ: a slip of these brings a card, and nothing else does; null: the station has a roll. */
  readonly slips: readonly SlipRange[] | null
  /** Voters may have voted online: until the last roll list nobody at the desk can tell who has (T17). */
  readonly online: boolean
  readonly opens: LocalTime
  readonly closes: LocalTime
  readonly station: StationId
  readonly stationIndex: StationIndex
  readonly stationName: string
  /** All of the election: a ticket of another one says which. */
  readonly stations: readonly NamedStation[]
  readonly designated: boolean
  /** D-24: which desk of the station this is; null: it has one. */
  readonly desk: DeskOfStation | null
  /** Contests that a card of this station can hold: of its district, and contested. */
  readonly contests: readonly Contest[]
  /** Contests of another authority: their voters are given its ballot papers (PAP-10). */
  readonly paperContests: readonly ReceptionContest[]
  /** Both kinds together. */
  readonly all: ContestMask
  /** Contests on no card: until the next list (LAW-19), or of another authority. Their voters are given ballot papers. */
  readonly offCards: ContestMask
  /** Kiosks of the station, spares included. */
  readonly kiosks: readonly Machine[]
  /** 照合番号 of the program; null: it runs from sources (LAW-11). */
  readonly software: string | null
  /** As the commission set them. */
  readonly settings: Settings
  readonly issuer: MachineId
  readonly issuerSerial: string
  readonly fingerprint: string
  readonly listVersion: number
  /** Rows of the books: of the roll that it holds, at an early-voting station that of every station that it serves; or its slips. */
  readonly voters: number
  readonly registered: number
  readonly eligible: number
  readonly entitled: readonly Entitled[]
  /** The package has a whole voice, and kiosks of the station have headphones: a card may be for it. */
  readonly voice: boolean
  /** Papers go to one; without it they stay PDF files. */
  readonly printer: boolean
}

/** All contests for which a voter may have a card or a paper, in order. */
export function atReception({
  contests,
  paperContests,
}: Pick<IssuerFacts, 'contests' | 'paperContests'>): readonly ReceptionContest[] {
  return [...contests, ...paperContests]
}
