/** A printer in memory, for tests of everything above it. */
import { err, ok, type Result } from '#election/result.ts'
import type { Printer, PrinterTrouble, PrintJob, PrintState } from './port.ts'

export class FakePrinter implements Printer {
  /** The titles of all papers that were handed over, in order. */
  readonly titles: string[] = []
  /** How many of each were asked for. */
  readonly copies: number[] = []
  refuses: PrinterTrouble | null = null
  #state: PrintState = { type: 'printing' }
  #watching = new Set<(state: PrintState) => void>()

  /** Sets the state of the papers that are in it. */
  becomes(state: PrintState): void {
    this.#state = state
    for (const listener of [...this.#watching]) listener(state)
  }

  async print(_pdf: Uint8Array, title: string, copies = 1): Promise<Result<PrintJob, PrinterTrouble>> {
    if (this.refuses !== null) return err(this.refuses)
    this.titles.push(title)
    this.copies.push(copies)
    return ok(this.titles.length as PrintJob)
  }

  watch(_job: PrintJob, listener: (state: PrintState) => void): () => void {
    this.#watching.add(listener)
    listener(this.#state)
    return () => this.#watching.delete(listener)
  }
}
