/** The reception desk: the issuer's services and session over a card reader, a scanner and books that are in the page. It prints nothing. */
import { assert } from '#election/assert.ts'
import { reportFingerprint } from '#election/keys/fingerprint.ts'
import { MachineSigner } from '#election/keys/machine-signer.ts'
import type { Randomness } from '#election/randomness.ts'
import { err, ok } from '#election/result.ts'
import { FakeCardReader } from '#hardware/card-reader/fake.ts'
import type { ScannerEvent } from '#hardware/scanner/port.ts'
import { runIssuer } from '#issuer/run-issuer.ts'
import { inOnePiece } from '#issuer/services/in-pieces.ts'
import { signReport } from '#issuer/services/papers/papers.ts'
import type { SignedReport } from '#issuer/services/papers/signed-report.ts'
import { IssuerServices } from '#issuer/services/perform.ts'
import type { StationSource } from '#issuer/services/start/station-source.ts'
import { issuerFactsOf } from '#issuer/services/start/verify-package.ts'
import type { VerifiedStation } from '#issuer/services/station.ts'
import type { Papers } from '#issuer/services/whole-ports.ts'
import { notice } from '#issuer/session/codes.ts'
import type { Clock } from '#shell/running-app.ts'
import { booksInMemory, type KeptBooks, newBooks } from '#simulation/rooms/books-in-memory.ts'
import { NO_LOG } from '#simulation/rooms/no-log.ts'
import { browserCrypto } from './browser-world.ts'
import type { Officer } from './officer.ts'
import type { StationElection } from './station-election.ts'

export interface ReceptionParts {
  readonly election: StationElection
  readonly officer: Officer
  readonly randomness: Randomness
  readonly clock: Clock
}

export class ReceptionDesk {
  readonly reader: FakeCardReader
  /** The last report that it signed. */
  signed: SignedReport | null = null
  readonly #parts: ReceptionParts
  readonly #verified: VerifiedStation
  readonly #books: KeptBooks
  #heard: (event: ScannerEvent) => void = () => {}

  constructor(parts: ReceptionParts) {
    const { election, randomness } = parts
    const { station, made } = election
    const machine = made.election.electionPackage.machines.find(
      (each) => each.station === station.id && each.kind === 'issuer' && !each.spare,
    )
    assert(machine !== undefined, 'the station has an issuer')
    this.#parts = parts
    this.reader = new FakeCardReader(randomness)
    const facts = { ...issuerFactsOf(made.election, station, machine), voice: true, printer: false, software: null }
    const { identity } = election.machine(machine.id)
    this.#verified = { election: made.election, identity, machine, station, facts, dateRefusal: null }
    this.#books = newBooks(this.#place(), machine.id)
  }

  start() {
    const { randomness, clock } = this.#parts
    const { reader } = this
    const papers = this.#papers()
    const takeInLists = () => Promise.reject(new Error('reception: no list is awaited'))
    const ports = { reader, crypto: browserCrypto, station: this.#source(), papers, takeInLists }
    const services = new IssuerServices(ports, { clock, randomness })
    const scanner = {
      watch: (listener: (event: ScannerEvent) => void) => {
        this.#heard = listener
        return () => {}
      },
      close: async () => {},
    }
    return runIssuer(services, { reader, scanner }, clock, async () => {})
  }

  /** A ticket is held under the scanner. */
  scan(ticket: string): void {
    this.#heard({ type: 'scanned', text: ticket })
  }

  #place() {
    const { sources, station } = this.#parts.election
    const roll = sources.roll.filter((row) => row.station === station.id)
    return { roll, station, contests: this.#verified.facts.contests }
  }

  #source(): StationSource {
    const { election, officer } = this.#parts
    const { machine } = this.#verified
    return {
      verify: async () => ok(this.#verified),
      unlock: async (_verified, _reader, presence, pin, permission) => {
        if (presence.type !== 'present' || !officer.is(presence.uid, pin)) return err(notice('wrong-pin'))
        if (permission !== undefined) officer.permission = permission
        const signer = new MachineSigner(election.machine(machine.id).signingSecretKey.slice())
        return ok({ keys: election.stationKeys, signer })
      },
      signedReport: async () => this.signed,
      keepSignedReport: async (report) => {
        this.signed = report
        return true
      },
      eraseBooks: async ({ handedTo, at }) => ({ handedTo, at, machine: true, medium: true }),
      eraseSigningKey: async () => ok(),
      log: async () => NO_LOG,
      wasUsed: () => this.#books.desk.seq > 0,
      openBooks: () => inOnePiece(() => ok(booksInMemory(this.#place(), this.#books, machine.id, () => {}))),
    }
  }

  /** Nothing is printed here. The report is signed and stays with the desk. */
  #papers(): Papers {
    return {
      stop() {},
      again: async () => null,
      confirmationSheet: async () => ({ type: 'confirmation-sheet-failed' }),
      dayList: async () => ({ type: 'day-list-failed' }),
      stationPaper: async (_station, { paper }) => ({ type: 'paper-not-made', paper }),
      log: async () => ({ type: 'log-not-printed' }),
      deskReport: () => Promise.reject(new Error('reception: a station of one desk')),
      stationReport: async (station, effect, send) => {
        const report = signReport(station, station.signer, effect, this.#parts.clock.now(), browserCrypto)
        this.signed = report
        const digits = reportFingerprint(browserCrypto.sha256(report.bytes))
        send({ type: 'station-report-written', version: effect.version, files: [], digits })
        return null
      },
    }
  }
}
