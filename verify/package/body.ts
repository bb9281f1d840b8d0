import type { KindName } from '../kinds/kinds.ts'
import type { Approver } from './approval-rules.ts'
import type { JsonObject } from './canonical.ts'

/** The members of a package that this reader asks for; docs/formats/package.md §3. */
export interface PackageBody {
  /** The part of a count's bundle that is for everybody; `rules` says so only where it is not all. */
  readonly publication: 'all' | 'from-first-mix'
  /** It has an online ballot box. */
  readonly online: boolean
  /** A school, a union, a company: it has no municipality code. */
  readonly isPrivate: boolean
  readonly use: 'live' | 'rehearsal' | 'fixture'
  readonly title: string
  /** The day of the poll, `YYYY-MM-DD`; a candidate list may move it. */
  readonly date: string
  readonly electionId: string
  readonly keySet: string
  readonly contests: readonly Contest[]
  /** Contests of another authority, on paper: handed out here and counted elsewhere. */
  readonly paperContests: readonly Pick<Contest, 'id' | 'bit' | 'districts'>[]
  readonly stations: readonly StationBody[]
  readonly machines: readonly Machine[]
  /** Station ids. */
  readonly stationFacts: readonly { readonly station: string; readonly entitled: readonly string[] }[]
  readonly countingKey: CountingKey
  readonly unlock: readonly { readonly machine: string; readonly operatorCard: number }[]
  readonly files: readonly ListedFile[]
  /** Whose approval counts; none: a fixture, or for practice. */
  readonly approvers: readonly Approver[]
}

/** share-file.md §1. Elements in hex. */
export interface CountingKey {
  readonly publicKey: string
  readonly threshold: number
  readonly commitments: readonly string[]
  readonly holders: readonly { readonly index: number; readonly verificationKey: string }[]
}

export interface Contest {
  readonly id: string
  readonly bit: number
  readonly title: string
  readonly kind: KindName
  /** How many are elected. */
  readonly seats: number
  /** Members of the whole council, or of its district (議員の定数); a head: 1. */
  readonly councilSeats: number
  readonly districts: readonly string[]
  /** The ordinance's rule for a question; null: it is none. */
  readonly question: JsonObject | null
  /** One count of several: the totals are reported, and nobody is elected here. */
  readonly result: 'report' | null
}

export interface StationBody {
  readonly id: string
  readonly index: number
  readonly earlyVoting: boolean
  /** `YYYY-MM-DD`; of a moving station, once for each stop on it. */
  readonly dates: readonly string[]
  readonly opens: string
  readonly closes: string
  /** Hours of the stops, one for each of `dates`; null: the station stays in its place. */
  readonly stops: readonly { readonly opens: string; readonly closes: string }[] | null
  readonly district: string
  /** D-24: each but the first gives its report to the first. */
  readonly desks: number
  /** Numbers of slips, both ends included; null: the station has a roll. */
  readonly slips:
    | readonly { readonly first: number; readonly last: number; readonly contests: readonly string[] }[]
    | null
}

export interface Machine {
  readonly id: string
  readonly kind: 'kiosk' | 'issuer'
  readonly station: string
  /** 0 for an issuer. */
  readonly pair: number
  readonly spare: boolean
  /** 0 for a kiosk. */
  readonly issuerKeyId: number
  readonly signingKey: string
  readonly agreementKey: string
}

export interface ListedFile {
  readonly path: string
  readonly bytes: number
  readonly sha256: string
}
