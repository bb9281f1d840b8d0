/** A keypad that calls itself a keyboard (Storm AudioNav and its kind): reports of one USB device and a table of its keys. */
import { type HidPlace, type HidReports, openHidReports } from '../hid/reports.ts'
import type { Timer } from '../serial-line/timer.ts'
import { BOOT_REPORT_BYTES, usagesOf } from './boot-report.ts'
import { KeyBoard } from './key-board.ts'
import { F_KEYS, type KeyTable } from './key-table.ts'
import type { Key, Keypad, KeypadEvent } from './port.ts'

export interface HidKeypadOptions extends HidPlace {
  readonly keys?: KeyTable | undefined
  readonly sysfs?: string
  readonly dev?: string
  readonly timer?: Timer
  readonly reopenMs?: number
}

export class HidKeypad implements Keypad {
  readonly #board = new KeyBoard()
  readonly #keys: KeyTable
  readonly #reports: HidReports
  #held: readonly Key[] = []

  private constructor({ keys = F_KEYS, ...options }: HidKeypadOptions) {
    this.#keys = keys
    this.#reports = openHidReports({
      ...options,
      reportBytes: BOOT_REPORT_BYTES,
      report: (bytes) => this.#receive(bytes),
      show: (connection) => {
        this.#held = []
        this.#board.show(connection)
      },
    })
  }

  /** Returns at once; *connected* follows when the device is there. */
  static open(options: HidKeypadOptions): HidKeypad {
    return new HidKeypad(options)
  }

  watch(listener: (event: KeypadEvent) => void): () => void {
    return this.#board.watch(listener)
  }

  close(): Promise<void> {
    return this.#reports.close()
  }

  #receive(bytes: Uint8Array): void {
    const usages = usagesOf(bytes)
    if (usages === null) return
    const held = usages.flatMap((usage) => this.#keys.get(usage) ?? [])
    for (const key of this.#held) if (!held.includes(key)) this.#board.release(key)
    for (const key of held) this.#board.press(key)
    this.#held = held
  }
}
