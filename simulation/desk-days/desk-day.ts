/** One day at an issuer's desk from its seed: the whole app on books in memory or on disks, people, power cuts, and a spare issuer. */
import type { Stop } from '#election/definition/definition.ts'
import { ISSUERS_OF_DESK } from '#election/definition/desks.ts'
import { hoursAt } from '#election/definition/stops.ts'
import type { ContestMask } from '#election/ids.ts'
import type { Randomness } from '#election/randomness.ts'
import { dateOfSitting, type Sitting, sittingsOf } from '#election/sitting.ts'
import { dateOf, type LocalMinute, timeOf } from '#election/time.ts'
import type { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import type { IssuerView } from '#issuer/session/view.ts'
import { nativeCrypto } from '#openssl/crypto.ts'
import { StationClock } from '#simulation/rooms/clock.ts'
import { Dice } from '#simulation/rooms/dice.ts'
import { Pace } from '#simulation/rooms/pace.ts'
import { idle } from '#simulation/rooms/power.ts'
import { ReceptionRoom } from '#simulation/rooms/reception-room.ts'
import {
  DATES,
  type SampleStation,
  type StationShape,
  sampleStation,
  withNextList,
} from '#simulation/rooms/sample-station.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { layOnTray, wordsOfDesk } from '#simulation/stations/desk-acts.ts'
import { Transcript } from '#simulation/stations/transcript.ts'
import { ADDED, BITS, PEOPLE, VOTERS } from './account.ts'
import { rowOfList } from './acts-at-any-time.ts'
import { Cards } from './cards.ts'
import { Clerks } from './clerks.ts'
import { Corrections } from './corrections.ts'
import { Disks } from './disks.ts'
import { closeTheDay } from './evening.ts'
import { Nights } from './nights.ts'
import { OddHours } from './odd-hours.ts'
import type { Scene } from './scene.ts'
import { Watch } from './watch.ts'

export interface DeskDayRun {
  readonly seed: number
  readonly acts: number
  /** How often what came about: cards given, papers given, cuts, take-overs, … */
  readonly happened: Readonly<Record<string, number>>
  readonly violations: readonly string[]
  /** The last events, for a person who reads a failure. */
  readonly last: readonly string[]
}

const ACTS = 130
const KEPT = 120
const LATE = '21:00'
/** One station of several days in so many moves. */
const MOVING = 3
const FIRST_STOPS = [
  { place: '公民館', opens: '08:30', closes: '10:00' },
  { place: '集会所', opens: '19:00', closes: '21:30' },
] as Stop[]
const LATER_STOP = { place: '市役所前', opens: '08:30', closes: '20:00' } as Stop
/** One day in so many: they take ten times as long. */
const ON_DISKS = 16
/** One station in so many has two desks (D-24). */
const BUSY_STATION = 5
const FIRST_DESK = 4
/** One other station in so many is open for two or three days (LAW-12). */
const EARLY_VOTING = 6
const MARKS = ['none', 'none', 'none', 'absentee_issued', 'none', 'moved', 'none'] as const

export class DeskDay implements Scene {
  readonly seed: number
  readonly dice: Dice
  readonly facts: SampleStation
  readonly clock = new StationClock(`${DATES[0]}T06:30` as LocalMinute)
  readonly transcript = new Transcript(KEPT)
  readonly violations: string[] = []
  readonly cards: Cards
  readonly reception: ReceptionRoom
  readonly watch: Watch
  readonly clerks: Clerks
  readonly randomness: Randomness
  readonly disks: Disks | null
  readonly nights: Nights | null
  readonly corrections: Corrections
  readonly #pace: Pace<ReceptionRoom>
  /** As the issuer that is started next knows the station. */
  #inForce: SampleStation
  /** Each voter who ever had a right here, by contest. */
  readonly #given = new Set<string>()
  acts = 0

  static async play(seed: number): Promise<DeskDayRun> {
    const dice = new Dice(seed, 'desk day')
    const isBusy = new Dice(seed, 'desks').oneIn(BUSY_STATION)
    const days = isBusy ? 1 : daysOf(new Dice(seed, 'nights'))
    const facts = stationOf(dice, isBusy, datesOf(days, new Dice(seed, 'stops')))
    const first = await DeskDay.#played(seed, dice, facts, 1)
    if (!isBusy || first.violations.length > 0) return first.#run()
    const second = await DeskDay.#played(seed, new Dice(seed, 'second desk'), facts, 2)
    // ISS-02, D-24: no network joins them, so a voter who ever had a right at one has none at the other.
    const twice = [...first.#given].find((right) => second.#given.has(right))
    if (twice !== undefined) second.object(`ISS-02: a right at both desks: ${twice}`)
    second.transcript.happens('days of two desks')
    return second.#run()
  }

  static async #played(seed: number, dice: Dice, facts: SampleStation, desk: 1 | 2): Promise<DeskDay> {
    const day = new DeskDay(seed, dice, facts, await Cards.of(6 + dice.below(8), PEOPLE), desk)
    try {
      await day.#play()
    } finally {
      day.reception.powerOff()
      day.disks?.remove()
      day.nights?.remove()
    }
    return day
  }

  #run(): DeskDayRun {
    const { seed, acts, transcript, violations } = this
    const last = violations.length > 0 ? transcript.last() : []
    return { seed, acts, happened: transcript.happened, violations, last }
  }

  private constructor(seed: number, dice: Dice, facts: SampleStation, cards: Cards, desk: 1 | 2) {
    this.seed = seed
    this.dice = dice
    this.facts = facts
    this.#inForce = facts
    this.cards = cards
    this.#pace = new Pace(() => this.powerGoes())
    const { activity } = this.#pace
    this.randomness = seededRandomness(`desk day ${seed}`)
    const inForce = () => this.#inForce
    const room = {
      get facts() {
        return inForce()
      },
      ...{ clock: this.clock, randomness: this.randomness, dice, crypto: nativeCrypto, activity },
    }
    const shows = (view: IssuerView) => {
      this.transcript.line(`  ${wordsOfDesk(view)}`)
      this.watch.sees(view)
      this.nights?.sees(view)
      this.corrections.sees(view)
      if (view.screen === 'out-of-service') this.#stopped(view.notice.code)
    }
    this.reception = new ReceptionRoom(room, shows, (desk - 1) * ISSUERS_OF_DESK)
    const press = this.reception.send.bind(this.reception)
    this.reception.send = (event) => {
      this.transcript.line(JSON.stringify(event))
      return press(event)
    }
    this.#pace.machines = [this.reception]
    this.watch = new Watch(
      facts,
      cards,
      () => this.reception.card,
      (voter) => this.markOf(voter),
      (what) => this.object(what),
    )
    this.clerks = new Clerks(this)
    this.disks = dice.oneIn(ON_DISKS) && facts.station.desks.length === 0 ? new Disks(this) : null
    this.corrections = new Corrections(seed, (what) => this.object(what))
    this.nights = facts.shape.nights ? new Nights(seed) : null
    if (this.nights !== null) this.reception.config = { reports: this.nights.reports }
    if (this.disks === null) return
    this.reception.openOther = this.disks.open
    this.reception.config = { ...this.reception.config, rollLists: this.disks.stick.place }
  }

  /** ELG-01, ELG-04: what roll and lists say, and what was told since. */
  markOf(voter: number): string {
    const { view } = this.watch
    const row = voter === ADDED ? rowOfList(this) : this.facts.roll[voter]
    if (row === undefined) return 'none'
    if (voter === ADDED && !this.#isAdded(row)) return 'on no roll'
    const listed = this.disks?.stick.markWith(view?.roll.held.number ?? 0, row.rollNo, row.mark) ?? row.mark
    const told = view?.record.roll.changes.find(({ rollNo }) => rollNo === row.rollNo)
    return told?.was === listed ? told.mark : listed
  }

  /** By a list that the desk holds; who was entered at the desk gets nothing by another row. */
  #isAdded({ rollNo, name }: SampleStation['roll'][number]): boolean {
    const { view } = this.watch
    if (view?.record.roll.byOrder.some((row) => row.name === name)) return false
    return this.disks?.stick.isAddedBy(view?.roll.held.number ?? 0, rollNo) === true
  }

  object(what: string): void {
    this.transcript.line(`VIOLATION ${what}`)
    if (!this.violations.includes(what)) this.violations.push(what)
  }

  lays(card: UltralightAesCard | undefined): void {
    const at = this.watch.view?.desk.type
    // Nobody changes the card under the hands of the machine; it slips all the same.
    if (at === 'issuing' || at === 'returning') return
    if (this.reception.card !== null) this.lifts()
    if (card === undefined) this.reception.send({ type: 'operation-cancelled' })
    else layOnTray(this.reception, this.dice, card)
  }

  lifts(): void {
    const card = this.reception.lift()
    if (card !== null && card !== this.cards.operatorCard) this.cards.isOver(card)
  }

  startsWithNextList(): void {
    const contests = this.facts.contests.filter(() => this.dice.oneIn(2))
    const suspended = contests.reduce((mask, { bit }) => mask | (1 << bit), 0) as ContestMask
    this.#inForce = withNextList(this.#inForce, suspended)
    this.transcript.happens('candidate lists')
    this.#goesDark()
  }

  powerGoes(): void {
    this.transcript.happens('power cuts')
    this.#goesDark()
  }

  #goesDark(): void {
    this.disks?.powerGoes()
    this.nights?.powerGoes()
    this.reception.powerOff()
    this.watch.view = null
    this.clerks.dropEverything()
  }

  /** Power that went in a write shows as a disk that takes no more. */
  #stopped(why: string): void {
    if (this.disks?.cutIn === null || this.disks === null || why === 'program-error')
      this.object(`the issuer stopped: ${why}`)
    else this.transcript.happens('cuts in a write')
  }

  async rest(): Promise<void> {
    // Where the power may go, the day waits for the ports alone, and not for the last saves.
    if (this.#worksOnFiles) this.reception.cutIn = null
    const isSure = this.reception.cutIn === null
    await this.#pace.rest()
    while (this.#worksOnFiles) await idle()
    this.#looks(isSure)
  }

  /** Something else is done before the last thing has come to its end. */
  async hurries(): Promise<void> {
    await this.#pace.pass(this.dice.below(40))
    this.watch.looksAtCards()
  }

  async next(): Promise<void> {
    if (!this.#worksOnFiles && this.dice.oneIn(6)) await this.hurries()
    else await this.rest()
  }

  /** In a real directory, in its own time: nothing happens meanwhile, so that a seed is always the same day. */
  get #worksOnFiles(): boolean {
    return (this.disks !== null && this.watch.view?.readingLists === true) || this.nights?.isWriting === true
  }

  #looks(isSure: boolean): void {
    this.watch.looksAtCards()
    this.watch.asksRules(isSure)
    for (const right of rightsIn(this.cards)) this.#given.add(right)
  }

  async #play(): Promise<void> {
    this.reception.powerOn(this.reception.place)
    const hours = new OddHours(this.seed)
    await hours.prepares(this, this.clerks)
    const last = sittingsOf(this.facts.shape.dates).at(-1)
    while (this.violations.length === 0) {
      await this.#playDate()
      if (this.violations.length > 0) return
      await closeTheDay(this, this.clerks, hours, this.#sitting)
      if (this.violations.length > 0) return
      if (this.nights === null || this.nights.sitting === last) break
      await this.nights.pass(this, this.clerks)
    }
    await this.corrections.mayFollow(this, this.clerks)
    await closeTheDay(this, this.clerks, hours, this.#sitting)
  }

  /** The days that are played: a desk without nights plays one long day. */
  get #sitting(): Sitting {
    return this.nights?.sitting ?? dateOf(this.clock.now())
  }

  async #playDate(): Promise<void> {
    const { clerks, clock, dice } = this
    const opens = `${dateOfSitting(this.#sitting)}T${hoursAt(this.facts.station, this.#sitting).opens}` as LocalMinute
    const until = this.acts + ACTS
    for (let tries = 0; tries < 60 && !clerks.isOpen(); tries++) {
      await this.rest()
      if (clock.now() < opens) clock.set(opens)
      clerks.opens()
    }
    if (!clerks.isOpen()) this.object('the desk does not open')
    for (; this.acts < until && this.violations.length === 0; this.acts++) {
      await this.next()
      clerks.act()
      if (dice.oneIn(8) && timeOf(clock.now()) < LATE) clock.passes(dice.below(80))
    }
  }
}

