/** A USB bar code scanner in its "HID POS" mode: it cannot type, and its text reaches nothing but the desk (hardware/hid/reports.ts). */
import { assert } from '#election/assert.ts'
import { ConnectionBoard } from '../connection-board.ts'
import { type HidPlace, type HidReports, openHidReports } from '../hid/reports.ts'
import type { Timer } from '../serial-line/timer.ts'
import { AssembledCode } from './assembled.ts'
import type { Scanner, ScannerEvent } from './port.ts'
import { scannerLayout } from './report-layout.ts'

export interface HidScannerOptions extends HidPlace {
  readonly sysfs?: string | undefined
  readonly dev?: string | undefined
  readonly timer?: Timer
  readonly reopenMs?: number
}

export class HidScanner implements Scanner {
  readonly #board = new ConnectionBoard<ScannerEvent>()
  readonly #reports: HidReports
  #code: AssembledCode | null = null

  private constructor(options: HidScannerOptions) {
    this.#reports = openHidReports({
      ...options,
      reportBytes: (descriptor) => this.#reads(descriptor),
      report: (bytes) => this.#receive(bytes),
      show: (connection) => this.#board.show(connection),
    })
  }

  /** Returns at once; *connected* follows when the device is there. */
  static open(options: HidScannerOptions): HidScanner {
    return new HidScanner(options)
  }

  watch(listener: (event: ScannerEvent) => void): () => void {
    return this.#board.watch(listener)
  }

  close(): Promise<void> {
    return this.#reports.close()
  }

  /** Half a code that came before it was pulled out is forgotten. */
  #reads(descriptor: Uint8Array): number | null {
    const layout = scannerLayout(descriptor)
    this.#code = layout && new AssembledCode(layout)
    return layout?.bytes ?? null
  }

  #receive(report: Uint8Array): void {
    assert(this.#code !== null, 'scanner: reports are read as its descriptor says')
    const added = this.#code.add(report)
    if (added.type === 'whole') this.#board.tell({ type: 'scanned', text: added.text })
    else if (added.type === 'unreadable') this.#board.tell({ type: 'unreadable' })
  }
}
