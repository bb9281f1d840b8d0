/** Plays one seed to its end: every day of the station, then the count. */

import { concat, uint } from '#election/bytes.ts'
import { type LocalDate, type LocalMinute, timeOf } from '#election/time.ts'
import type { KioskRoom } from '#simulation/rooms/kiosk-room.ts'
import { journalOfWaiting } from '#simulation/rooms/media.ts'
import { CLOSES, OPENS } from '#simulation/rooms/sample-station.ts'
import { balance, countStation, type SealedPair } from './count-station.ts'
import { DeadMachines } from './dead-machines.ts'
import { asksDesk } from './desk-rules.ts'
import { Evening } from './evening-at-the-desk.ts'
import { receiveStation } from './receive-station.ts'
import { SimulatedStation } from './station.ts'

export interface StationRun {
  readonly seed: number
  readonly sessions: number
  /** How often what is rare came about: cards released, pairs taken over, … */
  readonly happened: Readonly<Record<string, number>>
  readonly digest: string
  readonly violations: readonly string[]
  /** The last events, for a person who reads a failure. */
  readonly last: readonly string[]
}

/** @param keep how many of the last events a failure shows */
export async function simulateStation(seed: number, keep = 80): Promise<StationRun> {
  return playToTheEnd(await SimulatedStation.open(seed, keep), keep)
}

export async function playToTheEnd(station: SimulatedStation, keep: number): Promise<StationRun> {
  const { seed } = station
  const { shape } = station.facts
  const evening = new Evening(station)
  for (const [place, date] of shape.dates.entries()) {
    if (place > 0) station.transcript.happens('early days that follow another')
    await new StationDay(station, date, evening).play(place === shape.dates.length - 1)
  }
  leftOnMedia(station)
  await count(station, evening)
  const { transcript, violations, observer } = station
  const last = violations.length > 0 || keep > 80 ? transcript.last() : []
  return {
    seed,
    sessions: observer.sessions,
    happened: transcript.happened,
    digest: transcript.digest(),
    violations,
    last,
  }
}

/** Every page of every medium belongs to what two runs of a seed must have in common. */
function leftOnMedia({ kiosks, transcript }: SimulatedStation): void {
  for (const { slots } of kiosks) {
    for (const medium of [slots.original, slots.duplicate]) {
      for (const [page, content] of medium?.contents() ?? []) transcript.bytes(concat(uint(page, 4), content))
    }
  }
}

const TRIES_MAX = 2
const MANY = 60

class StationDay {
  readonly #station: SimulatedStation
  readonly #date: LocalDate
  /** Starts of a machine that was out of service. */
  readonly #tried = new Map<KioskRoom, number>()
  readonly #evening: Evening
  readonly #machines: DeadMachines

