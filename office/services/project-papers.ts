/** The papers of a project: made from what was signed, kept as files, and sent to the printer where there is one. */

import { basename } from 'node:path'
import { assert } from '#election/assert.ts'
import { fromHex } from '#election/bytes.ts'
import { recordFingerprint } from '#election/keys/fingerprint.ts'
import type { LocalMinute } from '#election/time.ts'
import { PaperPrinter } from '#hardware/printer/paper-printer.ts'
import type { PaperState, Printer } from '#hardware/printer/port.ts'
import { sha256Hex } from '#openssl/hashes.ts'
import { makePapers } from '../papers/make-papers.ts'
import { printRecord } from '../papers/print-record.ts'
import { pinnedApprovers } from '../session/approvers.ts'
import type { OfficeEffect } from '../session/effect.ts'
import type { OfficeEvent } from '../session/event.ts'
import type { Project } from '../session/project.ts'
import { type Act, anchorOf, PAPERS_IN_ONE_LINE } from '../session/record.ts'
import type { AsSigned } from './as-recorded.ts'
import { aboutOf } from './keys/seats.ts'
import type { OfficePlaces } from './places.ts'
import { progress } from './progress.ts'

type Send = (event: OfficeEvent) => void
type Effect<Type extends OfficeEffect['type']> = Extract<OfficeEffect, { type: Type }>

export class ProjectPapers {
  readonly #places: OfficePlaces
  readonly #printer: PaperPrinter
  readonly #record: (act: Act, at: LocalMinute, send: Send) => Promise<boolean>
  /** Path → SHA-256 of what was made there: what lies there by now may be another. */
  readonly #made = new Map<string, string>()
  readonly #written = (path: string, pdf: Uint8Array) => void this.#made.set(path, sha256Hex(pdf))

  constructor(
    places: OfficePlaces,
    printer: Printer | null,
    record: (act: Act, at: LocalMinute, send: Send) => Promise<boolean>,
  ) {
    this.#record = record
    this.#places = places
    this.#printer = new PaperPrinter(printer)
  }

  get canBePrinted(): boolean {
    return this.#printer.isThere
  }

  /** The printer is not reported on any more. */
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
      written: this.#written,
    })
    if (!made.ok) return send({ type: 'refused', code: 'not-printable', about: aboutOf(made.error) })
    const papers = made.value.map(({ path }) => ({ file: basename(path), sha256: this.#made.get(path) ?? '' }))
    for (let from = 0; from < papers.length; from += PAPERS_IN_ONE_LINE) {
      const act = { type: 'papers-made', papers: papers.slice(from, from + PAPERS_IN_ONE_LINE) } as const
      if (!(await this.#record(act, at, send))) return
    }
    send({ type: 'papers-made', papers: made.value })
  }

  async makeRecord(project: Project, effect: Effect<'print-record'>, send: Send): Promise<void> {
    const made = await printRecord(project, effect, this.#places.papers, this.#written)
    send(
      made.ok
        ? { type: 'record-printed', paper: made.value }
        : { type: 'refused', code: 'not-printable', about: aboutOf(made.error) },
    )
  }

  /** Resolves when the print service has it. */
  print({ path, turn }: Effect<'send-to-printer'>, send: Send): Promise<void> {
    const tell = (state: PaperState) => {
      // A session that knows of no printer sends nothing.
      assert(state.type !== 'kept', 'office: a printer to send to')
      send({ type: 'at-printer', path, turn, state })
    }
    return this.#printer.print(path, path, tell, { isAsMade: (pdf) => sha256Hex(pdf) === this.#made.get(path) })
  }
}
