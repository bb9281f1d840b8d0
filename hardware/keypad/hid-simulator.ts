/** A keypad that calls itself a keyboard, at the far end of the kernel's file: press keys, and it sends what is held down. */
import { SimulatedHid } from '../hid/simulator.ts'
import { bootReport } from './boot-report.ts'
import { F_KEYS } from './key-table.ts'
import type { Key } from './port.ts'

export class SimulatedHidKeypad extends SimulatedHid {
  #held: number[] = []

  /** Finger down and up. */
  press(key: Key): void {
    this.down(key)
    this.up(key)
  }

  down(key: Key): void {
    const usage = usageOf(key)
    if (!this.#held.includes(usage)) this.#held.push(usage)
    // Sent again when it is down already: a device may repeat itself.
    this.send(bootReport(this.#held))
  }

  up(key: Key): void {
    this.#held = this.#held.filter((usage) => usage !== usageOf(key))
    this.send(bootReport(this.#held))
  }

  override unplug(): void {
    this.#held = []
    super.unplug()
  }
}

function usageOf(key: Key): number {
  for (const [usage, meaning] of F_KEYS) if (meaning === key) return usage
  throw new Error(`no function key for ${key}`)
}
