/** One or two switches behind a box that calls itself a keyboard: it types 1 and 2, and what they mean follows from `scan.ts`. */
import { type HidPlace, type HidReports, openHidReports } from '../hid/reports.ts'
import { systemTimer, type Timer } from '../serial-line/timer.ts'
import { BOOT_REPORT_BYTES, usagesOf } from './boot-report.ts'
import { KeyBoard } from './key-board.ts'
import type { Keypad, KeypadEvent } from './port.ts'
import { notMoved, passTime, pressSwitch, REST, type Scanned, type Scanning, type Switch } from './scan.ts'

export interface SwitchKeypadOptions extends HidPlace, Scanning {
  readonly sysfs?: string | undefined
  readonly dev?: string | undefined
  readonly timer?: Timer
  /** Milliseconds that only go forward. */
  readonly clock?: () => number
  readonly reopenMs?: number
}

/** Usages of the digits 1 and 2. */
export const SWITCHES: ReadonlyMap<number, Switch> = new Map([
  [0x1e, 'first'],
  [0x1f, 'second'],
])

export class SwitchKeypad implements Keypad {
  readonly #board: KeyBoard
  readonly #scanning: Scanning
  readonly #timer: Timer
  readonly #clock: () => number
  readonly #reports: HidReports
  #state = REST
  #held: readonly Switch[] = []
  #cancel = (): void => {}

  private constructor({
    switches,
    paceMs,
    clock = () => performance.now(),
    timer = systemTimer,
    ...place
  }: SwitchKeypadOptions) {
    this.#board = new KeyBoard({ type: 'connected', switches })
    this.#scanning = { switches, paceMs }
    this.#timer = timer
    this.#clock = clock
    this.#reports = openHidReports({
      ...place,
      timer,
      reportBytes: BOOT_REPORT_BYTES,
      report: (bytes) => this.#receive(bytes),
      show: (connection) => {
        this.#cancel()
        this.#held = []
        this.#state = REST
        this.#board.show(connection)
      },
    })
  }

  /** Returns at once; *connected* follows when the device is there. */
  static open(options: SwitchKeypadOptions): SwitchKeypad {
    return new SwitchKeypad(options)
  }

  watch(listener: (event: KeypadEvent) => void): () => void {
    return this.#board.watch(listener)
  }

  notMoved(): void {
    this.#state = notMoved(this.#state)
  }

  async close(): Promise<void> {
    this.#cancel()
    await this.#reports.close()
  }

  #receive(bytes: Uint8Array): void {
    const usages = usagesOf(bytes)
    if (usages === null) return
    const held = usages.flatMap((usage) => SWITCHES.get(usage) ?? [])
    const pressed = held.filter((which) => !this.#held.includes(which))
    this.#held = held
    for (const which of pressed) this.#follow(pressSwitch(this.#scanning, this.#state, which, this.#clock()))
  }

  #follow({ state, key, wakeAt }: Scanned): void {
    this.#state = state
    this.#cancel()
    if (wakeAt !== null) {
      const wake = () => this.#follow(passTime(this.#scanning, this.#state, this.#clock()))
      this.#cancel = this.#timer.after(wakeAt - this.#clock(), wake)
    }
    if (key === null) return
    this.#board.press(key)
    this.#board.release(key)
  }
}
