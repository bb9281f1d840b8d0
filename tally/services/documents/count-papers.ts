/** The papers of a count: made as files, and sent to the printer of this machine where there is one. */
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import { openPrinter } from '#hardware/printer/driver.ts'
import { PaperPrinter } from '#hardware/printer/paper-printer.ts'
import type { Printer } from '#hardware/printer/port.ts'
import type { AppConfig } from '#shell/config.ts'
import type { TallyEffect } from '../../session/effect.ts'
import type { TallyEvent } from '../../session/event.ts'
import { DocumentMaker, type MakeRefusal } from './make-documents.ts'

type Send = (event: TallyEvent) => void
type Effect<Type extends TallyEffect['type']> = Extract<TallyEffect, { type: Type }>

export function printerOf({ printer }: AppConfig): Printer | null {
  return printer === undefined ? null : openPrinter(printer)
}

export class CountPapers {
  readonly #documents: DocumentMaker
  readonly #printer: PaperPrinter

  /** @param printer null: none is there, papers are files only */
  constructor(out: string, printer: Printer | null) {
    this.#documents = new DocumentMaker(out)
    this.#printer = new PaperPrinter(printer)
  }

  get hasPrinter(): boolean {
    return this.#printer.isThere
  }

  /** Not waited for: the first paper is quicker with it. */
  prepare(election: LoadedElection): void {
    void this.#documents.prepare(election)
  }

  async make({ document, result }: Effect<'print'>, send: Send): Promise<void> {
    const made = await this.#documents.make(document, result)
    send(made.ok ? { type: 'document-made', document, path: made.value } : refused(made.error))
  }

  async makeAnnouncement({ announcement, election }: Effect<'print-announcement'>, send: Send): Promise<void> {
    const { number } = announcement
    const made = await this.#documents.makeAnnouncement(announcement, election)
    send(made.ok ? { type: 'announcement-made', number, path: made.value } : refused(made.error))
  }

  send(effect: Effect<'send-to-printer'>, send: Send): Promise<void> {
    const { path, turn } = effect
    return this.#printer.print(path, path, (state) => {
      if (state.type !== 'kept') send({ type: 'at-printer', path, turn, state })
    })
  }

  /** Nothing is reported any more; papers that the print service has come out. */
  stop(): void {
    this.#printer.stop()
  }
}

function refused({ type: code, ...about }: MakeRefusal): TallyEvent {
  return { type: 'print-refused', code, about }
}
