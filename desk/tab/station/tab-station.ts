/**
 * A polling station in the page: reception desk and voting machine, which run as they ship, and the visitor's hand with a card between them.
 * Morning and evening are played, as is the clerk where the visitor goes straight to the machine. All of it ends with the page (見本).
 */
import { assert } from '#election/assert.ts'
import { stateOf } from '#election/card/card-state.ts'
import type { Presentation } from '#election/card/voting-card.ts'
import type { RollRow } from '#election/definition/definition.ts'
import type { Language } from '#election/language.ts'
import type { Randomness } from '#election/randomness.ts'
import { addMinutes, type LocalMinute } from '#election/time.ts'
import { FakeCardReader } from '#hardware/card-reader/fake.ts'
import { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import type { Key } from '#hardware/keypad/port.ts'
import type { IssuerScreenEvent } from '#issuer/session/screen-event.ts'
import type { IssuerView } from '#issuer/session/view.ts'
import type { KioskScreenEvent } from '#kiosk/session/screen-event.ts'
import type { KioskView } from '#kiosk/session/view.ts'
import { personaliseVotingCard } from '#office/personalise/personalise-cards.ts'
import type { RunningApp } from '#shell/running-app.ts'
import { closeKiosk, openKiosk } from '#simulation/people/at-kiosk.ts'
import { issuerDoor, plays } from '#simulation/people/at-the-issuer.ts'
import type { CardTray } from '#simulation/people/card-case.ts'
import { deskIs, serve } from '#simulation/people/clerk.ts'
import {
  account,
  closingTheBooks,
  declaringTheClosing,
  emptyingTheRoom,
  inOrder,
  morning,
  permittingTheClosing,
} from '#simulation/people/issuer-day.ts'
import { counterOf, drawnUid } from '#simulation/rooms/card-desk.ts'
import { WallClock } from './clock.ts'
import { type CountedDay, countedDay } from './counted-day.ts'
import { Officer } from './officer.ts'
import { ReceptionDesk } from './reception.ts'
import { type Speaker, SpokenHeadphones } from './spoken-headphones.ts'
import type { StationElection } from './station-election.ts'
import { VotingMachine } from './voting-machine.ts'

/** In the case, in the morning. */
const CARDS = 12
const EARLY_MINUTES = -20

export interface TabWorld {
  readonly randomness: Randomness
  readonly panelWidthMm: number
  readonly speaker: Speaker
  readonly onChange: () => void
}

/** The person's next act outside of the two screens. */
export type CardAct = 'none' | 'lay' | 'lay-again' | 'take'
export type Stage = 'voting' | 'closing' | 'closed'

export class TabStation {
  readonly election: StationElection
  stage: Stage = 'voting'
  /** The card in the visitor's hand. */
  hand: UltralightAesCard | null = null
  /** The clerk is played just now. */
  isServing = false
  /** Somebody was at the machine to the end. */
  hasVotes = false
  readonly #world: TabWorld
  readonly #clock: WallClock
  readonly #officer: Officer
  readonly #reception: ReceptionDesk
  readonly #machine: VotingMachine
  readonly #case: UltralightAesCard[] = []
  #desk!: RunningApp<IssuerView, IssuerScreenEvent>
  #kiosk!: RunningApp<KioskView, KioskScreenEvent>

  private constructor(election: StationElection, world: TabWorld) {
    const { randomness, panelWidthMm, speaker } = world
    const { date } = election.sources.rules
    this.election = election
    this.#world = world
    this.#clock = new WallClock(addMinutes(`${date}T${election.station.opens}` as LocalMinute, EARLY_MINUTES))
    this.#officer = new Officer(randomness)
    const parts = { election, officer: this.#officer, randomness, clock: this.#clock }
    this.#reception = new ReceptionDesk(parts)
    const headphones = new SpokenHeadphones(speaker)
    this.#machine = new VotingMachine({ ...parts, panelWidthMm, headphones })
  }

  /** Ready for voters. */
  static async open(election: StationElection, world: TabWorld): Promise<TabStation> {
    const station = new TabStation(election, world)
    await station.#personaliseCards()
    await station.#opens()
    return station
  }

  get deskView(): IssuerView {
    return this.#desk.view()
  }

  get machineView(): KioskView {
    return this.#kiosk.view()
  }

  get onDesk(): UltralightAesCard | null {
    return this.#reception.reader.tray.card
  }

  get onMachine(): UltralightAesCard | null {
    return this.#machine.reader.tray.card
  }

  /** The card that lies on the machine is a voter's who is led by its keys. */
  get byKeys(): boolean {
    return this.onMachine !== null && this.machineView.page.type === 'audio'
  }

  get nextAct(): CardAct {
    const { type } = this.machineView.page
    if (this.onMachine === null) return type === 'waiting' ? 'lay' : type === 'card-away' ? 'lay-again' : 'none'
    return type === 'take-card' || type === 'session-over' || type === 'refused' ? 'take' : 'none'
  }

  /** Everybody on the roll, and who may still come. */
  get voters(): readonly { readonly row: RollRow; readonly came: boolean }[] {
    return this.election.sources.roll.map((row) => ({ row, came: this.#came.has(row.rollNo) }))
  }

  readonly #came = new Set<string>()
  #language: Language = 'ja'

  // The visitor's acts

  pressDesk(event: IssuerScreenEvent): void {
    this.#desk.send(event)
  }

  pressMachine(event: KioskScreenEvent): void {
    this.#kiosk.send(event)
  }

  /** As by the buttons on each screen. */
  speakIn(language: Language): void {
    this.#language = language
    const { serial } = this.machineView
    if (this.machineView.language !== language) this.pressMachine({ on: serial, press: { type: 'language', language } })
    if (this.deskView.language !== language) this.pressDesk({ type: 'language-chosen', language })
  }

  key(key: Key): void {
    this.#machine.keypad.press(key)
  }

  /** A voter comes to the desk and shows the ticket. */
  showTicket({ rollNo, ticket }: RollRow): void {
    this.#came.add(rollNo)
    this.#reception.scan(ticket)
    this.#world.onChange()
  }

  /** The card in the hand, or the next one of the case. */
  layOnDesk(): void {
    const card = this.hand ?? this.#case.shift() ?? null
    if (card === null || this.onDesk !== null) return
    this.hand = null
    this.#reception.reader.tray.insert(card)
    this.#world.onChange()
  }

  takeFromDesk(): void {
    if (this.hand === null) this.hand = this.#reception.reader.tray.remove()
    this.#world.onChange()
  }

  layOnMachine(): void {
    const card = this.hand
    if (card === null || this.onMachine !== null) return
    // The machine went back to its first language with the card of the voter before.
    this.speakIn(this.#language)
    this.hand = null
    this.#machine.reader.tray.insert(card)
    this.#world.onChange()
  }

  takeFromMachine(): void {
    if (this.hand === null) this.hand = this.#machine.reader.tray.remove()
    this.hasVotes ||= this.handIsFinished
    this.#world.onChange()
  }

  /** The box of the return window: a finished card is issued again. */
  giveBack(): void {
    const card = this.hand
    if (card === null) return
    this.hand = null
    this.#case.push(card)
    this.#world.onChange()
  }

  /** It was at the machine to its end. */
  get handIsFinished(): boolean {
    return this.hand !== null && stateOf(counterOf(this.hand)).type === 'finished'
  }

  /** The clerk serves the next voter of the roll, who goes straight to the machine. @returns false: everybody was here, or no card is left */
  async serveNext(presentation: Presentation): Promise<boolean> {
    if (this.stage !== 'voting' || this.isServing || this.hand !== null || this.onMachine !== null) return false
    this.isServing = true
    try {
      // A voter whom the desk refuses (ELG-02) goes home, and the next one comes.
      while (this.hand === null) {
        const next = this.voters.find(({ came }) => !came)?.row
        if (next === undefined || this.#case.length === 0) return false
        await this.#serve(next, presentation)
      }
      this.layOnMachine()
      return true
    } finally {
      this.isServing = false
      this.#world.onChange()
    }
  }

  async #serve(next: RollRow, presentation: Presentation): Promise<void> {
    this.#came.add(next.rollNo)
    const choices = new Map(this.#machine.facts.contests.map(({ contest }) => [contest.id, { type: 'ended' } as const]))
    const mode = presentation === 'audio' ? 'audio' : 'touch'
    const served = await serve(this.#desk, this.#deskTray(), { rollNo: next.rollNo, mode, presentation, choices })
    if (served.type === 'card-in-hand') this.hand = served.card
  }

  /** From the closing hour to the signed report: both machines are closed, and the media are sealed. */
  async close(): Promise<void> {
    assert(this.stage === 'voting', 'a day is closed once')
    this.stage = 'closing'
    this.#world.onChange()
    if (this.onMachine !== null) this.#machine.reader.tray.remove()
    if (this.onDesk !== null) this.#reception.reader.tray.remove()
    this.#clock.set(`${this.election.sources.rules.date}T${this.election.station.closes}` as LocalMinute)
    const door = issuerDoor(this.#desk)
    const officer = { tray: this.#deskTray(), pin: this.#officer.pin }
    const cardsOut = this.hand === null ? {} : { cardsOut: '見本' }
    const room = inOrder(declaringTheClosing, emptyingTheRoom(cardsOut), permittingTheClosing)
    await plays(door, room, officer)
    const closed = await closeKiosk(this.#kiosk, this.#machineTray(), this.#officer.pin)
    const { contests } = this.#machine.facts
    const known = {
      records: (machine: string, contest: string) => {
        const at = contests.findIndex((each) => each.contest.id === contest)
        return machine === this.#machine.facts.machine ? (closed.records[at]?.count ?? 0) : undefined
      },
      seal: (machine: string) => (machine === this.#machine.facts.machine ? closed.sealFingerprint : undefined),
      cardsInCase: this.#case.length,
      difference: '見本',
    }
    await plays(door, inOrder(account(known), closingTheBooks), officer)
    this.stage = 'closed'
    this.#world.onChange()
  }

  /** The district's count of it. @param opening indexes of the holders who came */
  count(opening: readonly number[]): Promise<CountedDay> {
    const report = this.#reception.signed
    assert(this.stage === 'closed' && report !== null, 'counted after the closing')
    const { randomness } = this.#world
    return countedDay({ election: this.election, medium: this.#machine.media.original, report, opening, randomness })
  }

  minutePasses(): void {
    if (this.stage === 'voting') this.#clock.minutePasses()
  }

  // Acts that the page plays

  async #personaliseCards(): Promise<void> {
    const { randomness } = this.#world
    const { election, keys } = { election: this.election.made.election, keys: this.election.keys }
    const secrets = keys.stations.find(({ station }) => station === this.election.station.id)
    assert(secrets !== undefined, 'secrets of the station')
    for (let made = 0; made < CARDS; made++) {
      const reader = new FakeCardReader(randomness)
      const card = UltralightAesCard.factory(drawnUid(randomness))
      reader.tray.insert(card)
      const done = await personaliseVotingCard(reader, card.uid, { electionPackage: election.electionPackage, secrets })
      assert(done.ok, 'a voting card of the station')
      reader.tray.remove()
      this.#case.push(card)
    }
  }

  async #opens(): Promise<void> {
    const { pin, card } = this.#officer
    this.#desk = await this.#reception.start()
    this.#reception.reader.tray.insert(card)
    const door = issuerDoor(this.#desk)
    await door.until('the officer’s card', (view) => (view.screen === 'locked' && view.reader === 'card') || undefined)
    door.send({ type: 'pin-entered', pin })
    await door.until('the day', (view) => view.screen === 'day' || undefined)
    this.#reception.reader.tray.remove()
    this.#clock.set(`${this.election.sources.rules.date}T${this.election.station.opens}` as LocalMinute)
    this.#kiosk = await this.#machine.start()
    await openKiosk(this.#kiosk, this.#machineTray(), pin)
    await plays(door, morning(CARDS))
    await deskIs(this.#desk, 'the first voter', ['ready'])
    door.send({ type: 'tab-chosen', tab: 'vote' })
    this.#desk.subscribe(() => this.#world.onChange())
    this.#kiosk.subscribe(() => this.#world.onChange())
  }

  #deskTray(): CardTray {
    return trayOf(this.#reception.reader, this.#officer.card, this.#case)
  }

  #machineTray(): CardTray {
    return trayOf(this.#machine.reader, this.#officer.card, this.#case)
  }
}

function trayOf({ tray }: FakeCardReader, officersCard: UltralightAesCard, rest: UltralightAesCard[]): CardTray {
  return {
    occupied: () => tray.card !== null,
    lay: (card) => tray.insert(card),
    layOperatorCard: () => tray.insert(officersCard),
    layBlankCard: () => {
      const card = rest.shift()
      assert(card !== undefined, 'a card is left in the case')
      tray.insert(card)
    },
    takeCard: () => {
      const card = tray.remove()
      assert(card !== null, 'a card lies there')
      return card
    },
  }
}
