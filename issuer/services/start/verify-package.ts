/** The first step of the day: whose machine this is, and whether the package is the one that the commission signed. */

import { existsSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { unreachable } from '#election/assert.ts'
import { maskOf } from '#election/contests.ts'
import { mayStartOn } from '#election/definition/day-of-station.ts'
import {
  contestsOf,
  type ElectionPackage,
  paperContestsOf,
  type Station,
  stationsServed,
  suspendedIn,
} from '#election/definition/definition.ts'
import { deskOfIssuer, MAIN_DESK } from '#election/definition/desks.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import { slipsIn } from '#election/definition/slips.ts'
import type { ElectionId, StationId } from '#election/ids.ts'
import { err, ok, type Result } from '#election/result.ts'
import { notAsDelivered, type SoftwareFound, softwareNumber } from '#election/software-found.ts'
import { dateOf } from '#election/time.ts'
import { openVoices } from '#election/voice/voice.ts'
import { atRemovable } from '#hardware/medium/patience.ts'
import { readForMachine } from '#hardware/package-directory/read-approved.ts'
import { type IdentityError, readIdentity } from '#hardware/package-directory/read-identity.ts'
import { type Notice, notice, type StartCode } from '#issuer/session/codes.ts'
import { dateNotice } from '#issuer/session/day-of-desk.ts'
import type { NamedStation } from '#issuer/session/facts.ts'
import type { IssuerFacts } from '#issuer/session/state.ts'
import { nativeChecks } from '#openssl/package-checks.ts'
import type { AppConfig } from '#shell/config.ts'
import type { Surroundings } from '#shell/running-app.ts'
import { softwareAsListed } from '#shell/software.ts'
import { databasePath } from '../books/open-books.ts'
import type { VerifiedStation } from '../station.ts'
import { TAKE_OVER_FILE } from '../take-over/page-file.ts'
import { diskRefusal } from './inspect-disks.ts'

/** The program's findings about itself and its disks. */
export interface MachineFound {
  readonly software: () => Promise<SoftwareFound>
  readonly disks: typeof diskRefusal
}

const REAL: MachineFound = { software: softwareAsListed, disks: diskRefusal }

/** @param found a test of a real election brings what it has not: built files and mounted disks */
export async function verifyPackage(
  config: AppConfig,
  surroundings: Surroundings,
  found: MachineFound = REAL,
): Promise<Result<VerifiedStation, Notice<StartCode>>> {
  const identity = await readIdentity(config.machine)
  if (!identity.ok) return err(identityNotice(identity.error))
  const { place } = identity.value
  if (place.kind !== 'issuer') return err(notice('not-an-issuer', { machine: place.id }))
  const read = await readForMachine(config.package, identity.value, config.machine, nativeChecks)
  if (!read.ok) {
    const { type, ...values } = read.error
    return err(notice(type, values))
  }
  const election = read.value
  const { electionPackage } = election
  const machine = electionPackage.machines.find((each) => each.id === place.id && each.kind === 'issuer')
  const station = electionPackage.stations.find((each) => each.id === machine?.station)
  if (machine === undefined || station === undefined)
    return err(notice('machine-not-in-package', { machine: place.id }))
  const wrong = worldRefusal(election, config, surroundings)
  if (wrong !== null) return err(wrong)
  const software = await found.software()
  const path = notAsDelivered(software, electionPackage.use)
  if (path !== null) return err(notice('software-differs', { path }))
  const takeOver = config.takeover ?? ''
  const { electionId } = electionPackage
  const onMedium = await atRemovable(takeOver, () => isFileThere(join(takeOver, TAKE_OVER_FILE)))
  if (!onMedium.ok) return err(notice('take-over-medium-no-answer'))
  const begun = hasBooks(config.machine, electionId, station.id) || onMedium.value
  const opens = mayStartOn(electionPackage, station, dateOf(surroundings.clock.now()), begun)
  const dateRefusal = opens.ok ? null : dateNotice(opens.error, election.fingerprint)
  const disks =
    dateRefusal !== null ? null : await found.disks({ machine: config.machine, takeOver }, electionPackage.use)
  if (disks !== null) return err(disks)
  const voice = station.headphones && openVoices(election).ok
  const facts = {
    ...issuerFactsOf(election, station, machine),
    ...{ voice, printer: config.printer !== undefined, software: softwareNumber(software) },
  }
  return ok({ election, identity: identity.value, machine, station, facts, dateRefusal })
}

/** Begun, not opened: which of the two is known when card and PIN have opened them. */
function hasBooks(machine: string, electionId: ElectionId, station: StationId): boolean {
  return existsSync(databasePath(machine, electionId, station))
}

function isFileThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}

