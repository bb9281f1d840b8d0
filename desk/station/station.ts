/** The desk's inventory: seats with their apps, things that lie about, and the clock. Its guide is outside (`guide/`). */
import { join } from 'node:path'
import { assert, unreachable } from '#election/assert.ts'
import type { Randomness } from '#election/randomness.ts'
import type { LocalMinute } from '#election/time.ts'
import type { SimulatedReader } from '#hardware/card-reader/simulator/simulated-reader.ts'
import type { IssuerScreenEvent } from '#issuer/session/screen-event.ts'
import type { IssuerView } from '#issuer/session/view.ts'
import type { KioskScreenEvent } from '#kiosk/session/screen-event.ts'
import type { KioskView } from '#kiosk/session/view.ts'
import type { TallyScreenEvent } from '#tally/session/screen-event.ts'
import type { TallyView } from '#tally/session/view.ts'
import type { Language } from '#ui/messages/message.ts'
import { anyPort, type PortOf } from '../own-ports.ts'
import type { PreparedDesk } from '../prepare-desk.ts'
import type { DeskScreenEvent } from '../session/screen-event.ts'
import type { StationView } from '../session/view.ts'
import { AppLanguage } from './app-language.ts'
import { declareLost } from './declare-lost.ts'
import { clockFor, type DeskClock } from './desk-clock.ts'
import { type FloorPlan, floorPlan } from './floor-plan.ts'
import { voiceOf } from './heard-words.ts'
import { applyReaderFault } from './reader-faults.ts'
import { Seat } from './seat.ts'
import { peopleOf, ticketOf } from './street.ts'
import { Cards, DECLARATION_MEDIUM, LOST, Media, REPORT_MEDIUM, reportSlot, Shares } from './things.ts'

/** Acts of hands; the tour's own button is the guide's. */
export type HandEvent = Exclude<DeskScreenEvent, { type: 'play-step' }>

export type IssuerSeat = Seat<IssuerView, IssuerScreenEvent>
export type KioskSeat = Seat<KioskView, KioskScreenEvent>
export type TallySeat = Seat<TallyView, TallyScreenEvent>

/** Wire words and the minute are shown about this often. */
const LOOK_EVERY_MS = 1000

export class DeskStation {
  readonly prepared: PreparedDesk
  readonly issuers: readonly IssuerSeat[]
  /** The spare one too. */
  readonly kiosks: readonly KioskSeat[]
  readonly tally: TallySeat
  readonly cards: Cards
  readonly media: Media
  readonly shares: Shares
  readonly opens: LocalMinute
  readonly closes: LocalMinute
  readonly #clock: DeskClock
  readonly #looking: ReturnType<typeof setInterval>
  readonly #appLanguage = new AppLanguage()
  readonly #declaredLost = new Set<string>()
  readonly #people: ReturnType<typeof peopleOf>
  #language: Language = 'ja'
  #rate = 1
  #onChange = () => {}

