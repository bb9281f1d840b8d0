/** The papers of a project: made from what was signed, kept as files, and sent to the printer where there is one. */
import { assert } from '#election/assert.ts'
import { fromHex } from '#election/bytes.ts'
import { recordFingerprint } from '#election/keys/fingerprint.ts'
import { PaperPrinter } from '#hardware/printer/paper-printer.ts'
import type { Printer } from '#hardware/printer/port.ts'
import { makePapers } from '../papers/make-papers.ts'
import { printRecord } from '../papers/print-record.ts'
import { pinnedApprovers } from '../session/approvers.ts'
import type { OfficeEffect } from '../session/effect.ts'
import type { OfficeEvent } from '../session/event.ts'
import type { Project } from '../session/project.ts'
import { anchorOf } from '../session/record.ts'
import type { AsSigned } from './as-recorded.ts'
import { aboutOf } from './keys/seats.ts'
import type { OfficePlaces } from './places.ts'
import { progress } from './progress.ts'

type Send = (event: OfficeEvent) => void
type Effect<Type extends OfficeEffect['type']> = Extract<OfficeEffect, { type: Type }>

export class ProjectPapers {
  readonly #places: OfficePlaces
  readonly #printer: PaperPrinter

  constructor(places: OfficePlaces, printer: Printer | null) {
    this.#places = places
    this.#printer = new PaperPrinter(printer)
  }

  get canBePrinted(): boolean {
    return this.#printer.isThere
  }

  /** Nothing is told of the printer any more. */
  stop(): void {
    this.#printer.stop()
  }

  /** @param signed what the record says was signed: its number is the one on each paper */
  async make(
    { at }: Effect<'make-papers'>,
    { election, authority }: AsSigned,
    { project, record }: { readonly project: Project; readonly record: Uint8Array },
    send: Send,
  ): Promise<void> {
    const { lines, head } = anchorOf(record)
    const made = await makePapers({
      election,
      authorityPublicKey: authority,
      approvers: pinnedApprovers(project),
      record: { lines, number: recordFingerprint(fromHex(head)) },
      out: this.#places.papers,
      madeAt: at,
      progress: (done, whole) => progress(send, 'writing', done, whole),
    })
    if (made.ok) return send({ type: 'papers-made', papers: made.value })
    send({ type: 'refused', code: 'not-printable', about: aboutOf(made.error) })
  }

  async makeRecord(project: Project, effect: Effect<'print-record'>, send: Send): Promise<void> {
    const made = await printRecord(project, effect, this.#places.papers)
    send(
      made.ok
        ? { type: 'record-printed', paper: made.value }
        : { type: 'refused', code: 'not-printable', about: aboutOf(made.error) },
    )
  }

  /** Resolves when the print service has it. */
  print({ path, turn }: Effect<'send-to-printer'>, send: Send): Promise<void> {
    return this.#printer.print(path, path, (state) => {
      // A session that knows of no printer sends nothing.
      assert(state.type !== 'kept', 'office: a printer to send to')
      send({ type: 'at-printer', path, turn, state })
    })
  }
}