/** Only a fixture takes a clock or repeating randomness from outside. */
function worldRefusal(
  election: LoadedElection,
  config: AppConfig,
  { clock, randomness }: Surroundings,
): Notice<StartCode> | null {
  if (config.reader === undefined || config.takeover === undefined) return notice('config-incomplete')
  if (election.electionPackage.use === 'fixture') return null
  if (randomness.kind !== 'secure') return notice('randomness-not-secure')
  const clockGiven = config.clock !== undefined || config.clockRate !== undefined || config.clockFile !== undefined
  return clockGiven || clock.kind !== 'system' ? notice('clock-not-allowed') : null
}

export function issuerFactsOf(
  election: LoadedElection,
  station: VerifiedStation['station'],
  machine: VerifiedStation['machine'],
): Omit<IssuerFacts, 'voice' | 'printer' | 'software'> {
  const { electionPackage, list } = election
  const { rules } = electionPackage
  const contests = contestsOf(electionPackage, list, station)
  const paperContests = paperContestsOf(electionPackage, station)
  const counted = electionPackage.stationFacts.find((each) => each.station === station.id)
  const served = stationsServed(station, electionPackage.stations).map(({ id }) => id)
  const desk =
    station.desks.length === 0
      ? null
      : { number: deskOfIssuer(station.desks, machine.issuerKeyId ?? MAIN_DESK), all: station.desks }
  const isMain = desk === null || desk.number === MAIN_DESK
  const ofServed = electionPackage.stationFacts.filter((each) => served.includes(each.station))
  return {
    use: electionPackage.use,
    electionId: electionPackage.electionId,
    electionTitle: rules.title,
    municipality: rules.municipality,
    date: rules.date,
    dates: station.dates,
    stops: station.stops,
    earlierDates: station.earlierDates ?? [],
    earlyVoting: station.earlyVoting,
    slips: station.slips,
    online: electionPackage.rules.online,
    opens: station.opens,
    closes: station.closes,
    station: station.id,
    stationIndex: station.index,
    stationName: station.name,
    stations: electionPackage.stations.map(({ id, name, slips }) => ({
      id,
      name,
      slips,
      ...earlyElsewhere(electionPackage, station, id),
    })),
    // D-24: absentee votes and machines are the first desk's.
    designated: station.designated && isMain,
    desk,
    contests,
    paperContests,
    all: maskOf([...contests, ...paperContests]),
    offCards: maskOf([...contests.filter(({ id }) => suspendedIn(list).has(id)), ...paperContests]),
    kiosks: electionPackage.machines.filter((each) => isMain && each.kind === 'kiosk' && each.station === station.id),
    settings: rules.settings,
    issuer: machine.id,
    issuerSerial: machine.serial,
    fingerprint: election.fingerprint,
    listVersion: list.version,
    voters: slipsIn(station.slips ?? []) + ofServed.reduce((sum, { registered }) => sum + registered, 0),
    registered: counted?.registered ?? 0,
    eligible: counted?.eligible ?? 0,
    entitled: counted?.entitled ?? [],
  }
}

/** ISS-02: the early-voting station to which a ticket of that station belongs, where it is not this one. */
function earlyElsewhere({ stations }: ElectionPackage, here: Station, id: StationId): Pick<NamedStation, 'earlyAt'> {
  const there = stations.find((each) => each.earlyVoting && stationsServed(each, stations).some((one) => one.id === id))
  return !here.earlyVoting || there === undefined || there.id === here.id ? {} : { earlyAt: there.name }
}

function identityNotice(error: IdentityError): Notice<StartCode> {
  switch (error.type) {
    case 'not-personalised':
    case 'identity-damaged':
      return notice('machine-identity-missing', { detail: error.type })
    default:
      return unreachable(error)
  }
}
