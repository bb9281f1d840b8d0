/**
 * A district as it comes to the count and to an auditor: media with what was sealed on them, reports, a declaration.
 * A change made here is written as it stands.
 */
import type { LogEntry } from '#election/ballot-box/log-page.ts'
import type { LostPair } from '#election/count/lost-media.ts'
import type { PairState } from '#election/count/station-report.ts'
import type { MachineId } from '#election/ids.ts'
import type { CountingElection, ReportOptions } from '#simulation/counting/counting-election.ts'
import type { Session } from '#simulation/counting/sealed-pair.ts'

/** The content that one machine's closing put on both media of a pair. */
export interface Content {
  readonly station: string
  readonly pair: number
  /** Mayor and council: a candidate's id, null: ended, undefined: not on the card. */
  readonly votes: readonly (readonly [number | null | undefined, number | null | undefined])[]
  /** The same as records; a copied one stands in two contents. */
  readonly sessions: readonly Session[]
  readonly tokens: readonly Uint8Array[]
  readonly machine: MachineId
  /** Another one makes another seal over the same bytes. */
  readonly seq: number
  readonly failed: 'original' | 'duplicate' | null
  readonly log: readonly LogEntry[]
  readonly isSealed: boolean
}

export type Harm = 'short' | 'empty' | 'long' | 'one-byte' | 'other-election'

export interface Medium {
  readonly role: 'original' | 'duplicate'
  readonly content: Content
  readonly harm: Harm | null
}

export interface Report extends Omit<ReportOptions, 'pairs' | 'seals'> {
  readonly pairs: readonly PairState[]
  /** Whose seal's number the officer read off each machine; null: not noted. */
  readonly noted: readonly (Content | null)[]
  /** Signed by its issuer, and not touched since. */
  readonly isGenuine: boolean
}

export interface District {
  readonly made: CountingElection
  readonly media: readonly Medium[]
  readonly reports: readonly Report[]
  /** The reports that two people typed at the count, of stations whose signed report never came. */
  readonly typed: readonly Report[]
  readonly lost: { readonly pairs: readonly LostPair[]; readonly isSigned: boolean } | null
  /** The changes that were made to it, for the reader of a failure. */
  readonly story: readonly string[]
}

export function pairsOf({ election }: CountingElection): readonly { station: string; pair: number; spare: boolean }[] {
  return election.electionPackage.machines.flatMap(({ station, pair, spare }) =>
    pair === null ? [] : [{ station, pair, spare }],
  )
}

export function isOf(of: { station: string; pair: number }) {
  return ({ content }: Medium) => content.station === of.station && content.pair === of.pair
}
