/** The papers of the day: made, kept as files, and sent to the printer where there is one. */
import type { DocumentFonts } from '#documents/document.ts'
import { reportFingerprint } from '#election/keys/fingerprint.ts'
import type { MachineCrypto } from '#election/keys/machine-crypto.ts'
import { openPrinter } from '#hardware/printer/driver.ts'
import { PaperPrinter } from '#hardware/printer/paper-printer.ts'
import type { PaperState } from '#hardware/printer/port.ts'
import { notice } from '#issuer/session/codes.ts'
import type { IssuerEffect } from '#issuer/session/effect.ts'
import type { IssuerEvent } from '#issuer/session/event.ts'
import type { PaperName } from '#issuer/session/screen-event.ts'
import type { DayRecord } from '#issuer/session/state.ts'
import type { AppConfig } from '#shell/config.ts'
import type { Surroundings } from '#shell/running-app.ts'
import type { IssuerPorts } from '../ports.ts'
import type { StationSource } from '../start/station-source.ts'
import type { OpenStation, VerifiedStation } from '../station.ts'
import { writeDayListFile } from './day-list.ts'
import { keepStationPaper, makeStationPaper } from './make-station-paper.ts'
import { type PaperPlaces, placeInNames, signReport, writeConfirmationSheet, writeStationReport } from './papers.ts'
import { printIssuerLog } from './print-issuer-log.ts'
import { readDeskReport } from './read-desk-report.ts'
import { stationDayOf } from './station-day-of.ts'

type Send = (event: IssuerEvent) => void
type Effect<Type extends IssuerEffect['type']> = Extract<IssuerEffect, { type: Type }>

/** D-23: the annex of another desk goes with the record. */
const RECORD: ReadonlySet<PaperName> = new Set(['polling-record', 'desk-annex'])

export class PaperDesk {
  readonly #surroundings: Surroundings
  readonly #loadFonts: IssuerPorts['fonts']
  readonly #crypto: MachineCrypto
  readonly #source: StationSource
  readonly #places: PaperPlaces
  readonly #printer: PaperPrinter
  #fonts: Promise<DocumentFonts> | null = null

  constructor(
    config: AppConfig,
    surroundings: Surroundings,
    ports: IssuerPorts,
    crypto: MachineCrypto,
    source: StationSource,
  ) {
    this.#surroundings = surroundings
    this.#loadFonts = ports.fonts
    this.#crypto = crypto
    this.#source = source
    this.#places = { out: config.out ?? null, reports: config.reports ?? null }
    const configured = config.printer === undefined ? null : openPrinter(config.printer)
    this.#printer = new PaperPrinter(ports.printer ?? configured)
  }

  /** Nothing is reported any more. */
  stop(): void {
    this.#printer.stop()
  }

  async again(verified: VerifiedStation, { paper, path }: Effect<'print-again'>, send: Send): Promise<null> {
    await this.#print(verified, paper, path, send)
    return null
  }

  async confirmationSheet(verified: VerifiedStation, record: DayRecord): Promise<IssuerEvent> {
    const now = this.#surroundings.clock.now()
    const made = await writeConfirmationSheet(verified, record, now, this.#places, await this.#paperFonts(verified))
    return made === null ? { type: 'confirmation-sheet-failed' } : { type: 'paper-made', ...made }
  }

  /**
   * On this machine's disk before it goes anywhere: no version has two texts. A signed report needs no key to be written again; another
   * issuer of the station cannot do it for this one.
   */
  async stationReport(
    station: OpenStation,
    effect: Effect<'write-station-report'>,
    send: Send,
  ): Promise<IssuerEvent | null> {
    const { signer, log } = station
    const kept = await this.#source.signedReport(station.election.electionPackage.electionId)
    const isKept = kept?.report.version === effect.version
    if (!isKept && (!signer.canSign() || effect.version <= effect.record.reports.version)) {
      return { type: 'station-report-failed', signed: null, notice: notice('report-elsewhere') }
    }
    const signed = isKept ? kept : signReport(station, signer, effect, this.#surroundings.clock.now(), this.#crypto)
    if (!isKept && !(await this.#source.keepSignedReport(signed))) {
      return { type: 'station-report-failed', signed: null, notice: notice('report-not-kept') }
    }
    const { version } = effect
    const fonts = await this.#paperFonts(station)
    const written = await writeStationReport(station, effect, signed, this.#places, fonts, log.fingerprint())
    if (written === null) {
      return { type: 'station-report-failed', signed: version, notice: notice('report-not-written') }
    }
    const digits = reportFingerprint(this.#crypto.sha256(signed.bytes))
    send({ type: 'station-report-written', version, files: written.files, digits })
    return written.paper === null ? null : { type: 'paper-made', ...written.paper }
  }

  /** D-24 */
  async deskReport(station: OpenStation, desk: number): Promise<IssuerEvent> {
    return readDeskReport(station, desk, this.#places.reports)
  }

  async dayList(station: OpenStation, record: DayRecord): Promise<IssuerEvent> {
    const { reports } = this.#places
    const note = reports === null ? null : await writeDayListFile(station, record, reports, this.#crypto)
    return note === null ? { type: 'day-list-failed' } : { type: 'day-list-written', ...note }
  }

  async stationPaper(
    station: OpenStation,
    { paper, purpose, record, counts }: Effect<'make-paper'>,
  ): Promise<IssuerEvent> {
    const { entries } = await station.log.read()
    const day = stationDayOf(station, { record, counts }, station.now(), entries)
    const made = await makeStationPaper(paper, day, record, await this.#paperFonts(station))
    if (purpose === 'show') return { type: 'paper-drawn', paper, pages: made.drawn.pages }
    const { out } = this.#places
    const path = out === null ? null : await keepStationPaper(out, placeInNames(station.facts, record), made)
    return path === null ? { type: 'paper-not-made', paper } : { type: 'paper-made', made: made.made, path }
  }

  async log(station: OpenStation, { endedAt }: DayRecord, send: Send): Promise<IssuerEvent> {
    const read = await station.log.read()
    // A person with the key could write further pages: it is given away when nothing of the day is written any more.
    const published = endedAt === null ? null : await station.log.published()
    const fonts = await this.#paperFonts(station)
    const files = await printIssuerLog(station, { read, published }, station.now(), this.#places, fonts)
    if (files === null) return { type: 'log-not-printed' }
    await this.#printPdf(station, 'issuer-log', files, send)
    return { type: 'log-printed', files }
  }

  async #printPdf(verified: VerifiedStation, name: PaperName, files: readonly string[], send: Send): Promise<void> {
    const pdf = files.find((file) => file.endsWith('.pdf'))
    if (pdf !== undefined) await this.#print(verified, name, pdf, send)
  }

  #print({ facts }: VerifiedStation, name: PaperName, path: string, send: Send): Promise<void> {
    const tell = (state: PaperState) => send({ type: 'paper', paper: { name, path, state } })
    return this.#printer.print(name, path, tell, { copies: RECORD.has(name) ? facts.settings.recordCopies : 1 })
  }

  #paperFonts({ election }: VerifiedStation): Promise<DocumentFonts> {
    this.#fonts ??= this.#loadFonts(election)
    return this.#fonts
  }
}
