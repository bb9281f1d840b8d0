/**
 * Where keys and passphrases come from: from people and machines in the office, or, for a fixture, played here. What the
 * people bring is checked as a whole before the first key is made.
 */
import { join } from 'node:path'
import { assert } from '#election/assert.ts'
import type { ElectionSources } from '#election/definition/definition.ts'
import type { StationId } from '#election/ids.ts'
import { type Authority, makeAuthority } from '#election/keys/authority.ts'
import { type MachineFile, makeStationKit, type StationKit } from '#election/keys/machine-identity.ts'
import { COST_FIXTURE, COST_OFFICE, isLongEnough } from '#election/keys/passphrase-box.ts'
import type { Randomness } from '#election/randomness.ts'
import type { FixtureSecrets } from '../files/office-files.ts'
import { personaliseMachine } from '../personalise/personalise-machine.ts'
import { type MachinesError, machinePlacesOf, machinesErrorOf } from './machine-places.ts'
import { type LocksError, openSigningLocks } from './signing-locks.ts'

/** What the rest of the preparation works with, whoever brought it. */
export interface HeldCeremony {
  readonly authority: Authority
  readonly kits: readonly StationKit[]
  readonly machines: readonly MachineFile[]
  readonly officePassphrase: string
  /** One of each key holder, in the order of their numbers. */
  readonly holderPassphrases: readonly string[]
  /** log₂ N of scrypt for everything under a passphrase. */
  readonly cost: number
  /** Fixtures only: what lets a program play the people. */
  readonly fixtureSecrets: FixtureSecrets | null
}

export type Ceremony =
  /** Everything is made here, the people are played: their passphrases and PINs go to `office/fixture-secrets.json`. */
  | { readonly type: 'fixture' }
  /** Machines were personalised before; people typed their passphrases. */
  | ({ readonly type: 'office' } & HeldCeremony)

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
  brought: Pick<HeldCeremony, 'authority' | 'kits' | 'machines' | 'officePassphrase' | 'holderPassphrases'>,
): Ceremony {
  return { type: 'office', ...brought, cost: COST_OFFICE, fixtureSecrets: null }
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

/** The office first, then the holders by number. */
export function passphraseErrorOf(passphrases: readonly string[]): CeremonyError | null {
  const seen = new Set<string>()
  for (const [holder, passphrase] of passphrases.entries()) {
    if (!isLongEnough(passphrase)) return { type: 'weak-passphrase', holder }
    if (seen.has(passphrase.normalize('NFC'))) return { type: 'same-passphrase', holder }
    seen.add(passphrase.normalize('NFC'))
  }
  return null
}

/** Fixture: personalises every machine in its own directory below `machinesDirectory`, as a technician would. */
export async function playCeremony(
  machinesDirectory: string,
  sources: ElectionSources,
  randomness: Randomness,
  progress: (done: number, total: number) => void,
): Promise<HeldCeremony> {
  const authority = makeAuthority(randomness)
  const kits = sources.stations.map((station) => makeStationKit(station.id, authority, randomness, sources.rehearsal))
  const places = machinePlacesOf(sources.stations)
  const machines: MachineFile[] = []
  for (const [i, place] of places.entries()) {
    const kit = kits.find((each) => each.station === place.station)
    assert(kit !== undefined, 'ceremony: every machine stands at a station')
    const serial = `FX-${String(i + 1).padStart(4, '0')}`
    const directory = join(machinesDirectory, place.id)
    const made = await personaliseMachine({ directory, place: { ...place, serial }, kit, randomness })
    assert(made.ok, 'ceremony: a new directory holds no identity')
    machines.push(made.value)
    progress(i + 1, places.length)
  }
  const holders = Array.from({ length: sources.rules.keyHolders }, (_, i) => i + 1)
  const fixtureSecrets: FixtureSecrets = {
    officePassphrase: 'fixture office passphrase',
    holders: holders.map((index) => ({ index, passphrase: `fixture passphrase of holder ${index}` })),
    stations: sources.stations.map(({ id }) => ({ station: id, pins: ['111111', '222222', '333333'] })),
  }
  return {
    authority,
    kits,
    machines,
    officePassphrase: fixtureSecrets.officePassphrase,
    holderPassphrases: fixtureSecrets.holders.map((holder) => holder.passphrase),
    cost: COST_FIXTURE,
    fixtureSecrets,
  }
}
