/** Sends papers from the disk to this machine's printer, and reports how each goes until it came out. */
import { readFile } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { atRemovable } from '../medium/patience.ts'
import { notTaken, type PaperState, type Printer, type PrinterTrouble } from './port.ts'

interface PrintOptions {
  /** Judges the bytes that go to the printer, and no others. */
  readonly isAsMade?: (pdf: Uint8Array) => boolean
  readonly copies?: number
}

export class PaperPrinter {
  readonly #printer: Printer | null
  readonly #watched = new Map<string, () => void>()
  #isStopped = false

  constructor(printer: Printer | null) {
    this.#printer = printer
  }

  get isThere(): boolean {
    return this.#printer !== null
  }

  /**
   * Resolves when the print service has the paper; its state is reported later.
   * @param name an earlier paper of the same name that is still awaited comes out as well; only the newer one is reported
   */
  async print(
    name: string,
    path: string,
    tell: (state: PaperState) => void,
    { isAsMade = () => true, copies = 1 }: PrintOptions = {},
  ): Promise<void> {
    if (this.#printer === null) return tell({ type: 'kept' })
    this.#watched.get(name)?.()
    this.#watched.delete(name)
    const told = (state: PaperState) => {
      if (!this.#isStopped) tell(state)
    }
    told({ type: 'printing' })
    const failed = (trouble: PrinterTrouble) => told(notTaken(trouble))
    const pdf = await atRemovable(dirname(path), () => readFile(path))
    if (!pdf.ok) return failed('printer-file-gone')
    if (!isAsMade(pdf.value)) return failed('printer-file-changed')
    const job = await this.#printer.print(pdf.value, basename(path), copies)
    if (!job.ok) return failed(job.error)
    // One that was being handed over meanwhile would be watched for ever.
    if (!this.#isStopped) this.#watched.set(name, this.#printer.watch(job.value, tell))
  }

  /** Nothing is reported any more; papers that the print service has come out all the same. */
  stop(): void {
    this.#isStopped = true
    for (const stop of this.#watched.values()) stop()
    this.#watched.clear()
  }
}
