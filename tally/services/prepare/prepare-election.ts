/** Sources of the office → everything an election needs, in one directory. One file a durable step; this one has the order. */
import type { Machine, Use } from '#election/definition/definition.ts'
import type { Problem } from '#election/definition/import/problem.ts'
import type { StationId } from '#election/ids.ts'
import type { Authority } from '#election/keys/authority.ts'
import type { StationKit } from '#election/keys/machine-identity.ts'
import type { Randomness } from '#election/randomness.ts'

export type PreparePhase = 'import' | 'keys' | 'package' | 'shares' | 'machines' | 'media'

/** Called in order; `done` grows to `total` in each phase. */
export type PrepareProgress = (phase: PreparePhase, done: number, total: number) => void

/** Where keys and passphrases come from. */
export type Ceremony =
  /** Everything is made here, the people are played: their passphrases and PINs go to `office/fixture-secrets.json`. */
  | { readonly type: 'fixture' }
  /** Machines were personalised before; people typed their passphrases. */
  | {
      readonly type: 'office'
      readonly authority: Authority
      readonly kits: readonly StationKit[]
      readonly machines: readonly Machine[]
      readonly officePassphrase: string
      /** One of each key holder, in the order of their numbers. */
      readonly holderPassphrases: readonly string[]
    }

export interface PrepareInput {
  /** Directory of CSV files. */
  readonly sources: string
  /** Must not exist, or be empty. Appears whole or not at all. */
  readonly out: string
  readonly use: Use
  readonly randomness: Randomness
  readonly ceremony: Ceremony
  /** Stations whose media are made now (all when left out); the others later with `prepareMedia`. */
  readonly mediaOf?: readonly StationId[]
  readonly progress: PrepareProgress
}

export type PrepareError = { readonly type: 'import-refused'; readonly errors: readonly Problem[] }
