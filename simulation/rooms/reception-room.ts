/** The issuer at the reception: the whole real app over a card reader and books in memory; the spare takes the books over. */

import { err, ok } from '#election/result.ts'
import { startIssuer } from '#issuer/app.ts'
import { ticketsIn } from '#issuer/services/books/rebuild.ts'
import type { IssuerLog } from '#issuer/services/log/issuer-log.ts'
import type { SignedReport } from '#issuer/services/papers/signed-report.ts'
import type { StationSource } from '#issuer/services/start/station-source.ts'
import { notice } from '#issuer/session/codes.ts'
import type { IssuerScreenEvent } from '#issuer/session/screen-event.ts'
import type { IssuerView } from '#issuer/session/view.ts'
import { booksInMemory, type KeptBooks, newBooks } from './books-in-memory.ts'
import { OPERATOR_UID, PIN } from './kiosk-room.ts'
import type { Power } from './power.ts'
import { PoweredMachine, type Room } from './powered-machine.ts'
import { signerOf, stationKeys } from './sample-station.ts'

/** What the log says is asked at a real disk. */
const NO_LOG: IssuerLog = {
  append: () => true,
  fingerprint: () => null,
  read: async () => ({ entries: [], gaps: 0, fingerprint: null }),
  published: async () => ({ file: new Uint8Array(0), key: new Uint8Array(32) }),
}

export class ReceptionRoom extends PoweredMachine<IssuerView, IssuerScreenEvent> {
  /** Which issuer stands on the table. */
  place = 0
  readonly books: KeptBooks
  /** Books from elsewhere than this machine's memory. */
  signed: SignedReport | null = null
  openOther: StationSource['openBooks'] | null = null
  /** The machine goes out of service, as it should when its disk or take-over medium fails. */
  mayStop = false
  readonly #shows: (view: IssuerView) => void

  constructor(room: Room, shows: (view: IssuerView) => void) {
    super(room)
    this.#shows = shows
    this.books = newBooks(room.facts, room.facts.issuer(0).machine.id)
  }

  /** @returns true: something was done */
  send(event: IssuerScreenEvent): true {
    this.app?.send(event)
    return true
  }

  /** The next one of the station's issuers. */
  get otherPlace(): number {
    return (this.place + 1) % this.room.facts.shape.issuers
  }

  powerOn(place: number): void {
    const { power, surroundings, reader } = this.plugIn()
    this.place = place
    const ports = { reader, station: this.#source(power), crypto: this.room.crypto }
    this.run(startIssuer({ package: '', machine: '' }, surroundings, ports), power, this.#shows)
  }

  powerOff(): void {
    const { power, app } = this
    if (power === null) return
    this.plugOut(power)
    // A dead program takes no more steps, and what a cut breaks in it is no bug.
    void app?.stop()
  }

  #source(power: Power): StationSource {
    const { facts } = this.room
    const powered = () => {
      if (!power.on) throw new Error('a dead program writes nothing')
    }
    const ask = <T>(answer: () => T) => this.answers(power, answer)
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
      log: () => ask(() => NO_LOG),
      wasUsed: () => this.books.desk.seq > 0,
      openBooks: (verified, keys, confirmed) => {
        if (this.openOther !== null) return this.openOther(verified, keys, confirmed)
        const { desk } = this.books
        const { issuer } = verified.facts
        if (desk.owner !== issuer && desk.seq > 0 && !confirmed) {
          const cardsIssued = this.books.standings.reduce((sum, standing) => sum + standing.cardsIssued, 0)
          const ticketsExpected = ticketsIn(this.books.standings, desk)
          const stands = { reason: 'other-issuer', cardsIssued, unreadable: 0, ticketsExpected } as const
          const offer = { ...stands, from: desk.owner, record: null }
          return err({ type: 'officer-decides', offer })
        }
        this.books.desk = { ...desk, owner: issuer }
        return ok(booksInMemory(facts, this.books, issuer, powered))
      },
    }
  }
}
