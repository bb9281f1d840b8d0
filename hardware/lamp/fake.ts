/** A lamp in memory, for tests of everything above it. */
import type { Lamp } from './port.ts'

export class FakeLamp implements Lamp {
  lit = false

  /** Until it is so; the test's time limit is the end. */
  async becomes(lit: boolean): Promise<void> {
    while (this.lit !== lit) await new Promise((resolve) => setImmediate(resolve))
  }

  show(lit: boolean): void {
    this.lit = lit
  }

  async close(): Promise<void> {
    this.lit = false
  }
}
