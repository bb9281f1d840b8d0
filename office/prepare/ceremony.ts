/**
 * The source of keys and passphrases: people and machines in the office, or, for a fixture, a play. Everything that people bring is checked
 * as a whole before the first key is made.
 */
import type { RecordAnchor } from '#election/definition/approvals.ts'
import type { ElectionSources } from '#election/definition/definition.ts'
import type { StationId } from '#election/ids.ts'
import type { Authority } from '#election/keys/authority.ts'
import type { MachineFile, StationKit } from '#election/keys/machine-identity.ts'
import { COST_OFFICE, isLongEnough } from '#election/keys/passphrase-box.ts'
import type { Randomness } from '#election/randomness.ts'
import { type MachinesError, machinesErrorOf } from './machine-places.ts'
import { type LocksError, openSigningLocks } from './signing-locks.ts'

/** The materials for the rest of the preparation, real or played. */
export interface HeldCeremony {
  readonly authority: Authority
  readonly kits: readonly StationKit[]
  readonly machines: readonly MachineFile[]
  readonly officePassphrase: string
  /** One of each key holder, in the order of their numbers. */
  readonly holderPassphrases: readonly string[]
  /** How far the office's record went; null: none is kept (command line, fixtures). */
  readonly record?: RecordAnchor | null
  /** log₂ N of scrypt for everything under a passphrase. */
  readonly cost: number
}

export type Ceremony =
  /** For a fixture: the caller plays people and machines. Nothing that is delivered can play them. */
  | { readonly type: 'played'; play(stage: CeremonyStage): Promise<HeldCeremony> }
  /** Machines were personalised before; people typed their passphrases. */
  | ({ readonly type: 'office' } & HeldCeremony)

interface CeremonyStage {
  /** The prepared directory, unfinished: `machines/` and files of its own in `office/` go below it. */
  readonly directory: string
  readonly sources: ElectionSources
  readonly randomness: Randomness
  progress(done: number, total: number): void
}

export type CeremonyError =
  | MachinesError
  | { readonly type: 'kits-missing'; readonly stations: readonly StationId[] }
  | LocksError
  /** election.csv has another number of key holders than passphrases were given. */
  | { readonly type: 'holders-differ'; readonly expected: number; readonly given: number }
  /** Too short; `holder` 0 is the office. */
  | { readonly type: 'weak-passphrase'; readonly holder: number }
  /** Two people with one passphrase are one holder. */
  | { readonly type: 'same-passphrase'; readonly holder: number }

/** For the office's own ceremony. */
export function officeCeremony(
  brought: Pick<HeldCeremony, 'authority' | 'kits' | 'machines' | 'officePassphrase' | 'holderPassphrases' | 'record'>,
): Ceremony {
  return { type: 'office', ...brought, cost: COST_OFFICE }
}

export function ceremonyErrorOf(held: HeldCeremony, sources: ElectionSources): CeremonyError | null {
  const machines = machinesErrorOf(
    sources.stations,
    held.machines.map(({ machine }) => machine),
  )
  if (machines) return machines
  const withKit = new Set(held.kits.map((kit) => kit.station))
  const missing = sources.stations.filter((station) => !withKit.has(station.id)).map((station) => station.id)
  if (missing.length > 0) return { type: 'kits-missing', stations: missing }
  const locks = openSigningLocks({ ...held, rehearsal: sources.rehearsal })
  if (!locks.ok) return locks.error
  const [expected, given] = [sources.rules.keyHolders, held.holderPassphrases.length]
  if (expected !== given) return { type: 'holders-differ', expected, given }
  return passphraseErrorOf([held.officePassphrase, ...held.holderPassphrases])
}

export type PassphraseError = Extract<CeremonyError, { type: 'weak-passphrase' | 'same-passphrase' }>

/** @param first the number of the first one: the office's, before those of the holders, is 0 */
export function passphraseErrorOf(passphrases: readonly string[], first = 0): PassphraseError | null {
  const seen = new Set<string>()
  for (const [at, passphrase] of passphrases.entries()) {
    const holder = first + at
    if (!isLongEnough(passphrase)) return { type: 'weak-passphrase', holder }
    if (seen.has(passphrase.normalize('NFC'))) return { type: 'same-passphrase', holder }
    seen.add(passphrase.normalize('NFC'))
  }
  return null
}