function rightsIn(cards: Cards): readonly string[] {
  const voters = Array.from({ length: PEOPLE }, (_, voter) => voter)
  return voters.flatMap((voter) =>
    BITS.flatMap((bit) => (cards.rightsOf(voter, bit) > 0 ? [`voter ${voter}, contest ${bit}`] : [])),
  )
}

function daysOf(dice: Dice): number {
  return dice.oneIn(EARLY_VOTING) ? 2 + dice.below(2) : 1
}

/** 移動期日前投票所: some stations of several days move, and have two stops on the first one. */
function datesOf(days: number, dice: Dice): Pick<StationShape, 'dates' | 'stops' | 'nights'> {
  const dates = DATES.slice(0, days)
  if (days === 1) return { dates }
  if (!dice.oneIn(MOVING)) return { dates, nights: true }
  const stops = [...FIRST_STOPS, ...dates.slice(1).map(() => LATER_STOP)]
  return { dates: [...dates.slice(0, 1), ...dates], stops, nights: true }
}

/** Small: what happens between two voters needs two. */
function stationOf(
  dice: Dice,
  isBusy: boolean,
  dates: Pick<StationShape, 'dates' | 'stops' | 'nights'>,
): SampleStation {
  const shape: StationShape = {
    kiosks: 2,
    spares: 1,
    issuers: isBusy ? 2 * ISSUERS_OF_DESK : ISSUERS_OF_DESK,
    ...(isBusy ? { firstDesk: FIRST_DESK } : {}),
    contests: dice.pick([1, 2, 2, 5]),
    ...dates,
    voters: VOTERS,
    crowd: VOTERS,
    capacity: 16,
  }
  const facts = sampleStation(shape)
  const shift = dice.below(VOTERS)
  const roll = facts.roll.map((row, voter) => ({ ...row, mark: MARKS[(voter + shift) % VOTERS] ?? 'none' }))
  return { ...facts, roll }
}
