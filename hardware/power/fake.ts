/** A power supply in memory, for tests of everything above it. */
import { FeltBoard } from '../felt/felt.ts'
import type { Power, PowerSupply } from './port.ts'

export class FakePower implements PowerSupply {
  readonly #board = new FeltBoard<Power>({ source: 'mains', percent: 100 })

  watch(listener: (power: Power) => void): () => void {
    return this.#board.watch(listener)
  }

  mains(percent: number): void {
    this.#board.tell({ source: 'mains', percent })
  }

  battery(percent: number): void {
    this.#board.tell({ source: 'battery', percent })
  }

  nothing(): void {
    this.#board.tell({ source: 'unknown', percent: null })
  }

  async close(): Promise<void> {}
}
