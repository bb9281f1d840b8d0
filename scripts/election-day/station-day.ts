/** The day of one polling station: real apps on real pseudo-terminals and real media; only the people are played. */
import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { assert } from '#election/assert.ts'
import type { Machine, Station } from '#election/definition/definition.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import type { PairNumber } from '#election/ids.ts'
import type { Randomness } from '#election/randomness.ts'
import { addMinutes, type LocalMinute, minuteNumber } from '#election/time.ts'
import { SimulatedReader } from '#hardware/card-reader/simulator/simulated-reader.ts'
import { SimulatedHeadphones } from '#hardware/headphones/simulator.ts'
import type { Key } from '#hardware/keypad/port.ts'
import { SimulatedKeypad } from '#hardware/keypad/simulator.ts'
import { type RunningIssuer, startIssuer } from '#issuer/app.ts'
import { startKiosk } from '#kiosk/app.ts'
import type { StationSecrets } from '#office/files/office-files.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import type { CardCase, CardTray } from './card-case.ts'
import { DayClock, type PlayedClock, presentClock } from './day-clock.ts'
import { FreeOnes } from './free-ones.ts'
import { makeCards } from './make-cards.ts'
import { type DeskOutcome, serve } from './people/clerk.ts'
import {
  closeBooks,
  closeKiosk,
  declareClosing,
  declareOpening,
  endDay,
  type KioskClosed,
  openKiosk,
  prepareIssuer,
  signSheet,
  tickClosing,
  unlockIssuer,
} from './people/officer.ts'
import { type Intentions, pageName, placeIn, type RunningKiosk, voteAtKiosk } from './people/voter.ts'
import type { Visit } from './visits.ts'
import { until } from './watch.ts'

/** More cards than kiosks: some are on the way from the return window to the desk. */
const SPARE_CARDS = 4
/** The presiding officer's. */
const OPERATOR_CARD = 1

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

export interface RefusedVisit {
  readonly line: number
  readonly rollNo: string
  readonly reason: string
}

export interface StationOutcome {
  readonly station: string
  readonly refused: readonly RefusedVisit[]
  readonly cardsIssued: number
  /** Paths of the papers that the issuer printed. */
  readonly documents: readonly string[]
}

interface OpenKiosk {
  readonly machine: Machine
  readonly pair: PairNumber
  readonly app: RunningKiosk
  readonly reader: SimulatedReader
  readonly tray: CardTray
  readonly keypad: SimulatedKeypad
  readonly ears: SimulatedHeadphones
}

interface Room {
  readonly input: StationInput
  readonly clock: PlayedClock
  readonly cards: CardCase
  readonly issuer: RunningIssuer
  readonly issuerReader: SimulatedReader
  readonly issuerTray: CardTray
  readonly kiosks: readonly OpenKiosk[]
}

export async function playStation(input: StationInput): Promise<StationOutcome> {
  const room = await furnish(input)
  try {
    await openStation(room)
    const outcome = await vote(room)
    await closeStation(room)
    return { ...outcome, documents: papersOf(documentsOf(input)) }
  } finally {
    await clear(room)
  }
}

async function furnish(input: StationInput): Promise<Room> {
  const { election, station } = input
  mkdirSync(documentsOf(input), { recursive: true })
  const { clock, randomness } = worldOf(input)
  const issuerReader = await SimulatedReader.start(randomness)
  const machines = election.electionPackage.machines.filter((machine) => machine.station === station.id)
  const used = machines.filter((machine) => machine.kind === 'kiosk' && !machine.spare)
  const cards = await makeCards(input, issuerReader, used.length + SPARE_CARDS, OPERATOR_CARD, randomness)
  const main = machines.find((machine) => machine.kind === 'issuer' && !machine.spare)
  assert(main !== undefined, 'a station has an issuer')
  const surroundings = { clock, randomness }
  const issuer = await startIssuer(
    {
      ...places(input, main),
      reader: issuerReader.path,
      takeover: join(input.out, 'media', station.id, 'take-over'),
      reports: join(input.out, 'reports'),
      out: documentsOf(input),
    },
    surroundings,
  )
  const kiosks: OpenKiosk[] = []
  for (const machine of used) kiosks.push(await placeKiosk(input, machine, cards, surroundings))
  return { input, clock, cards, issuer, issuerReader, issuerTray: cards.trayOf(issuerReader), kiosks }
}

/** Only a fixture has a clock of its own and repeats; the machines refuse both for any other use. */
function worldOf({ election, station, seed }: StationInput): {
  readonly clock: PlayedClock
  readonly randomness: Randomness
} {
  if (election.electionPackage.use !== 'fixture') return { clock: presentClock(), randomness: secureRandomness() }
  const clock = new DayClock(addMinutes(at(station, 'opens'), -30))
  return { clock, randomness: seededRandomness(seed, `station ${station.id}`) }
}

function documentsOf(input: StationInput): string {
  return join(input.out, 'documents', input.station.id)
}

function papersOf(directory: string): string[] {
  return readdirSync(directory)
    .filter((name) => name.endsWith('.pdf'))
    .sort()
    .map((name) => join(directory, name))
}