  constructor(station: SimulatedStation, date: LocalDate, evening: Evening) {
    this.#station = station
    this.#evening = evening
    this.#date = date
    this.#machines = new DeadMachines(station, {
      switchOn: (kiosk) => this.#switchOn(kiosk),
      closeOne: (kiosk) => this.#closesDown(kiosk, true),
      isGivenUp: (kiosk) =>
        (kiosk.page?.type === 'out-of-service' && this.#tried.get(kiosk) === TRIES_MAX) || this.#isKeyless(kiosk),
    })
  }

  async play(last: boolean): Promise<void> {
    const { clock, reception, kiosks, cardMishaps } = this.#station
    clock.set(`${this.#date}T${OPENS}` as LocalMinute)
    cardMishaps.nextMorning()
    if (reception.power === null) reception.powerOn(reception.place)
    for (const kiosk of kiosks) {
      kiosk.supply.mains(90)
      kiosk.unfit.clear()
      if (this.#machines.isInUse(kiosk)) this.#switchOn(kiosk)
    }
    await this.#begin()
    await this.#vote(last)
    if (last) this.#station.contestOnPaper.ends(this.#station)
    if (last) await this.#evening.closesReception()
    await this.#close(last)
  }

  /** Before the first voter comes the officer opens machine after machine. */
  async #begin(): Promise<void> {
    const { kiosks, officer, clerk, accidents } = this.#station
    for (let acts = 0; acts < 40; acts++) {
      await this.#station.rest()
      clerk.act()
      for (const kiosk of kiosks) if (!accidents.wasStartedWrongly(kiosk)) officer.act(kiosk)
      if (officer.errands.size === 0) return
    }
  }

  #switchOn(kiosk: KioskRoom): void {
    const { accidents, officer, dice } = this.#station
    if (dice.oneIn(2)) kiosk.diskFull = false
    accidents.start(kiosk)
    officer.goes(kiosk, 'open')
  }

  async #vote(last: boolean): Promise<void> {
    const { voters, dice, accidents, cardMishaps, deskMishaps, facts, contestOnPaper } = this.#station
    const expected = last ? voters.length : Math.ceil(voters.length / facts.shape.dates.length)
    let come = voters.filter((voter) => voter.place !== 'outside').length
    const limit = 160 * voters.length
    for (let acts = 0; acts < limit; acts++) {
      accidents.happen()
      this.#machines.bringsSpare()
      cardMishaps.happen()
      deskMishaps.happen()
      contestOnPaper.happens(this.#station, (100 * come) / voters.length)
      const closed = come >= expected || this.#isHopeless()
      if (!closed && this.#someoneComes()) come++
      this.#queue()
      if (this.#someoneActs()) await this.#time()
      else if (closed && this.#allGone()) break
      else await this.#station.pass(1)
      if (dice.oneIn(16)) this.#minutesPass()
    }
    for (const voter of voters) {
      if (voter.place === 'outside') continue
      if (voter.place !== 'gone') this.#station.leaves(voter)
      voter.place = 'gone'
    }
  }

  /** Now and then at any time, else when there is room. */
  #someoneComes(): boolean {
    const { voters, clerk, dice, facts } = this.#station
    if (!dice.oneIn(500)) {
      if (!clerk.idle || voters.filter(({ place }) => place === 'hall').length >= facts.shape.crowd) return false
    }
    const arriving = voters.find(({ place }) => place === 'outside')
    if (arriving !== undefined) arriving.place = 'line'
    return arriving !== undefined
  }

  /** No machine will be in order again today: it is said at the door, and nobody comes any more. */
  #isHopeless(): boolean {
    const { kiosks, standby } = this.#station
    return kiosks.every((kiosk) => this.#machines.isOut(kiosk) && !standby.has(kiosk))
  }

  /** A day is long enough for many. */
  #minutesPass(): void {
    const { clock, dice, facts } = this.#station
    if (timeOf(clock.now()) >= CLOSES) return
    clock.passes(1 + dice.below(facts.shape.voters > MANY ? 3 : 7))
  }

  #queue(): void {
    const { voters, clerk } = this.#station
    for (const voter of voters) {
      if (voter.place === 'line' && !clerk.line.includes(voter)) clerk.line.push(voter)
    }
  }

  #allGone(): boolean {
    const { voters, clerk } = this.#station
    return clerk.idle && voters.every(({ place }) => place === 'gone' || place === 'outside')
  }

  async #time(): Promise<void> {
    const { dice } = this.#station
    if (dice.chance(55)) {
      await this.#station.rest()
      this.#station.atRest()
      asksDesk(this.#station)
      this.#lookInto(dice.pick(this.#station.kiosks))
      dice.pick(this.#station.kiosks).lookAtMedia()
    } else await this.#station.pass(dice.below(30))
  }

  /** One of the people who can do something does it. */
  #someoneActs(): boolean {
    const { dice, voters, clerk, kiosks } = this.#station
    const turnOf = dice.below(10)
    if (turnOf < 5) {
      const active = voters.filter(({ place }) => place === 'hall' || place === 'kiosk')
      if (active.length > 0 && dice.pick(active).act()) return true
    }
    if (turnOf < 8 && this.#desk()) return true
    if (turnOf >= 7 && this.#seesTo(dice.pick(kiosks))) return true
    return turnOf < 8 && clerk.act()
  }

  #desk(): boolean {
    const { reception, clerk, dice } = this.#station
    if (reception.power === null) {
      reception.powerOn(dice.oneIn(3) ? reception.otherPlace : reception.place)
      return true
    }
    return clerk.act()
  }

  /** The officer sees to a machine: dark, abandoned, wrongly started, or under way with an errand. */
  #seesTo(kiosk: KioskRoom): boolean {
    const { officer, accidents, dice, standby } = this.#station
    if (kiosk.power === null) {
      if (accidents.dead.has(kiosk) || standby.has(kiosk) || !dice.oneIn(4)) return false
      this.#switchOn(kiosk)
      return true
    }
    if (accidents.wasStartedWrongly(kiosk)) return true
    this.#isRecovered(kiosk)
    if (kiosk.page?.type === 'take-over' && kiosk.page.refusal !== null) return this.#machines.carriesOn(kiosk)
    if (officer.errands.has(kiosk)) return officer.act(kiosk)
    return this.#maybeErrand(kiosk)
  }

  #isRecovered(kiosk: KioskRoom): void {
    const page = kiosk.page?.type
    if (page === 'recovered' || page === 'waiting' || page === 'taken-over') this.#station.accidents.recovered(kiosk)
  }

  #maybeErrand(kiosk: KioskRoom): boolean {
    const { officer, dice, facts } = this.#station
    const page = kiosk.page?.type
    if (page === undefined || this.#station.attended(kiosk)) return false
    if (page === 'waiting') {
      // Somebody means another machine, or another day.
      if (dice.oneIn(100 * facts.shape.voters)) officer.goes(kiosk, 'mistake')
      return false
    }
    if (page === 'release-card' && !dice.oneIn(8)) return false
    if (page === 'out-of-service') {
      return this.#triesAgain(kiosk)
    }
    if (page === 'starting') return this.#makesRoom(kiosk)
    if (page === 'closed') return false
    if (dice.oneIn(5)) officer.goes(kiosk, 'tend')
    return true
  }

  /** Some try whether another start helps, and in the end give it up. */
  #triesAgain(kiosk: KioskRoom): boolean {
    const tried = this.#tried.get(kiosk) ?? 0
    if (tried === TRIES_MAX || kiosk.holds !== kiosk || !this.#station.dice.oneIn(10)) return false
    this.#tried.set(kiosk, tried + 1)
    this.#station.accidents.off(kiosk)
    return true
  }

  /** A machine whose own disk takes no more is repaired and started again. */
  #makesRoom(kiosk: KioskRoom): boolean {
    if (!kiosk.diskFull) return false
    kiosk.diskFull = false
    this.#station.accidents.off(kiosk)
    return true
  }

  /** Promise 3 while a machine waits: between two voters its journal says nothing. */
  #lookInto(kiosk: KioskRoom): void {
    if (kiosk.page?.type !== 'waiting' || this.#station.accidents.suspects.has(kiosk)) return
    for (const role of ['original', 'duplicate'] as const) {
      const medium = kiosk.slots[role]
      const found = medium === null ? null : journalOfWaiting(medium, kiosk.pair)
      if (found !== null) this.#station.object(`P3: the ${role} of a waiting machine: ${found}`)
    }
  }

  async #close(last: boolean): Promise<void> {
    const { kiosks, accidents, officer, clock, standby, contestOnPaper } = this.#station
    if (timeOf(clock.now()) < CLOSES) clock.set(`${this.#date}T${CLOSES}` as LocalMinute)
    // On days before the last one nobody plays the evening at the desk.
    if (!last) this.#station.reception.permission = { day: this.#date, final: false }
    officer.keepsKey = last && kiosks.some((kiosk) => this.#machines.isLeft(kiosk))
    for (const kiosk of kiosks) {
      if (accidents.dead.has(kiosk) || standby.has(kiosk)) continue
      if (this.#isKeyless(kiosk) || contestOnPaper.isBehind(kiosk)) accidents.off(kiosk)
      if (!this.#isKeyless(kiosk)) await this.#closesDown(kiosk, last)
    }
    if (last) for (const kiosk of kiosks) if (this.#machines.isLeft(kiosk)) await this.#machines.takenOver(kiosk)
  }

  /** It closed another machine's pair for good on an earlier day: it opens nothing any more, and its own pair holds nothing. */
  #isKeyless(kiosk: KioskRoom): boolean {
    return kiosk.keyErased && !this.#station.observer.opened.has(kiosk)
  }

  async #closesDown(kiosk: KioskRoom, last: boolean): Promise<void> {
    await this.#closeOne(kiosk, last)
    this.#station.officer.errands.delete(kiosk)
    this.#station.accidents.off(kiosk)
  }

  async #closeOne(kiosk: KioskRoom, last: boolean): Promise<void> {
    const { officer, accidents, dice } = this.#station
    for (let acts = 0; acts < 400; acts++) {
      await this.#station.rest()
      this.#station.atRest()
      if (kiosk.power === null) {
        if (accidents.dead.has(kiosk)) return
        this.#switchOn(kiosk)
        continue
      }
      if (accidents.wasStartedWrongly(kiosk)) continue
      const { page } = kiosk
      this.#isRecovered(kiosk)
      if (page?.type === 'closed' && page.final && !last && kiosk.holds === kiosk)
        this.#station.object('closed for the day says closed for good')
      if (page?.type === 'closed' && (page.final || !last)) return
      if (page?.type === 'starting' && !this.#makesRoom(kiosk) && acts > 40) {
        // A healthy machine takes the pair, if anybody has voted there.
        accidents.dead.add(kiosk)
        return
      }
      const unclosable = page?.type === 'out-of-service' && !page.closable
      if (unclosable) accidents.off(kiosk)
      else if (page?.type === 'closed') return
      else {
        if (officer.errands.get(kiosk) !== 'close') officer.goes(kiosk, 'close')
        officer.act(kiosk)
      }
      if (acts < 60 && dice.oneIn(30)) accidents.happen()
    }
    this.#station.object(`pair ${kiosk.pair} cannot be closed: ${kiosk.page?.type ?? 'dark'}`)
  }
}

async function count(station: SimulatedStation, evening: Evening): Promise<void> {
  const { kiosks, observer, accidents, ledger, facts } = station
  const object = (what: string) => station.object(what)
  const lost = accidents.lostBeforeTheCount()
  const used = kiosks.filter((kiosk) => observer.isUsed(kiosk))
  const pairs = used.map(
    (kiosk): SealedPair => ({
      pair: kiosk.pair,
      media: station.mediaOf(kiosk),
      suspect: accidents.suspects.get(kiosk) ?? null,
      told: observer.told.get(kiosk) ?? null,
      lost: lost === kiosk || !observer.sealed.has(kiosk),
    }),
  )
  const records = await countStation(facts, pairs, ledger, object)
  const gone = pairs.flatMap((pair) => (pair.lost ? [pair.pair] : []))
  const report = await evening.reports()
  if (report === null) return
  balance(station, report, records, gone)
  await receiveStation(station, report, pairs, records)
}
