/** A played polling station: real apps on real pseudo-terminals and real media, switched on in the morning and off at night. */

import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { assert } from '#election/assert.ts'
import type { Station } from '#election/definition/definition.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import type { PairNumber } from '#election/ids.ts'
import type { Machine } from '#election/keys/machine-identity.ts'
import type { Randomness } from '#election/randomness.ts'
import { addMinutes, type LocalDate, type LocalMinute } from '#election/time.ts'
import { cardReaderOn } from '#hardware/card-reader/open.ts'
import { SimulatedReader } from '#hardware/card-reader/simulator/simulated-reader.ts'
import { SimulatedHeadphones } from '#hardware/headphones/simulator.ts'
import { SimulatedKeypad } from '#hardware/keypad/simulator.ts'
import { type RunningIssuer, startIssuer } from '#issuer/app.ts'
import { startKiosk } from '#kiosk/app.ts'
import type { StationSecrets } from '#office/files/office-files.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import type { RunningKiosk } from '#simulation/people/at-kiosk.ts'
import { CardCase, type CardTray } from '#simulation/people/card-case.ts'
import type { Visit } from '#simulation/people/visits.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { DayClock, type PlayedClock, presentClock } from './day-clock.ts'
import { makeCards } from './make-cards.ts'
import { ROUNDS } from './office-rounds.ts'

/** More cards than kiosks: some are on the way from the return window to the desk. */
const SPARE_CARDS = 4

export interface StationInput {
  /** The prepared directory: package/, media/, machines/, office/. */
  readonly out: string
  readonly election: LoadedElection
  readonly station: Station
  readonly secrets: StationSecrets
  readonly pin: string
  readonly visits: readonly Visit[]
  readonly seed: string
  readonly onVisit: () => void
}

interface PlacedKiosk {
  readonly machine: Machine
  readonly pair: PairNumber
  readonly reader: SimulatedReader
  readonly tray: CardTray
}

/** Stays where it is over night, with the cards of the case. */
export type Room = Awaited<ReturnType<typeof furnish>>

export interface OpenKiosk extends PlacedKiosk {
  readonly app: RunningKiosk
  readonly keypad: SimulatedKeypad
  readonly ears: SimulatedHeadphones
}

/** The machines of one day. */
export type SwitchedOn = Awaited<ReturnType<typeof switchOn>>

export async function furnish(input: StationInput, first: LocalDate) {
  const { election, station } = input
  mkdirSync(documentsOf(input), { recursive: true })
  const { clock, randomness } = worldOf(input, first)
  const deskReader = await SimulatedReader.start(randomness)
  const machines = election.electionPackage.machines.filter((machine) => machine.station === station.id)
  const used = machines.filter((machine) => machine.kind === 'kiosk' && !machine.spare)
  const { electionPackage } = election
  const { secrets, pin } = input
  const votingCards = used.length + SPARE_CARDS
  const made = await makeCards({ electionPackage, station, secrets, votingCards, pins: [pin], randomness }, deskReader)
  const [operatorCard] = made.operators
  assert(operatorCard !== undefined, 'the presiding officer has a card')
  const cards = new CardCase(made.voting, operatorCard)
  const desk = machines.find((machine) => machine.kind === 'issuer' && !machine.spare)
  assert(desk !== undefined, 'a station has an issuer')
  const kiosks: PlacedKiosk[] = []
  for (const machine of used) {
    assert(machine.pair !== null, 'a kiosk has a pair of media')
    const reader = await SimulatedReader.start(randomness)
    kiosks.push({ machine, pair: machine.pair, reader, tray: cards.trayOf(reader) })
  }
  return { input, clock, randomness, cards, desk, deskReader, deskTray: cards.trayOf(deskReader), kiosks }
}

export async function clear({ deskReader, kiosks }: Room): Promise<void> {
  await deskReader.stop()
  for (const { reader } of kiosks) await reader.stop()
}

export async function switchOn(room: Room) {
  const issuer = await switchOnIssuer(room)
  const kiosks: OpenKiosk[] = []
  for (const placed of room.kiosks) kiosks.push(await switchOnKiosk(room, placed))
  return { issuer, kiosks }
}

export async function switchOff({ issuer, kiosks }: SwitchedOn): Promise<void> {
  await issuer.stop()
  for (const { app, keypad, ears } of kiosks) {
    await app.stop()
    await keypad.stop()
    ears.stop()
  }
}

export function switchOnIssuer({ input, clock, randomness, desk, deskReader }: Room): Promise<RunningIssuer> {
  const { out, station } = input
  return startIssuer(
    {
      ...places(input, desk),
      reader: cardReaderOn(deskReader.path),
      takeover: join(out, 'media', station.id, 'take-over'),
      reports: join(out, 'reports'),
      rollLists: join(out, ROUNDS),
      out: documentsOf(input),
    },
    { clock, randomness },
  )
}

async function switchOnKiosk({ input, clock, randomness }: Room, placed: PlacedKiosk): Promise<OpenKiosk> {
  const { machine, reader } = placed
  const keypad = await SimulatedKeypad.start()
  const ears = new SimulatedHeadphones('stand-in', { memory: 'last' })
  const pair = join(input.out, 'media', machine.station, String(placed.pair))
  const app = await startKiosk(
    {
      ...places(input, machine),
      reader: cardReaderOn(reader.path),
      keypad: { type: 'kpb-200', path: keypad.path },
      headphones: ears.options,
      original: join(pair, 'original'),
      duplicate: join(pair, 'duplicate'),
    },
    { clock, randomness },
  )
  return { ...placed, app, keypad, ears }
}

function places(input: StationInput, machine: Machine) {
  return {
    package: join(input.out, 'package'),
    machine: join(input.out, 'machines', machine.id),
    shell: 'none' as const,
  }
}

/** Only a fixture has a clock of its own and repeats; the machines refuse both for any other use. */
function worldOf(
  { election, station, seed }: StationInput,
  first: LocalDate,
): { readonly clock: PlayedClock; readonly randomness: Randomness } {
  if (election.electionPackage.use !== 'fixture') return { clock: presentClock(), randomness: secureRandomness() }
  const clock = new DayClock(morning(station, first))
  return { clock, randomness: seededRandomness(seed, `station ${station.id}`) }
}

const MORNING_MINUTES = 30

/** When the machines are switched on. */
export function morning({ opens }: Station, date: LocalDate): LocalMinute {
  return addMinutes(`${date}T${opens}` as LocalMinute, -MORNING_MINUTES)
}

function documentsOf(input: StationInput): string {
  return join(input.out, 'documents', input.station.id)
}

/** Paths of the papers that the issuer printed. */
export function papersOf({ input }: Room): string[] {
  const directory = documentsOf(input)
  return readdirSync(directory)
    .filter((name) => name.endsWith('.pdf'))
    .sort()
    .map((name) => join(directory, name))
}