async function placeKiosk(
  input: StationInput,
  machine: Machine,
  cards: CardCase,
  surroundings: Parameters<typeof startKiosk>[1],
): Promise<OpenKiosk> {
  assert(machine.pair !== null, 'a kiosk has a pair of media')
  const reader = await SimulatedReader.start(surroundings.randomness)
  const keypad = await SimulatedKeypad.start()
  const ears = new SimulatedHeadphones('stand-in', { memory: 'last' })
  const pair = join(input.out, 'media', machine.station, String(machine.pair))
  const app = await startKiosk(
    {
      ...places(input, machine),
      reader: reader.path,
      keypad: { type: 'kpb-200', path: keypad.path },
      headphones: ears.options,
      original: join(pair, 'original'),
      duplicate: join(pair, 'duplicate'),
    },
    surroundings,
  )
  return { machine, pair: machine.pair, app, reader, keypad, ears, tray: cards.trayOf(reader) }
}

function places(input: StationInput, machine: Machine) {
  return {
    package: join(input.out, 'package'),
    machine: join(input.out, 'machines', machine.id),
    shell: 'none' as const,
  }
}

async function openStation(room: Room): Promise<void> {
  const { issuer, issuerTray, kiosks, cards, clock, input } = room
  await unlockIssuer(issuer, issuerTray, input.pin)
  await prepareIssuer(issuer, cards.size)
  clock.advanceTo(at(input.station, 'opens'))
  await declareOpening(issuer)
  for (const kiosk of kiosks) await openKiosk(kiosk.app, kiosk.tray, input.pin)
  await signSheet(issuer, new Set(kiosks.map((kiosk) => kiosk.machine.id)))
}

async function vote(room: Room): Promise<StationOutcome> {
  const { input, clock, issuer, issuerTray, kiosks } = room
  const free = new FreeOnes(kiosks)
  const refused: RefusedVisit[] = []
  let cardsIssued = 0
  let failure: unknown = null
  for (const [index, visit] of input.visits.entries()) {
    if (failure !== null) break
    await goOnTo(clock, arrival(input.station, index, input.visits.length), free)
    const kiosk = await free.take()
    const outcome = await serve(issuer, issuerTray, visit)
    input.onVisit()
    if (outcome.type !== 'card-in-hand') {
      free.giveBack(kiosk)
      if (outcome.type === 'refused') refused.push({ line: visit.line, rollNo: visit.rollNo, reason: outcome.reason })
      continue
    }
    cardsIssued++
    // The next voter is served while this one votes.
    atKiosk(room, kiosk, visit, outcome)
      .catch((error: unknown) => {
        failure ??= error
      })
      .finally(() => free.giveBack(kiosk))
  }
  await free.allFree()
  if (failure !== null) throw failure
  return { station: input.station.id, refused, cardsIssued, documents: [] }
}

/** Nobody stands at a kiosk for so long: a quiet hour passes only when every voter has gone. */
const LONGEST_VISIT_MINUTES = 10

async function goOnTo(clock: PlayedClock, minute: LocalMinute, free: FreeOnes<OpenKiosk>): Promise<void> {
  if (minuteNumber(minute) - minuteNumber(clock.now()) > LONGEST_VISIT_MINUTES) await free.allFree()
  clock.advanceTo(minute)
}

async function atKiosk(
  room: Room,
  kiosk: OpenKiosk,
  visit: Visit,
  outcome: Extract<DeskOutcome, { type: 'card-in-hand' }>,
): Promise<void> {
  const { contests } = room.input.election.electionPackage
  const intentions: Intentions = new Map(
    contests.flatMap((contest) => {
      const choice = visit.choices.get(contest.id)
      return choice && outcome.contests.includes(contest.id) ? [[contest.title, choice] as const] : []
    }),
  )
  kiosk.tray.lay(outcome.card)
  const hands = {
    press: (key: Key) => kiosk.keypad.press(key),
    hearsOut: () => kiosk.ears.quiet(),
    placeOf: placeIn(room.input.election),
  }
  await voteAtKiosk(kiosk.app, intentions, visit.mode === 'audio' ? hands : null)
  room.cards.putBack(kiosk.tray.takeCard())
  await until(kiosk.app, 'the waiting screen', (view) => view.page.type === 'waiting' || undefined, pageName)
}

async function closeStation(room: Room): Promise<void> {
  const { input, clock, issuer, kiosks, cards } = room
  clock.advanceTo(at(input.station, 'closes'))
  await declareClosing(issuer)
  await tickClosing(issuer)
  const { electionPackage } = input.election
  const closed: KioskClosed[] = []
  for (const kiosk of kiosks) {
    const page = await closeKiosk(kiosk.app, kiosk.tray, input.pin)
    const ids = new Map(electionPackage.contests.map((contest) => [contest.title, contest.id]))
    closed.push({
      machine: kiosk.machine.id,
      records: new Map(page.records.map(({ contest, count }) => [ids.get(contest) ?? contest, count])),
    })
  }
  await closeBooks(issuer, input.station.index, closed, cards.inCase)
  await endDay(issuer, room.issuerTray, input.pin)
}

async function clear(room: Room): Promise<void> {
  await room.issuer.stop()
  await room.issuerReader.stop()
  for (const kiosk of room.kiosks) {
    await kiosk.app.stop()
    await kiosk.reader.stop()
    await kiosk.keypad.stop()
    kiosk.ears.stop()
  }
}

function at(station: Station, edge: 'opens' | 'closes'): LocalMinute {
  return `${station.dates[0]}T${station[edge]}` as LocalMinute
}

/** Voters arrive evenly from opening to closing; the last one well before the door closes. */
function arrival(station: Station, index: number, total: number): LocalMinute {
  const span = minuteNumber(at(station, 'closes')) - minuteNumber(at(station, 'opens'))
  return addMinutes(at(station, 'opens'), Math.floor((span * index) / (total + 1)))
}