  private constructor(prepared: PreparedDesk, plan: FloorPlan, seats: Seats, clock: DeskClock) {
    this.prepared = prepared
    this.issuers = seats.issuers
    this.kiosks = seats.kiosks
    this.tally = seats.tally
    this.#clock = clock
    const { directory, station, people } = prepared
    this.#people = peopleOf(prepared)
    const readers = this.#readerSeats().flatMap(({ plan: { id }, reader }) =>
      reader === null ? [] : [[`reader:${id}`, reader] as const],
    )
    this.cards = new Cards(prepared.cards, new Map<string, SimulatedReader>(readers))
    this.media = new Media(directory, plan.slots, plan.media)
    this.shares = new Shares(join(directory, 'office'), join(directory, 'shares-given'), people.holders)
    this.opens = `${station.dates[0]}T${station.opens}` as LocalMinute
    this.closes = `${station.dates[0]}T${station.closes}` as LocalMinute
    this.#looking = setInterval(() => this.changed(), LOOK_EVERY_MS)
  }

  /** Lays everything out; no app runs yet. `deskOrigin` is known once the desk's own page is served. */
  static async furnish(
    prepared: PreparedDesk,
    randomness: Randomness,
    deskOrigin: () => string,
    portOf: PortOf = anyPort,
  ): Promise<DeskStation> {
    const clock = clockFor(prepared)
    const plan = floorPlan(prepared, clock.file)
    let station: DeskStation | null = null
    const voice = voiceOf(prepared.election)
    const { issuers, kiosks } = plan
    // The desk's own page is the first one.
    const surroundings = (seat: number) => ({
      ...{ randomness, deskOrigin, voice, port: portOf(1 + seat) },
      onChange: () => station?.changed(),
    })
    const seats: Seats = {
      issuers: await Promise.all(
        issuers.map((issuer, at) => Seat.furnish<IssuerView, IssuerScreenEvent>(issuer, surroundings(at))),
      ),
      kiosks: await Promise.all(
        kiosks.map((kiosk, at) => Seat.furnish<KioskView, KioskScreenEvent>(kiosk, surroundings(issuers.length + at))),
      ),
      tally: await Seat.furnish(plan.tally, surroundings(issuers.length + kiosks.length)),
    }
    station = new DeskStation(prepared, plan, seats, clock)
    return station
  }

  /** Each app in order, whatever becomes of the others. The desk reports nothing any more. */
  async switchOff(): Promise<void> {
    this.#beStill()
    await Promise.allSettled(this.#seats().map((seat) => seat.switchOff('stop')))
  }

  /** At reception: the spare one once the first is dead. */
  get issuer(): IssuerSeat {
    const issuer = this.issuers.find((seat) => !seat.isDead) ?? this.issuers[0]
    assert(issuer !== undefined, 'desk: an issuer')
    return issuer
  }

  now(): LocalMinute {
    return this.#clock.now()
  }

  view(): StationView {
    return {
      use: this.prepared.use,
      language: this.#language,
      title: this.prepared.election.electionPackage.rules.title,
      station: this.prepared.station.name,
      now: this.now(),
      opens: this.opens,
      closes: this.closes,
      rate: this.#rate,
      apps: this.#seats().map((seat) => seat.view()),
      cards: this.cards.views(),
      media: this.media.views(),
      shares: this.shares.views(),
      declaredLost: [...this.#declaredLost],
      street: this.#people.map(({ code: _code, ...person }) => person),
    }
  }

  onChange(listener: () => void): void {
    this.#onChange = listener
  }

  changed(): void {
    this.#onChange()
  }

  tellLanguage(): void {
    for (const { remote } of this.issuers) this.#appLanguage.toStaff(this.#language, remote)
    for (const { remote } of this.kiosks) this.#appLanguage.toKiosk(this.#language, remote)
    this.#appLanguage.toStaff(this.#language, this.tally.remote)
  }

  async stop(): Promise<void> {
    this.#beStill()
    await Promise.all(this.#seats().map((seat) => seat.clear()))
  }

  setClock(at: LocalMinute, rate: number): void {
    this.#rate = rate
    this.#clock.set(at, rate)
    this.changed()
  }

  /** One thing that hands do. */
  async act(event: HandEvent): Promise<void> {
    switch (event.type) {
      case 'card-moved':
        return this.#moveCard(event.card, event.to)
      case 'ticket-shown':
        return this.#showTicket(event.of)
      case 'foreign-card':
        return this.#layForeign(event.reader, event.lying)
      case 'medium-moved':
        return this.media.move(event.medium, event.to)
      case 'share-moved':
        return this.shares.give(event.share, event.given)
      case 'key-pressed':
        return this.#kiosk(event.machine)?.pressKey(event.key)
      case 'switch-pressed':
        return this.#kiosk(event.machine)?.pressSwitch(event.which)
      case 'pad-chosen':
        return this.#kiosk(event.machine)?.choosePad(event.pad)
      case 'keypad-plugged':
        return this.#kiosk(event.machine)?.plugPad(event.plugged)
      case 'headphones-plugged':
        return this.#kiosk(event.machine)?.plugHeadphones(event.plugged)
      case 'listened':
        // Two voters at once would be understood by nobody.
        for (const { plan, ear } of this.kiosks) ear.listen(event.on && plan.id === event.machine)
        return
      case 'words-read':
        for (const { plan, words } of this.kiosks) words.read(event.on && plan.id === event.machine)
        return
      case 'reader-fault':
        return this.#faultReader(event)
      case 'power': {
        const seat = this.#seats().find((each) => each.plan.id === event.app)
        return event.on ? seat?.switchOn() : seat?.switchOff('kill')
      }
      case 'spare-fetched':
        return this.#seats()
          .find((each) => each.plan.id === event.app)
          ?.fetch()
      case 'machine-died':
        return this.#readerSeats()
          .find((each) => each.plan.id === event.app)
          ?.die()
      case 'felt':
        return this.#kiosk(event.machine)?.feel({ mains: event.mains, front: event.front })
      case 'card-bent':
        return this.cards.bend(event.card)
      case 'loss-declared':
        return this.#declareLost(event.machine)
      case 'clock-set':
        return this.#jump(event.time)
      case 'clock-rate':
        return this.setClock(this.now(), event.rate)
      case 'language':
        this.#language = event.language
        return
      default:
        return unreachable(event)
    }
  }

  #moveCard(card: string, to: string): void {
    this.cards.move(card, to)
  }

  #showTicket(of: string): void {
    const person = this.#people.find(({ situation }) => of === `street:${situation}`)
    const code = person === undefined ? ticketOf(this.prepared, of.slice('voter:'.length)) : person.code
    if (code !== null) this.issuer.scanner?.scan(code)
  }

  #layForeign(place: string, lying: boolean): void {
    const seat = this.#readerSeats().find((each) => `reader:${each.plan.id}` === place)
    if (!seat?.reader || seat.foreignCard === lying) return
    if (lying && seat.reader.tray.presence.type !== 'absent') return
    if (lying) seat.reader.tray.insertForeign()
    else seat.reader.tray.remove()
    seat.foreignCard = lying
  }

  async #faultReader(event: Extract<HandEvent, { type: 'reader-fault' }>): Promise<void> {
    const seat = this.#readerSeats().find((each) => each.plan.id === event.machine)
    if (seat?.reader) await applyReaderFault(seat.reader, seat.readerFaults, event.fault, event.on)
  }

  /** Both media cannot be found; the station's books have the figures that the machine showed at closing. */
  async #declareLost(id: string): Promise<void> {
    const { machines, contests } = this.prepared.election.electionPackage
    const machine = machines.find((each) => each.id === id)
    const lost = this.media.views().filter((medium) => medium.id.startsWith(`${id}-`) && medium.place === LOST)
    if (machine === undefined || lost.length < 2) return
    const issuer = this.issuer.remote?.view()
    const told = issuer?.screen === 'day' ? issuer.record.closing.told.find((each) => each.machine === id) : undefined
    const counts = contests.flatMap((contest, place) => {
      const count = told?.counts[place] ?? null
      return count === null ? [] : [[contest.id, count] as const]
    })
    const isReportLost = this.media.views().some((medium) => medium.id === REPORT_MEDIUM && medium.place === LOST)
    const directory = join(this.prepared.directory, isReportLost ? 'declarations' : 'reports')
    if (isReportLost) {
      const medium = { id: DECLARATION_MEDIUM, serial: machine.station, role: 'report', directory } as const
      this.media.bring(medium, reportSlot(this.tally.plan.id))
    }
    await declareLost(this.prepared, machine, new Map(counts), directory, this.now())
    this.#declaredLost.add(id)
  }

  /** Forward only: a machine's log is in the order of its times. */
  #jump(time: string): void {
    const to = `${this.opens.slice(0, 10)}T${time}` as LocalMinute
    if (to > this.now()) this.setClock(to, this.#rate)
  }

  #beStill(): void {
    clearInterval(this.#looking)
    this.#onChange = () => {}
  }

  /** Those in use first, then the spare ones. */
  #seats() {
    const seats = [...this.#readerSeats(), this.tally]
    return [...seats.filter((seat) => !seat.plan.spare), ...seats.filter((seat) => seat.plan.spare)]
  }

  #readerSeats() {
    return [...this.issuers, ...this.kiosks]
  }

  #kiosk(id: string): KioskSeat | undefined {
    return this.kiosks.find((seat) => seat.plan.id === id)
  }
}

interface Seats {
  readonly issuers: readonly IssuerSeat[]
  readonly kiosks: readonly KioskSeat[]
  readonly tally: TallySeat
}
