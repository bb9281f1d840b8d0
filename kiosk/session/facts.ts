/** The facts that do not change while a kiosk runs: read once from package, candidate list and machine directory, already verified. */

import { assert } from '#election/assert.ts'
import { maskOf } from '#election/contests.ts'
import type { Candidate, Contest, Display, Station, Use } from '#election/definition/definition.ts'
import type { Explained } from '#election/definition/explained.ts'
import type { Settings } from '#election/definition/settings.ts'
import type { ContestBit, ContestMask, ElectionId, MachineId, PairNumber } from '#election/ids.ts'
import type { OpenList } from '#election/kinds/open-list/rule.ts'
import type { LocalDate } from '#election/time.ts'

/** A contest that this machine offers, with its candidates in the order drawn by lot (never shuffled). */
export interface KioskContest {
  readonly contest: Contest
  readonly candidates: readonly Candidate[]
  /** 参議院名簿, whose people are chosen in a second step; left out: there is one step. */
  readonly openLists?: readonly OpenList[]
  /** Words and pictures of the choices of a question; left out: their names are all there is. */
  readonly explained?: readonly Explained[]
  /** The ordinance's way of showing (TC-32, TC-33); null: as many pages as are needed. */
  readonly display: Display | null
  /** LAW-19: voted on paper until the next list; the closing page has the records made here before. */
  readonly suspended: boolean
}

export interface KioskFacts {
  readonly use: Use
  readonly electionId: ElectionId
  readonly title: string
  readonly municipality: string
  readonly electionDate: LocalDate
  readonly station: Station
  readonly machine: MachineId
  /** 機体番号 */
  readonly machineSerial: string
  readonly pair: PairNumber
  /** Contested ones of this station, in configured order (D-12). Uncontested ones are on no kiosk. */
  readonly contests: readonly KioskContest[]
  /** 20 decimal digits over package and candidate list, compared with the ceremony record. */
  readonly fingerprint: string
  readonly listVersion: number
  /** D-18: the office's word that another machine's pair may be taken over while the station still votes. */
  readonly takeOverInTheDay: boolean
  /** ISS-21, D-14, D-17: as the commission set them. */
  readonly settings: Pick<Settings, 'cardMinutes' | 'lampMinutes' | 'endsAll' | 'witnessOverLine'>
  /** Width of this machine's glass. */
  readonly panelWidthMm: number
  /** Machine numbers by pair, so that a card taken elsewhere can be sent to the right machine (row 27). */
  readonly pairs: readonly { readonly pair: PairNumber; readonly machine: MachineId; readonly serial: string }[]
}

/** The pair in the slots is that of another machine of the station, which died (D-18). */
export interface OtherPair {
  readonly pair: PairNumber
  /** 機体番号 of the machine that it belongs to. */
  readonly serial: string
}

export function offeredHere(facts: KioskFacts): ContestMask {
  return maskOf(facts.contests.map(({ contest }) => contest))
}

/** LAW-19: no session begins that has one of them. */
export function suspendedHere(facts: KioskFacts): ContestMask {
  return maskOf(facts.contests.filter(({ suspended }) => suspended).map(({ contest }) => contest))
}

/** @throws AssertionError for a contest that this kiosk does not offer: cards are checked before a session starts. */
export function contestOf(facts: KioskFacts, bit: ContestBit): KioskContest {
  const found = facts.contests.find((entry) => entry.contest.bit === bit)
  assert(found !== undefined, 'a contest of this kiosk')
  return found
}
