/** Who listens to a keypad, and what they are told: the connection as it is now, then edges of presses only. */
import type { Key, KeypadEvent } from './port.ts'

type Listener = (event: KeypadEvent) => void

export class KeyBoard {
  readonly #listeners = new Set<{ readonly tell: Listener }>()
  readonly #held = new Set<Key>()
  #connected = false

  watch(listener: Listener): () => void {
    const entry = { tell: listener }
    this.#listeners.add(entry)
    listener(this.#connected ? { type: 'connected' } : { type: 'disconnected' })
    return () => {
      this.#listeners.delete(entry)
    }
  }

  connect(connected: boolean): void {
    this.#held.clear()
    if (connected === this.#connected) return
    this.#connected = connected
    this.#tell(connected ? { type: 'connected' } : { type: 'disconnected' })
  }

  /** A press that is reported again without a release is auto-repeat or a stuck key: told once (no repeated presses). Before the
   *  keypad counts as connected, a press belongs to nobody. */
  press(key: Key): void {
    if (!this.#connected || this.#held.has(key)) return
    this.#held.add(key)
    this.#tell({ type: 'pressed', key })
  }

  release(key: Key): void {
    this.#held.delete(key)
  }

  #tell(event: KeypadEvent): void {
    for (const { tell } of [...this.#listeners]) tell(event)
  }
}
