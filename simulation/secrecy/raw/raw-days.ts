/** Days on raw disks, added up. One day is judged by what may never be there, many days by statistics: places against order, clues against who ended. */
import { shuffled } from '#election/randomness.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { GATE_DEVIATIONS, Gate } from '../gate.ts'
import { differingBooks, type Opened } from '../issuer-disk/opened-books.ts'
import type { RawFileSystem } from './file-systems.ts'
import { issuerDayOnDisks } from './issuer-day-on-disks.ts'
import { namedBeyondTheLast, readIssuer } from './issuer-view.ts'
import { KINDS } from './kinds.ts'
import { type DayAsk, kioskDay } from './kiosk-day.ts'
import { readKiosk } from './kiosk-view.ts'
import { LastSession } from './last-session.ts'
import type { RawStation } from './raw-station.ts'
import { type Clue, WhoEnded } from './who-ended.ts'

/** Reading three disks takes as long as a session: not after each. */
const LOOK_AT_EVERY = 8
const ISSUER_CUTS = 6
/** The other clues are parts of these: judged all the same, and not told one by one. */
const TOLD = /^(versions|file system|power cut)/
const STICKS = ['original', 'duplicate'] as const
type Stick = (typeof STICKS)[number]

export class KioskDays {
  readonly fileSystem: RawFileSystem
  readonly gates: Readonly<Record<Stick, Gate>> = { original: new Gate(), duplicate: new Gate() }
  readonly guesses = new Map<string, WhoEnded>()
  days = 0
  readonly #name: string
  readonly #pace: Pick<DayAsk, 'ownOptions' | 'longPause'>

  /** @param special what sets these days apart in the figures */
  constructor(fileSystem: RawFileSystem, pace: Pick<DayAsk, 'ownOptions' | 'longPause'> = {}, special = '') {
    this.fileSystem = fileSystem
    this.#pace = pace
    this.#name = `${fileSystem.name}${special}`
  }

  /** @returns what may never be there */
  async addDay(station: RawStation, seed: string, sessions: number): Promise<readonly string[]> {
    const randomness = seededRandomness(`raw kiosk ${this.#name} ${seed}`)
    const kinds = shuffled(
      randomness,
      Array.from({ length: sessions }, (_, i) => KINDS[i % KINDS.length] ?? 'voted in both'),
    )
    const last = new LastSession(station.journal)
    const gone: Clue[] = []
    let voters = 0
    const day = await kioskDay({
      station,
      fileSystem: this.fileSystem,
      randomness,
      kinds,
      ...this.#pace,
      afterEach: (imageOf, { kind }) => {
        if (voters++ % LOOK_AT_EVERY === 0) gone.push({ kind, looks: last.looks(imageOf) })
      },
    })
    const { places, leftovers, clues } = readKiosk(day, station, this.fileSystem.readable)
    for (const stick of STICKS) this.gates[stick].addDay(places[stick])
    for (const [from, found] of [...clues, ['power cut behind a session', gone] as const]) {
      const guess = this.guesses.get(from) ?? new WhoEnded()
      this.guesses.set(from, guess)
      guess.addDay(found)
    }
    this.days++
    return leftovers.map((what) => `${this.#name}: ${what}`)
  }

  /** The pattern that many days together show. */
  shown(): readonly string[] {
    const name = this.#name
    const order = STICKS.flatMap((stick) => this.gates[stick].told().map((what) => `${name}, ${stick}: ${what}`))
    const ended = [...this.guesses].flatMap(([from, guess]) =>
      guess
        .answers()
        .filter(({ deviations }) => Math.abs(deviations) > GATE_DEVIATIONS)
        .map(
          ({ question, hits, expected }) =>
            `${name}, ${from}: “${question}” hit ${hits} times, by chance ${expected.toFixed(1)}`,
        ),
    )
    return [...order, ...ended]
  }

  figures(): Readonly<Record<string, number | string>> {
    const name = this.#name
    const figures: Record<string, number | string> = { [`${name}, kiosk: days`]: this.days }
    for (const stick of STICKS) Object.assign(figures, this.gates[stick].figures(`${name}, ${stick}`))
    for (const [from, guess] of this.guesses) {
      const [ended] = guess.answers()
      if (ended === undefined || !TOLD.test(from)) continue
      const what = `${name}, who ended, by ${from}`
      figures[`${what}: sessions`] = ended.sessions
      figures[`${what}: hits`] = ended.hits
      figures[`${what}: hits by chance`] = ended.expected
      figures[`${what}: variance of hits`] = ended.variance
    }
    return figures
  }
}

export class IssuerDays {
  readonly fileSystem: RawFileSystem
  days = 0
  cuts = 0
  #first: Opened | null = null

  constructor(fileSystem: RawFileSystem) {
    this.fileSystem = fileSystem
  }

  /** @returns what may never be there */
  async addDay(station: RawStation, seed: string, sessions: number): Promise<readonly string[]> {
    const randomness = seededRandomness(`raw issuer ${this.fileSystem.name} ${seed}`)
    const order = shuffled(
      randomness,
      Array.from({ length: sessions }, (_, i) => i + 1),
    )
    const arrivals = Array.from({ length: sessions }, (_, i) => i + 1)
    const cutAfter = new Set(shuffled(randomness, arrivals).slice(0, ISSUER_CUTS))
    const found: string[] = []
    const day = await issuerDayOnDisks({
      station,
      fileSystem: this.fileSystem,
      order,
      cutAfter,
      onCut: (images, issued) => found.push(...namedBeyondTheLast(images, issued, station)),
    })
    const { leftovers, closed } = readIssuer(day, station)
    // The same people in another order: whatever the keys open must be the same, or it tells something of the order.
    if (this.#first !== null) {
      const places = differingBooks(this.#first, closed)
      if (places.length > 0) found.push(`issuer: the order changed ${places.slice(0, 5).join(', ')}`)
    }
    this.#first ??= closed
    this.days++
    this.cuts += cutAfter.size
    return [...found, ...leftovers].map((what) => `${this.fileSystem.name}: ${what}`)
  }

  /** Statistics tell nothing here. */
  shown(): readonly string[] {
    return []
  }

  figures(): Readonly<Record<string, number | string>> {
    const { name } = this.fileSystem
    return {
      [`${name}, issuer: days`]: this.days,
      [`${name}, issuer: power cuts looked at`]: this.cuts,
    }
  }
}
