/** The issuer at the reception: the whole real app over a card reader and books in memory; the spare takes the books over. */

import { assert } from '#election/assert.ts'
import { err, ok } from '#election/result.ts'
import { FakeCardReader } from '#hardware/card-reader/fake.ts'
import type { CardReader } from '#hardware/card-reader/port.ts'
import type { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import { type RunningIssuer, startIssuer } from '#issuer/app.ts'
import { ticketsIn } from '#issuer/services/books/rebuild.ts'
import type { SignedReport } from '#issuer/services/papers/signed-report.ts'
import type { StationSource } from '#issuer/services/start/station-source.ts'
import { notice } from '#issuer/session/codes.ts'
import type { IssuerScreenEvent } from '#issuer/session/screen-event.ts'
import type { IssuerView } from '#issuer/session/view.ts'
import { booksInMemory, type KeptBooks, newBooks } from './books-in-memory.ts'
import type { StationClock } from './clock.ts'
import { OPERATOR_UID, PIN, type Room } from './kiosk-room.ts'
import { never, Power, turn } from './power.ts'
import { signerOf, stationKeys } from './sample-station.ts'

export class ReceptionRoom {
  power: Power | null = null
  view: IssuerView | null = null
  cutIn: number | null = null
  /** Which issuer stands on the table. */
  place = 0
  readonly books: KeptBooks
  /** Books from elsewhere than this machine's memory. */
  signed: SignedReport | null = null
  openOther: StationSource['openBooks'] | null = null
  /** The machine goes out of service, as it should when its disk or take-over medium fails. */
  mayStop = false
  readonly #room: Room
  readonly #shows: (view: IssuerView) => void
  #reader: FakeCardReader
  #app: RunningIssuer | null = null
  #lying: UltralightAesCard | null = null

  constructor(room: Room, shows: (view: IssuerView) => void) {
    this.#room = room
    this.#shows = shows
    this.#reader = new FakeCardReader(room.randomness)
    this.books = newBooks(room.facts, room.facts.issuer(0).machine.id)
  }

  get card(): UltralightAesCard | null {
    return this.power === null ? this.#lying : this.#reader.tray.card
  }

  get tray() {
    return this.#reader.tray
  }

  lay(card: UltralightAesCard): void {
    assert(this.card === null, 'a tray holds one card')
    if (this.power === null) this.#lying = card
    else this.#reader.tray.insert(card)
  }

  lift(): UltralightAesCard | null {
    const card = this.card
    this.#lying = null
    if (this.power !== null) this.#reader.tray.remove()
    return card
  }

  /** @returns true: something was done */
  send(event: IssuerScreenEvent): true {
    this.#app?.send(event)
    return true
  }

  /** The next one of the station's issuers. */
  get otherPlace(): number {
    return (this.place + 1) % this.#room.facts.shape.issuers
  }

  powerOn(place: number): void {
    assert(this.power === null, 'power on: a machine without power')
    this.place = place
    const { randomness, clock } = this.#room
    const power = new Power()
    this.power = power
    this.#reader = new FakeCardReader(randomness)
    if (this.#lying !== null) this.#reader.tray.insert(this.#lying)
    this.#lying = null
    const surroundings = {
      randomness,
      clock: {
        kind: 'fixture',
        now: () => clock.now(),
        onMinute(listener: Parameters<StationClock['onMinute']>[0]) {
          const stop = clock.onMinute(listener)
          power.atCut(stop)
          return stop
        },
      },
    } as const
    const config = { package: '', machine: '' }
    const ports = {
      reader: this.#poweredReader(this.#reader, power),
      station: this.#source(power),
      crypto: this.#room.crypto,
    }
    void startIssuer(config, surroundings, ports).then((app) => {
      if (!power.on) return
      this.#app = app
      app.subscribe((view) => {
        if (!power.on) return
        this.view = view
        this.#room.activity()
        this.#shows(view)
      })
    })
    this.#room.activity()
  }

  powerOff(): void {
    if (this.power === null) return
    const card = this.#reader.tray.card
    this.power.cut()
    // A dead program takes no more steps, and what a cut breaks in it is no bug.
    void this.#app?.stop()
    if (card !== null) this.#reader.tray.remove()
    this.#reader.unplug()
    this.#lying = card
    this.power = null
    this.view = null
    this.#app = null
    this.cutIn = null
  }

  ticks(): boolean {
    if (this.cutIn === null || this.power === null) return false
    return this.cutIn-- <= 0
  }

  #poweredReader(reader: FakeCardReader, power: Power): CardReader {
    const { activity } = this.#room
    return {
      watch: (listener) =>
        reader.watch((presence) => {
          if (!power.on) return
          activity()
          listener(presence)
        }),
      async exchange(uid, key, use) {
        if (!power.on) return never()
        activity()
        const answer = await power.hears(reader.exchange(uid, key, use))
        activity()
        return answer
      },
      async close() {},
    }
  }

  #source(power: Power): StationSource {
    const { facts } = this.#room
    const powered = () => {
      if (!power.on) throw new Error('a dead program writes nothing')
    }
    const ask = async <T>(answer: () => T): Promise<T> => {
      this.#room.activity()
      await turn()
      return power.on ? answer() : never()
    }
    return {
      verify: () => ask(() => ok(facts.issuer(this.place))),
      unlock: (_verified, _reader, presence, pin) =>
        ask(() => {
          const right = presence.type === 'present' && presence.uid === OPERATOR_UID && pin === PIN
          const signer = signerOf(facts.issuer(this.place).machine.id)
          return right ? ok({ keys: stationKeys, signer }) : err(notice('wrong-pin'))
        }),
      signedReport: () => ask(() => this.signed),
      keepSignedReport: (report) =>
        ask(() => {
          this.signed = report
          return true
        }),
      eraseSigningKey: () => ask(() => ok()),
      wasUsed: () => this.books.desk.seq > 0,
      openBooks: (verified, keys, confirmed) => {
        if (this.openOther !== null) return this.openOther(verified, keys, confirmed)
        const { desk } = this.books
        const { issuer } = verified.facts
        if (desk.owner !== issuer && desk.seq > 0 && !confirmed) {
          const cardsIssued = this.books.standings.reduce((sum, standing) => sum + standing.cardsIssued, 0)
          const ticketsExpected = ticketsIn(this.books.standings, desk)
          const offer = { reason: 'other-issuer', cardsIssued, unreadable: 0, ticketsExpected } as const
          return err({ type: 'officer-decides', offer })
        }
        this.books.desk = { ...desk, owner: issuer }
        return ok(booksInMemory(facts, this.books, issuer, powered))
      },
    }
  }
}
