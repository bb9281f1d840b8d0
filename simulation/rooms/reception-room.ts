/** The issuer at the reception: the whole real app over a card reader and books in memory; the spare takes the books over. */

import type { DocumentFonts } from '#documents/document.ts'
import type { ClosingPermission } from '#election/card/closing-permission.ts'
import { ISSUERS_OF_DESK } from '#election/definition/desks.ts'
import type { CardUid, MachineId } from '#election/ids.ts'
import { err, ok } from '#election/result.ts'
import type { Scanner } from '#hardware/scanner/port.ts'
import { startIssuer } from '#issuer/app.ts'
import type { EnvelopeEntry } from '#issuer/services/books/envelope-entry.ts'
import { ticketsIn } from '#issuer/services/books/rebuild.ts'
import { inOnePiece } from '#issuer/services/in-pieces.ts'
import type { SignedReport } from '#issuer/services/papers/signed-report.ts'
import type { StationSource } from '#issuer/services/start/station-source.ts'
import { notice } from '#issuer/session/codes.ts'
import type { IssuerScreenEvent } from '#issuer/session/screen-event.ts'
import type { DayRecord } from '#issuer/session/state.ts'
import type { IssuerView } from '#issuer/session/view.ts'
import type { AppConfig } from '#shell/config.ts'
import { booksInMemory, type KeptBooks, newBooks } from './books-in-memory.ts'
import { OPERATOR_UID, PIN } from './kiosk-room.ts'
import { NO_LOG } from './no-log.ts'
import type { Power } from './power.ts'
import { PoweredMachine, type Room } from './powered-machine.ts'
import { signerOf, stationKeys } from './sample-station.ts'

/** Nothing is printed here: the report stays on the machine that signed it. */
const noFonts = async (): Promise<DocumentFonts> => ({ regular: NOTHING, bold: NOTHING, names: null, candidates: null })
const NOTHING = new Uint8Array()

export class ReceptionRoom extends PoweredMachine<IssuerView, IssuerScreenEvent> {
  /** Which issuer stands on the table. */
  place = 0
  /** Issuers of the station that never start again. */
  readonly dead = new Set<number>()
  readonly books: KeptBooks
  /** On the disks of its issuers, in the order of signing. */
  readonly signed: SignedReport[] = []
  /** As it was when the power came. */
  dayKept: DayRecord | null = null
  /** In which envelope the books have this card: its counter says no more than that it never votes. Null: in none. */
  envelopeOf = (uid: CardUid): EnvelopeEntry['envelope'] | null =>
    this.books.envelopes.find((entry) => entry.uid === uid)?.envelope ?? null
  /** Books from elsewhere than this machine's memory. */
  openOther: StationSource['openBooks'] | null = null
  /** Beside what stands on the table. */
  config: Partial<AppConfig> = {}
  /** Written on the officer's card (CLS-03). */
  permission: ClosingPermission | null = null
  /** The machine goes out of service, as it should when its disk or take-over medium fails. */
  mayStop = false
  #heard: Parameters<Scanner['watch']>[0] = () => {}
  readonly #shows: (view: IssuerView) => void
  /** Its desk's own issuers (D-24). */
  readonly #first: number

  constructor(room: Room, shows: (view: IssuerView) => void, first = 0) {
    super(room)
    this.#shows = shows
    this.#first = first
    this.place = first
    this.books = newBooks(room.facts, room.facts.issuer(first).machine.id)
  }

  /** @returns true: something was done */
  send(event: IssuerScreenEvent): true {
    this.app?.send(event)
    return true
  }

  /** A ticket is held under the scanner. */
  scan(text: string): void {
    if (this.power !== null) this.#heard({ type: 'scanned', text })
  }

  /** The next one of the station's issuers that works. */
  get otherPlace(): number {
    const { issuers, firstDesk } = this.room.facts.shape
    const own = firstDesk === undefined ? issuers : ISSUERS_OF_DESK
    const places = Array.from(
      { length: own },
      (_, after) => this.#first + ((this.place - this.#first + 1 + after) % own),
    )
    return places.find((place) => !this.dead.has(place)) ?? this.place
  }

  powerOn(place: number): void {
    this.dayKept = this.books.day
    const { power, surroundings, reader } = this.plugIn()
    this.place = place
    const ports = {
      reader,
      scanner: this.#scanner(),
      station: this.#source(power),
      crypto: this.room.crypto,
      fonts: noFonts,
    }
    const config = { package: '', machine: '', ...this.config }
    this.run(startIssuer(config, surroundings, ports), power, this.#shows)
  }

  powerOff(): void {
    const { power, app } = this
    if (power === null) return
    this.plugOut(power)
    // A dead program takes no more steps, and what a cut breaks in it is no bug.
    void app?.stop()
  }

  #scanner(): Scanner {
    return {
      watch: (listener) => {
        this.#heard = listener
        return () => {}
      },
      close: async () => {},
    }
  }

  get #machine(): MachineId {
    return this.room.facts.issuer(this.place).machine.id
  }

  #source(power: Power): StationSource {
    const { facts } = this.room
    const powered = () => {
      if (!power.on) throw new Error('a dead program writes nothing')
    }
    const ask = <T>(answer: () => T) => this.answers(power, answer)
    return {
      verify: () => ask(() => ok(facts.issuer(this.place))),
      unlock: (_verified, _reader, presence, pin, permission) =>
        ask(() => {
          const right = presence.type === 'present' && presence.uid === OPERATOR_UID && pin === PIN
          if (right && permission !== undefined) this.permission = permission
          const signer = signerOf(this.#machine)
          return right ? ok({ keys: stationKeys, signer }) : err(notice('wrong-pin'))
        }),
      signedReport: () => ask(() => this.signed.findLast(({ report }) => report.issuer === this.#machine) ?? null),
      keepSignedReport: (report) =>
        ask(() => {
          this.signed.push(report)
          return true
        }),
      eraseBooks: ({ handedTo, at }) => ask(() => ({ handedTo, at, machine: true, medium: true })),
      eraseSigningKey: () => ask(() => ok()),
      log: () => ask(() => NO_LOG),
      wasUsed: () => this.books.desk.seq > 0,
      openBooks: (verified, keys, confirmed) =>
        this.openOther?.(verified, keys, confirmed) ??
        inOnePiece(() => {
          const { desk } = this.books
          const { issuer } = verified.facts
          if (desk.owner !== issuer && desk.seq > 0 && !confirmed) {
            const cardsIssued = this.books.standings.reduce((sum, standing) => sum + standing.cardsIssued, 0)
            const ticketsExpected = ticketsIn(this.books.standings, desk)
            const stands = { reason: 'other-issuer', cardsIssued, unreadable: 0, ticketsExpected } as const
            const offer = { ...stands, from: desk.owner, record: null, rollList: 0 }
            return err({ type: 'officer-decides', offer })
          }
          this.books.desk = { ...desk, owner: issuer }
          return ok(booksInMemory(facts, this.books, issuer, powered))
        }),
    }
  }
}
