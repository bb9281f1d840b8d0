/** Papers that lie on the disk go to the station's printer, and the session hears how that goes until they came out. */
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Printer, PrintState } from '#hardware/printer/port.ts'
import type { IssuerEvent } from '#issuer/session/event.ts'
import type { PaperName } from '#issuer/session/screen-event.ts'
import type { Paper } from '#issuer/session/state.ts'

type Send = (event: IssuerEvent) => void

export class PaperPrinter {
  readonly #printer: Printer | null
  readonly #watched = new Map<PaperName, () => void>()

  constructor(printer: Printer | null) {
    this.#printer = printer
  }

  /** Resolves when the print service has it; what becomes of it is told later. */
  async print(name: PaperName, path: string, send: Send): Promise<void> {
    const tell = (state: Paper['state']): void => send({ type: 'paper', paper: { name, path, state } })
    if (this.#printer === null) return tell({ type: 'kept' })
    // One that is still waited for comes out as well; the newer one is what the desk asks about.
    this.#watched.get(name)?.()
    this.#watched.delete(name)
    tell({ type: 'printing' })
    const pdf = await readFile(path).catch(() => null)
    if (pdf === null) return tell({ type: 'failed', trouble: 'printer-file-gone' })
    const job = await this.#printer.print(pdf, basename(path))
    if (!job.ok) return tell({ type: 'failed', trouble: job.error })
    this.#watched.set(
      name,
      this.#printer.watch(job.value, (state: PrintState) => tell(state)),
    )
  }

  stop(): void {
    for (const stop of this.#watched.values()) stop()
    this.#watched.clear()
  }
}
