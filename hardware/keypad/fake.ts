/** A keypad in memory, for tests and simulations of everything above it. Has every key of D-15. */
import { KeyBoard } from './key-board.ts'
import type { Key, Keypad, KeypadEvent } from './port.ts'

export class FakeKeypad implements Keypad {
  readonly #board: KeyBoard

  /** @param switches it is one switch, or two */
  constructor(switches?: 1 | 2) {
    this.#board = new KeyBoard(switches === undefined ? { type: 'connected' } : { type: 'connected', switches })
    this.#board.show('connected')
  }

  watch(listener: (event: KeypadEvent) => void): () => void {
    return this.#board.watch(listener)
  }

  press(key: Key): void {
    this.down(key)
    this.up(key)
  }

  down(key: Key): void {
    this.#board.press(key)
  }

  up(key: Key): void {
    this.#board.release(key)
  }

  unplug(): void {
    this.#board.show('not-there')
  }

  plug(): void {
    this.#board.show('connected')
  }

  async close(): Promise<void> {
    this.#board.show('not-there')
  }
}
