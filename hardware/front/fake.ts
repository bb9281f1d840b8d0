/** A contact in memory, for tests of everything above it. */
import { FeltBoard } from '../felt/felt.ts'
import type { Front, FrontContact } from './port.ts'

export class FakeFront implements FrontContact {
  readonly #board = new FeltBoard<Front>('closed')

  watch(listener: (front: Front) => void): () => void {
    return this.#board.watch(listener)
  }

  open(): void {
    this.#board.tell('open')
  }

  shut(): void {
    this.#board.tell('closed')
  }

  unplug(): void {
    this.open()
  }

  async close(): Promise<void> {}
}
